"""Marks tried without being stored, by keyboard."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.rooms.councils.conftest import LONG, Keys

F8 = Qt.Key.Key_F8
ESCAPE = Qt.Key.Key_Escape


@pytest.fixture
def trying(council):
    """A pupil with one failure; marks are tried."""
    council.go("Dubois", "FR")
    council.type("9", Keys.ENTER)
    council.settle()
    council.go("Dubois", "FR")
    council.type(F8)
    return council


def test_a_tried_mark_shows_and_is_not_stored(trying):
    trying.type("15", Keys.ENTER)
    assert trying.shown("Dubois", "FR") == "15"
    assert trying.stored("Dubois", "FR").value == 9
    assert trying.page.trying.bar.isVisible()


def test_a_tried_mark_looks_tried_until_it_is_given_back(trying):
    line = trying.page.sheet.lines[0]
    trying.type("15", Keys.ENTER)
    assert line.tried == {0}
    index = trying.page.grid.model.index(0, 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("15, à l'essai")
    trying.go("Dubois", "FR")
    trying.type("9", Keys.ENTER)
    assert line.tried == set()
    trying.go("Dubois", "FR")
    trying.type("16", Keys.ENTER, ESCAPE)
    assert line.tried == set()


def test_escape_gives_the_marks_back(trying):
    trying.type("15", Keys.ENTER, "3", Keys.ENTER, ESCAPE)
    assert trying.shown("Dubois", "FR") == "9"
    assert trying.shown("Lambert", "FR") == ""
    assert not trying.page.trying.bar.isVisible()
    assert trying.stored("Lambert", "FR") is None


def test_after_the_trial_marks_are_stored_again(trying):
    trying.type("15", Keys.ENTER, ESCAPE)
    trying.go("Dubois", "FR")
    trying.type("12", Keys.ENTER)
    assert trying.stored("Dubois", "FR").value == 12


def test_the_smallest_change_is_said(trying):
    trying.qtbot.waitUntil(lambda: bool(trying.page.trying.bar.enough.text()), timeout=LONG)
    assert trying.page.trying.bar.enough.text() == (
        "Avec 10 en Français au lieu de 9, il n'y aurait plus d'échec."
    )


def test_nobody_decides_on_tried_marks(trying):
    trying.type("a")
    assert trying.decided("Dubois") is None
    assert "essai" in trying.foot()


def test_a_trial_outlives_another_reading_of_the_council(trying):
    trying.type("15", Keys.ENTER)
    trying.page.undone.emit()
    trying.settle()
    assert trying.shown("Dubois", "FR") == "15"
    trying.marks.setFocus()
    trying.type(ESCAPE)
    assert trying.shown("Dubois", "FR") == "9"
