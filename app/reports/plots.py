"""Plots of documents, readable without colour: what fails is hatched, what passes is plain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from app.reports.pen import Pen, whole
from app.reports.styles import HAIRLINE, INK, MUTED

PLAIN: Final = HexColor(0x8FA9C9)
PALE: Final = HexColor(0xF6F1EA)
_HATCH_STEP: Final = 2.6
_TEXT: Final = 7.4
_ROW: Final = 5.4 * mm
_BAR: Final = 3.6 * mm


@dataclass(frozen=True)
class Part:
    """A piece of a bar: its value, and whether it is hatched."""

    value: float
    hatched: bool = False


@dataclass(frozen=True)
class Bar:
    """A bar: what it is called, its pieces, what is written at its end."""

    label: str
    parts: tuple[Part, ...]
    told: str


def draw_piece(canvas: Canvas, x: float, y: float, size: tuple[float, float], part: Part) -> None:
    """A rectangle, plain or hatched, with its outline."""
    wide, high = size
    pen = Pen(canvas)
    pen.box(x, y, wide, high, PALE if part.hatched else PLAIN)
    if part.hatched:
        _hatch(canvas, x, y, wide, high)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.4)
    canvas.rect(x, y, wide, high, stroke=1, fill=0)


def _hatch(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, wide, high)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.45)
    start = x - high
    while start < x + wide:
        canvas.line(start, y, start + high, y + high)
        start += _HATCH_STEP
    canvas.restoreState()


class Bars(Flowable):
    """Lying bars on a common scale; ``most`` is what the whole width stands for."""

    def __init__(self, bars: Sequence[Bar], most: float, label_width: float = 52 * mm) -> None:
        super().__init__()
        self.bars = list(bars)
        self.most = most or 1.0
        self.label_width = label_width
        self.spaceAfter = 8

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """A row a bar."""
        self.width, self.height = width, _ROW * len(self.bars)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The bars that fit, then the others."""
        count = int(height / _ROW)
        if not 0 < count < len(self.bars):
            return []
        parts = (self.bars[:count], self.bars[count:])
        return [Bars(part, self.most, self.label_width) for part in parts]

    def draw(self) -> None:
        """Draw the bars from the top."""
        pen = Pen(self.canv)
        room = self.width - self.label_width - 26 * mm
        top = self.height
        for bar in self.bars:
            base = top - _ROW / 2 - _TEXT * 0.35
            label = whole(bar.label, _TEXT, (self.label_width - 6, _ROW))
            pen.words(label, 0, top - _ROW / 2)
            x = self.label_width
            for part in bar.parts:
                wide = room * part.value / self.most
                if wide > 0:
                    draw_piece(self.canv, x, top - (_ROW + _BAR) / 2, (wide, _BAR), part)
                x += wide
            pen.left(bar.told, x + 4, base, _TEXT, colour=MUTED)
            top -= _ROW
        pen.line((self.label_width, 0), (self.label_width, self.height), 0.6, MUTED)


@dataclass(frozen=True)
class Pillar:
    """A standing bar: its label below, its count above."""

    label: str
    count: int
    hatched: bool = False


class Histogram(Flowable):
    """Standing bars side by side, from a common base."""

    def __init__(self, pillars: Sequence[Pillar], high: float = 42 * mm) -> None:
        super().__init__()
        self.pillars = list(pillars)
        self.high = high
        self.spaceAfter = 8

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """Its height is fixed."""
        self.width, self.height = width, self.high
        return self.width, self.height

    def draw(self) -> None:
        """Draw the base, the pillars, what they count."""
        pen = Pen(self.canv)
        base, most = 5 * mm, max((pillar.count for pillar in self.pillars), default=0) or 1
        step = self.width / max(len(self.pillars), 1)
        room = self.height - base - 5 * mm
        for place, pillar in enumerate(self.pillars):
            x = place * step
            high = room * pillar.count / most
            part = Part(pillar.count, pillar.hatched)
            if pillar.count:
                draw_piece(self.canv, x + step * 0.14, base, (step * 0.72, high), part)
                pen.centre(str(pillar.count), x + step / 2, base + high + 2, _TEXT, bold=True)
            pen.centre(pillar.label, x + step / 2, 1.2 * mm, 6.8, colour=MUTED)
        pen.line((0, base), (self.width, base), 0.6, MUTED)


class RangePlot(Flowable):
    """For each row, from the lowest to the highest, with the average marked; 0 to 100."""

    def __init__(self, rows: Sequence["Range"], label_width: float = 52 * mm) -> None:
        super().__init__()
        self.rows = list(rows)
        self.label_width = label_width
        self.spaceAfter = 8

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """A row each, and the scale below."""
        self.width, self.height = width, _ROW * len(self.rows) + 5 * mm
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit, then the others, each with its scale."""
        count = int((height - 5 * mm) / _ROW)
        if not 0 < count < len(self.rows):
            return []
        return [
            RangePlot(part, self.label_width) for part in (self.rows[:count], self.rows[count:])
        ]

    def draw(self) -> None:
        """Draw the scale, then the rows from the top."""
        self._scale()
        top = self.height
        for row in self.rows:
            self._row(row, top)
            top -= _ROW

    def _at(self, value: float) -> float:
        return self.label_width + (self.width - self.label_width - 26 * mm) * value / 100

    def _scale(self) -> None:
        pen = Pen(self.canv)
        for value in range(0, 101, 10):
            x = self._at(value)
            pen.line((x, 4.4 * mm), (x, self.height), 0.3, HAIRLINE)
            pen.centre(str(value), x, 1.2 * mm, 6.4, colour=MUTED)

    def _row(self, row: "Range", top: float) -> None:
        pen, middle = Pen(self.canv), top - _ROW / 2
        base = middle - _TEXT * 0.35
        pen.words(whole(row.label, _TEXT, (self.label_width - 6, _ROW)), 0, middle)
        threshold = self._at(row.threshold)
        pen.line((threshold, middle - _ROW / 2), (threshold, middle + _ROW / 2), 1.1, INK)
        low, high = self._at(row.lowest), self._at(row.highest)
        self._ends(low, high, middle)
        self._point(self._at(row.average), middle, INK)
        pen.left(row.told, self._at(100) + 4, base, _TEXT, colour=MUTED)

    def _ends(self, low: float, high: float, middle: float) -> None:
        pen = Pen(self.canv)
        pen.line((low, middle), (high, middle), 1.6, PLAIN)
        for x in (low, high):
            pen.line((x, middle - 1.4 * mm), (x, middle + 1.4 * mm), 0.8, INK)

    def _point(self, x: float, y: float, colour: Color) -> None:
        self.canv.setFillColor(colour)
        self.canv.circle(x, y, 1.1 * mm, stroke=0, fill=1)


@dataclass(frozen=True)
class Range:
    """One row of a range plot; values from 0 to 100."""

    label: str
    lowest: float
    average: float
    highest: float
    threshold: float
    told: str
