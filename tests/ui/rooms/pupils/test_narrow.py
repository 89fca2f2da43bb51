"""A narrow window shows the list of pupils, or the file that was opened from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


@pytest.fixture
def narrow(office):
    office.window.resize(683, 384)
    office.wait(lambda: not office.room.details.isVisible())
    return office


def sides(office):
    return office.room.list.isVisible(), office.room.details.isVisible()


def test_enter_opens_the_file_in_the_place_of_the_list_and_escape_leaves_it(narrow):
    assert sides(narrow) == (True, False)
    details = narrow.open("lambert 4tqa")
    assert sides(narrow) == (False, True)
    assert narrow.room.details.back.isVisible()
    narrow.key(Qt.Key.Key_Escape)
    assert sides(narrow) == (True, False)
    assert narrow.room.list.view.hasFocus()
    assert narrow.room.list.view.current_row().id == details.pupil_id


def test_the_button_goes_back_to_the_list(narrow):
    narrow.open("lambert 4tqa")
    narrow.qtbot.mouseClick(narrow.room.details.back, Qt.MouseButton.LeftButton)
    assert sides(narrow) == (True, False)


def test_a_record_asked_for_elsewhere_is_the_file(narrow):
    pupil = narrow.room.list.model.all_rows()[3].id
    narrow.window.bench.show_record("pupil", pupil)
    narrow.wait(lambda: narrow.room.details.file is not None)
    assert narrow.room.details.pupil_id == pupil
    assert sides(narrow) == (False, True)
    narrow.wait(lambda: narrow.room.details.isAncestorOf(QApplication.focusWidget()))


def test_a_new_pupil_is_enrolled_and_their_file_opened(narrow):
    narrow.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert sides(narrow) == (False, False) and narrow.room.new.isVisible()
    assert narrow.room.new.isAncestorOf(QApplication.focusWidget())
    narrow.key(Qt.Key.Key_Escape)
    narrow.wait(lambda: sides(narrow) == (True, False))


def test_a_window_made_wide_again_shows_both(narrow):
    narrow.open("lambert 4tqa")
    narrow.window.resize(1366, 768)
    narrow.wait(lambda: sides(narrow) == (True, True))
    assert not narrow.room.details.back.isVisible()
