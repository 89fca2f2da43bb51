"""The palette: commands and records by any fragment, keyboard only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.palette import Found

KEY = Qt.Key


@pytest.fixture
def finder(window, bench):
    """Records found at once; what was asked is kept."""
    asked = []

    def find(text, deliver):
        asked.append(text)
        deliver([Found("letter", 7, "Notification à Éloïse", "24/06/2025")])

    window.find_with(find)
    return asked


@pytest.fixture
def card(qtbot, window, bench):
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_card.edit.hasFocus()
    return window.palette_card


def titles(card):
    return [entry.title for entry in card.entries()]


def test_it_lists_every_command_offered(card, window):
    assert "Inscrire un élève" in titles(card)
    assert "Courrier" in titles(card)
    assert "Chercher partout…" not in titles(card)


def test_fragments_find_without_accents_nor_order(qtbot, card):
    qtbot.keyClicks(card.edit, "eleve inscr")
    assert titles(card) == ["Inscrire un élève"]
    qtbot.keyClicks(card.edit, "zz")
    assert titles(card) == []


def test_it_says_that_nothing_is_found_once_all_is_looked_through(qtbot, card, window):
    window.find_with(lambda _text, deliver: deliver([]))
    qtbot.keyClicks(card.edit, "zz")
    assert titles(card) == []
    assert not card.nothing.isVisible()
    qtbot.waitUntil(card.nothing.isVisible)
    assert "« zz »" in card.nothing.text().replace("\u00a0", " ").replace("\u202f", " ")
    qtbot.keyClick(card.edit, KEY.Key_Backspace)
    qtbot.keyClick(card.edit, KEY.Key_Backspace)
    assert card.list.isVisible()
    assert not card.nothing.isVisible()


def test_enter_does_the_line_and_gives_the_keyboard_back(qtbot, card, window):
    room = window.workspace.room
    qtbot.keyClicks(card.edit, "inscrire")
    qtbot.keyClick(card.edit, KEY.Key_Return)
    assert room.enrolled == 1
    assert not card.isVisible()
    assert room.search.hasFocus()


def test_arrows_walk_the_lines_while_one_types(qtbot, card, window):
    qtbot.keyClicks(card.edit, "r")
    second = titles(card)[1]
    qtbot.keyClick(card.edit, KEY.Key_Down)
    assert card.list.currentIndex().data() == second
    assert card.edit.hasFocus()
    qtbot.keyClick(card.edit, KEY.Key_Up)
    assert card.list.currentIndex().row() == 0


def test_escape_closes(qtbot, card, window):
    qtbot.keyClick(card.edit, KEY.Key_Escape)
    assert not card.isVisible()
    assert window.workspace.room.search.hasFocus()


def test_a_click_elsewhere_closes(qtbot, card, window):
    qtbot.mouseClick(window.workspace.room.view.viewport(), Qt.MouseButton.LeftButton)
    assert not card.isVisible()


def test_records_come_a_moment_after_the_last_key_and_are_shown(qtbot, finder, card, window):
    qtbot.keyClicks(card.edit, "eloise")
    assert finder == []
    qtbot.waitUntil(lambda: titles(card) == ["Notification à Éloïse"])
    assert finder == ["eloise"]
    qtbot.keyClick(card.edit, KEY.Key_Return)
    assert window.workspace.room.name == "mail"
    assert window.workspace.room.opened == [("letter", 7)]


def test_what_comes_late_is_dropped(qtbot, window, bench, card):
    waiting = []
    window.find_with(lambda text, deliver: waiting.append((text, deliver)))
    qtbot.keyClicks(card.edit, "elo")
    qtbot.waitUntil(lambda: bool(waiting))
    qtbot.keyClicks(card.edit, "i")
    waiting[0][1]([Found("pupil", 1, "Trop tard")])
    assert "Trop tard" not in titles(card)
    qtbot.waitUntil(lambda: len(waiting) == 2)
    qtbot.keyClick(card.edit, KEY.Key_Escape)
    waiting[1][1]([Found("pupil", 1, "Plus là")])
    assert "Plus là" not in titles(card)


def test_nothing_is_looked_for_without_a_school(qtbot, window, bench, finder):
    window.close_school()
    qtbot.waitUntil(lambda: window.workspace is None)
    window.palette_card.open()
    qtbot.keyClicks(window.palette_card.edit, "a propos")
    assert titles(window.palette_card) == ["À propos de Matricule"]
    qtbot.keyClick(window.palette_card.edit, KEY.Key_Escape)
    assert finder == []


def test_it_fits_in_a_small_window(window, card):
    window.resize(800, 480)
    assert window.rect().contains(card.geometry())
