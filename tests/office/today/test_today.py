"""What stands in the list of the day, from what state of the school, and how urgent."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.models import (
    Account,
    Enrolment,
    Justification,
    PupilRepresentative,
    RollCall,
    School,
    SchoolRegime,
)
from app.office.absences.slots import slots_of
from app.office.letters.lives import mark_posted, mark_printed, record_step
from app.office.today.items import Item, some, urgency_of
from app.office.today.listing import ORDER, to_do
from tests.office.councils.conftest import sit
from tests.office.letters.conftest import Mail
from tests.schools import CLASSES, TODAY


def listed(school, kind=None, desk=None):
    items = school.file.ask(to_do, desk or school.desk)
    return [item for item in items if kind is None or item.kind == kind]


def said(items):
    return [(item.text, item.urgency) for item in items]


@pytest.fixture
def mail(school):
    council = sit(school, "4TQA")
    council.complete()
    council.seal()
    mail = Mail(school, council)
    mail.give()
    return mail


def call_all_rolls(school, days):
    with school.session() as session:
        account = session.exec(select(Account)).first()
        for name, regime, *_rest in CLASSES:
            unit = "half_day" if regime in ("fwb", "cefa") else "period"
            for day in days:
                for slot in slots_of(unit, day):
                    session.add(
                        RollCall(
                            class_id=school.classes[name],
                            day=day,
                            slot=slot.code,
                            taken_by=account.id,
                            taken_at=school.desk.now,
                        )
                    )


def test_nothing_waits_in_a_school_without_classes(school):
    with school.session() as session:
        for row in session.exec(select(Enrolment)):
            row.end = date(2025, 6, 1)
            session.add(row)
    assert listed(school) == []


def test_rolls_of_today_and_of_the_last_school_day(school):
    assert said(listed(school, "rolls"))[:2] == [
        ("Appel à faire\u00a0: matin, 3 classes", "late"),
        ("Appel à faire\u00a0: après-midi, 3 classes", "late"),
    ]
    assert listed(school, "rolls")[2].text == "Appel à faire\u00a0: journée, 2 classes"
    assert listed(school, "rolls")[3].detail == "4TQA, 2C, 5P"
    assert listed(school, "rolls")[3].record_id == "2025-06-24"
    call_all_rolls(school, (TODAY, TODAY - timedelta(days=1)))
    assert listed(school, "rolls") == []


def test_councils_late_of_today_and_of_the_week(school):
    for name, day in (
        ("4TQA", date(2025, 6, 23)),
        ("2C", TODAY),
        ("5P", date(2025, 7, 1)),
        ("S4A", date(2025, 7, 2)),
    ):
        from app.office.councils.opening import SessionDetails, change_session

        council = sit(school, name)
        council.run(change_session, council.id, SessionDetails(day, "14:05", "Local 12"))
    assert said(listed(school, "councils")) == [
        ("Conseil de 4TQA à clôturer", "late"),
        ("Conseil de 2C", "today"),
        ("Conseil de 5P", "week"),
    ]
    assert listed(school, "councils")[1].detail.startswith("mardi 24 juin 2025, 14")


def test_letters_are_due_from_the_day_of_the_seal(mail):
    (item,) = listed(mail.school, "letters")
    assert (item.text, item.urgency) == ("4TQA : 4 lettres à émettre", "today")
    assert (item.record_kind, item.record_id) == ("letters", mail.council.id)
    mail.later(1)
    assert listed(mail.school, "letters")[0].urgency == "late"
    mail.issue_all()
    assert listed(mail.school, "letters")[0].text == "4TQA : une lettre à émettre"
    # Months later, what a former year left is no work of today.
    mail.later(200)
    assert listed(mail.school, "letters") == []


def test_issued_letters_wait_for_the_printer_then_for_the_post(mail):
    issued = tuple(mail.issue_all())
    batch = mail.register().lines[0].batch_id
    (item,) = listed(mail.school, "letters issued")
    assert (item.text, item.record_kind, item.record_id) == (
        "4 lettres à imprimer",
        "batch",
        batch,
    )
    mail.run(mark_printed, issued[:3])
    mail.later(1)
    assert said(listed(mail.school, "letters issued")) == [("Une lettre à imprimer", "late")]
    assert said(listed(mail.school, "letters printed")) == [("3 lettres à poster", "late")]
    mail.run(mark_posted, issued, mail.school.desk.today, "plain")
    assert listed(mail.school, "letters printed") == []
    assert listed(mail.school, "receipts") == []


def test_receipts_are_awaited_until_they_come(mail):
    issued = tuple(mail.issue_all())
    numbers = {one: f"01054123456789{one:04}" for one in issued}
    mail.run(mark_posted, issued[:2], TODAY, "registered_receipt", numbers)
    mail.later(3)
    (item,) = listed(mail.school, "receipts")
    assert (item.text, item.urgency) == ("2 retours de la poste attendus", "waiting")
    assert item.detail == "envoi du 24 juin 2025, il y a 3 jours"
    mail.run(record_step, issued[:1], "acknowledged", TODAY)
    (item,) = listed(mail.school, "receipts")
    assert item.text == "Retour attendu\u00a0: Madame Claire Lambert"
    assert (item.record_kind, item.record_id) == ("letter", issued[1])
    mail.run(record_step, issued[1:2], "presented", TODAY)
    assert len(listed(mail.school, "receipts")) == 1


def test_a_registered_letter_without_receipt_is_awaited_until_presented(mail):
    issued = tuple(mail.issue_all())
    mail.run(mark_posted, issued[:1], TODAY, "registered", {issued[0]: "RR000000014BE"})
    assert len(listed(mail.school, "receipts")) == 1
    mail.run(record_step, issued[:1], "presented", TODAY)
    assert listed(mail.school, "receipts") == []


def test_appeals_run_from_the_posting_to_their_last_day(mail):
    issued = tuple(mail.issue_all())
    assert listed(mail.school, "appeals") == []
    mail.run(mark_posted, issued, TODAY, "plain")
    assert [(item.text, item.urgency, item.due) for item in listed(mail.school, "appeals")] == [
        ("Conciliation interne possible jusqu'au 27 juin 2025", "week", date(2025, 6, 27)),
        ("Recours externe possible jusqu'au 18 juillet 2025", "waiting", date(2025, 7, 18)),
    ]
    assert listed(mail.school, "appeals")[0].detail == "2 décisions notifiées · encore 3 jours"
    mail.later(2)
    assert listed(mail.school, "appeals")[0].detail.endswith("encore un jour")
    mail.later(1)
    assert listed(mail.school, "appeals")[0].urgency == "today"
    assert listed(mail.school, "appeals")[0].detail.endswith("dernier jour")
    mail.later(1)
    assert [item.due for item in listed(mail.school, "appeals")] == [date(2025, 7, 18)]


def justify(school, number):
    with school.session() as session:
        for one in range(number):
            session.add(
                Justification(
                    pupil_id=school.pupils["4TQA", "Dubois"],
                    kind="note",
                    start=TODAY,
                    end=TODAY,
                    received_on=TODAY - timedelta(days=one),
                )
            )


def test_few_justifications_are_listed_one_by_one(school):
    justify(school, 2)
    items = listed(school, "justifications")
    assert [item.text for item in items] == ["Justification à juger\u00a0: DUBOIS Noé"] * 2
    assert items[0].detail == ("du 24 juin 2025 au 24 juin 2025, reçue le 23 juin 2025")


def test_many_justifications_are_one_line(school):
    justify(school, 9)
    (item,) = listed(school, "justifications")
    assert item.text == "9 justifications à juger"
    assert item.detail == "la plus ancienne reçue le 16 juin 2025"


def test_pupils_to_whom_nothing_can_be_sent(school):
    items = listed(school, "pupils")
    assert [item.text for item in items] == [
        f"Courrier impossible\u00a0: Loïc Peeters, {name}" for name, *_rest in CLASSES
    ]
    assert items[0].detail.startswith("Aucun représentant légal")
    with school.session() as session:
        for tie in session.exec(select(PupilRepresentative)):
            tie.receives_letters = False
            session.add(tie)
    items = listed(school, "pupils")
    assert [item.text for item in items][:1] == ["Courrier impossible\u00a0: 3 élèves de 4TQA"]
    assert (items[0].record_kind, items[0].record_id) == ("class", school.classes["4TQA"])


def test_what_the_school_itself_lacks_comes_with_the_day(school):
    assert listed(school, "school") == []
    with school.session() as session:
        row = session.get(School, 1)
        row.head_name, row.street = "", ""
        for regime in session.exec(select(SchoolRegime)):
            assert regime.regime
    (item,) = listed(school, "school")
    assert item.detail == "rue, nom de la direction"
    assert (item.record_kind, item.record_id) == ("setting", "school")


def test_the_list_goes_from_the_late_to_the_awaited(mail):
    mail.issue_all()
    order = [ORDER[item.urgency] for item in listed(mail.school)]
    assert order == sorted(order)
    assert len({item.key for item in listed(mail.school)}) == len(listed(mail.school))


def test_urgency_follows_the_day():
    assert [urgency_of(TODAY + timedelta(days=n), TODAY) for n in (-1, 0, 1, 7, 8)] == [
        "late",
        "today",
        "week",
        "week",
        "later",
    ]


def test_many_things_are_told_as_one():
    one = Item("k", "un", "today", "pupil", 1)
    rest = Item("k", "tous", "today", "pupil", 1)
    assert list(some([one] * 8, rest)) == [one] * 8
    assert list(some([one] * 9, rest)) == [rest]
    assert list(some([one] * 9, None)) == [one] * 9


def test_statements_do_not_grow(mail, statements):
    with statements(mail.school) as seen:
        listed(mail.school)
    first = len(seen)
    issued = tuple(mail.issue_all())
    mail.run(mark_posted, issued, TODAY, "plain")
    justify(mail.school, 12)
    with statements(mail.school) as seen:
        listed(mail.school)
    assert len(seen) == first <= 40
