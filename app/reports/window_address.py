"""The address in the window of an envelope, to Belgian use.

An A4 folded in three slides in a 114 × 229 mm envelope. Wherever it slides, what
stands between 89 and 195 mm from the left edge and 40 and 69 mm from the top shows in a
right-hand window and nothing else does; a left-hand one is its mirror. No official
measures of Belgian windows were found, hence the school's own correction, set with a
test page.
"""

from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.escape import one_line
from app.reports.letter_view import Window, WindowSide
from app.reports.lines import break_lines
from app.reports.page import About, Paper, from_top
from app.reports.prose import draw_line
from app.reports.styles import HAIRLINE, Style
from app.reports.views import Run

LEFT_MM: Final = {WindowSide.RIGHT: 89.0, WindowSide.LEFT: 15.0}
WIDTH_MM: Final = 106.0
TOP_MM: Final = 40.0
HEIGHT_MM: Final = 29.0
MOST_LINES: Final = 6
_SIZES: Final = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
_LEADING: Final = 1.28


def draw_address(canvas: Canvas, lines: tuple[str, ...], window: Window) -> None:
    """Draw the lines in the window's frame: smaller if they must, never outside.

    A line too long for the smallest size goes on in the next one.
    """
    texts, style = _set(lines)
    left = (LEFT_MM[window.side] + window.right_mm) * mm
    top = from_top(TOP_MM + window.down_mm)
    for number, text in enumerate(texts):
        draw_line(canvas, text, left, top - number * style.leading, style)


def _set(lines: tuple[str, ...]) -> tuple[list[str], Style]:
    texts = [text for text in map(one_line, lines) if text]
    for size in _SIZES:
        style = Style(size, size * _LEADING)
        if _fits(texts, style):
            return texts, style
    smallest = Style(_SIZES[-1], _SIZES[-1] * _LEADING)
    wrapped = [part for text in texts for part in _wrapped(text, smallest)]
    return wrapped, _squeezed(wrapped, smallest)


def _fits(texts: list[str], style: Style) -> bool:
    high = len(texts) * style.leading <= HEIGHT_MM * mm
    return high and len(texts) <= MOST_LINES and _widest(texts, style.size) <= WIDTH_MM * mm


def _squeezed(texts: list[str], style: Style) -> Style:
    """The style made as small as the lines ask to stay within the frame's height."""
    leading = min(style.leading, HEIGHT_MM * mm / max(len(texts), 1))
    return replace(style, leading=leading, size=min(style.size, leading / 1.1))


def _widest(texts: list[str], size: float) -> float:
    return max((fonts.width_of(text, fonts.REGULAR, size) for text in texts), default=0.0)


def _wrapped(text: str, style: Style) -> list[str]:
    lines = break_lines((Run(text),), style, WIDTH_MM * mm)
    return ["".join(piece for _, piece in line.pieces) for line in lines]


def render_test_page(lines: tuple[str, ...], window: Window) -> bytes:
    """A page to slide in an envelope: the address, in the frame that must show."""
    paper = Paper(About("Page d’essai de l’enveloppe à fenêtre", "", "Page d’essai"))
    canvas = paper.canvas
    canvas.setStrokeColor(HAIRLINE)
    left = (LEFT_MM[window.side] + window.right_mm) * mm
    bottom = from_top(TOP_MM + HEIGHT_MM + window.down_mm)
    canvas.rect(left, bottom, WIDTH_MM * mm, HEIGHT_MM * mm)
    draw_address(canvas, lines, window)
    paper.end_page()
    return paper.bytes()
