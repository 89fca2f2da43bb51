"""Numbers, documents, changed letters, and what an interruption leaves."""

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import (
    JournalEntry,
    LegalRepresentative,
    Letter,
    LetterEvent,
    Pupil,
    PupilRepresentative,
    SchoolWording,
    StoredDocument,
)
from app.office.files.creation import open_school
from app.office.letters.documents import by_pupil, issued_documents, letters_of_batch
from app.office.letters.issuing import begin_batch, finish, reserve, reserve_together
from app.office.letters.views import LetterAsk
from app.office.rights import Role
from app.office.settings.identity import edit_identity
from app.reports.letter import render_letter
from tests.office.letters.conftest import text_of
from tests.schools import PASSWORD


def rows(mail):
    with mail.school.session() as session:
        return list(session.exec(select(Letter).order_by(Letter.id)))


def edit_street(mail, street, new):
    with mail.school.session() as session:
        for row in session.exec(
            select(LegalRepresentative).where(LegalRepresentative.street == street)
        ):
            row.street = new
            session.add(row)


def test_each_letter_gets_the_next_number_of_its_year_and_keeps_its_document(mail):
    issued = mail.issue_all()
    lines = mail.register().lines
    assert [line.reference for line in lines] == [
        "2025/0004",
        "2025/0003",
        "2025/0002",
        "2025/0001",
    ]
    assert {line.status for line in lines} == {"issued"}
    text = mail.text(issued[0])
    for told in (
        "Institut du Test",
        "Madame et Monsieur Dubois",
        "Rue Haute 7",
        "5000 Namur",
        "2025/0001",
        "Namur, le 24 juin 2025",
        "Noé Dubois, né le 14 novembre 2009, 4TQA",
        "Attestation d'orientation B (AOB)",
        "général",
        "Lacunes en français.",
        "Anne Exemple",
        "La directrice",
    ):
        assert told in text, told
    documents = mail.ask(issued_documents, tuple(issued))
    assert documents[0].name == "4TQA - DUBOIS Noé - Notification d'une AOB - 2025-0001.pdf"
    assert [len(some) for some in by_pupil(documents)] == [1, 2, 1]


def test_one_letter_is_two_gestures_and_two_lines_of_the_journal(mail):
    preparation = mail.prepare()
    batch = mail.begin()
    reserved = mail.reserve(preparation.letters[0], preparation.options, batch)
    assert reserved.reference == "2025/0001"
    assert rows(mail)[0].status == "issuing"
    mail.run(finish, reserved.id, render_letter(reserved.view))
    with mail.school.session() as session:
        actions = Counter(session.exec(select(JournalEntry.action)))
        assert actions["letters.issuing.reserve"] == actions["letters.issuing.finish"] == 1
        (event,) = session.exec(select(LetterEvent))
        assert (event.status, event.day) == ("issued", date(2025, 6, 24))


def test_letters_reserved_together_are_those_reserved_one_by_one(mail):
    preparation, batch = mail.prepare(), mail.begin()
    asks = [LetterAsk.of(one, preparation.options) for one in preparation.letters]
    answers = mail.run(reserve_together, batch, tuple(asks)).value
    refused = [one for one in answers if isinstance(one, Refusal)]
    reserved = [one for one in answers if not isinstance(one, Refusal)]
    states = [one.state for one in preparation.letters]
    assert [isinstance(one, Refusal) for one in answers] == [one == "impossible" for one in states]
    assert len(refused) == 1
    assert [one.reference for one in reserved] == [f"2025/{number:04}" for number in range(1, 5)]
    assert {row.status for row in rows(mail)} == {"issuing"}
    for one in reserved:
        mail.run(finish, one.id, render_letter(one.view))
    assert [state for _pupil, state in mail.states()].count("unchanged") == 4
    with mail.school.session() as session:
        lines = session.exec(
            select(JournalEntry).where(JournalEntry.action == "letters.issuing.reserve_together")
        ).all()
        assert [len(json.loads(line.after)) for line in lines] == [4]


