"""The states that every view has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.states import StateView


@pytest.fixture
def view(qtbot):
    view = StateView(QLabel("contenu"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def texts(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def button(view):
    (shown,) = [one for one in view.findChildren(QPushButton) if one.isVisible() and one.text()
                != "Détails"]  # fmt: skip
    return shown


def test_the_view_is_shown_first(view):
    assert view.content.isVisible()


def test_loading_shows_after_a_moment_and_not_before(qtbot, view):
    view.show_loading()
    assert view.content.isVisible()
    qtbot.waitUntil(lambda: not view.content.isVisible())
    view.show_content()
    assert view.content.isVisible()


def test_the_keyboard_comes_back_after_a_wait(qtbot):
    """Keys typed meanwhile must not fall into another part of the window."""
    page, inside, outside = QWidget(), QLineEdit(), QLineEdit()
    QVBoxLayout(page).addWidget(inside)
    view, window = StateView(page), QWidget()
    column = QVBoxLayout(window)
    column.addWidget(outside)
    column.addWidget(view)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)
    view.show_loading()
    qtbot.waitUntil(lambda: not page.isVisible())
    assert not outside.hasFocus()
    view.show_content()
    qtbot.waitUntil(inside.hasFocus)


def test_a_keyboard_that_went_elsewhere_stays_there(qtbot):
    page, inside, outside = QWidget(), QLineEdit(), QLineEdit()
    QVBoxLayout(page).addWidget(inside)
    view, window = StateView(page), QWidget()
    column = QVBoxLayout(window)
    column.addWidget(outside)
    column.addWidget(view)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    inside.setFocus()
    qtbot.waitUntil(inside.hasFocus)
    view.show_loading()
    qtbot.waitUntil(lambda: not page.isVisible())
    outside.setFocus()
    view.show_content()
    assert outside.hasFocus()


def test_what_comes_in_time_never_flickers(qtbot, view):
    view.show_loading()
    view.show_content()
    assert not view._wait.isActive()
    assert view.content.isVisible()


def test_empty_says_what_will_be_here_and_offers_the_act(qtbot, view):
    acted = []
    view.show_empty("Aucun élève n'est encore inscrit.", "Inscrire", lambda: acted.append(1))
    assert "Aucun élève n'est encore inscrit." in texts(view)
    qtbot.mouseClick(button(view), Qt.MouseButton.LeftButton)
    assert acted == [1]
    assert not view.content.isVisible()


def test_nothing_found_drops_the_filter(qtbot, view):
    acted = []
    view.show_nothing_found("Aucun élève de 4TQ ne contient « x ».", lambda: acted.append(1))
    assert button(view).text() == "Tout montrer"
    qtbot.mouseClick(button(view), Qt.MouseButton.LeftButton)
    assert acted == [1]


def test_an_error_keeps_its_details_folded(qtbot, view):
    view.show_error("La liste n'a pas pu être lue.", "Recommencez.", "disk I/O error", lambda: None)
    assert not view._notice._details.isVisible()
    qtbot.mouseClick(view._notice._unfold, Qt.MouseButton.LeftButton)
    assert view._notice._details.toPlainText() == "disk I/O error"
    assert view._notice._details.isVisible()


def test_read_only_is_said_above_the_view(view):
    view.show_read_only("Léa a ouvert ce fichier.")
    assert view.content.isVisible()
    assert "Léa a ouvert ce fichier." in texts(view)
    view.show_read_only("")
    assert "Léa a ouvert ce fichier." not in texts(view)
