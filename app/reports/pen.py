"""Words put at a place of a page: for grids and plots, which are drawn and not set."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypedDict, Unpack

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.escape import one_line
from app.reports.styles import HAIRLINE, INK

_SMALLEST: Final = 4.0
_STEP: Final = 0.3
_READABLE: Final = 5.8
"""Under this size a second line is better than smaller letters, in points."""
_LEADING: Final = 1.08
_MOST_LINES: Final = 5
_GAIN: Final = 1.04
"""How much larger the letters must become for one line more."""
_HALVINGS: Final = 12
_BREAKS: Final = re.compile(r" (?!·)")
"""Where a line may end: a dot between two things stays with the first."""
_RISE: Final = 0.35
"""From the middle of a line of text down to its base, in sizes."""


class Look(TypedDict, total=False):
    """How a text is written where it is not plain: in bold, in a colour."""

    bold: bool
    colour: Color


@dataclass(frozen=True)
class Words:
    """A whole text, on one line or several, and the size at which it has room."""

    lines: tuple[str, ...]
    size: float

    def bases(self, middle: float) -> tuple[float, ...]:
        """The base lines that set it around the height ``middle``, the first line first."""
        step = self.size * _LEADING
        first = middle - self.size * _RISE + step * (len(self.lines) - 1) / 2
        return tuple(first - step * place for place in range(len(self.lines)))


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

    def words(self, words: Words, x: float, middle: float, **look: Unpack[Look]) -> None:
        """Begin each line of a text at x, the whole of it around a height."""
        for line, base in zip(words.lines, words.bases(middle), strict=True):
            self.left(line, x, base, words.size, **look)

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


def size_for(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """The size, or the largest below it at which the text fits in the room."""
    while text and size > _SMALLEST and width(text, size, bold=bold) > room:
        size -= _STEP
    return size


def whole(
    text: str, size: float, room: tuple[float, float], *, bold: bool = False, least: float = 0
) -> Words:
    """The text with every letter of it, in a room so wide and so high.

    First in smaller letters, as long as they are easily read (``least``), then on several
    lines: on as many as leave the letters largest.
    """
    wide, high = room
    text = one_line(text)
    found = Words((text,), _largest((text,), size, wide, bold=bold))
    if found.size >= min(size, least or _READABLE):
        return found
    for count in range(2, _MOST_LINES + 1):
        lines = _parted(_BREAKS.split(text), count)
        high_enough = min(size, high / (count * _LEADING))
        other = Words(lines, _largest(lines, high_enough, wide, bold=bold))
        if other.size > found.size * _GAIN:
            found = other
    return found


def _largest(lines: Sequence[str], size: float, room: float, *, bold: bool) -> float:
    """The size, or the one below it at which the longest of the lines fills the room."""
    longest = max(width(line, size, bold=bold) for line in lines)
    return size if longest <= room else size * room / longest


def _parted(words: Sequence[str], count: int) -> tuple[str, ...]:
    """The words on so many lines at most, none of them longer than need be."""
    low, high = max(width(word, 1) for word in words), width(" ".join(words), 1)
    for _time in range(_HALVINGS):
        middle = (low + high) / 2
        if len(_filled(words, middle)) > count:
            low = middle
        else:
            high = middle
    return _filled(words, high)


def _filled(words: Sequence[str], room: float) -> tuple[str, ...]:
    """The words on lines of which each takes what it can hold."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, 1) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _face(*, bold: bool) -> str:
    return fonts.BOLD if bold else fonts.REGULAR