def test_a_letter_that_is_refused_costs_its_fellows_nothing(mail):
    preparation, batch = mail.prepare(), mail.begin()
    asks = [LetterAsk.of(one, preparation.options) for one in preparation.letters if one.issuable]
    wrong = replace(asks[1], digest="another")
    answers = mail.run(reserve_together, batch, (asks[0], wrong, asks[2])).value
    assert isinstance(answers[1], Refusal)
    assert [answers[0].reference, answers[2].reference] == ["2025/0001", "2025/0002"]


def test_what_is_frozen_says_what_the_letter_was_made_of(mail):
    mail.issue_all()
    content = json.loads(rows(mail)[0].content)
    assert content["options"]["communicated_on"] == "2025-06-25"
    assert content["deadlines"] == {
        "conciliation_jusque": "2025-06-27",
        "recours_externe_jusque": "2025-07-18",
    }
    assert content["view"]["reference"] == "2025/0001"
    assert rows(mail)[0].verdict_digest != ""
    assert rows(mail)[0].decision_id is not None


def test_issued_letters_are_unchanged_the_next_days_too(mail):
    mail.issue_all()
    assert [state for _pupil, state in mail.states()] == [
        "unchanged",
        "unchanged",
        "unchanged",
        "impossible",
        "unchanged",
    ]
    mail.later(3)
    assert "new" not in [state for _pupil, state in mail.states()]
    assert "changed" not in [state for _pupil, state in mail.states()]


def test_only_a_changed_letter_is_issued_again_and_replaces_the_former(mail):
    former = mail.issue_all()
    edit_street(mail, "Rue du Puits 3", "Rue du Puits 33")
    mail.later(2)
    assert [one.recipient for one in mail.prepare().letters if one.issuable] == [
        "Madame Claire Lambert"
    ]
    assert mail.prepared("Claire Lambert").replaces == "2025/0002"
    (new,) = mail.issue_all()
    by_id = {row.id: row for row in rows(mail)}
    assert by_id[former[1]].status == "cancelled"
    assert by_id[former[1]].replaced_by_id == new
    assert by_id[new].status == "issued"
    line = next(line for line in mail.register().lines if line.id == former[1])
    assert line.replaced_by == "2025/0005"
    assert mail.text(former[1]).count("Rue du Puits 3 ") == 1
    assert [one.state for one in mail.prepare().letters].count("unchanged") == 4


def test_households_that_became_one_replace_both_letters(mail):
    former = mail.issue_all()
    edit_street(mail, "Rue du Puits 3", "Avenue du Lac 8 bte 2")
    (new,) = mail.issue_all()
    assert {row.id for row in rows(mail) if row.replaced_by_id == new} == set(former[1:3])


@pytest.mark.parametrize("field", ["head_name", "street", "telephone"])
def test_a_change_of_the_letterhead_changes_every_letter(mail, field):
    mail.issue_all()
    mail.run(edit_identity, field, "Autre chose")
    assert [state for _pupil, state in mail.states()].count("changed") == 4


def test_the_school_may_reword_and_only_what_says_so_changes(mail):
    mail.issue_all()
    with mail.school.session() as session:
        session.add(
            SchoolWording(
                regime="fwb",
                letter="notification_aoa",
                part="ouverture",
                text="Le conseil a délibéré sur {eleve}.",
                author="Anne",
                entered_at=mail.school.desk.now,
            )
        )
    assert [one.decision for one in mail.prepare().letters if one.state == "changed"] == [
        "AOA",
        "AOA",
    ]


def test_a_wording_that_lost_a_mandatory_mention_stops_its_letters(mail):
    with mail.school.session() as session:
        session.add(
            SchoolWording(
                regime="fwb",
                letter="notification_aob",
                part="motivation",
                text="Voir le bulletin.",
                author="Anne",
                entered_at=mail.school.desk.now,
            )
        )
    assert "mention obligatoire" in mail.prepared("Dubois").gaps[0].text


def test_a_letter_that_changed_since_it_was_read_is_refused(mail):
    preparation = mail.prepare()
    edit_street(mail, "Rue Haute 7", "Rue Basse 7")
    with pytest.raises(Refusal, match="a changé depuis"):
        mail.reserve(preparation.letters[0], preparation.options)
    assert rows(mail) == []


