"""Sentences said above the room, without stopping the work: refusals, faults, notices."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.ui import theme
from app.ui.icons import icon, pixmap
from app.ui.qt import override
from app.ui.theme import Token

_ICONS: Final = {
    Token.ACCENT: "info",
    Token.OK: "ok",
    Token.WARN: "warn",
    Token.FAIL: "fail",
    Token.SEALED: "sealed",
}


@dataclass(frozen=True)
class Message:
    """A sentence, what to do about it, and at most one button that does it."""

    text: str
    advice: str = ""
    tone: Token = Token.ACCENT
    act: str = ""
    handler: Callable[[], None] | None = None


class MessageBar(QFrame):
    """Shows the last message until it is dismissed (Esc within it, or its button).

    A new message takes the place of the former one. It never takes the keyboard.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.message: Message | None = None
        self._picture = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say what is refused, and what to do instead."""
        self.show_message(Message(refusal.message, refusal.advice, Token.WARN))

    def fault(self, fault: EnvironmentFault) -> None:
        """Say what gave way around the program; nothing saved is lost."""
        self.show_message(Message(fault.message, fault.advice, Token.FAIL))

    def say(self, text: str, act: str = "", handler: Callable[[], None] | None = None) -> None:
        """Say something the user needs not act on, with at most one button."""
        self.show_message(Message(text, act=act, handler=handler))

    def show_message(self, message: Message) -> None:
        """Show any message in the place of the present one."""
        self.message = message
        self._picture.setPixmap(pixmap(_ICONS[message.tone], message.tone, 20))
        self._words.setText(_words(message))
        self._button.setText(message.act)
        self._button.setVisible(message.handler is not None)
        self._close.setIcon(icon("close"))
        self._close.setToolTip(_("Fermer ce message"))
        self._close.setAccessibleName(_("Fermer ce message"))
        self.setAccessibleName(f"{message.text} {message.advice}".strip())
        self.setProperty("tone", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def dismiss(self) -> None:
        """Hide the message."""
        self.message = None
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        handler = self.message.handler if self.message else None
        self.dismiss()
        if handler is not None:
            handler()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_S, theme.SPACE_S)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)


def _words(message: Message) -> str:
    said = escape(message.text)
    return f"<b>{said}</b> {escape(message.advice)}" if message.advice else said
