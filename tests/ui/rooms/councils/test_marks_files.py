"""Marks by file from the room: previewed, kept as one gesture, undone as one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.office.imports.reading import read_file
from app.ui.rooms.councils import marks_desk
from tests.ui.rooms.councils.conftest import LONG, Keys

SHIFT_CTRL = Keys.CTRL | Keys.SHIFT
CONTENT = "Élève;Français;MA\nDUBOIS Noé;12;8,5\nLAMBERT Éloïse;21;14\nINCONNU Paul;10;10\n"


@pytest.fixture
def previewed(council, tmp_path, monkeypatch):
    """A file with three good marks and two faults, shown and not yet kept."""
    target = tmp_path / "notes.csv"
    target.write_text(CONTENT, encoding="utf-8")
    monkeypatch.setattr(marks_desk, "ask_open", lambda *_arguments: target)
    council.type((Qt.Key.Key_F, SHIFT_CTRL))
    council.qtbot.waitUntil(lambda: council.page.beside.marks_file.plan is not None, timeout=LONG)
    return council


def test_nothing_is_kept_before_it_is_confirmed(previewed):
    rows = previewed.page.beside.marks_file.model.all_rows()
    assert [bool(row.fault) for row in rows].count(True) == 2
    assert previewed.page.beside.marks_file.confirm.text() == "Reprendre 3 notes"
    QTest.keyClick(previewed.page.beside.marks_file.confirm, Qt.Key.Key_Escape)
    assert previewed.stored("Dubois", "FR") is None


def test_confirmed_marks_are_one_gesture(previewed):
    previewed.page.beside.marks_file.confirm.click()
    assert previewed.stored("Dubois", "MA").value == 8.5
    assert previewed.stored("Lambert", "MA").value == 14
    assert previewed.stored("Lambert", "FR") is None
    previewed.wake()
    previewed.marks.setFocus()
    previewed.type(Keys.UNDO)
    assert previewed.stored("Dubois", "MA") is None
    assert previewed.stored("Lambert", "MA") is None


def test_enter_goes_to_the_first_missing_mark(council):
    council.type("12", Keys.ENTER)
    council.settle()
    council.type((Qt.Key.Key_L, SHIFT_CTRL))
    panel = council.page.beside.missing
    council.qtbot.waitUntil(lambda: bool(panel.model.shown_rows()), timeout=LONG)
    title = panel.view.current_row().course
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    council.qtbot.waitUntil(council.page.grid.isVisible)
    pupil, course = council.here
    assert council.shown(pupil, course) == ""
    assert council.page.sheet.courses[council.marks.place[1]].title == title


def test_a_sheet_a_teacher_is_written_to_the_folder(council, tmp_path, monkeypatch):
    folder = tmp_path / "saisie"
    folder.mkdir()
    monkeypatch.setattr(marks_desk, "ask_folder", lambda *_arguments: folder)
    council.room.sitting.marks.ask_sheets()
    teachers = sum(bool(one.courses) for one in council.page.opened.view.members)
    council.qtbot.waitUntil(lambda: len(list(folder.glob("*.xlsx"))) == teachers, timeout=LONG)
    council.settle()
    for sheet in folder.glob("*.xlsx"):
        (table,) = read_file(sheet)
        assert table.titles[:2] == ("N°", "Élève")


def test_the_list_of_missing_marks_is_printed(council, monkeypatch):
    printed = []
    monkeypatch.setattr(
        "app.ui.tables.printing.print_table", lambda *arguments: printed.append(arguments)
    )
    council.type((Qt.Key.Key_L, SHIFT_CTRL))
    panel = council.page.beside.missing
    council.qtbot.waitUntil(lambda: bool(panel.model.shown_rows()), timeout=LONG)
    panel.print.click()
    (_owner, _bench, view, title) = printed[0]
    assert view is panel.view
    assert title == "Notes manquantes · 4TQA"


def test_a_refused_mark_names_its_pupil_and_its_course(previewed):
    rows = previewed.page.beside.marks_file.model.all_rows()
    faults = [(row.line, row.pupil, row.course) for row in rows if row.fault]
    french = previewed.page.sheet.courses[0].title
    assert faults == [(3, "LAMBERT Éloïse", french), (4, "INCONNU Paul", "")]
