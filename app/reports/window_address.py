"""The address in the window of an envelope, to Belgian use.

An A4 folded in three slides in a 114 × 229 mm envelope. Wherever it slides, what
stands between 89 and 195 mm from the left edge and 40 and 69 mm from the top shows in a
right-hand window and nothing else does; a left-hand one is its mirror. No official
measures of Belgian windows were found, hence the school's own correction, set with a
test page.
"""

from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports.address_block import Frame, draw_block
from app.reports.letter_view import Window, WindowSide
from app.reports.page import from_top

LEFT_MM: Final = {WindowSide.RIGHT: 89.0, WindowSide.LEFT: 15.0}
WIDTH_MM: Final = 106.0
TOP_MM: Final = 40.0
HEIGHT_MM: Final = 29.0


def window_frame(window: Window) -> Frame:
    """The frame that shows, moved by the school's correction."""
    left = (LEFT_MM[window.side] + window.right_mm) * mm
    return Frame(left, from_top(TOP_MM + window.down_mm), WIDTH_MM, HEIGHT_MM)


def draw_address(canvas: Canvas, lines: tuple[str, ...], window: Window) -> None:
    """Draw the lines in the window's frame: smaller if they must, never outside."""
    draw_block(canvas, lines, window_frame(window))
