"""Filling columns and pages: what goes with what, and where a page may end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

_SLACK: Final = 0.01
# What is taller and cannot be parted does not move to keep a signature company
_TALL: Final = 400.0
# Two lines of text are a little taller
_COMPANY: Final = 22.0


class LayoutError(Exception):
    """Something is taller than a page and cannot be parted: a fault of the layout."""


@dataclass(frozen=True)
class Area:
    """Where a page takes its content, in points from the lower left corner."""

    x: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height


@dataclass
class Column:
    """What stands in a column, each thing with the gap above it and its height."""

    width: float
    items: list[tuple[float, float, Flowable]] = field(default_factory=list)

    @property
    def height(self) -> float:
        """The height of all that stands in it."""
        return sum(gap + height for gap, height, _ in self.items)

    def gap_before(self, thing: Flowable) -> float:
        """The space above ``thing`` if it came next; none at the top."""
        if not self.items:
            return 0.0
        above = self.items[-1][2].getSpaceAfter()
        return float(max(above, thing.getSpaceBefore()))

    def add(self, thing: Flowable) -> None:
        """Set ``thing`` below what stands there."""
        gap = self.gap_before(thing)
        self.items.append((gap, float(thing.wrap(self.width, 1e6)[1]), thing))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the column downwards from ``top``."""
        for gap, height, thing in self.items:
            top -= gap + height
            thing.drawOn(canvas, x, top)


def stacked(things: Sequence[Flowable], width: float) -> Column:
    """All the things in one column, however tall."""
    column = Column(width)
    for thing in things:
        column.add(thing)
    return column


def fill(things: Sequence[Flowable], width: float, room: float) -> tuple[Column, list[Flowable]]:
    """A column of at most ``room`` points, and what did not go in."""
    column = Column(width)
    left = room
    for place, thing in enumerate(things):
        gap = column.gap_before(thing)
        height = float(thing.wrap(width, left)[1])
        if gap + height <= left + _SLACK:
            column.items.append((gap, height, thing))
            left -= gap + height
            continue
        others = list(things[place + 1 :])
        tail = _parted(column, thing, left - gap)
        return (column, [*tail, *others]) if tail else _pulled(column, [thing, *others])
    return column, []


def _parted(column: Column, thing: Flowable, room: float) -> list[Flowable]:
    """Set the head of ``thing`` into the column; return its tail, [] if it stays whole."""
    parts = thing.split(column.width, room) if room > 0 else []
    if len(parts) < 2:
        return []
    column.add(parts[0])
    return list(parts[1:])


def _pulled(column: Column, rest: list[Flowable]) -> tuple[Column, list[Flowable]]:
    """Send to the next page what may not be parted from its first things."""
    _pull_leads(column, rest)
    # What is too tall to move stays: the signature then stands alone on the next page.
    while column.items and _lonely(rest, column.width) and _pull(column, rest, most=_TALL):
        _pull_leads(column, rest)
    return column, rest


def _pull_leads(column: Column, rest: list[Flowable]) -> None:
    """Send a title, or words that announce a list, after what they go with."""
    while column.items and _keeps_with_next(column.items[-1][2]):
        if not _pull(column, rest, most=_TALL):
            return


def _lonely(rest: Sequence[Flowable], width: float) -> bool:
    """Whether a signature would have less than two lines of text above it."""
    company = 0.0
    for thing in rest:
        if getattr(thing, "needs_company", False):
            return True
        company += float(thing.wrap(width, 1e6)[1])
        if company > _COMPANY:
            return False
    return False


def _pull(column: Column, rest: list[Flowable], most: float) -> bool:
    """Move the end of the last thing over, or all of it; whether anything moved.

    What cannot be parted stays where it is the only thing, or taller than ``most``.
    """
    _gap, height, last = column.items[-1]
    split_tail = getattr(last, "split_tail", None)
    parts = split_tail(column.width) if split_tail else []
    if not parts and (len(column.items) < 2 or height > most):
        return False
    column.items.pop()
    if parts:
        column.add(parts[0])
        parts[0].keepWithNext = False
    rest.insert(0, parts[1] if parts else last)
    return True


def _keeps_with_next(thing: Flowable) -> bool:
    return bool(getattr(thing, "keepWithNext", False))


def paginate(things: Sequence[Flowable], first: Area, following: Area) -> list[Column]:
    """The things in as many pages as they need.

    Raises:
        LayoutError: a thing fits no page and cannot be parted.
    """
    pages: list[Column] = []
    rest = [part for thing in things for part in _opened(thing, following)]
    while rest or not pages:
        area = following if pages else first
        column, rest = fill(rest, area.width, area.height)
        if not column.items and rest and pages:
            raise LayoutError(f"{type(rest[0]).__name__} is taller than a page")
        pages.append(column)
    return pages


def _opened(thing: Flowable, page: Area) -> list[Flowable]:
    """The thing, or looser ones where a whole page could not hold it."""
    open_up = getattr(thing, "open_up", None)
    if open_up is None or float(thing.wrap(page.width, page.height)[1]) <= page.height:
        return [thing]
    return [one for part in open_up() for one in _opened(part, page)] or [thing]
