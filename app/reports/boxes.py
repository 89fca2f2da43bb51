"""Things around paragraphs: frames, rules at the side, groups that stay together."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable

from app.reports.flow import Column, fill, stacked

# A shorter frame, or shorter columns side by side, go whole to the next page
_SHORT: Final = 120.0


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
        return self._parted([thing for _, _, thing in column.items], rest)

    def split_tail(self, width: float) -> list[Flowable]:
        """Two frames, the second as short as may stand alone; none for a short frame."""
        if self.wrap(width)[1] <= _SHORT:
            return []
        *before, last = self.things
        split_tail = getattr(last, "split_tail", None)
        parts = split_tail(self._inner(width)) if split_tail else []
        return self._parted([*before, *parts[:1]], parts[1:] or [last])

    def _parted(self, head: list[Flowable], rest: list[Flowable]) -> list[Flowable]:
        """Two frames; none where one would be empty, or the first hold a title alone."""
        if not head or not rest or getattr(head[-1], "keepWithNext", False):
            return []
        return [
            Box(things, self.look, self.spaceBefore, self.spaceAfter) for things in (head, rest)
        ]

    def open_up(self) -> list[Flowable]:
        """The same frame with nothing in it held together; nothing if it is so already."""
        if not any(isinstance(thing, Together) for thing in self.things):
            return []
        loose = [part for thing in self.things for part in _loose(thing)]
        return [Box(loose, self.look, self.spaceBefore, self.spaceAfter)]

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

    def open_up(self) -> list[Flowable]:
        """The things apart, for a page that could not hold them together."""
        first = self.things[0]
        last: Any = self.things[-1]
        first.spaceBefore = max(first.getSpaceBefore(), self.spaceBefore)
        last.needs_company = self.needs_company
        return self.things

    def draw(self) -> None:
        """Draw the things one below the other."""
        self.column.draw(self.canv, 0, self.height)


def _loose(thing: Flowable) -> list[Flowable]:
    return thing.open_up() if isinstance(thing, Together) else [thing]


class Beside(Flowable):
    """Columns side by side, each at its offset and of its width, in points.

    Long ones go on over the page.
    """

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

    def split(self, width: float, height: float) -> list[Flowable]:
        """The columns in two parts, where each has something to leave or is empty."""
        if self.wrap(width)[1] <= _SHORT:
            return []
        parts = [(x, wide, *fill(things, wide, height)) for x, wide, things in self.columns]
        if any(rest and not column.items for _, _, column, rest in parts):
            return []
        heads = [(x, wide, [each[2] for each in column.items]) for x, wide, column, _ in parts]
        tails = [(x, wide, rest) for x, wide, _, rest in parts]
        return [Beside(heads, self.spaceBefore), Beside(tails)]

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
