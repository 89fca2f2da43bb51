"""Words put at a place of a page: for grids and plots, which are drawn and not set."""

from typing import TypedDict, Unpack

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.escape import one_line
from app.reports.styles import HAIRLINE, INK

_SMALLEST = 4.0
_STEP = 0.3


class Look(TypedDict, total=False):
    """How a text is written where it is not plain: in bold, in a colour."""

    bold: bool
    colour: Color


class Pen:
    """Writes on a canvas; sizes and places in points, from the lower left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def left(self, text: str, x: float, y: float, size: float, **look: Unpack[Look]) -> None:
        """Begin the text at x."""
        self.canvas.setFillColor(look.get("colour", INK))
        self.canvas.setFont(_face(bold=look.get("bold", False)), size)
        self.canvas.drawString(x, y, one_line(text))

    def right(self, text: str, x: float, y: float, size: float, **look: Unpack[Look]) -> None:
        """End the text at x."""
        self.left(text, x - width(text, size, bold=look.get("bold", False)), y, size, **look)

    def centre(self, text: str, x: float, y: float, size: float, **look: Unpack[Look]) -> None:
        """Set the text around x."""
        if text:
            wide = width(text, size, bold=look.get("bold", False))
            self.left(text, x - wide / 2, y, size, **look)

    def upwards(self, text: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
        """Write the text from the foot of a column to its head, its base line at x."""
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.rotate(90)
        self.left(text, 0, 0, size, bold=bold)
        self.canvas.restoreState()

    def box(self, x: float, y: float, wide: float, high: float, colour: Color) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, y, wide, high, stroke=0, fill=1)

    def frame(self, x: float, y: float, wide: float, high: float) -> None:
        """Draw the outline of a rectangle."""
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x, y, wide, high, stroke=1, fill=0)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        thick: float = 0.4,
        colour: Color = HAIRLINE,
    ) -> None:
        """Draw a line between two points."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thick)
        self.canvas.line(*start, *end)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is."""
    return fonts.width_of(one_line(text), _face(bold=bold), size)


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as the room holds and an ellipsis."""
    text = one_line(text)
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def size_for(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """The size, or the largest below it at which the text fits in the room."""
    while text and size > _SMALLEST and width(text, size, bold=bold) > room:
        size -= _STEP
    return size


def _face(*, bold: bool) -> str:
    return fonts.BOLD if bold else fonts.REGULAR
