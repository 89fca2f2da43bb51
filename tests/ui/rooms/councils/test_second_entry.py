"""Marks entered twice by keyboard: the first out of sight, then compared and settled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.office.councils.second_marks import second_marks
from app.office.settings.identity import edit_identity
from tests.office.councils.conftest import sit
from tests.ui.rooms.councils.conftest import LONG, Keys

F5, F7, ESCAPE = Qt.Key.Key_F5, Qt.Key.Key_F7, Qt.Key.Key_Escape
COMPARE = (Qt.Key.Key_F7, Keys.SHIFT)


@pytest.fixture
def file(school):
    """A council of a school that has marks entered twice; one mark stands."""
    school.file.run(edit_identity, school.desk, "double_entry", True)
    file = sit(school, "4TQA")
    file.enter("Dubois", "9", "12")
    return file


@pytest.fixture
def again(council):
    """The same council, its marks entered a second time."""
    council.go("Dubois", "FR")
    turn(council, F7, True)
    return council


def turn(council, key, second):
    council.type(key)
    council.qtbot.waitUntil(lambda: council.page.opened.second is second, timeout=LONG)
    council.settle()
    council.wake()
    council.marks.setFocus()
    council.qtbot.waitUntil(council.marks.hasFocus)


def second(council, pupil, course):
    council.settle()
    with council.file.school.session() as session:
        found = second_marks(session, council.file.id)
    return found.get(council.file.enrolment(pupil), {}).get(council.file.course(course))


def test_the_first_entry_is_hidden_and_untouched(again):
    assert again.shown("Dubois", "FR") == ""
    assert not again.page.side.isVisible()
    again.go("Dubois", "FR")
    again.type("8", Keys.ENTER)
    assert second(again, "Dubois", "FR").value == 8
    assert again.stored("Dubois", "FR").value == 9
    turn(again, ESCAPE, False)
    assert again.shown("Dubois", "FR") == "9"
    assert again.page.side.isVisible()


def test_it_is_undone_as_any_mark(again):
    again.go("Dubois", "FR")
    again.type("8", Keys.ENTER, Keys.UNDO)
    assert second(again, "Dubois", "FR") is None
    assert again.stored("Dubois", "FR").value == 9


def test_nothing_is_decided_nor_projected_meanwhile(again):
    again.type("a", F5)
    assert again.decided("Dubois") is None
    assert "seconde saisie" in again.foot()
    assert not again.room.sitting.projector.on


def test_differences_are_listed_and_settled_by_one_key(again):
    again.go("Dubois", "FR")
    again.type("8", Keys.ENTER)
    again.go("Dubois", "MA")
    again.type("13", Keys.ENTER)
    again.settle()
    again.type(COMPARE)
    panel = again.page.beside.comparing
    again.qtbot.waitUntil(lambda: len(panel.model.shown_rows()) == 2, timeout=LONG)
    assert "2 notes diffèrent" in panel.said.text()
    QTest.keyClick(panel.view, Qt.Key.Key_2)
    again.qtbot.waitUntil(lambda: len(panel.model.shown_rows()) == 1, timeout=LONG)
    QTest.keyClick(panel.view, Qt.Key.Key_1)
    again.qtbot.waitUntil(lambda: not panel.model.shown_rows(), timeout=LONG)
    assert again.stored("Dubois", "FR").value == 8
    assert again.stored("Dubois", "MA").value == 12
    assert second(again, "Dubois", "MA").value == 12


def test_another_mark_than_both_may_be_kept(again):
    again.go("Dubois", "FR")
    again.type("8", Keys.ENTER)
    again.settle()
    again.type(COMPARE)
    panel = again.page.beside.comparing
    again.qtbot.waitUntil(lambda: bool(panel.model.shown_rows()), timeout=LONG)
    QTest.keyClicks(panel.other, "99")
    QTest.keyClick(panel.other, Qt.Key.Key_Return)
    assert "de 0 à 20" in panel.fault.text()
    panel.other.clear()
    QTest.keyClicks(panel.other, "8,5")
    QTest.keyClick(panel.other, Qt.Key.Key_Return)
    again.qtbot.waitUntil(lambda: not panel.model.shown_rows(), timeout=LONG)
    assert str(again.stored("Dubois", "FR").value) == "8.5"


def test_the_closing_leads_to_the_differences(again):
    again.go("Dubois", "FR")
    again.type("8", Keys.ENTER)
    turn(again, ESCAPE, False)
    again.type((Qt.Key.Key_Return, Keys.CTRL | Keys.SHIFT))
    panel = again.page.beside.closing
    again.qtbot.waitUntil(lambda: bool(panel.items), timeout=LONG)
    (item,) = [one for one in panel.items if "deux saisies" in one.text()]
    item.click()
    again.qtbot.waitUntil(
        lambda: bool(again.page.beside.comparing.model.shown_rows()), timeout=LONG
    )
