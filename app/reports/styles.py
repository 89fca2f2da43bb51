"""The measures and colours of official documents, in points and millimetres."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from reportlab.lib.colors import Color, HexColor

from app.reports import fonts

INK: Final = HexColor(0x1B1F24)
MUTED: Final = HexColor(0x57606A)
ACCENT: Final = HexColor(0x1D4F91)
HAIRLINE: Final = HexColor(0xC3CAD2)
TINT: Final = HexColor(0xF3F6FA)


class Align(StrEnum):
    """How the lines of a paragraph end."""

    LEFT = "left"
    JUSTIFIED = "justified"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Style:
    """How a paragraph is set; sizes in points.

    ``hang`` is the room left of the lines for a marker. ``weight`` is the font of runs
    without emphasis.
    """

    size: float
    leading: float
    weight: str = fonts.REGULAR
    colour: Color = INK
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    hang: float = 0.0
    keep_with_next: bool = False

    @property
    def hyphenates(self) -> bool:
        """Only justified text has its words cut."""
        return self.align is Align.JUSTIFIED

    def __hash__(self) -> int:
        # Lines are remembered by style: a cheap hash, equality still compares the whole
        return hash((self.size, self.leading, self.weight, self.before, self.hang, self.indent))


@dataclass(frozen=True)
class Sheet:
    """The styles of one document."""

    body: Style
    subject: Style
    heading: Style
    decision: Style
    decision_title: Style
    item: Style
    quote: Style
    address: Style
    ground: Style
    note: Style
    label: Style
    small: Style
    cell: Style
    cell_head: Style
    title: Style

    def tightened(self) -> "Sheet":
        """The same a little closer: it saves a second page that would hold three lines."""
        return Sheet(**{name: _tight(style) for name, style in vars(self).items()})


def _tight(style: Style) -> Style:
    return replace(
        style,
        size=style.size * 0.97,
        leading=style.leading * 0.95,
        before=style.before * 0.75,
        after=style.after * 0.75,
    )


_BODY: Final = Style(9.6, 13.6, align=Align.JUSTIFIED, after=6.5)

SHEET: Final = Sheet(
    body=_BODY,
    subject=Style(11.4, 15.2, weight=fonts.BOLD, after=11, keep_with_next=True),
    heading=Style(
        9.8, 13.6, weight=fonts.BOLD, colour=ACCENT, before=7, after=2.5, keep_with_next=True
    ),
    decision=Style(9.8, 14.2, after=3),
    decision_title=Style(8.2, 12, weight=fonts.BOLD, colour=ACCENT, after=3, keep_with_next=True),
    item=replace(_BODY, hang=13, after=3),
    quote=replace(_BODY, after=4),
    address=Style(9.6, 13.4),
    ground=Style(9.2, 12.8, hang=13, after=2.5),
    note=Style(8.2, 11.2, colour=MUTED, after=3),
    label=Style(7.6, 11, colour=MUTED, keep_with_next=True),
    small=Style(8.6, 11.8),
    cell=Style(7.8, 10.2),
    cell_head=Style(7.4, 9.6, weight=fonts.BOLD, colour=MUTED),
    title=Style(16, 20, weight=fonts.BOLD, after=2, keep_with_next=True),
)
