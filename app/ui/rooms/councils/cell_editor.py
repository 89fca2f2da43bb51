"""The one line of text that lies over a cell while a mark is typed."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.errors import Refusal
from app.i18n import _
from app.ui import theme
from app.ui.qt import override
from app.ui.theme import Token

_NOTICE_WIDTH: Final = 360


class Move(Enum):
    """Where the cursor goes once a mark was typed."""

    STAY = "stay"
    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"
    FILL = "fill"


_MOVES: Final = {
    Qt.Key.Key_Return: Move.DOWN,
    Qt.Key.Key_Enter: Move.DOWN,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Tab: Move.RIGHT,
    Qt.Key.Key_Backtab: Move.LEFT,
}


class CellEditor(QLineEdit):
    """Made once, shown over whatever cell is edited: making one for each mark would show.

    It gives its text with ``committed`` and stays open until it is told to close.
    """

    committed = Signal(object)
    """Where to go next, a `Move`; what was typed is its text."""
    left = Signal()
    """The keyboard went elsewhere while it was open."""
    gave_up = Signal()
    """Esc: what stood in the cell comes back."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.setObjectName("cell")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(theme.tabular_font())
        self._notice = _Notice(viewport)
        self.active = False
        """Whether a mark is being typed."""
        self.giving_back = False
        """Whether the keyboard goes from here to the grid at this moment."""
        self.hide()

    def open(self, rect: QRect, text: str, name: str) -> None:
        """Lie over a cell, with a text to start from; ``name`` is spoken."""
        self.accept()
        self.active = True
        self.setAccessibleName(name)
        self.setText(text)
        self.put(rect)
        self.show()
        self.setFocus()

    def put(self, rect: QRect) -> None:
        """Follow the cell, which moved."""
        wide = max(rect.width(), self.fontMetrics().horizontalAdvance("00,000") + theme.SPACE_L)
        self.setGeometry(QRect(rect.left(), rect.top(), wide, rect.height()))

    def give_back(self, view: QWidget) -> None:
        """Nothing is edited any more; ``view`` has the keyboard again.

        It takes the keyboard before this is hidden: else Qt would pass the keyboard on as
        Tab does, which in a table moves the cursor.
        """
        self.active = False
        self.accept()
        self.giving_back = self.hasFocus()
        view.setFocus()
        self.giving_back = False
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say under the cell why it is refused, and keep what was typed."""
        self._mark(True)
        self._notice.say(str(refusal), self.geometry())
        self.setAccessibleDescription(str(refusal))
        self.setFocus()
        self.selectAll()

    def accept(self) -> None:
        """Nothing is wrong any more."""
        if self.property("fault"):
            self._mark(False)
        self._notice.hide()
        self.setAccessibleDescription("")

    @property
    def notice(self) -> str:
        """What is said under the cell, "" where nothing is."""
        return self._notice.text() if self._notice.isVisible() else ""

    @override
    def event(self, event: QEvent) -> bool:
        """Tab belongs to the grid, not to the order of inputs."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif key in _MOVES:
            move = _MOVES[key]
            up = shift and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            self.committed.emit(Move.UP if up else move)
        else:
            if self._notice.isVisible():
                self.accept()
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        if self.active and elsewhere:
            self.left.emit()

    def _mark(self, fault: bool) -> None:
        self.setProperty("fault", fault)
        self.style().unpolish(self)
        self.style().polish(self)


class _Notice(QLabel):
    """A sentence under the cell that is at fault."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_S, theme.SPACE_XS)
        self.setWordWrap(True)
        self.setAccessibleName(_("Note refusée"))
        theme.paint_text(self, Token.FAIL)
        self.hide()

    def say(self, sentence: str, cell: QRect) -> None:
        self.setText(f"▲ {sentence}")
        area = self._viewport.rect()
        width = min(_NOTICE_WIDTH, area.width())
        self.setFixedWidth(width)
        self.adjustSize()
        below = cell.bottom() + theme.SPACE_XS
        fits = below + self.height() <= area.height()
        top = below if fits else max(0, cell.top() - self.height() - theme.SPACE_XS)
        self.move(max(0, min(cell.left(), area.width() - width)), top)
        self.show()
        self.raise_()
