"""Months that are closed, refused to entries, reopened with a reason, closed again."""

import hashlib
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Enrolment, JournalEntry, StoredDocument
from app.office.absences.bell_settings import PeriodDraft, save_schedule
from app.office.absences.calling import take_roll, withdraw_roll
from app.office.absences.closed_months import close_month, closed_sheet, closings, reopen_month
from app.office.absences.groups import GroupEntry, mark_group
from app.office.absences.registers import month_registers
from app.office.rights import Role
from app.reports.attendance_register import render_attendance_register
from app.reports.spreadsheet import as_workbook
from app.ui.rooms.absences.register_sheet import register_sheet

MAY, DAY = date(2025, 5, 1), date(2025, 5, 20)


def close(register, month=MAY, **desk):
    (view,) = register.ask(month_registers, (register.class_id,), month, **desk)
    pdf = render_attendance_register(view)
    register.run(close_month, register.class_id, month, view, pdf, **desk)
    return view, pdf


@pytest.fixture
def closed(register):
    register.give("Lambert", "A", day=DAY)
    register.drawn, register.pdf = close(register)
    return register


def test_a_closed_month_is_kept_with_its_fingerprint(closed):
    (one,) = closed.ask(closings, MAY)
    assert (one.class_name, one.version, one.stands) == ("4TQA", 1, True)
    assert one.fingerprint == hashlib.sha256(closed.pdf).hexdigest()
    sheet = closed.ask(closed_sheet, one.id)
    assert (sheet.pdf, sheet.intact) == (closed.pdf, True)
    assert closed.ask(closings, date(2025, 4, 1)) == ()


GESTURES = (
    lambda one: one.give("Dubois", "A", day=DAY),
    lambda one: one.give("Lambert", None, day=DAY),
    lambda one: one.run(take_roll, one.class_id, DAY, "am"),
    lambda one: one.run(
        mark_group,
        GroupEntry((one.class_id,), (), date(2025, 5, 28), date(2025, 6, 3), (), one.mark("X")),
    ),
)


def test_entries_of_a_closed_month_are_refused(closed):
    for gesture in GESTURES:
        with pytest.raises(Refusal) as refused:
            gesture(closed)
        assert refused.value.message == "Le registre de mai 2025 de la classe 4TQA est clôturé."
        assert "rouvrir" in refused.value.advice
    assert closed.ask(month_registers, (closed.class_id,), MAY) == (closed.drawn,)


def test_other_classes_and_other_months_stay_open(closed):
    closed.give("Dubois", "A", day=date(2025, 6, 3))
    closed.class_name = "2C"
    assert closed.give("Dubois", "A", day=DAY) == 1


def test_a_month_is_reopened_with_a_reason_by_who_may_and_its_versions_stay(closed):
    for reason, desk in (
        ("  ", closed.school.desk),
        ("Erreur", closed.school.as_role(Role.SECRETARY)),
    ):
        with pytest.raises(Refusal):
            closed.school.file.run(reopen_month, desk, closed.class_id, MAY, reason)
    closed.run(reopen_month, closed.class_id, MAY, "Un certificat était égaré.")
    closed.give("Dubois", "A", day=DAY)
    view, pdf = close(closed)
    assert view != closed.drawn
    newest, oldest = closed.ask(closings, MAY)
    assert (newest.version, newest.stands, oldest.version) == (2, True, 1)
    assert (oldest.reason, oldest.stands) == ("Un certificat était égaré.", False)
    assert closed.ask(closed_sheet, oldest.id).pdf == closed.pdf
    assert closed.ask(closed_sheet, newest.id).pdf == pdf
    with closed.school.session() as session:
        titles = [row.title for row in session.exec(select(JournalEntry))]
    assert [one for one in titles if one.startswith("Registre du mois")] == [
        "Registre du mois clôturé",
        "Registre du mois rouvert",
        "Registre du mois clôturé",
    ]


