"""The pupil beside the roll: details of the status, versions, calls."""

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.rooms.absences.time_input import parsed_time
from tests.ui.rooms.absences.conftest import DAY, KEY, PLAIN


def said(roll):
    return " ".join(label.text() for label in roll.page.pupil.findChildren(QLabel))


@pytest.fixture
def wide(roll):
    """A window where the pupil stands beside the roll."""
    roll.window.resize(1600, 900)
    roll.wait(lambda: not roll.page.pupil.isHidden())
    return roll


def test_the_pupil_follows_the_cursor(wide):
    wide.press(KEY.Key_Down)
    wide.wait(lambda: "Lambert Éloïse" in said(wide))
    wide.wait(lambda: "Claire Lambert (mère)" in said(wide))


def test_a_remark_and_times_are_saved_when_the_keyboard_leaves(wide):
    wide.type("a")
    wide.press(KEY.Key_Up)
    wide.settle()
    side = wide.page.pupil.status
    side.begins.setFocus()
    wide.type("10h05")
    wide.press(KEY.Key_Tab)
    wide.type("1140")
    wide.press(KEY.Key_Tab)
    wide.type("malade")
    wide.press(KEY.Key_Return)
    wide.settle()
    assert wide.texts(3)[0] == "10\u00a0h\u00a005 – 11\u00a0h\u00a040"
    assert wide.texts(5)[0] == "malade"
    wide.wait(lambda: "corrigé à" in said(wide))
    assert wide.stored() == {("Dubois", "am"): "A"}


def test_a_call_is_noted(wide):
    form = wide.page.pupil.call
    form.save.click()
    wide.wait(lambda: "Écrivez qui a téléphoné." in said(wide))
    form.caller.setFocus()
    wide.type("Papa")
    form.said.setFocus()
    wide.type("Noe est malade")
    form.save.click()
    wide.wait(lambda: "24 juin · Papa\u00a0: Noe est malade" in said(wide))
    assert form.caller.text() == ""


@pytest.mark.parametrize(
    ("typed", "time"),
    [("8h25", "08:25"), ("825", "08:25"), ("8.05", "08:05"), ("16", "16:00"), ("", "")],
)
def test_times_are_typed_in_any_way(typed, time):
    assert parsed_time(typed) == time


@pytest.mark.parametrize("typed", ["25h", "8h60", "huit", "8:2"])
def test_what_is_no_time_is_not_taken(typed):
    with pytest.raises(ValueError, match=typed):
        parsed_time(typed)


@pytest.mark.parametrize("read_only", [True])
def test_a_read_only_file_says_so_and_takes_nothing(roll):
    assert roll.page.panel.states._banner.isVisible()
    roll.type("a")
    roll.press(KEY.Key_Delete, PLAIN)
    assert roll.texts(2)[0] == "–"
    assert roll.window.messages.message.text == "Léa l'a ouvert."
    assert roll.stored(DAY) == {}
    assert not roll.window.book.offers("absences.call")
