"""Paragraphs: a sentence set in lines, with or without a marker beside it."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from app.reports.lines import Line, break_lines
from app.reports.styles import Align, Style
from app.reports.views import Run, Sentence

# Where the first baseline lies below the top of its line, as a part of the size
_ASCENT = 0.8
_WIDOWS = 2


class Prose(Flowable):
    """A paragraph that never leaves fewer than two of its lines alone on a page."""

    def __init__(self, sentence: Sentence | str, style: Style, marker: str = "") -> None:
        super().__init__()
        self.sentence = (Run(sentence),) if isinstance(sentence, str) else sentence
        self.style = style
        self.marker = marker
        self.set_lines: tuple[Line, ...] | None = None  # given to the parts of a split one
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self.keepWithNext = style.keep_with_next
        self.lines: tuple[Line, ...] = ()

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """The room taken in a column of ``width`` points."""
        self.width = width
        inner = width - self.style.hang - self.style.indent
        # ``None`` and not emptiness: a part of a paragraph may not be broken anew
        if self.set_lines is None:
            self.lines = break_lines(self.sentence, self.style, inner)
        else:
            self.lines = self.set_lines
        self.height = len(self.lines) * self.style.leading
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two parts, or nothing where a line would stand alone."""
        self.wrap(width)
        total = len(self.lines)
        count = min(int((height + 0.01) / self.style.leading), total - _WIDOWS)
        return self._parted(count) if _WIDOWS <= count < total else []

    def split_tail(self, width: float) -> list[Flowable]:
        """Two parts, the second as short as may stand alone."""
        self.wrap(width)
        count = len(self.lines) - _WIDOWS
        return self._parted(count) if count >= _WIDOWS else []

    def _parted(self, count: int) -> list[Flowable]:
        head = Prose(self.sentence, self.style, self.marker)
        tail = Prose(self.sentence, self.style)
        head.set_lines, tail.set_lines = self.lines[:count], self.lines[count:]
        head.spaceAfter = tail.spaceBefore = 0.0
        head.keepWithNext, tail.keepWithNext = False, self.keepWithNext
        return [head, tail]

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802,N803
        """Draw the lines, the lower left corner at ``x``, ``y``.

        Drawing in place spares the change of origin that ReportLab makes for each thing:
        paragraphs are most of a letter.
        """
        left = x + self.style.indent
        top = y + self.height
        if self.marker and self.lines:
            draw_line(canvas, self.marker, left, top, self.style)
        draw_lines(canvas, self.lines, left + self.style.hang, top, self._inner, self.style)

    @property
    def _inner(self) -> float:
        return float(self.width - self.style.hang - self.style.indent)


def draw_line(canvas: Canvas, text: str, x: float, top: float, style: Style) -> None:
    """One short line whose top is at ``top``, not broken."""
    lines = break_lines((Run(text),), style, 10_000)
    draw_lines(canvas, lines[:1], x, top, 10_000, style)


def draw_lines(
    canvas: Canvas, lines: tuple[Line, ...], x: float, top: float, width: float, style: Style
) -> None:
    """The lines from ``top`` down, in a column of ``width`` points starting at ``x``."""
    text: Any = canvas.beginText()
    text.setFillColor(style.colour)
    y = top - (style.leading - style.size) / 2 - style.size * _ASCENT
    stretched = False
    for line in lines:
        text.setTextOrigin(x + _offset(line, width, style.align), y)
        gap = _gap(line, width, style.align)
        if gap or stretched:
            text.setWordSpace(gap)
            stretched = bool(gap)
        for font, piece in line.pieces:
            text.setFont(font, style.size, style.leading)
            text.textOut(piece)
        y -= style.leading
    if stretched:
        text.setWordSpace(0)
    canvas.drawText(text)


def _offset(line: Line, width: float, align: Align) -> float:
    room = width - line.width
    if align is Align.RIGHT:
        return room
    return room / 2 if align is Align.CENTRE else 0.0


def _gap(line: Line, width: float, align: Align) -> float:
    if align is not Align.JUSTIFIED or line.last or not line.spaces:
        return 0.0
    return (width - line.width) / line.spaces