def test_a_letter_that_changed_while_it_was_drawn_is_refused_and_its_number_given_up(mail):
    preparation = mail.prepare()
    reserved = mail.reserve(preparation.letters[0], preparation.options)
    edit_street(mail, "Rue Haute 7", "Rue Basse 7")
    with pytest.raises(Refusal, match="a changé pendant"):
        mail.run(finish, reserved.id, render_letter(reserved.view))
    mail.void(reserved.id)
    assert [row.status for row in rows(mail)] == ["void"]
    again = mail.prepare()
    assert mail.reserve(again.letters[0], again.options).reference == "2025/0002"


def test_a_letter_is_not_issued_twice(mail):
    preparation = mail.prepare()
    mail.reserve(preparation.letters[0], preparation.options)
    with pytest.raises(Refusal, match="déjà émise"):
        mail.reserve(preparation.letters[0], preparation.options)
    mail.issue(preparation.letters[1], preparation.options)
    with pytest.raises(Refusal, match="déjà émise"):
        mail.reserve(preparation.letters[1], preparation.options)


def test_what_cannot_be_issued_is_refused(sealed):
    preparation = sealed.prepare()
    with pytest.raises(Refusal, match="ne peut être émise"):
        sealed.reserve(preparation.letters[0], preparation.options)
    ask = LetterAsk(sealed.council.id, 999, "pupil:999", "", preparation.options)
    with pytest.raises(Refusal, match="rien décidé"):
        sealed.run(reserve, sealed.begin(), ask)


def test_a_recipient_that_moved_away_is_refused(mail):
    preparation = mail.prepare()
    with mail.school.session() as session:
        for tie in session.exec(select(PupilRepresentative)):
            tie.receives_letters = False
            session.add(tie)
    with pytest.raises(Refusal, match="plus le même destinataire"):
        mail.reserve(preparation.letters[0], preparation.options)


def test_a_number_given_up_stays_in_the_register(mail):
    preparation = mail.prepare()
    reserved = mail.reserve(preparation.letters[0], preparation.options)
    mail.void(reserved.id, "imprimerie en panne")
    (line,) = mail.register().lines
    assert (line.reference, line.status) == ("2025/0001", "void")
    detail = mail.detail(reserved.id)
    assert [(step.title, step.note) for step in detail.steps] == [
        ("Numéro annulé", "imprimerie en panne")
    ]
    assert not detail.has_document
    with pytest.raises(Refusal, match="pas de document"):
        mail.ask(issued_documents, (reserved.id,))
    with pytest.raises(Refusal, match="n'attend plus"):
        mail.void(reserved.id)
    with pytest.raises(Refusal, match="n'attend plus"):
        mail.run(finish, reserved.id, b"%PDF-")


def test_what_is_no_pdf_is_not_kept(mail):
    preparation = mail.prepare()
    reserved = mail.reserve(preparation.letters[0], preparation.options)
    with pytest.raises(ValueError, match="PDF"):
        mail.run(finish, reserved.id, b"hello")
    assert rows(mail)[0].status == "issuing"


def test_numbers_begin_again_with_the_year(mail):
    preparation = mail.prepare()
    mail.issue(preparation.letters[0], preparation.options)
    january = replace(
        preparation.options,
        written_on=date(2026, 1, 5),
        communicated_on=date(2026, 1, 6),
    )
    letters = mail.prepare(january).letters
    reserved = mail.reserve(letters[1], january)
    assert reserved.reference == "2026/0001"


