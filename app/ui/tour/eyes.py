"""What somebody before the window sees, and waits to see.

A condition that does not come true in time is a failed step, and so is a defect that the
window reports.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.i18n import typeset
from app.ui.report import ReportDialog
from app.ui.window import MainWindow

W = TypeVar("W", bound=QObject)

LOOK_AGAIN_MS = 5


class StepFailed(Exception):
    """A step did not do what it should; the message says what was waited for."""


class Eyes:
    """Looks at one window, and keeps its pictures in a folder."""

    patience: ClassVar[float] = 60.0
    """Seconds that anything may take to be shown."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until the condition holds; StepFailed names ``what`` never came."""
        limit = time.monotonic() + self.patience
        while not condition():
            self._look_for_defects()
            if time.monotonic() > limit:
                raise StepFailed(f"{what}{self._said()}")
            live(LOOK_AGAIN_MS)

    def quiet(self) -> None:
        """Wait until all that was given to the database is done and shown."""
        self.wait(lambda: not self.window.runner.busy, "the window comes to rest")
        live(LOOK_AGAIN_MS)
        self.wait(lambda: not self.window.runner.busy, "the window comes to rest")

    def see(self, text: str, within: QWidget | None = None) -> None:
        """Wait until a label that contains this text is shown."""
        place = within or self.window
        wanted = typeset(text)
        self.wait(
            lambda: any(
                wanted in label.text() and label.isVisible() for label in place.findChildren(QLabel)
            ),
            f"« {text} » is shown",
        )

    def find(self, kind: type[W], name: str = "", within: QWidget | None = None) -> W:
        """The first child of that kind and object name, visible where it is a widget."""
        found = self._visible(kind, name, within)
        if found is None:
            raise StepFailed(f"{kind.__name__} {name} is shown{self._said()}")
        return found

    def wait_for(self, kind: type[W], name: str = "", within: QWidget | None = None) -> W:
        """The same, waited for."""
        self.wait(
            lambda: self._visible(kind, name, within) is not None,
            f"{kind.__name__} {name} is shown",
        )
        return self.find(kind, name, within)

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """The visible button that bears this text, or is spoken by it."""
        self.wait(lambda: self._button(text, within) is not None, f"a button « {text} » is shown")
        found = self._button(text, within)
        if found is None:
            raise StepFailed(f"a button « {text} » is shown")
        return found

    def focused(self) -> QWidget:
        """What has the keyboard."""
        if QApplication.focusWidget() is None:
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

    def _visible(self, kind: type[W], name: str, within: QWidget | None) -> W | None:
        children: list[W] = (within or self.window).findChildren(kind)
        for found in children:
            shown = not isinstance(found, QWidget) or found.isVisible()
            if shown and (not name or found.objectName() == name):
                return found
        return None

    def _button(self, text: str, within: QWidget | None) -> QAbstractButton | None:
        for button in (within or self.window).findChildren(QAbstractButton):
            words = (button.text().replace("&", ""), button.accessibleName())
            if button.isVisible() and text in words:
                return button
        return None

    @property
    def room_name(self) -> str:
        """The room that is shown, "" where none is."""
        workspace = self.window.workspace
        room = workspace.room if workspace is not None else None
        return room.name if room is not None else ""

    def _said(self) -> str:
        """What the bar of messages says meanwhile."""
        message = self.window.messages.message
        return f" (the window says: {message.text} {message.advice})" if message else ""

    def _look_for_defects(self) -> None:
        for dialog in self.window.findChildren(ReportDialog):
            if dialog.isVisible():
                text = dialog.text
                dialog.reject()
                raise StepFailed(f"no defect of the program\n{text}")


def live(milliseconds: int) -> None:
    """Let events be handled; a nested loop, so that the other threads run too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def named(widget: QWidget) -> str:
    """What to call a widget in a message."""
    return widget.accessibleName() or widget.objectName() or type(widget).__name__
