"""The list of 30 June: who is on it, in which category, and the duty to send it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.models import RollCall
from app.office.absences.duties.june_list import CATEGORIES, june_list
from app.office.absences.duties.june_papers import june_paper, june_sheet
from app.office.absences.duties.procedure import note_answer, note_council, note_return, propose
from app.office.absences.duties.settling import settle
from app.reports.list_document import render_list
from app.reports.spreadsheet import as_workbook
from tests.office.absences.duties.conftest import TODAY
from tests.office.absences.duties.test_objectives import answer, proposal
from tests.reports.reading import text_of

JUNE = date(2025, 6, 16)


@pytest.fixture
def listed(register):
    """Somebody of each category; a second year, and somebody at twenty, are on no list."""
    for name in ("Lambert", "Dubois", "Van Damme"):
        register.miss(name, 21)
    register.miss("Peeters", 20)
    for class_name in ("5P", "2C"):
        register.class_name = class_name
        register.miss("Lambert", 21)
    register.class_name = "4TQA"
    for name in ("Lambert", "Dubois"):
        pupil = register.pupil_id(name)
        register.do(note_return, pupil, TODAY)
        register.do(propose, pupil, proposal())
    register.do(note_answer, register.pupil_id("Lambert"), answer())
    register.do(note_answer, register.pupil_id("Dubois"), answer("refused"))
    register.today = date(2025, 5, 20)
    pupil = register.pupil_id("Lambert")
    register.do(note_council, pupil, register.today, ("met", "met"), "met", "Tenus.")
    register.today = JUNE
    register.edit("Peeters", "A", date(2025, 6, 2))
    # Only Peeters is there when the roll of the day after is called.
    day = date(2025, 6, 3)
    register.edit("Van Damme", "A", day)
    with register.school.session() as session:
        now = register.school.desk.now
        called = RollCall(class_id=register.class_id, day=day, slot="am", taken_at=now)
        session.add(called)
    return register


def categories(register):
    found = register.ask(june_list, today=register.today)
    return {(row.class_name, row.name.split()[0]): row.category for row in found.rows}


def test_each_pupil_stands_in_the_category_of_the_circular(listed):
    assert categories(listed) == {
        ("4TQA", "Lambert"): "met",
        ("4TQA", "Dubois"): "not_approved",
        ("4TQA", "Van"): "not_returned",
        ("4TQA", "Peeters"): "late_excess",
        ("5P", "Lambert"): "not_returned",
    }
    (duty,) = [line for line in listed.lines() if line.kind == "objectives_list"]
    assert (duty.due, duty.pupil, duty.late(date(2025, 7, 1))) == (date(2025, 6, 30), "", True)
    found = listed.ask(june_list, today=JUNE)
    assert (found.verdict.outcome, found.sent) == ("ready", None)
    listed.do(settle, duty.id, JUNE, "par courriel")
    found = listed.ask(june_list, today=JUNE)
    assert (found.verdict.outcome, found.sent) == ("sent", JUNE)


def test_the_list_on_paper_and_as_a_workbook_hold_the_same(listed):
    found = listed.ask(june_list, today=JUNE)
    pdf = render_list(june_paper(found))
    text = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    book = load_workbook(BytesIO(as_workbook(june_sheet(found)))).active
    rows = list(book.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(found.rows) == 5
    for row, cells in zip(found.rows, rows, strict=True):
        assert row.name in text and str(row.register_number) in text
        assert cells[0] == CATEGORIES[row.category]
        assert cells[5] == row.unjustified > 20
        assert cells[6].date() == row.excess


def test_long_names_stand_whole_on_the_list(listed):
    long = "Vandenberghe-Delafontaine de Sainte-Walburge Marie-Charlotte Alexandrine"
    found = listed.ask(june_list, today=JUNE)
    rows = tuple(replace(row, name=long) for row in found.rows)
    told = text_of(render_list(june_paper(replace(found, rows=rows * 9))))
    assert told.count(long) == 45
    assert "…" not in told


def test_a_list_without_a_pupil_says_so(register):
    found = register.ask(june_list, today=JUNE)
    assert found.rows == ()
    told = text_of(render_list(june_paper(found)))
    assert "Aucun élève n'est à mentionner sur la liste." in told
    assert "La direction" in told


def test_the_duty_goes_where_nobody_is_beyond_any_more(register):
    register.miss("Lambert", 21)
    assert "objectives_list" in register.kinds()
    register.edit("Lambert", None, date(2025, 2, 10))
    register.pass_days(date(2025, 5, 6))
    assert "objectives_list" not in register.kinds()
