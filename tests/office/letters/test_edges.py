"""What seldom happens to letters, and must still be said or kept right."""

from dataclasses import replace

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import LegalRepresentative, Letter, School, SchoolClass, Sealing
from app.office.councils.freezing import fingerprint_of
from app.office.letters import sealed as sealed_module
from app.office.letters import wordings as wordings_module
from app.office.letters.complements import give_complement
from app.office.letters.fields import reason_of
from app.office.letters.issuing import finish
from app.reports.letter import render_letter
from app.reports.wording import load_wording
from app.rules.errors import RuleInputError
from tests.office.councils.conftest import sit
from tests.office.letters.conftest import Mail
from tests.office.letters.test_issuing import edit_street
from tests.office.letters.test_preparing import gaps, said


def test_a_school_may_not_say_who_its_head_is(mail):
    with mail.school.session() as session:
        session.get(School, 1).head_civility = "none"
    view = mail.prepared("Dubois").view
    assert view.signature.function == "La direction"
    assert "auprès de Anne Exemple, direction" in said(view)


def test_a_letter_without_wording_says_so(mail, monkeypatch):
    def absent(regime, letter):
        if letter == "notification_aoa":
            raise FileNotFoundError(letter)
        return load_wording(regime, letter)

    monkeypatch.setattr(wordings_module, "load_wording", absent)
    assert gaps(mail, "Claire Lambert") == [
        "Le texte de cette lettre n'est pas encore dans le programme."
    ]
    assert mail.prepared("Dubois").state == "new"


def test_a_rule_that_cannot_answer_says_why():
    refused = RuleInputError("communicated", "une date qui suit est attendue")
    assert reason_of(refused) == ("Un délai ne peut être calculé : une date qui suit est attendue.")


def test_a_letter_dated_before_its_council_is_stopped(mail):
    options = mail.prepare().options
    early = replace(
        options,
        written_on=options.written_on.replace(day=20),
        communicated_on=options.written_on.replace(day=20),
    )
    found = mail.prepared("Dubois", early)
    assert "Un délai ne peut être calculé" in found.gaps[0].text
    assert found.gaps[0].record_kind == "setting"


def test_a_complement_is_given_once_more_in_its_place(mail):
    mail.run(give_complement, "caractere", "confessionnel")
    mail.run(give_complement, "caractere", "confessionnel catholique")
    assert "caractère confessionnel catholique" in said(mail.prepared("Dubois").view)


def test_the_first_degree_has_its_own_letter_without_form(school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["2C"]).form = ""
    council = sit(school, "2C")
    for pupil in ("Lambert", "Dubois", "Peeters"):
        council.decide(pupil, "first_degree_passed")
    council.decide("Van Damme", "first_degree_complementary", motivation="Lacunes.")
    council.seal()
    mail = Mail(school, council)
    assert "la 2e année du premier degré de l'enseignement secondaire" in said(
        mail.prepared("Dubois").view
    )
    assert "Année complémentaire" in said(mail.prepared("Van Damme").view)


def test_the_last_class_is_told_its_baccalaureate(school):
    with school.session() as session:
        session.get(SchoolClass, school.classes["S4A"]).study_year = 7
    council = sit(school, "S4A", "baccalaureate")
    for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
        council.decide(pupil, "baccalaureate_awarded")
    council.seal()
    text = said(Mail(school, council).prepared("Dubois").view)
    assert "Baccalauréat obtenu" in text and "7e classe secondaire" in text
    assert "article 12 du Règlement d'application" in text and "pas suspensif (art. 66.3)" in text


def test_a_decision_against_the_verdict_says_its_ground(school):
    council = sit(school, "S4A")
    for pupil in ("Lambert", "Dubois", "Van Damme", "Peeters"):
        council.enter(pupil, "7", "7", "7", "7", "7")
        council.decide(pupil, "promoted")
    council.decide("Dubois", "refused", motivation="Trop jeune.", ground="Demande des parents.")
    council.seal()
    text = said(Mail(school, council).prepared("Dubois").view)
    assert "Le conseil s'écarte de ce verdict : Demande des parents." in text


def test_two_numbers_for_one_letter_end_as_one_letter(mail):
    preparation = mail.prepare()
    first = mail.reserve(preparation.letters[0], preparation.options)
    edit_street(mail, "Rue Haute 7", "Rue Basse 7")
    again = mail.prepare()
    second = mail.reserve(again.letters[0], again.options)
    mail.run(finish, second.id, render_letter(second.view))
    with pytest.raises(Refusal, match="a changé pendant"):
        mail.run(finish, first.id, render_letter(first.view))
    mail.void(first.id)
    with mail.school.session() as session:
        assert [row.status for row in session.exec(select(Letter))] == ["void", "issued"]


def test_few_contents_are_kept_in_memory(mail, monkeypatch):
    known = dict.fromkeys((str(number) for number in range(64)), None)
    monkeypatch.setattr(sealed_module, "_READ", known)
    mail.prepare()
    assert len(known) == 64
    with mail.school.session() as session:
        sealing = session.exec(select(Sealing)).one()
    assert sealing.fingerprint in known
    assert fingerprint_of(sealing.content) == sealing.fingerprint


def test_a_recipient_of_whom_nothing_is_known_is_named_where_it_is_completed(mail):
    with mail.school.session() as session:
        lives = LegalRepresentative.street == "Rue Haute 7"
        for row in session.exec(select(LegalRepresentative).where(lives)):
            row.street, row.postal_code, row.locality = "", "", ""
            session.add(row)
    letters = [one for one in mail.prepare().letters if one.pupil == "DUBOIS Noé"]
    assert [one.gaps[0].record_kind for one in letters] == ["pupil", "pupil"]
    assert letters[0].gaps[0].text == "L'adresse manque pour Madame Claire Dubois."


def test_decisions_without_letter_ask_for_none(mail, monkeypatch):
    """A pupil without decision, in a council that was sealed before it was asked for."""
    (council,) = _sealed(mail)
    row = replace(council.view.pupils[0], decision=None)
    other = replace(council, view=replace(council.view, pupils=(row,)))
    monkeypatch.setattr(
        "app.office.letters.preparing.sealed_councils", lambda _session, _ids: (other,)
    )
    assert mail.prepare().letters == ()


def _sealed(mail):
    with mail.school.session() as session:
        return sealed_module.sealed_councils(session, [mail.council.id])


def test_the_second_session_has_its_own_words(school):
    council = sit(school, "4TQA", "class_council_september")
    council.enter("Dubois", "9", "12", "7", "12", "15")
    for pupil in ("Lambert", "Van Damme", "Peeters"):
        council.decide(pupil, "aoa")
    council.decide("Dubois", "aoc", motivation="Lacunes.")
    council.seal()
    mail = Mail(school, council)
    mail.give()
    text = said(mail.prepared("Dubois").view)
    assert "seconde session" in text
    assert "cinquième jour ouvrable scolaire" in text
    letter_id = mail.issue(mail.prepared("Dubois"), mail.prepare().options)
    assert [term.name for term in mail.detail(letter_id).terms] == ["conciliation_jusque"]
