"""Confirming, and typing a password."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.ui.dialogs import Confirm, PasswordInput, confirm


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.mark.parametrize(("press", "answer"), [("act", True), ("give_up", False)])
def test_the_answer_is_the_button_pressed(qtbot, parent, press, answer):
    def answer_it():
        dialog = QApplication.activeModalWidget()
        qtbot.mouseClick(getattr(dialog, press), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, parent, answer_it)
    assert confirm(parent, "Sceller le conseil", "Rien n'y change plus.", "Sceller") is answer


def test_enter_and_escape_do_nothing_that_cannot_be_undone(qtbot, parent):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = Confirm(parent, "Sceller", "Rien n'y change plus.", "Sceller")
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert dialog.give_up.hasFocus()
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert dialog.result() == 0
        assert not dialog.isVisible()


def test_a_password_is_hidden_until_asked_for(qtbot):
    field = PasswordInput()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, " secret ")
    assert field.value() == " secret "
    assert field.echoMode() == QLineEdit.EchoMode.Password
    (eye,) = field.actions()
    eye.trigger()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    field.set_value("")
    assert field.echoMode() == QLineEdit.EchoMode.Password
