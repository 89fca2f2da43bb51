"""The A4 page: areas, numbers, what every document says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.archival import make_archival
from app.reports.escape import one_line
from app.reports.flow import Area
from app.reports.lines import break_lines
from app.reports.prose import draw_line, draw_lines
from app.reports.styles import HAIRLINE, MUTED, Align, Style
from app.reports.views import Run

# Streams stay binary: ReportLab's habit of writing them as text makes files a quarter
# larger and takes a sixth of the time
rl_config.useA85 = 0

WIDTH: Final = A4[0]
HEIGHT: Final = A4[1]
LEFT: Final = 25 * mm
RIGHT: Final = 20 * mm
TEXT_WIDTH: Final = WIDTH - LEFT - RIGHT
LANGUAGE: Final = "fr-BE"
_CREATOR: Final = "Matricule"
_FOOT: Final = Style(7.2, 9.4, colour=MUTED)
_PAGE_NUMBER: Final = Style(7.8, 9.4, colour=MUTED, align=Align.RIGHT)
_FOOT_LINES: Final = 3
_NUMBER_WIDTH: Final = 14 * mm
_FOLDS: Final = (99 * mm, 198 * mm)
_DRAFT: Final = "PROJET"
_DRAFT_STYLE: Final = Style(96, 96, weight=fonts.BOLD, colour=HexColor(0xE3E7EC))


@dataclass(frozen=True)
class Edges:
    """The left edge and the width of what a document prints, in points."""

    left: float = LEFT
    width: float = TEXT_WIDTH

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


LETTER_EDGES: Final = Edges()
WIDE_EDGES: Final = Edges(18 * mm, WIDTH - 36 * mm)  # for tables


@dataclass(frozen=True)
class About:
    """What a PDF says of itself in its properties."""

    title: str
    author: str
    subject: str


def area(top_mm: float, bottom_mm: float, edges: Edges = LETTER_EDGES) -> Area:
    """The part of the page between two distances from its upper and lower edge."""
    bottom = bottom_mm * mm
    return Area(edges.left, bottom, edges.width, HEIGHT - top_mm * mm - bottom)


def from_top(distance_mm: float) -> float:
    """The height on the canvas of a point ``distance_mm`` below the upper edge."""
    return float(HEIGHT - distance_mm * mm)


class Paper:
    """A document being drawn: a canvas whose bytes depend on what is drawn alone."""

    def __init__(self, about: About) -> None:
        fonts.load_fonts()
        self._buffer = BytesIO()
        self.canvas = Canvas(
            self._buffer,
            pagesize=A4,
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.REGULAR,  # type: ignore[arg-type] # stubs call it a float
            initialFontSize=10,
            lang=LANGUAGE,
        )
        self._describe(about)
        self._marks = 0

    def _describe(self, about: About) -> None:
        self.canvas.setTitle(one_line(about.title))
        self.canvas.setAuthor(one_line(about.author))
        self.canvas.setSubject(one_line(about.subject))
        self.canvas.setCreator(_CREATOR)
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    def bookmark(self, title: str, level: int = 0) -> None:
        """Name the page being drawn in the outline."""
        key = f"p{self._marks}"
        self._marks += 1
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(one_line(title), key, level)

    def end_page(self) -> None:
        """Go on to the next page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """Close the document and return it."""
        if self._marks > 1:
            self.canvas.showOutline()
        make_archival(self.canvas, LANGUAGE)
        self.canvas.save()
        return self._buffer.getvalue()


def draw_foot(
    canvas: Canvas, texts: Sequence[str], number: int, total: int, edges: Edges = LETTER_EDGES
) -> None:
    """A hairline, the lines of ``texts`` below it, and "2/3" at the right."""
    top = 17 * mm
    draw_rule(canvas, top, edges)
    room = edges.width - _NUMBER_WIDTH
    lines = [line for text in texts for line in break_lines((Run(text),), _FOOT, room)]
    draw_lines(canvas, tuple(lines[:_FOOT_LINES]), edges.left, top - 3, room, _FOOT)
    page = break_lines((Run(f"{number}/{total}"),), _PAGE_NUMBER, _NUMBER_WIDTH)
    draw_lines(canvas, page, edges.left + room, top - 3, _NUMBER_WIDTH, _PAGE_NUMBER)


def draw_rule(canvas: Canvas, height: float, edges: Edges = LETTER_EDGES) -> None:
    """A hairline from edge to edge."""
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.5)
    canvas.line(edges.left, height, edges.right, height)


def draw_fold_marks(canvas: Canvas) -> None:
    """Two short hairlines at the left edge, where an A4 folded in three is folded."""
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.4)
    for fold in _FOLDS:
        canvas.line(5 * mm, HEIGHT - fold, 8 * mm, HEIGHT - fold)


def draw_draft_mark(canvas: Canvas) -> None:
    """« PROJET » across the page, behind the text."""
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(52)
    wide = fonts.width_of(_DRAFT, fonts.BOLD, _DRAFT_STYLE.size)
    draw_line(canvas, _DRAFT, -wide / 2, _DRAFT_STYLE.leading / 2, _DRAFT_STYLE)
    canvas.restoreState()
