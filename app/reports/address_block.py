"""The lines of an address in a frame: smaller if they must, never outside."""

from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.escape import one_line
from app.reports.lines import break_lines
from app.reports.prose import draw_line
from app.reports.styles import Style
from app.reports.views import Run

MOST_LINES: Final = 6
_SIZES: Final = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_LEADING: Final = 1.28


@dataclass(frozen=True)
class Frame:
    """Where an address may stand: its upper left corner in points, its size in millimetres."""

    left: float
    top: float
    width_mm: float
    height_mm: float


def draw_block(
    canvas: Canvas, lines: tuple[str, ...], frame: Frame, *, middle: bool = False
) -> None:
    """Draw the lines from the top of the frame, or in its middle.

    A line too long for the smallest size goes on in the next one.
    """
    texts, style = _set(lines, frame)
    top = frame.top
    if middle:
        top -= max(0.0, (frame.height_mm * mm - len(texts) * style.leading) / 2)
    for number, text in enumerate(texts):
        draw_line(canvas, text, frame.left, top - number * style.leading, style)


def _set(lines: tuple[str, ...], frame: Frame) -> tuple[list[str], Style]:
    texts = [text for text in map(one_line, lines) if text]
    for size in _SIZES:
        style = Style(size, size * _LEADING)
        if _fits(texts, style, frame):
            return texts, style
    smallest = Style(_SIZES[-1], _SIZES[-1] * _LEADING)
    wrapped = [part for text in texts for part in _wrapped(text, smallest, frame)]
    return wrapped, _squeezed(wrapped, smallest, frame)


def _fits(texts: list[str], style: Style, frame: Frame) -> bool:
    high = len(texts) * style.leading <= frame.height_mm * mm
    wide = _widest(texts, style.size) <= frame.width_mm * mm
    return high and len(texts) <= MOST_LINES and wide


def _squeezed(texts: list[str], style: Style, frame: Frame) -> Style:
    """The style made as small as the lines ask to stay within the frame's height."""
    leading = min(style.leading, frame.height_mm * mm / max(len(texts), 1))
    return replace(style, leading=leading, size=min(style.size, leading / 1.1))


def _widest(texts: list[str], size: float) -> float:
    return max((fonts.width_of(text, fonts.REGULAR, size) for text in texts), default=0.0)


def _wrapped(text: str, style: Style, frame: Frame) -> list[str]:
    lines = break_lines((Run(text),), style, frame.width_mm * mm)
    return ["".join(piece for _, piece in line.pieces) for line in lines]
