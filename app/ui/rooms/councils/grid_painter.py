"""Paints the cells of the grid straight from the sheet, with what was made once for all."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.ui import theme
from app.ui.icons import pixmap
from app.ui.rooms.councils.grid_model import (
    DECISION,
    FIRST_COURSE,
    NAME,
    GridModel,
)
from app.ui.rooms.councils.sheet import Line
from app.ui.theme import Token

Index = QModelIndex | QPersistentModelIndex

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter.value
_LEFT: Final = Qt.AlignmentFlag.AlignLeft.value | _MIDDLE
_RIGHT: Final = Qt.AlignmentFlag.AlignRight.value | _MIDDLE
_PAD: Final = theme.SPACE_S
_MARK_PAD: Final = 3
_NUMBER: Final = theme.SPACE_XL
_ROW_TINT: Final = 0.55
"""How much of the selection's colour the current row takes, where cells are not selected."""
SIGN: Final = "▼"
INERT: Final = "·"
TRIED: Final = "?"
"""After a mark that is tried, not stored."""


class GridPainter:
    """One for each part of the grid; they share the row that has the keyboard."""

    def __init__(self, base: QFont, grid: GridModel) -> None:
        self._grid = grid
        self.current_row = -1
        self._cursor: tuple[int, int] | None = None
        self._selected: frozenset[tuple[int, int]] = frozenset()
        self.dress(base)

    def dress(self, base: QFont) -> None:
        """Make once what each cell is painted with; again after a change of theme."""
        self._plain: QFont = theme.tabular_font(base)
        self._strong: QFont = theme.strong_font(self._plain)
        self._tried = QFont(self._plain)
        self._tried.setItalic(True)
        self._metrics = QFontMetrics(self._strong)
        self._sign_width = self._metrics.horizontalAdvance(SIGN) + 1
        self._fractions = self._widths_of_fractions()
        colours = {token: QColor(theme.colour(token)) for token in Token}
        self._colours: dict[Token, QColor] = colours
        self._ring = QPen(colours[Token.ACCENT], theme.FOCUS_RING)
        self._row_tint = QColor(colours[Token.SELECTION])
        self._row_tint.setAlphaF(_ROW_TINT)
        self._lock: QPixmap = pixmap("sealed", Token.SEALED, 14)

    def hold(self, cursor: tuple[int, int] | None, selected: frozenset[tuple[int, int]]) -> None:
        """Say where the cursor is and which cells are selected: rows and courses."""
        self._cursor = cursor
        self.current_row = cursor[0] if cursor is not None else -1
        self._selected = selected

    def width_of(self, text: str) -> int:
        """How wide a column must be for a text in bold."""
        return self._metrics.horizontalAdvance(text) + 2 * _PAD

    def width_of_name(self, name: str) -> int:
        """How wide the column of names must be for one, its number before it."""
        return _NUMBER + self.width_of(name) + _PAD

    def paint(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        """Paint one cell of the model."""
        line = self._grid.sheet.lines[row]
        course = column - FIRST_COURSE
        if 0 <= course < self._grid.courses:
            self._paint_mark(painter, rect, line, row, course)
        elif column == NAME:
            self._paint_name(painter, rect, line, row)
        elif column == DECISION:
            self._paint_decision(painter, rect, line, row)
        else:
            self._paint_total(painter, rect, line, row, course - self._grid.courses)

    def _paint_mark(
        self, painter: QPainter, rect: QRect, line: Line, row: int, course: int
    ) -> None:
        selected = (row, course) in self._selected
        if line.inert[course]:
            painter.fillRect(rect, self._colours[Token.SELECTION if selected else Token.WINDOW])
            painter.setFont(self._plain)
            painter.setPen(self._colours[Token.MUTED])
            shown = line.texts[course] or INERT
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value, shown)
        else:
            self._back(painter, rect, row, selected)
            self._write(painter, rect, line, course)
        if row == self.current_row and self._cursor == (row, course):
            painter.setPen(self._ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _write(self, painter: QPainter, rect: QRect, line: Line, course: int) -> None:
        """The mark, right-aligned on its comma: whole numbers leave room for a decimal."""
        text, tried = line.texts[course], course in line.tried
        if not text and not tried:
            return
        fails = line.failing[course]
        after = self._fractions[fails] if text.isdigit() and not tried else 0
        room = rect.adjusted(0, 0, -self._sign_width - after - _MARK_PAD, 0)
        if fails:
            painter.setFont(self._strong)
            painter.setPen(self._colours[Token.FAIL])
            painter.drawText(rect.adjusted(0, 0, -_MARK_PAD, 0), _RIGHT, SIGN)
        else:
            painter.setFont(self._plain)
            painter.setPen(self._colours[Token.TEXT])
        if tried:
            painter.setFont(self._tried)
        painter.drawText(room, _RIGHT, f"{text}{TRIED}" if tried else text)

    def _paint_name(self, painter: QPainter, rect: QRect, line: Line, row: int) -> None:
        self._back(painter, rect, row, False)
        painter.setFont(self._plain)
        painter.setPen(self._colours[Token.MUTED])
        number = QRect(rect.left(), rect.top(), _NUMBER, rect.height())
        painter.drawText(number, _RIGHT, str(line.pupil.number))
        painter.setFont(self._strong if row == self.current_row else self._plain)
        painter.setPen(self._colours[Token.TEXT])
        room = rect.adjusted(_NUMBER + _PAD, 0, -_PAD, 0)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(line.pupil.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, name)

    def _paint_decision(self, painter: QPainter, rect: QRect, line: Line, row: int) -> None:
        self._back(painter, rect, row, False)
        sheet = self._grid.sheet
        text = line.short
        if not text:
            return
        painter.setFont(self._strong)
        painter.setPen(self._colours[Token.SEALED if sheet.sealed else Token.TEXT])
        painter.drawText(rect.adjusted(_PAD, 0, 0, 0), _LEFT, text)
        right = rect.adjusted(0, 0, -_PAD // 2, 0)
        if sheet.sealed:
            painter.drawPixmap(right.right() - 14, rect.center().y() - 7, self._lock)
        elif line.gaps:
            painter.setPen(self._colours[Token.WARN])
            painter.drawText(right, _RIGHT, "!")

    def _paint_total(
        self, painter: QPainter, rect: QRect, line: Line, row: int, place: int
    ) -> None:
        self._back(painter, rect, row, False)
        failed = place and line.standing.failures
        painter.setFont(self._strong if failed else self._plain)
        painter.setPen(self._colours[Token.FAIL if failed else Token.TEXT])
        painter.drawText(rect.adjusted(0, 0, -_PAD, 0), _RIGHT, line.totals[place])

    def _back(self, painter: QPainter, rect: QRect, row: int, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, self._colours[Token.SELECTION])
        elif row == self.current_row:
            painter.fillRect(rect, self._row_tint)

    def _widths_of_fractions(self) -> dict[bool, int]:
        """What a whole number leaves free for a decimal, by whether it fails: that is in bold."""
        if self._grid.sheet.scale.step % 1 == 0:
            return {False: 0, True: 0}
        plain = QFontMetrics(self._plain).horizontalAdvance(",0")
        return {False: plain, True: self._metrics.horizontalAdvance(",0")}
