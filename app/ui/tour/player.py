"""Somebody at the keyboard: keys and clicks sent to the real window, and what comes of them.

Nothing here calls the office: a step types, clicks, waits until the window shows what it
should, and takes a picture. A condition that does not come true is a failed step.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from app.ui.window import MainWindow

W = TypeVar("W", bound=QObject)

PATIENCE_S = 60.0
LOOK_AGAIN_MS = 20


class StepFailed(Exception):
    """A step did not do what it should; the message says what was waited for."""


class Player:
    """Drives one window and keeps its pictures in a folder."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until the condition holds; StepFailed names ``what`` never came."""
        limit = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > limit:
                raise StepFailed(what)
            _live(LOOK_AGAIN_MS)

    def quiet(self) -> None:
        """Wait until all that was given to the database is done and shown."""
        self.wait(lambda: not self.window.runner.busy, "the window comes to rest")
        _live(LOOK_AGAIN_MS)

    def write(self, text: str, widget: QWidget | None = None) -> None:
        """Type a text where the keyboard is, or into a widget, accents included."""
        target = widget or self.focused()
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(target, event)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        """Press one key where the keyboard is, or in a widget."""
        QTest.keyClick(widget or self.focused(), key, modifier)
        _live(0)

    def control(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget with the left button."""
        if not widget.isVisible() or not widget.isEnabled():
            raise StepFailed(f"« {_named(widget)} » can be clicked")
        button = Qt.MouseButton.LeftButton
        if place is None:
            QTest.mouseClick(widget, button)
        else:
            QTest.mouseClick(widget, button, pos=place)
        _live(0)

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click the visible button that bears this text."""
        self.click(self.button(text, within))

    def button(self, text: str, within: QWidget | None = None) -> QPushButton:
        """The visible button that bears this text."""
        for button in (within or self.window).findChildren(QPushButton):
            if button.isVisible() and button.text().replace("&", "") == text:
                return button
        raise StepFailed(f"a button « {text} » is shown")

    def choose_file(self, file: Path, ask: Callable[[], None]) -> None:
        """Do what asks for a file, and type its name in the dialog that opens."""
        QTimer.singleShot(LOOK_AGAIN_MS, self.window, lambda: self._fill_dialog(file))
        ask()

    def find(self, kind: type[W], name: str = "") -> W:
        """The first child of the window of that kind, visible where it is a widget."""
        children: list[W] = self.window.findChildren(kind)
        for found in children:
            shown = not isinstance(found, QWidget) or found.isVisible()
            if shown and (not name or found.objectName() == name):
                return found
        raise StepFailed(f"{kind.__name__} {name} is shown")

    def focused(self) -> QWidget:
        """What has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is None:
            self.window.activateWindow()
            self.wait(lambda: QApplication.focusWidget() is not None, "something has the keyboard")
            focused = QApplication.focusWidget()
        if focused is None:
            raise StepFailed("something has the keyboard")
        return focused

    def picture(self, name: str) -> None:
        """Keep a picture of the window."""
        self.quiet()
        if not self.window.grab().save(str(self.folder / f"{name}.png")):
            raise StepFailed(f"the picture {name} is written")

    def _fill_dialog(self, file: Path) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(LOOK_AGAIN_MS, self.window, lambda: self._fill_dialog(file))
            return
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        if name is None:
            dialog.reject()
            return
        name.selectAll()
        self.write(str(file), name)
        QTest.keyClick(name, Qt.Key.Key_Return)


def _live(milliseconds: int) -> None:
    """Let events be handled; a nested loop, so that the other threads run too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _named(widget: QWidget) -> str:
    return widget.accessibleName() or widget.objectName() or type(widget).__name__
