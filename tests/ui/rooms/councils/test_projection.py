"""The projection: it follows the operator, and says nothing that is not the council's."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.rooms.councils.conftest import Keys

F5 = Qt.Key.Key_F5


@pytest.fixture
def projecting(council):
    """The council, the pupil under the cursor projected."""
    council.go("Dubois", "FR")
    council.type(F5)
    council.qtbot.waitUntil(lambda: council.room.sitting.projector.on)
    return council


def view(council):
    return council.room.sitting.projector.projection


def test_it_shows_the_pupil_of_the_cursor(projecting):
    assert view(projecting).shown.name == "DUBOIS Noé"
    projecting.go("Peeters", "FR")
    assert view(projecting).shown.name.startswith("PEETERS")


def test_a_mark_typed_shows_in_the_room_at_once(projecting):
    projecting.wake()
    projecting.marks.setFocus()
    projecting.qtbot.waitUntil(projecting.marks.hasFocus)
    projecting.type("7", Keys.ENTER)
    projecting.go("Dubois", "FR")
    first = view(projecting).shown.marks[0]
    assert (first.text, first.fails) == ("7", True)
    assert "1 échec" in view(projecting).shown.summary


def test_next_and_previous_with_one_key(projecting):
    QTest.keyClick(view(projecting), Qt.Key.Key_PageDown)
    assert view(projecting).shown.place == "2/4"
    QTest.keyClick(view(projecting), Qt.Key.Key_PageUp)
    assert view(projecting).shown.place == "1/4"


@pytest.mark.parametrize("key", [F5, Qt.Key.Key_Escape])
def test_a_key_takes_it_off_the_screen(projecting, key):
    QTest.keyClick(view(projecting), key)
    assert not projecting.room.sitting.projector.on


def test_nothing_private_is_projected(projecting):
    """What the view holds is all that it can draw: no birth date, no motivation, no remark."""
    assert set(view(projecting).shown.__dataclass_fields__) == {
        *("council", "place", "name", "marks", "summary", "decision"),
        *("restrictions", "favourable"),
    }


def test_leaving_the_council_ends_the_projection(projecting):
    projector = projecting.room.sitting.projector
    projecting.room.show_list()
    assert not projector.on