def test_what_was_drawn_must_still_hold_and_the_month_be_over(register):
    (view,) = register.ask(month_registers, (register.class_id,), MAY)
    pdf = render_attendance_register(view)
    register.give("Lambert", "A", day=DAY)
    with pytest.raises(Refusal, match="a changé"):
        register.run(close_month, register.class_id, MAY, view, pdf)
    june = date(2025, 6, 1)
    with pytest.raises(Refusal, match="n'est pas terminé"):
        register.run(close_month, register.class_id, june, view, pdf)
    close(register)
    with pytest.raises(Refusal, match="déjà clôturé"):
        close(register)
    with pytest.raises(Refusal, match="n'est pas clôturé"):
        register.run(reopen_month, register.class_id, june, "Pour voir")


def test_damaged_bytes_are_told(closed):
    (one,) = closed.ask(closings, MAY)
    with closed.school.session() as session:
        document = session.exec(
            select(StoredDocument).where(StoredDocument.sha256 == one.fingerprint)
        ).one()
        document.content = b"%PDF-autre"
        session.add(document)
    assert not closed.ask(closed_sheet, one.id).intact
    with pytest.raises(Refusal):
        closed.ask(closed_sheet, 999)


def test_a_schedule_changes_nothing_of_a_closed_month(closed):
    with pytest.raises(Refusal) as refused:
        closed.run(save_schedule, None, "Court", DAY, (PeriodDraft("09:00", "10:00"),))
    assert refused.value.field == "valid_from"
    assert closed.run(
        save_schedule, None, "Court", date(2025, 6, 1), (PeriodDraft("09:00", "10:00"),)
    )


def test_a_call_of_a_closed_month_is_not_withdrawn(register):
    register.run(take_roll, register.class_id, DAY, "am")
    close(register)
    with pytest.raises(Refusal, match="clôturé"):
        register.run(withdraw_roll, register.class_id, DAY, "am")


def test_the_workbook_says_what_the_sheet_says(closed):
    with closed.school.session() as session:
        leaves = session.get(Enrolment, closed.enrolment("Dubois"))
        leaves.end = date(2025, 5, 21)
        session.add(leaves)
    (view,) = closed.ask(month_registers, (closed.class_id,), MAY)
    sheet = register_sheet(view)
    assert sheet.titles[:2] == ("N°", "Élève")
    assert sheet.titles[-len(view.totals) :] == view.totals
    for row, line in zip(sheet.rows, view.lines, strict=True):
        assert row[1] == line.name
        assert row[-len(line.totals) :] == line.totals
        letters = [str(cell).strip("()?*") for cell in row[2 : -len(line.totals)]]
        plain = {"·": "", "–": ""}
        assert [plain.get(one, one) for one in letters] == [cell.text for cell in line.cells]
    page = openpyxl.load_workbook(BytesIO(as_workbook(sheet))).active
    printed = [[cell.value for cell in row] for row in page.iter_rows()]
    told = [str(cell) for row in printed for cell in row if cell is not None]
    absents = next(row for row in printed if row[1] == "Absents")
    slots = len(view.columns)
    assert absents[2 : 2 + slots] == list(view.absents)
    assert absents[2 + slots :] == [
        sum(line.totals[place] for line in view.lines) for place in range(len(view.totals))
    ]
    called = next(row for row in printed if row[1] == "Appel fait")
    assert called[2 : 2 + slots] == ["x" if one.called else None for one in view.columns]
    assert {*view.heading, view.school.name, view.codes_told, view.legend} <= set(told)
    signed = [line for line in told if line.endswith("…")]
    assert [line.partition(", le")[0] for line in signed] == list(view.signers)
    assert all(f"{letter}\u00a0: {title}" in view.codes_told for letter, title in view.codes)
    titles = printed[sheet.head]
    assert titles[:2] == ["N°", "Élève"]
    assert page.freeze_panes == f"A{sheet.head + 2}"
