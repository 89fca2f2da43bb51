"""Things around paragraphs: frames, rules at the side, groups that stay together."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from app.reports.flow import Column, fill, stacked


@dataclass(frozen=True)
class Look:
    """Padding and lines of a box, in points; no colour, no line."""

    padding: float = 0.0
    left_padding: float = 0.0
    fill: Color | None = None
    border: Color | None = None
    bar: Color | None = None
    bar_width: float = 2.2


class Box(Flowable):
    """Things in a frame, which goes on over the page when it must."""

    def __init__(
        self, things: Sequence[Flowable], look: Look, before: float = 0.0, after: float = 0.0
    ) -> None:
        super().__init__()
        self.things = list(things)
        self.look = look
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken in a column of ``width`` points."""
        self.column: Column = stacked(self.things, self._inner(width))
        self.width = width
        self.height = self.column.height + 2 * self.look.padding
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The frame closed at the foot of the page, and opened again on the next."""
        column, rest = fill(self.things, self._inner(width), height - 2 * self.look.padding)
        if not column.items or not rest:
            return []
        head = [thing for _, _, thing in column.items]
        return [
            Box(head, self.look, self.spaceBefore, self.spaceAfter),
            Box(rest, self.look, self.spaceBefore, self.spaceAfter),
        ]

    def _inner(self, width: float) -> float:
        return width - self.look.padding * 2 - self.look.left_padding

    def draw(self) -> None:
        """Draw the frame, then what is in it."""
        look = self.look
        self.canv.saveState()
        if look.fill is not None:
            self.canv.setFillColor(look.fill)
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        if look.border is not None:
            self.canv.setStrokeColor(look.border)
            self.canv.setLineWidth(0.6)
            self.canv.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        if look.bar is not None:
            self.canv.setFillColor(look.bar)
            self.canv.rect(0, 0, look.bar_width, self.height, stroke=0, fill=1)
        self.canv.restoreState()
        left = look.padding + look.left_padding
        self.column.draw(self.canv, left, self.height - look.padding)


class Together(Flowable):
    """Things that no page parts. ``needs_company`` takes two lines of text along."""

    def __init__(
        self, things: Sequence[Flowable], before: float = 0.0, *, needs_company: bool = False
    ) -> None:
        super().__init__()
        self.things = list(things)
        self.spaceBefore = before
        self.needs_company = needs_company

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken in a column of ``width`` points."""
        self.column = stacked(self.things, width)
        self.width, self.height = width, self.column.height
        return width, self.height

    def draw(self) -> None:
        """Draw the things one below the other."""
        self.column.draw(self.canv, 0, self.height)


class Beside(Flowable):
    """Columns side by side, each at its offset and of its width, in points."""

    def __init__(
        self, columns: Sequence[tuple[float, float, Sequence[Flowable]]], before: float = 0.0
    ) -> None:
        super().__init__()
        self.columns = columns
        self.spaceBefore = before

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken: the tallest column's."""
        self.set_columns = [(x, stacked(things, wide)) for x, wide, things in self.columns]
        self.width = width
        self.height = max((column.height for _, column in self.set_columns), default=0.0)
        return width, self.height

    def draw(self) -> None:
        """Draw the columns from a common top."""
        for x, column in self.set_columns:
            column.draw(self.canv, x, self.height)


class Gap(Flowable):
    """An empty space of ``height`` points, or a line under one."""

    def __init__(self, height: float, line: Color | None = None) -> None:
        super().__init__()
        self.room = height
        self.line = line

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken."""
        self.width, self.height = width, self.room
        return width, self.room

    def draw(self) -> None:
        """Draw the line, if there is one."""
        if self.line is not None:
            self.canv.setStrokeColor(self.line)
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0, self.width, 0)


class Picture(Flowable):
    """A picture kept in proportion within ``wide`` by ``high`` points."""

    def __init__(self, data: bytes, wide: float, high: float) -> None:
        super().__init__()
        self.data = data
        self.size = fitted(data, wide, high)

    def wrap(self, _width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken."""
        self.width, self.height = self.size
        return self.size

    def draw(self) -> None:
        """Draw the picture."""
        reader = ImageReader(BytesIO(self.data))
        self.canv.drawImage(reader, 0, 0, *self.size, mask="auto")


def fitted(data: bytes, wide: float, high: float) -> tuple[float, float]:
    """The size in points of a picture made as large as ``wide`` by ``high`` allows."""
    pixels = ImageReader(BytesIO(data)).getSize()
    scale = min(wide / pixels[0], high / pixels[1])
    return pixels[0] * scale, pixels[1] * scale
