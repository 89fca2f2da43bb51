"""Marks typed, pasted, filled and undone in the real window."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.models import JournalEntry
from app.office.councils.views import MarkValue
from tests.ui.rooms.councils.conftest import Keys, drop_course


def mark(text):
    return MarkValue(Decimal(text))


def test_digits_replace_and_enter_goes_down(council):
    council.type("12,5", Keys.ENTER, "9", Keys.ENTER)
    assert council.here == ("Peeters", "FR")
    assert (council.shown("Dubois", "FR"), council.shown("Lambert", "FR")) == ("12,5", "9")
    assert council.stored("Dubois", "FR") == mark("12.5")
    assert council.stored("Lambert", "FR") == mark("9")
    council.go("Dubois", "FR")
    council.type("7", Keys.ENTER)
    assert council.stored("Dubois", "FR") == mark("7")


def test_what_is_shown_does_not_wait_for_the_file(council):
    council.type("12", Keys.ENTER)
    assert council.shown("Dubois", "FR") == "12"
    assert council.page.gestures.pending == 1
    council.settle()
    assert council.page.gestures.pending == 0
    assert "enregistré à" in council.foot()


def test_a_dot_is_taken_and_a_comma_shown(council):
    council.type("12.5", Keys.ENTER)
    assert council.shown("Dubois", "FR") == "12,5"


def test_shift_enter_goes_up_and_tab_goes_right(council):
    council.go("Lambert", "FR")
    council.type("11", Keys.UP)
    assert council.here == ("Dubois", "FR")
    council.type("10", Qt.Key.Key_Tab, "12", Qt.Key.Key_Tab)
    assert council.here == ("Dubois", "NL")
    council.type((Qt.Key.Key_Backtab, Keys.SHIFT))
    assert council.here == ("Dubois", "MA")
    council.settle()
    assert council.shown("Dubois", "MA") == "12"


def test_enter_at_the_foot_of_a_column_goes_to_the_next_one(council):
    council.go("Van Damme", "FR")
    council.type(Keys.ENTER)
    assert council.here == ("Dubois", "MA")
    council.type(Keys.UP)
    assert council.here == ("Van Damme", "FR")
    council.go("Dubois", "EP")
    council.type(Qt.Key.Key_Tab)
    assert council.here == ("Lambert", "FR")
    council.go("Van Damme", "EP")
    council.type(Qt.Key.Key_Tab)
    assert council.here == ("Van Damme", "EP")


@pytest.mark.parametrize("down", [Keys.ENTER, Qt.Key.Key_Down])
def test_a_row_out_of_sight_comes_to_the_middle(council, down):
    """Each step at the edge would otherwise paint the whole grid again."""
    marks, row = council.marks, council.marks.row_height
    frame = marks.height() - marks.viewport().height()
    marks.setFixedHeight(frame + 2 * row)
    council.qtbot.waitUntil(lambda: marks.viewport().height() == 2 * row)
    council.go("Dubois", "FR")
    council.type(down)
    assert marks.verticalScrollBar().value() == 0
    council.type(down)
    assert marks.verticalScrollBar().value() == 2 * row - row // 2


def test_f2_edits_what_is_there_and_escape_gives_it_back(council):
    council.type("12", Keys.ENTER)
    council.go("Dubois", "FR")
    council.type(Qt.Key.Key_F2)
    assert council.marks.editor.text() == "12"
    council.type(",5", Keys.ENTER)
    assert council.shown("Dubois", "FR") == "12,5"
    council.go("Dubois", "FR")
    council.type("3", Qt.Key.Key_Escape)
    assert council.shown("Dubois", "FR") == "12,5"
    assert not council.marks.editor.isVisible()
    assert council.marks.hasFocus()
    assert council.stored("Dubois", "FR") == mark("12.5")


def test_arrows_walk_and_leave_the_editor_with_its_mark(council):
    council.type("12", Qt.Key.Key_Down)
    assert council.here == ("Lambert", "FR")
    assert council.shown("Dubois", "FR") == "12"
    council.type(Qt.Key.Key_Right, Qt.Key.Key_Up)
    assert council.here == ("Dubois", "MA")


@pytest.mark.parametrize("typed", ["21", "12,3", "1,,2"])
def test_what_is_no_mark_stays_in_the_editor_with_a_sentence(council, typed):
    council.type(typed, Keys.ENTER)
    assert council.marks.editor.isVisible()
    assert "de 0 à 20, par demi-point" in council.marks.editor.notice
    assert council.here == ("Dubois", "FR")
    assert council.marks.editor.text() == typed
    council.type("14")  # the refused text is selected: typing replaces it
    assert council.marks.editor.notice == ""
    council.type(Keys.ENTER)
    assert council.stored("Dubois", "FR") == mark("14")


def test_leaving_the_grid_takes_what_is_typed(council):
    council.type("12")
    council.page.panel.bar.findChild(type(council.page.head.seal), "decision-aoa").setFocus()
    assert council.stored("Dubois", "FR") == mark("12")


def test_leaving_the_council_takes_what_is_typed(council):
    council.type("12")
    council.room.show_list()
    council.settle()
    assert council.stored("Dubois", "FR") == mark("12")


def test_delete_empties_the_selection(council):
    council.type("12", Keys.ENTER, "13", Keys.ENTER)
    council.select(("Dubois", "FR"), ("Lambert", "MA"))
    council.type(Qt.Key.Key_Delete)
    assert council.shown("Dubois", "FR") == council.shown("Lambert", "FR") == ""
    assert council.stored("Lambert", "FR") is None


def test_a_block_goes_to_a_spreadsheet_and_comes_back(council):
    council.type("12,5", Qt.Key.Key_Tab, "13", Keys.ENTER)
    council.select(("Dubois", "FR"), ("Lambert", "MA"))
    council.type(Keys.COPY)
    assert QGuiApplication.clipboard().text() == "12,5\t13\n\t"
    council.go("Lambert", "SC")
    council.paste(QGuiApplication.clipboard().text())
    assert council.stored("Lambert", "SC") == mark("12.5")
    assert council.stored("Lambert", "EP") == mark("13")


def test_a_pasted_block_is_one_gesture_undone_at_once(council):
    council.type("5", Keys.ENTER)
    council.go("Dubois", "FR")
    council.paste("14\t11\t9\r\n12,5\t16\t8\r\n")
    assert [council.shown("Dubois", code) for code in ("FR", "MA", "NL")] == ["14", "11", "9"]
    assert [council.shown("Lambert", code) for code in ("FR", "MA", "NL")] == ["12,5", "16", "8"]
    assert council.stored("Lambert", "NL") == mark("8")
    council.type(Keys.UNDO)
    assert council.shown("Dubois", "FR") == "5"
    assert council.shown("Lambert", "NL") == ""
    assert council.stored("Dubois", "FR") == mark("5")
    assert council.stored("Lambert", "FR") is None
    council.type(Keys.REDO)
    assert council.stored("Lambert", "MA") == mark("16")
    with council.sitting.school.session() as session:
        lines = session.exec(
            select(JournalEntry).where(JournalEntry.action == "councils.entering.enter_marks")
        ).all()
    assert len(lines) == 4  # typed, pasted, undone, redone: one line each


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("14\t25", "DUBOIS Noé, Mathématique"),
        ("14\nbien", "LAMBERT Éloïse, Français"),
        ("1\t2\t3\t4\t5\t6", "dépasse la grille"),
        ("1\n2\n3\n4\n5", "dépasse la grille"),
        ("", "presse-papiers est vide"),
    ],
)
def test_a_block_at_fault_is_refused_whole(council, block, said):
    council.paste(block)
    assert said in council.foot()
    assert council.shown("Dubois", "FR") == ""
    assert council.stored("Dubois", "FR") is None


def test_one_mark_pasted_fills_the_selection(council):
    council.select(("Dubois", "FR"), ("Peeters", "FR"))
    council.paste("10")
    assert council.stored("Peeters", "FR") == mark("10")
    assert council.stored("Van Damme", "FR") is None


def test_ctrl_d_repeats_the_upper_cell(council):
    council.type("12", Keys.ENTER)
    council.select(("Dubois", "FR"), ("Van Damme", "FR"))
    council.type(Keys.FILL_DOWN)
    assert council.stored("Van Damme", "FR") == mark("12")
    council.go("Dubois", "MA")
    council.type("8", Keys.ENTER, Keys.FILL_DOWN)
    assert council.stored("Lambert", "MA") == mark("8")
    council.go("Dubois", "NL")
    council.type(Keys.FILL_DOWN)
    assert council.shown("Dubois", "NL") == ""


def test_ctrl_enter_fills_the_selection_with_what_is_typed(council):
    council.select(("Dubois", "FR"), ("Lambert", "MA"))
    council.type("15", Keys.FILL)
    assert [council.shown(*at) for at in (("Dubois", "FR"), ("Lambert", "MA"))] == ["15", "15"]
    assert council.stored("Lambert", "FR") == mark("15")
    council.go("Peeters", "SC")
    council.type("9", Keys.UP)
    council.select(("Peeters", "SC"), ("Van Damme", "SC"))
    council.marks.selectionModel().setCurrentIndex(
        council.page.grid.model.index(2, 5),
        council.marks.selectionModel().SelectionFlag.NoUpdate,
    )
    council.type(Keys.FILL)
    assert council.stored("Van Damme", "SC") == mark("9")


def test_a_dispense_and_an_absence_are_written_by_their_keys_or_letters(council):
    both = Keys.CTRL | Keys.SHIFT
    council.type((Qt.Key.Key_D, both))
    assert council.stored("Dubois", "FR") == MarkValue(None, "dispensed")
    assert council.shown("Dubois", "FR") == "disp."
    council.go("Lambert", "FR")
    council.type("1", (Qt.Key.Key_A, both))
    assert council.stored("Lambert", "FR") == MarkValue(None, "absent")
    council.go("Peeters", "FR")
    council.type(Qt.Key.Key_F2, "a", Keys.ENTER)
    assert council.stored("Peeters", "FR") == MarkValue(None, "absent")


def test_courses_not_taken_are_skipped_and_refuse_marks(unopened):
    drop_course(unopened.sitting.school, "4TQA", "Lambert", "FR")
    drop_course(unopened.sitting.school, "4TQA", "Dubois", "MA")
    unopened.open()
    unopened.type("12", Keys.ENTER)
    assert unopened.here == ("Peeters", "FR")
    unopened.go("Dubois", "FR")
    unopened.type(Qt.Key.Key_Tab)
    assert unopened.here == ("Dubois", "NL")
    unopened.go("Lambert", "FR")
    unopened.type("1")
    assert not unopened.marks.editor.isVisible()
    assert "ne suit pas le cours Français" in unopened.foot()
    unopened.go("Dubois", "FR")
    unopened.paste("1\t2")
    assert "ne suit pas le cours Mathématique" in unopened.foot()
    unopened.paste("1\t\t3")
    assert unopened.stored("Dubois", "NL") == mark("3")


def test_undo_goes_back_to_the_cell_it_changes(council):
    council.type("12", Keys.ENTER)
    council.go("Van Damme", "EP")
    council.type(Keys.UNDO)
    assert council.here == ("Dubois", "FR")
    assert council.stored("Dubois", "FR") is None
    council.type(Keys.REDO)
    assert council.stored("Dubois", "FR") == mark("12")


def test_results_follow_each_mark(council):
    council.type("9", Qt.Key.Key_Tab, "12", Qt.Key.Key_Tab, "7", Qt.Key.Key_Tab)
    model = council.page.grid.model
    totals = [model.text(0, model.columnCount() - place) for place in (3, 2, 1)]
    assert totals == ["9,3", "2", "9"]
    line = council.page.sheet.lines[0]
    assert line.failing == [True, False, True, False, False]


def test_a_mark_that_the_file_refuses_is_restored_and_said(council):
    council.type("12", Keys.ENTER)
    council.settle()
    drop_course(council.sitting.school, "4TQA", "Lambert", "FR")
    council.type("15", Keys.ENTER)
    assert council.shown("Lambert", "FR") == "15"
    council.settle()
    council.qtbot.waitUntil(lambda: council.shown("Lambert", "FR") == "")
    assert "ne suit pas ce cours" in council.foot()
    assert council.page.sheet.lines[1].inert[0]
    council.type(Keys.UNDO)
    assert council.shown("Dubois", "FR") == "12"  # nothing left to undo
    council.settle()


def test_a_change_elsewhere_is_read_again_and_keeps_the_cursor(council):
    council.go("Peeters", "NL")
    council.sitting.enter("Dubois", "13")
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.settle()
    council.qtbot.waitUntil(lambda: council.shown("Dubois", "FR") == "13")
    assert council.here == ("Peeters", "NL")


def test_a_reading_that_a_gesture_overtook_is_made_again(council):
    council.sitting.enter("Van Damme", "8")
    council.window.bench.changed.emit(frozenset({"councils"}))
    council.type("12", Keys.ENTER)
    council.settle()
    council.qtbot.waitUntil(lambda: council.shown("Van Damme", "FR") == "8")
    council.settle()
    assert council.shown("Dubois", "FR") == "12"


def test_typing_asks_nothing_of_the_file_but_to_keep_it(council, monkeypatch):
    asked = []
    monkeypatch.setattr(
        council.window.bench, "ask", lambda *arguments, **_named: asked.append(arguments)
    )
    council.type("12", Keys.ENTER, "13", Keys.ENTER)
    council.settle()
    assert asked == []


def test_another_pupil_enrolled_reshapes_the_grid(council):
    council.type("12", Keys.ENTER)
    council.settle()
    with council.sitting.school.session() as session:
        from app.models import Enrolment

        gone = session.get(Enrolment, council.sitting.enrolment("Lambert"))
        gone.end = council.sitting.school.desk.today.replace(day=1)
        session.add(gone)
    council.go("Van Damme", "SC")
    council.window.bench.changed.emit(frozenset({"pupils"}))
    council.settle()
    council.qtbot.waitUntil(lambda: council.page.grid.model.rowCount() == 3)
    assert council.marks.place == (2, 3)
    assert council.page.gestures.stack.count() == 0


def test_a_screen_reader_is_told_who_what_and_whether_it_fails(council):
    council.type("9", Keys.ENTER)
    model = council.page.grid.model
    said = model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole.value)
    assert said == "DUBOIS Noé, Français\u00a0: 9, échec"
    said = model.data(model.index(0, 3), Qt.ItemDataRole.AccessibleTextRole.value)
    assert said == "DUBOIS Noé, Mathématique\u00a0: pas de note"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole.value).startswith(
        "DUBOIS Noé, Élève"
    )


def test_the_menu_of_editing_is_offered_to_the_grid(council):
    for act in ("undo", "redo", "copy", "paste"):
        assert council.window.book.action(f"edit.{act}").isEnabled()
    assert QApplication.focusWidget() is council.marks
