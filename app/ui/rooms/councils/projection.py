"""The view for the room: class, pupil, marks and decision, large, on the second screen."""

from math import ceil
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils.grid_painter import SIGN
from app.ui.rooms.councils.projected import Projected, ProjectedMark
from app.ui.theme import Token

_LEFT: Final = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
_RIGHT: Final = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value

_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
}
_LEAVES: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F5})


class Projection(QWidget):
    """A window of its own that follows the operator's pupil; it changes nothing.

    Everything in it grows with the screen, so that it reads from the last row.
    """

    stepped = Signal(int)
    """The next pupil is wanted (1), or the previous one (-1)."""
    left = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.shown: Projected | None = None
        self.setWindowTitle(_("Projection du conseil"))
        self.setMinimumSize(480, 320)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_on_screen(self) -> None:
        """Fill the screen that the operator does not use, or theirs where it is the only one."""
        owner = self.parentWidget()
        screen = other_screen(owner.screen() if owner else None)
        if screen is not None:
            self.setGeometry(screen.geometry())
        # On a screen of its own it leaves the keyboard where the marks are typed
        alone = owner is None or screen is owner.screen()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not alone)
        self.showFullScreen()

    def show_pupil(self, shown: Projected) -> None:
        """Show a pupil."""
        if shown != self.shown:
            self.shown = shown
            told = (shown.council, shown.place, shown.name, shown.summary, shown.decision)
            self.setAccessibleName(", ".join(part for part in told if part))
            self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _LEAVES:
            self.close()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(Token.SURFACE))
        if self.shown is not None:
            _Page(painter, self.rect(), self.font()).draw(self.shown)
        painter.end()


def other_screen(used: QScreen | None) -> QScreen | None:
    """A screen that is not the one used; that one where there is no other."""
    others = [screen for screen in QGuiApplication.screens() if screen is not used]
    return others[0] if others else used


class _Page:
    """Draws one pupil in a rectangle; ``unit`` is a hundredth of its height."""

    def __init__(self, painter: QPainter, room: QRect, base: QFont) -> None:
        self.painter = painter
        self.unit = max(room.height() / 100, room.width() / 220)
        pad = round(4 * self.unit)
        self.room = room.adjusted(pad, round(2.5 * self.unit), -pad, -round(2.5 * self.unit))
        self.base = base

    def draw(self, shown: Projected) -> None:
        """The head, the marks, the decision."""
        line = round(self.unit)
        top = self.room.top()
        top = self._line(top, 4.2, (shown.council, shown.place), Token.MUTED)
        size = self._fitting(shown.name, 9.5, self.room.width())
        top = self._line(top + line, size, (shown.name, ""), Token.TEXT, strong=True)
        if shown.summary:
            top = self._line(top, 4.8, (shown.summary, ""), Token.MUTED)
        foot = self._decision(shown)
        between = QRect(self.room.left(), top + 2 * line, self.room.width(), 0)
        between.setBottom(foot - 3 * line)
        self._marks(between, shown.marks)

    def _line(
        self,
        top: int,
        size: float,
        texts: tuple[str, str],
        token: Token,
        *,
        strong: bool = False,
    ) -> int:
        """Write a line, a text at each end; where it ends."""
        high = round(size * self.unit * 1.3)
        rect = QRect(self.room.left(), top, self.room.width(), high)
        left, right = texts
        aside = self._width(right, size) if right else 0
        self._write(rect.adjusted(0, 0, -aside, 0), left, size, _LEFT, token, strong=strong)
        if right:
            self._write(rect, right, size, _RIGHT, token)
        return top + high

    def _decision(self, shown: Projected) -> int:
        """The decision at the foot; the height where it begins."""
        unit = self.unit
        high = round((19 if shown.restrictions else 13) * unit)
        rect = QRect(self.room.left(), self.room.bottom() - high, self.room.width(), high)
        self.painter.setPen(QPen(theme.colour(Token.BORDER), max(1.0, unit / 4)))
        self.painter.drawLine(rect.topLeft(), rect.topRight())
        body = rect.adjusted(0, round(1.5 * unit), 0, 0)
        title = QRect(body.left(), body.top(), body.width(), round(10 * unit))
        said = shown.decision or _("Pas encore de décision")
        self._write(title, said, 7.6, _LEFT, _tone(shown), strong=bool(shown.decision))
        if shown.restrictions:
            below = QRect(body.left(), title.bottom(), body.width(), round(6 * unit))
            self._write(below, " · ".join(shown.restrictions), 3.8, _LEFT, Token.TEXT)
        return rect.top()

    def _marks(self, room: QRect, marks: tuple[ProjectedMark, ...]) -> None:
        """Tiles in columns, read from top to bottom."""
        if not marks or room.height() <= 0:
            return
        columns = _columns(len(marks), room)
        rows = ceil(len(marks) / columns)
        gap = 4 * self.unit
        wide = (room.width() + gap) / columns
        high = min(room.height() / rows, 13 * self.unit)
        for at, mark in enumerate(marks):
            x = room.left() + (at // rows) * wide
            y = room.top() + (at % rows) * high
            tile = QRect(round(x), round(y), round(wide - gap), round(high - gap / 8))
            self._tile(tile, mark)

    def _tile(self, tile: QRect, mark: ProjectedMark) -> None:
        size = min(tile.height() * 0.56 / self.unit, 7.0)
        token = Token.FAIL if mark.fails else Token.TEXT
        text = f"{SIGN} {mark.text}" if mark.fails else mark.text
        room = self._width(text, size, strong=mark.fails) + round(self.unit)
        self._write(tile, text, size, _RIGHT, token, strong=mark.fails)
        title = tile.adjusted(0, 0, -room, 0)
        self._write(title, mark.course, size * 0.84, _LEFT, Token.TEXT)
        self.painter.setPen(QPen(theme.colour(Token.HAIRLINE), 1))
        self.painter.drawLine(tile.bottomLeft(), tile.bottomRight())

    def _write(
        self,
        rect: QRect,
        text: str,
        size: float,
        flags: int,
        token: Token,
        *,
        strong: bool = False,
    ) -> None:
        font = self._font(size, strong=strong)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour(token))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self.painter.drawText(rect, flags, shown)

    def _fitting(self, text: str, size: float, room: int) -> float:
        """The size, or a smaller one, down to half, at which a text in bold fits."""
        least = size / 2
        while size > least and self._width(text, size, strong=True) > room:
            size *= 0.94
        return size

    def _font(self, size: float, *, strong: bool = False) -> QFont:
        font = theme.strong_font(self.base) if strong else theme.tabular_font(self.base)
        font.setPixelSize(max(8, round(size * self.unit)))
        return font

    def _width(self, text: str, size: float, *, strong: bool = False) -> int:
        metrics = QFontMetrics(self._font(size, strong=strong))
        return metrics.horizontalAdvance(text) + round(self.unit)


def _columns(count: int, room: QRect) -> int:
    """As few columns as let every tile be tall enough to read."""
    columns = 1
    while columns < 4 and room.height() / ceil(count / columns) < room.height() / 8:
        columns += 1
    return columns


def _tone(shown: Projected) -> Token:
    if not shown.decision:
        return Token.MUTED
    return {True: Token.OK, False: Token.FAIL, None: Token.WARN}[shown.favourable]
