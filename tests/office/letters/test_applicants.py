"""Letters to applicants who were never enrolled: no pupil is made, and the register finds them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Applicant, Letter, Pupil
from app.office.letters.applicants import (
    ApplicantLine,
    about,
    applicant,
    remove_applicant,
    save_applicant,
)
from app.office.letters.lives import mark_posted
from app.office.letters.occasions.listing import offers_of
from app.office.letters.register import letter, outgoing
from app.office.letters.views import Subject
from app.office.search import find_records
from app.office.today.listing import to_do
from tests.office.letters.conftest import text_of
from tests.office.letters.producing import Office
from tests.schools import make_school

ASKED = ApplicantLine(
    id=None,
    regime="fwb",
    year_label="2025-2026",
    last_name="Verhaegen-Ötztürk",
    first_name="Noé",
    civility="mr",
    birth_date=date(2010, 2, 14),
    studies="la 3e année de l'enseignement général de transition",
    addressees="Madame Inès Verhaegen\nMonsieur Cem Ötztürk",
    street="Rue du Puits 3",
    postal_code="5000",
    locality="Namur",
)
FACETS = {
    "fwb": ("refusée", "l'enseignement"),
    "european": ("Secrétaire général", "vice de forme"),
    "promsoc": ("art. 8", "refuse l'inscription"),
    "cefa": ("refusée",),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    school = make_school(tmp_path_factory.mktemp("applicants"))
    yield Office(school)
    school.file.close(school.desk.now)


def subject_of(office, regime, letter_name="enrolment_refusal", **changes):
    line = replace(ASKED, regime=regime, **changes)
    number = office.run(save_applicant, line)
    return number, Subject(regime, letter_name, None, about(number))


@pytest.mark.parametrize("regime", ["fwb", "cefa", "european", "promsoc"])
def test_a_refusal_names_the_applicant_and_makes_no_pupil(office, regime):
    pupils = _count(office, Pupil)
    number, subject = subject_of(office, regime, last_name=f"Refus{regime}")
    (offer, *_others) = office.ask(offers_of, regime, "enrolment_refusal")
    assert (offer.subject, offer.pupil) == (subject, f"REFUS{regime.upper()} Noé")
    office.give(subject)
    (letter_id,) = office.issue(subject)
    text = text_of(office.pdf(letter_id))
    for told in (
        f"Noé Refus{regime}",
        "né le 14 février 2010",
        "la 3e année de l'enseignement général de transition",
        "2025-2026",
        "Madame Inès Verhaegen",
        "Monsieur Cem Ötztürk",
        "Rue du Puits 3",
        "5000 Namur",
        *FACETS[regime],
    ):
        assert told in text, told
    assert _count(office, Pupil) == pupils
    line = office.ask(letter, letter_id).line
    assert (line.pupil_id, line.pupil) == (None, f"REFUS{regime.upper()} Noé")
    assert line in office.ask(outgoing, 2025).lines
    (found,) = office.ask(find_records, f"refus{regime} noe")
    assert (found.kind, found.id) == ("letter", letter_id)
    with office.school.session() as session:
        assert session.get(Letter, letter_id).about == about(number)
    assert [one.state for one in office.prepare(subject).letters] == ["unchanged"]


def _count(office, model):
    with office.school.session() as session:
        return len(session.exec(select(model)).all())


def test_what_was_issued_is_proved_and_what_is_put_right_takes_its_place(office):
    number, subject = subject_of(office, "fwb", last_name="Prouvé")
    office.give(subject)
    (first,) = office.issue(subject)
    kept = office.pdf(first)
    office.run(save_applicant, replace(office.ask(applicant, number), street="Rue Neuve 9"))
    (changed,) = office.prepare(subject).letters
    assert changed.state == "changed"
    (second,) = office.issue(subject)
    assert office.pdf(first) == kept and "Rue Neuve 9" in text_of(office.pdf(second))
    assert office.ask(letter, first).line.status == "cancelled"
    with pytest.raises(Refusal, match="registre"):
        office.run(remove_applicant, number)


def test_an_applicant_typed_by_mistake_leaves_the_file(office):
    number, _subject = subject_of(office, "fwb", last_name="Erreur")
    office.run(remove_applicant, number)
    with office.school.session() as session:
        assert session.get(Applicant, number) is None
    with pytest.raises(Refusal):
        office.ask(applicant, number)


def test_a_grown_up_receives_the_letter_where_nobody_else_is_named(office):
    _number, subject = subject_of(
        office, "promsoc", last_name="Majeur", birth_date=date(1990, 1, 1), addressees=""
    )
    office.give(subject)
    (prepared,) = office.prepare(subject).letters
    assert prepared.view.recipient.lines[0] == "Monsieur Noé Majeur"
    assert prepared.view.recipient.salutation == "Monsieur"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("last_name", " "),
        ("first_name", ""),
        ("year_label", ""),
        ("studies", ""),
        ("street", ""),
        ("postal_code", ""),
        ("locality", ""),
        ("birth_date", None),
        ("birth_date", date(2030, 1, 1)),
        ("addressees", ""),
        ("addressees", "A\nB\nC\nD"),
    ],
)
def test_what_a_letter_would_lack_is_named_at_its_field(office, field, value):
    with pytest.raises(Refusal) as refused:
        office.run(save_applicant, replace(ASKED, **{field: value}))
    assert refused.value.field == field


def test_two_applicants_are_two_decisions_that_may_be_contested(office):
    issued = []
    for name in ("Premier", "Second"):
        _number, subject = subject_of(office, "european", last_name=name)
        office.give(subject)
        issued += office.issue(subject)
    office.run(mark_posted, tuple(issued), office.school.desk.today, "plain")
    (item,) = [one for one in office.ask(to_do) if one.kind == "appeals"]
    assert item.detail.startswith("2 décisions notifiées")
