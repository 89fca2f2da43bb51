"""Tables whose head comes back on each page, and whose rows part only when they must."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.flow import fill, stacked
from app.reports.styles import HAIRLINE, MUTED

Cell = Sequence[Flowable]

_PADDING_X: Final = 3.5
_PADDING_Y: Final = 3.2
# A row at least this tall may go on over the page; a shorter one moves whole
_LONG_ROW: Final = 260.0
_LEAST_PART: Final = 40.0


class Row(Flowable):
    """Cells side by side above a hairline, in columns of ``widths`` points.

    Where it goes on over the page, its first cells stand there ``again``: who it is about.
    """

    def __init__(
        self, cells: Sequence[Cell], widths: Sequence[float], *, strong: bool, again: int = 0
    ) -> None:
        super().__init__()
        self.cells = cells
        self.widths = widths
        self.strong = strong
        self.again = again

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken: the tallest cell's."""
        self.columns = [
            stacked(cell, wide - 2 * _PADDING_X)
            for cell, wide in zip(self.cells, self.widths, strict=True)
        ]
        self.width = width
        tallest = max((column.height for column in self.columns), default=0.0)
        self.height = tallest + 2 * _PADDING_Y
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two rows, for one that is too long to move as a whole."""
        self.wrap(width)
        if self.height < _LONG_ROW or height < _LEAST_PART:
            return []
        heads: list[Cell] = []
        tails: list[Cell] = []
        for cell, wide in zip(self.cells, self.widths, strict=True):
            column, rest = fill(cell, wide - 2 * _PADDING_X, height - 2 * _PADDING_Y)
            heads.append([thing for _, _, thing in column.items])
            tails.append(rest)
        if not any(tails) or not any(heads):
            return []
        tails[: self.again] = self.cells[: self.again]
        parts = (
            Row(cells, self.widths, strong=self.strong, again=self.again)
            for cells in (heads, tails)
        )
        return list(parts)

    def draw(self) -> None:
        """Draw the cells from a common top, and the line below."""
        x = 0.0
        for column, wide in zip(self.columns, self.widths, strict=True):
            column.draw(self.canv, x + _PADDING_X, self.height - _PADDING_Y)
            x += wide
        self.canv.setStrokeColor(MUTED if self.strong else HAIRLINE)
        self.canv.setLineWidth(0.8 if self.strong else 0.4)
        self.canv.line(0, 0, self.width, 0)


class Table(Flowable):
    """Rows under a head that is repeated on every page."""

    def __init__(self, head: Row, rows: Sequence[Row], after: float = 0.0) -> None:
        super().__init__()
        self.head = head
        self.rows = list(rows)
        self.spaceAfter = after

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken by the head and all rows."""
        self.column = stacked([self.head, *self.rows], width)
        self.width, self.height = width, self.column.height
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit, then the others under the same head."""
        room = height - float(self.head.wrap(width)[1])
        column, rest = fill(self.rows, width, room) if room > 0 else (None, [])
        if column is None or not column.items or not rest:
            return []
        fitting = [thing for _, _, thing in column.items if isinstance(thing, Row)]
        others = [thing for thing in rest if isinstance(thing, Row)]
        return [Table(self.head, fitting), Table(self.head, others, self.spaceAfter)]

    def split_tail(self, _width: float) -> list[Flowable]:
        """All rows but the last, then the last under the same head."""
        if len(self.rows) < 2:
            return []
        tail = Table(self.head, self.rows[-1:], self.spaceAfter)
        return [Table(self.head, self.rows[:-1]), tail]

    def draw(self) -> None:
        """Draw the head, then the rows."""
        self.column.draw(self.canv, 0, self.height)
