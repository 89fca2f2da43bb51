"""A table that paints its own cells, all that a region holds in one go.

Qt would ask the style for each cell, and the style its sheet: several times the price.
"""

from collections.abc import Iterable
from typing import Final, cast

from PySide6.QtCore import QLine, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils.grid_model import GridModel
from app.ui.rooms.councils.grid_painter import GridPainter
from app.ui.theme import Token

HEIGHT: Final = theme.ROW_HEIGHT


class PaintedTable(QTableView):
    """What the three parts of the grid have in common: rows of one height, fixed columns."""

    def __init__(self, grid: GridModel, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.row_height = HEIGHT
        self.base = QFont(self.font())
        self.painter = GridPainter(self.base, grid)
        self._spans: list[tuple[int, int, int]] = []
        self.setModel(grid)
        self.setAccessibleName(title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._fix_sections()
        theme.changed.connect(self.dress)

    def dress(self) -> None:
        """Take the colours and fonts of the theme in use."""
        self.painter.dress(self.base)
        self.viewport().update()

    def zoom(self, factor: float) -> None:
        """Show everything so many times its usual size."""
        self.base = QFont(self.font())
        self.base.setPointSizeF(self.font().pointSizeF() * factor)
        self.row_height = round(HEIGHT * factor)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        header = self.horizontalHeader()
        header.setFont(self.base)
        header.setFixedHeight(self.row_height + theme.SPACE_XS)
        self.dress()

    def measure(self) -> None:
        """Columns were given their widths: note where each of those shown begins."""
        header = self.horizontalHeader()
        self._spans = [
            (column, header.sectionPosition(column), header.sectionSize(column))
            for column in range(self.grid.columnCount())
            if not header.isSectionHidden(column)
        ]

    def repaint_row(self, row: int) -> None:
        """A row looks otherwise."""
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.row_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for region in cast(Iterable[QRect], event.region()):
            self._paint(painter, region)
        painter.end()

    def _paint(self, painter: QPainter, region: QRect) -> None:
        high = self.row_height
        top, left = self.verticalHeader().offset(), self.horizontalHeader().offset()
        rows = range(
            max(0, (region.top() + top) // high),
            min(self.grid.rowCount(), (region.bottom() + top) // high + 1),
        )
        spans = [
            (column, start - left, width)
            for column, start, width in self._spans
            if start - left <= region.right() and start - left + width > region.left()
        ]
        paint = self.painter.paint
        for row in rows:
            y = row * high - top
            for column, x, width in spans:
                paint(painter, QRect(x, y, width - 1, high - 1), row, column)
        if rows and spans:
            self._rule(painter, rows, spans, top)

    def _rule(
        self, painter: QPainter, rows: range, spans: list[tuple[int, int, int]], top: int
    ) -> None:
        """The hairlines under rows and after columns."""
        high = self.row_height
        first, last = rows[0] * high - top, (rows[-1] + 1) * high - top - 1
        start, end = spans[0][1], spans[-1][1] + spans[-1][2] - 1
        lines = [QLine(start, y, end, y) for y in range(first + high - 1, last + 1, high)]
        lines += [QLine(x + width - 1, first, x + width - 1, last) for _column, x, width in spans]
        painter.setPen(theme.colour(Token.HAIRLINE))
        painter.drawLines(lines)

    def _fix_sections(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HEIGHT)
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setFixedHeight(HEIGHT + theme.SPACE_XS)
        columns.setMinimumSectionSize(theme.SPACE_XL)


class FrozenTable(PaintedTable):
    """A part that stays in sight; it is read and clicked, and never takes the keyboard."""

    def __init__(self, grid: GridModel, title: str) -> None:
        super().__init__(grid, title)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def follow(self, row: int, previous: int) -> None:
        """Paint the row of the cursor as such, and no longer the one before."""
        self.painter.current_row = row
        self.repaint_row(previous)
        self.repaint_row(row)