def test_what_a_crash_left_is_given_up_as_the_file_opens(mail):
    preparation = mail.prepare()
    mail.issue(preparation.letters[0], preparation.options)
    mail.reserve(preparation.letters[1], preparation.options)
    now = datetime(2025, 6, 25, 8, 0, tzinfo=UTC)
    mail.school.file.close(now)
    reading = open_school(mail.school.file.path, "anne", PASSWORD, now, read_only=True)
    reading.close(now)
    mail.school = replace(
        mail.school, file=open_school(mail.school.file.path, "anne", PASSWORD, now)
    )
    try:
        assert [row.status for row in rows(mail)] == ["issued", "void"]
        with mail.school.session() as session:
            last = session.exec(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
        assert last.action == "letters.void_interrupted"
        assert json.loads(last.after) == {"void": ["2025/0002"]}
    finally:
        mail.school.file.close(now)


def test_seven_changed_of_all_issues_exactly_seven(school):
    """A class of 500: only those whose address changed are issued again."""
    mail = big(school, 500)
    assert mail.prepare().counted()["new"] == 500
    issued = frozen_without_drawing(mail)
    assert len(issued) == 500
    with mail.school.session() as session:
        for number in range(10, 80, 10):
            pupil = session.exec(select(Pupil).where(Pupil.register_number == 1000 + number)).one()
            pupil.street = "Rue Neuve 1"
            session.add(pupil)
    mail.later(1)
    assert mail.prepare().counted() == {
        "new": 0,
        "changed": 7,
        "unchanged": 493,
        "impossible": 4,
    }
    assert len(frozen_without_drawing(mail)) == 7
    counts = Counter(row.status for row in rows(mail))
    assert counts == {"issued": 500, "cancelled": 7}
    assert [row.number for row in rows(mail)] == list(range(1, 508))


def big(school, number):
    """A council whose pupils are all of age, beside the four of the class."""
    from app.folding import folded
    from app.models import Enrolment
    from tests.office.councils.conftest import sit
    from tests.office.letters.conftest import Mail

    with school.session() as session:
        for one in range(number):
            pupil = Pupil(
                register_number=1000 + one,
                last_name=f"Élève{one:03}",
                first_name="Ada",
                search_key=folded(f"Élève{one:03} Ada"),
                civility="mrs",
                birth_date=date(2006, 1, 1),
                street=f"Rue Haute {one}",
                postal_code="5000",
                locality="Namur",
                created_at=school.desk.now,
            )
            session.add(pupil)
            session.flush()
            session.add(
                Enrolment(
                    pupil_id=pupil.id,
                    year_id=school.year_id,
                    class_id=school.classes["2C"],
                    start=date(2024, 8, 26),
                )
            )
        for tie in session.exec(select(PupilRepresentative)):
            tie.receives_letters = False
            session.add(tie)
        for pupil in session.exec(select(Pupil).where(Pupil.register_number < 1000)):
            pupil.street = ""
            session.add(pupil)
    council = sit(school, "2C")
    decide_all(council)
    council.seal()
    return Mail(school, council)


def decide_all(council):
    from app.models import Decision

    view = council.opened().view
    with council.school.session() as session:
        for row in view.pupils:
            session.add(
                Decision(
                    council_id=council.id,
                    enrolment_id=row.enrolment_id,
                    code="first_degree_passed",
                    restrictions=[],
                    decided_at=council.school.desk.now,
                )
            )


def frozen_without_drawing(mail):
    """Issue all, with a document that is only told apart by its number."""
    preparation, batch = mail.prepare(), mail.begin()
    done = []
    for one in preparation.letters:
        if one.issuable:
            reserved = mail.reserve(one, preparation.options, batch)
            mail.run(finish, reserved.id, f"%PDF-{reserved.reference}".encode())
            done.append(reserved.id)
    return done


def test_a_batch_names_its_letters_in_posting_order(mail):
    issued = mail.issue_all()
    batch = rows(mail)[0].batch_id
    assert list(mail.ask(letters_of_batch, batch)) == issued
    documents = mail.ask(issued_documents, tuple(reversed(issued)))
    assert [one.reference for one in documents] == [f"2025/000{n}" for n in (1, 2, 3, 4)]


def test_markup_and_formulas_stay_texts(mail):
    with mail.school.session() as session:
        for row in session.exec(select(LegalRepresentative)):
            row.last_name = '<b>"=1+1"</b>'
            session.add(row)
    assert '<b>"=1+1"</b>' in text_of(render_letter(mail.prepare().letters[0].view))


def test_a_reprint_is_the_same_bytes_whatever_changed(mail):
    issued = mail.issue_all()
    with mail.school.session() as session:
        before = [row.content for row in session.exec(select(StoredDocument))]
    mail.run(edit_identity, "name", "Tout autre nom")
    edit_street(mail, "Rue Haute 7", "Rue Basse 1")
    after = [one.pdf for one in mail.ask(issued_documents, tuple(issued))]
    assert after == before[1:]  # the first is the procès-verbal


def test_who_may_not_write_letters_is_refused(mail):
    for role in (Role.READER, Role.EDUCATOR):
        with pytest.raises(Refusal, match="Votre compte"):
            mail.school.file.run(begin_batch, mail.school.as_role(role), "x", (mail.council.id,))
