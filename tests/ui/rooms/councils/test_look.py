"""The order and the size of the grid: what is seen changes, nothing that is stored."""

from PySide6.QtCore import Qt

from tests.ui.rooms.councils.conftest import ROWS, Keys

F9 = Qt.Key.Key_F9


def names(council):
    return [line.pupil.last_name for line in council.page.sheet.lines]


def test_pupils_are_put_by_average_then_by_failures(council):
    council.type("15", Keys.ENTER, "8", Keys.ENTER, "12", Keys.ENTER)
    council.settle()
    council.go("Dubois", "FR")
    council.type(F9)
    assert names(council) == ["Lambert", "Peeters", "Dubois", "Van Damme"]
    assert council.page.current_pupil.last_name == "Dubois"
    council.type(F9)
    assert names(council)[0] == "Lambert"
    council.type(F9)
    assert names(council) == list(ROWS)


def test_a_mark_typed_in_another_order_is_the_pupils_own(council):
    council.type("15", Keys.ENTER, "8", Keys.ENTER)
    council.settle()
    council.type(F9)
    council.marks.go((0, 1))
    council.type("11", Keys.ENTER)
    assert council.stored("Lambert", "MA").value == 11


def test_the_grid_grows_and_comes_back(council):
    high = council.marks.row_height
    council.type((Qt.Key.Key_Plus, Keys.CTRL), (Qt.Key.Key_Plus, Keys.CTRL))
    assert council.marks.row_height > high
    council.type((Qt.Key.Key_0, Keys.CTRL))
    assert council.marks.row_height == high


def test_a_narrow_line_keeps_the_name_of_the_council_and_leaves_out_its_day(council):
    head = council.page.head
    assert head.when.isVisible()
    whole = head.title.text()
    council.window.resize(720, 480)
    council.qtbot.waitUntil(lambda: not head.when.isVisible())
    assert head.title.text().startswith("4TQA · ") and head.title.text() != whole
    assert head.when.text() in head.title.toolTip()


def test_the_grid_may_have_the_whole_width(council):
    page, wide = council.page, council.marks.width()
    council.type(Qt.Key.Key_F12)
    council.qtbot.waitUntil(lambda: not page.side.isVisible())
    council.qtbot.waitUntil(lambda: page.grid.width() > wide)
    council.type("12", Keys.ENTER)
    assert council.shown("Dubois", "FR") == "12"
    council.type((Qt.Key.Key_P, Keys.CTRL | Keys.SHIFT))
    council.qtbot.waitUntil(page.beside.members.list.hasFocus)
    assert page.side.isVisible()
    council.type(Qt.Key.Key_Escape)
    council.qtbot.waitUntil(lambda: not page.side.isVisible())
    council.type(Qt.Key.Key_F12)
    council.qtbot.waitUntil(page.side.isVisible)
