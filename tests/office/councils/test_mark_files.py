"""Marks by file: the entry sheet of a teacher goes out, comes back, and every fault is told."""

from decimal import Decimal

import openpyxl
import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import CourseFollowed
from app.office.councils.entry_sheets import entry_sheets, missing_marks
from app.office.councils.mark_files import plan_marks
from app.office.councils.views import MarkValue
from app.office.imports.reading import read_file
from app.office.imports.tables import Line, Table
from app.reports.entry_sheet import render_entry_sheet
from app.reports.entry_sheet_view import EntryColumn, EntryLine, EntrySheet
from tests.office.councils.conftest import sit


def table(*lines, titles=("Élève", "Français", "MA")):
    rows = tuple(Line(number, cells) for number, cells in enumerate(lines, 2))
    return Table("notes.csv", titles, rows)


def view(sitting):
    return sitting.opened().view


def test_cells_are_matched_by_name_and_course(sitting):
    plan = plan_marks(
        view(sitting), table(("LAMBERT Éloïse", "12,5", "abs"), ("dubois noe", "8", ""))
    )
    assert [(one.pupil, one.course, one.after) for one in plan.marks] == [
        ("LAMBERT Éloïse", "Français", "12,5"),
        ("LAMBERT Éloïse", "Mathématique", "abs."),
        ("DUBOIS Noé", "Français", "8"),
    ]
    assert plan.marks[0].mark == MarkValue(Decimal("12.5"))
    assert not plan.faults


def test_what_the_grid_holds_already_is_counted_not_written(sitting):
    sitting.enter("Lambert", "12.5")
    plan = plan_marks(view(sitting), table(("LAMBERT Éloïse", "12,5", "14")))
    assert plan.same == 1
    assert [(one.before, one.after) for one in plan.marks] == [("", "14")]


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        (("INCONNU Paul", "12", ""), "A", "n'est pas dans ce conseil"),
        (("", "12", ""), "A", "ne nomme aucun élève"),
        (("LAMBERT Éloïse", "21", ""), "B", "20"),
        (("LAMBERT Éloïse", "", "douze"), "C", "douze"),
        (("LAMBERT Éloïse", "=1+1", ""), "B", "=1+1"),
    ],
)
def test_each_fault_is_told_with_its_row_and_column(sitting, line, column, said):
    plan = plan_marks(view(sitting), table(("DUBOIS Noé", "10", ""), line))
    assert len(plan.marks) == 1
    (fault,) = plan.faults
    assert (fault.line, fault.column) == (3, column)
    assert said in fault.text


def test_a_file_that_names_no_course_is_refused_whole(sitting):
    with pytest.raises(Refusal, match="cours"):
        plan_marks(view(sitting), table(("LAMBERT Éloïse", "1", "2"), titles=("Élève", "X", "Y")))
    with pytest.raises(Refusal, match="élèves"):
        plan_marks(view(sitting), table(("1", "2"), titles=("Français", "MA")))


def test_the_sheet_of_a_teacher_comes_back_by_import(sitting, tmp_path):
    sitting.enter("Lambert", "12.5")
    sheets = sitting.ask(entry_sheets, sitting.id)
    assert sheets
    for sheet in sheets:
        file = tmp_path / f"{sheet.title}.xlsx"
        file.write_bytes(render_entry_sheet(sheet))
        book = openpyxl.load_workbook(file)
        page = book.active
        assert page.protection.sheet
        page.cell(2, 3).value = 7.5
        book.save(file)
        (read,) = read_file(file)
        plan = plan_marks(view(sitting), read)
        assert not plan.faults
        assert [one.after for one in plan.marks] == ["7,5"]


