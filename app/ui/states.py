"""The states that every view has: empty, loading, in error, nothing found, read-only."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.i18n import _
from app.ui import theme
from app.ui.icons import pixmap
from app.ui.qt import override
from app.ui.theme import Token

LOADING_AFTER = 150
"""Milliseconds before a wait shows: what comes sooner must not flicker."""

Handler = Callable[[], None]


class StateView(QWidget):
    """A view and the states that may stand in its place; exactly one is shown."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._banner = _Banner()
        self._notice = _Notice()
        self._skeleton = _Skeleton()
        self._stack = QStackedWidget()
        for page in (content, self._notice, self._skeleton):
            self._stack.addWidget(page)
        self._keyboard: QWidget | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(LOADING_AFTER)
        self._wait.timeout.connect(self._show_skeleton)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)

    def show_content(self) -> None:
        """The view itself."""
        self._show(self.content)

    def show_loading(self) -> None:
        """What is shown stays for 150 ms more, then rows without text stand in its place."""
        if not self._wait.isActive():
            self._wait.start()

    def show_empty(self, text: str, act: str = "", handler: Handler | None = None) -> None:
        """Nothing is there yet: what will be, and the one action that fills it."""
        self._notice.tell(_Told("info", Token.MUTED, text, act=act, handler=handler))
        self._show(self._notice)

    def show_nothing_found(self, text: str, handler: Handler | None = None) -> None:
        """A filter hides everything: ``text`` says which; the button drops it."""
        act = _("Tout montrer")
        self._notice.tell(_Told("search", Token.MUTED, text, act=act, handler=handler))
        self._show(self._notice)

    def show_error(
        self, text: str, advice: str, details: str = "", retry: Handler | None = None
    ) -> None:
        """One sentence, what to do, the details folded."""
        act = _("Recommencer")
        self._notice.tell(_Told("fail", Token.FAIL, text, advice, act, retry, details))
        self._show(self._notice)

    def show_read_only(self, reason: str) -> None:
        """Say above the view why nothing can be changed, and who can; "" says nothing."""
        self._banner.tell(reason)

    def first_focus(self) -> QWidget:
        """What takes the keyboard: the one action of a state, or the view itself."""
        shown = self._stack.currentWidget()
        return self._notice.button if shown is self._notice else self.content

    def _show_skeleton(self) -> None:
        """The keyboard of what is hidden goes to nobody else, and comes back to it after."""
        held, shown = QApplication.focusWidget(), self._stack.currentWidget()
        inside = held is not None and shown is not None and shown.isAncestorOf(held)
        self._stack.setCurrentWidget(self._skeleton)
        if inside or held is self.content:
            self._keyboard = held
            self._skeleton.setFocus()

    def _show(self, page: QWidget) -> None:
        self._wait.stop()
        held, self._keyboard = self._keyboard, None
        comes_back = held is not None and isValid(held) and self._skeleton.hasFocus()
        self._stack.setCurrentWidget(page)
        if held is not None and comes_back and held.isVisibleTo(self):
            held.setFocus()


@dataclass(frozen=True)
class _Told:
    """What a notice says; its button shows where a handler is given."""

    picture: str
    tone: Token
    text: str
    advice: str = ""
    act: str = ""
    handler: Handler | None = None
    details: str = ""


class _Notice(QWidget):
    """A picture, a sentence, an advice, a button, and details that unfold."""

    def __init__(self) -> None:
        super().__init__()
        self._handler: Handler | None = None
        self._picture = _centred(QLabel())
        self._text = _centred(QLabel())
        self._advice = _centred(QLabel())
        self.button = QPushButton()
        self.button.clicked.connect(self._act)
        self._unfold = QPushButton()
        self._unfold.setProperty("link", True)
        self._unfold.clicked.connect(self._toggle)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("Détails"))
        self._lay_out()

    def tell(self, told: _Told) -> None:
        self._picture.setPixmap(pixmap(told.picture, told.tone, 32))
        self._text.setText(told.text)
        self._advice.setText(told.advice)
        self._advice.setVisible(bool(told.advice))
        self._handler = told.handler
        self.button.setText(told.act)
        self.button.setVisible(told.handler is not None)
        self._details.setPlainText(told.details)
        self._details.hide()
        self._unfold.setText(_("Détails"))
        self._unfold.setVisible(bool(told.details))
        self.setAccessibleName(f"{told.text} {told.advice}".strip())

    def _act(self) -> None:
        if self._handler is not None:
            self._handler()

    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())

    def _lay_out(self) -> None:
        theme.paint_text(self._advice, Token.MUTED)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_S)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        for label in (self._picture, self._text, self._advice):
            column.addWidget(label)
        column.addSpacing(theme.SPACE_S)
        column.addWidget(self.button, 0, centre)
        column.addWidget(self._unfold, 0, centre)
        self._details.setMaximumHeight(200)
        column.addWidget(self._details)
        column.addStretch(3)


class _Banner(QFrame):
    """The line that says why a view is read-only."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("tone", Token.SEALED.value)
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        self.hide()

    def tell(self, reason: str) -> None:
        self._picture.setPixmap(pixmap("read-only", Token.SEALED))
        self._text.setText(reason)
        self.setVisible(bool(reason))


class _Skeleton(QWidget):
    """Rows without text: what is coming has this shape. Nothing moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Chargement"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Token.HAIRLINE))
        height, width = theme.ROW_HEIGHT, self.width() - 2 * theme.SPACE_M
        for line in range(self.height() // height):
            part = (0.62, 0.48, 0.55, 0.4)[line % 4]
            top = line * height + theme.SPACE_S
            bar = QRectF(theme.SPACE_M, top, width * part, height - 2 * theme.SPACE_S)
            painter.drawRoundedRect(bar, 3, 3)
        painter.end()


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
