"""Envelopes without a window: the address where the post's machines read it.

bpost (MassPost): the block at least 15 mm from the right edge, beginning at most 140 mm from it,
40 mm free above and 30 mm below. The upper right corner is left for the stamp, the upper
left one for the sender and the mention of a registered letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.address_block import Frame, draw_block
from app.reports.envelopes_view import EnvelopesView, Sent
from app.reports.escape import one_line
from app.reports.page import About, Paper
from app.reports.prose import draw_line
from app.reports.styles import MUTED, Style

_RIGHT_MM: Final = 15.0
_BLOCK_MM: Final = (92.0, 32.0)
_SENDER: Final = Style(7.6, 10, colour=MUTED)
_NAME: Final = Style(8.2, 10.6, weight=fonts.BOLD, colour=MUTED)
_MENTION: Final = Style(9.5, 12, weight=fonts.BOLD)
_EDGE_MM: Final = 11.0
_MOST: Final = 5


@dataclass(frozen=True)
class EnvelopeSize:
    """An envelope lying, in millimetres; ``above_mm`` is free over the address."""

    title: str
    width_mm: float
    height_mm: float
    above_mm: float

    @property
    def points(self) -> tuple[float, float]:
        """The size of its page."""
        return self.width_mm * mm, self.height_mm * mm


SIZES: Final[Mapping[str, EnvelopeSize]] = {
    "c65": EnvelopeSize("C6/5 (229 × 114 mm)", 229, 114, 48),
    "dl": EnvelopeSize("DL (220 × 110 mm)", 220, 110, 45),
    "c5": EnvelopeSize("C5 (229 × 162 mm)", 229, 162, 78),
    "c4": EnvelopeSize("C4 (324 × 229 mm)", 324, 229, 120),
}


def render_envelopes(view: EnvelopesView) -> bytes:
    """One page an envelope, of its size; the same view gives the same bytes.

    Raises:
        ValueError: there is no envelope.
    """
    if not view.envelopes:
        raise ValueError("nothing to put in an envelope")
    size = SIZES[view.size]
    paper = Paper(About(view.title, view.sender[0] if view.sender else "", size.title))
    for sent in view.envelopes:
        paper.canvas.setPageSize(size.points)
        _draw_sender(paper.canvas, view.sender, sent, size)
        draw_block(paper.canvas, sent.lines, _frame(size))
        paper.end_page()
    return paper.bytes()


def _draw_sender(canvas: Canvas, sender: tuple[str, ...], sent: Sent, size: EnvelopeSize) -> None:
    top = (size.height_mm - _EDGE_MM) * mm
    left = _EDGE_MM * mm
    for number, text in enumerate(filter(None, map(one_line, sender[:_MOST]))):
        style = _SENDER if number else _NAME
        draw_line(canvas, text, left, top, style)
        top -= style.leading
    if sent.mention:
        draw_line(canvas, one_line(sent.mention), left, top - 3 * mm, _MENTION)


def _frame(size: EnvelopeSize) -> Frame:
    wide, high = _BLOCK_MM
    left = size.width_mm - _RIGHT_MM - wide
    return Frame(left * mm, (size.height_mm - size.above_mm) * mm, wide, high)