def test_no_cell_of_a_sheet_is_a_formula(tmp_path):
    sheet = EntrySheet(
        "t",
        "=cmd()",
        "&P",
        "sur 20",
        (EntryColumn("=1+1", Decimal(20), Decimal("0.5")),),
        (EntryLine(1, "=HYPERLINK(1)", ("",)),),
    )
    file = tmp_path / "sheet.xlsx"
    file.write_bytes(render_entry_sheet(sheet))
    page = openpyxl.load_workbook(file).active
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_missing_marks_are_told_by_teacher(sitting):
    before = sum(one.count for one in sitting.ask(missing_marks, sitting.id))
    sitting.enter("Lambert", "12.5", "14")
    after = sitting.ask(missing_marks, sitting.id)
    assert sum(one.count for one in after) == before - 2
    lambert = sitting.enrolment("Lambert")
    french = [pupils for one in after for title, pupils in one.courses if title == "Français"]
    assert all(lambert not in pupils for pupils in french)


def test_the_file_of_another_class_is_refused_as_such(sitting):
    other = table(("MARTIN Anne", "12", ""), ("SIMON Luc", "8", ""))
    with pytest.raises(Refusal, match="d'une autre classe") as refused:
        plan_marks(view(sitting), other)
    assert "4TQA, Conseil de classe, juin" in refused.value.advice
    assert "MARTIN Anne" in refused.value.advice


def test_a_row_of_another_class_among_others_is_named(sitting):
    plan = plan_marks(view(sitting), table(("LAMBERT Éloïse", "12", ""), ("SIMON Luc", "8", "")))
    assert [(one.line, one.text) for one in plan.faults] == [
        (3, "SIMON Luc n'est pas dans ce conseil.")
    ]
    assert len(plan.marks) == 1


def sheet_table(opened, tmp_path, *, mark="7.5"):
    """The first teacher's sheet as it comes back, a mark typed in its first row."""
    sheet = opened.ask(entry_sheets, opened.id)[0]
    file = tmp_path / f"{opened.id}.xlsx"
    file.write_bytes(render_entry_sheet(sheet))
    book = openpyxl.load_workbook(file)
    book.active.cell(2, 3).value = Decimal(mark)
    book.save(file)
    (read,) = read_file(file)
    return read


def test_the_sheet_of_another_council_of_the_class_is_refused_as_such(sitting, tmp_path):
    period = sit(sitting.school, "4TQA", "class_council_period")
    theirs = sheet_table(period, tmp_path)
    with pytest.raises(Refusal, match="la feuille d'un autre conseil") as refused:
        plan_marks(view(sitting), theirs)
    assert period.opened().view.session.title in refused.value.message
    assert plan_marks(view(period), theirs).faults == ()


def test_rows_of_another_council_s_sheet_among_others_are_named(sitting, tmp_path):
    period = sit(sitting.school, "4TQA", "class_council_period")
    mine, theirs = sheet_table(sitting, tmp_path), sheet_table(period, tmp_path)
    mixed = Table(mine.name, mine.titles, (theirs.lines[0], *mine.lines[1:]))
    (fault,) = plan_marks(view(sitting), mixed).faults
    assert fault.line == 2
    assert "vient d'un autre conseil" in fault.text and "DUBOIS Noé" in fault.text


def test_the_file_of_courses_that_none_of_the_pupils_takes_is_refused_as_such(sitting):
    with sitting.school.session() as session:
        for row in session.exec(
            select(CourseFollowed).where(CourseFollowed.course_id == sitting.course("FR"))
        ):
            if row.enrolment_id != sitting.enrolment("Peeters"):
                session.delete(row)
    file = table(("LAMBERT Éloïse", "12", ""), ("DUBOIS Noé", "8", ""))
    with pytest.raises(Refusal, match="d'un autre cours ou d'un autre professeur") as refused:
        plan_marks(view(sitting), file)
    assert "Français" in refused.value.advice


def test_a_unit_s_sheet_knows_a_fraud(school, tmp_path):
    opened = sit(school, "UE1", "studies_first")
    sheet = opened.ask(entry_sheets, opened.id)[0]
    assert sheet.words == ("abs", "disp", "fraude")
    read = sheet_table(opened, tmp_path, mark="60")
    assert [one.after for one in plan_marks(view(opened), read).marks] == ["60"]
