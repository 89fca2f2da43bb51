"""Somebody at the keyboard: keys and clicks sent to the real window.

Nothing here calls the office: a step types, clicks, and waits until the window shows what
it should.
"""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from app.ui.tour.eyes import Eyes, StepFailed, live, named

MOST_TABS = 80
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Player(Eyes):
    """Drives one window."""

    def write(self, text: str, widget: QWidget | None = None) -> None:
        """Type a text where the keyboard is, or into a widget, accents included."""
        for sign in text:
            target = widget or self.focused()
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
        live(0)

    def control(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Press a key with Ctrl, and with Shift besides."""
        self.key(key, CONTROL | SHIFT if shift else CONTROL)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click a widget with the left button."""
        self.wait(widget.isEnabled, f"« {named(widget)} » can be clicked")
        if not widget.isVisible():
            raise StepFailed(f"« {named(widget)} » can be clicked")
        button = Qt.MouseButton.LeftButton
        if place is None:
            QTest.mouseClick(widget, button)
        else:
            QTest.mouseClick(widget, button, pos=place)
        live(0)

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click the visible button that bears this text."""
        self.click(self.button(text, within))

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Go to the input of this object name with Tab, as one who fills a form does."""
        for _step in range(MOST_TABS):
            if (here := self.focused()).objectName() == name:
                return here
            if back:
                self.key(Qt.Key.Key_Backtab, SHIFT)
            else:
                self.key(Qt.Key.Key_Tab)
        raise StepFailed(f"Tab leads to « {name} »")

    def fill(self, name: str, text: str) -> None:
        """Go to an input with Tab, and type a text in the place of what is there."""
        field = self.tab_to(name)
        if isinstance(field, QLineEdit):
            field.selectAll()
        self.write(text)

    def choose(self, name: str, title: str) -> None:
        """Go to a list of choices with Tab, unfold it, and take one by the arrows."""
        combo = self.tab_to(name)
        if not isinstance(combo, QComboBox):
            raise StepFailed(f"« {name} » is a list of choices")
        self.pick(combo, title)

    def pick(self, combo: QComboBox, title: str) -> None:
        """Unfold a list of choices, and take one by the arrows."""
        self.wait(lambda: combo.findText(title) >= 0, f"« {title} » is offered")
        self.click(combo) if not combo.hasFocus() else self.key(Qt.Key.Key_F4, widget=combo)
        view = combo.view()
        self.wait(view.isVisible, f"the choices of « {named(combo)} » unfold")
        self.key(Qt.Key.Key_Home, widget=view)
        for _step in range(combo.findText(title)):
            self.key(Qt.Key.Key_Down, widget=view)
        self.key(Qt.Key.Key_Return, widget=view)
        self.wait(lambda: not view.isVisible(), "the choices fold again")
        self.window.activateWindow()
        self.wait(lambda: combo.currentText() == title, f"« {title} » is chosen")

    def room(self, number: int, name: str) -> QWidget:
        """Enter a room by its key, the last message being read; the room."""
        if self.window.messages.isVisible():
            self.control(Qt.Key.Key_M, shift=True)
        self.control(Qt.Key(Qt.Key.Key_0.value + number))
        self.wait(lambda: self.room_name == name, f"the room {name} is shown")
        self.quiet()
        workspace = self.window.workspace
        room = workspace.room if workspace is not None else None
        if room is None:
            raise StepFailed(f"the room {name} is shown")
        return room
