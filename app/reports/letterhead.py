"""The head of a school's letters: logo, name, what kind of school, how to reach it."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.boxes import Picture
from app.reports.flow import Column, stacked
from app.reports.page import LETTER_EDGES, Edges, from_top
from app.reports.prose import Prose
from app.reports.styles import ACCENT, MUTED, Align, Style
from app.reports.views import School

TOP_MM: Final = 11.0
BOTTOM_MM: Final = 35.0
_LOGO: Final = 21 * mm
_CONTACT_WIDTH: Final = 58 * mm
_NAME_SIZES: Final = (14.0, 12.5, 11.0, 9.5)
_SUBTITLE: Final = Style(8.4, 11, colour=MUTED)
_CONTACT: Final = Style(7.6, 10, colour=MUTED, align=Align.RIGHT)


def draw_letterhead(canvas: Canvas, school: School, edges: Edges = LETTER_EDGES) -> None:
    """Draw the head between 11 and 35 mm from the upper edge, a rule below it."""
    left = edges.left
    if school.logo:
        left += _draw_logo(canvas, school.logo, left) + 5 * mm
    contacts = _contacts(school)
    beside = min(_CONTACT_WIDTH, max(map(_width, contacts), default=0.0) + 1)
    room = edges.right - beside - 4 * mm - left
    _name(school, room).draw(canvas, left, from_top(TOP_MM))
    contact = stacked([Prose(text, _CONTACT) for text in contacts], _CONTACT_WIDTH)
    contact.draw(canvas, edges.right - _CONTACT_WIDTH, from_top(TOP_MM) - 2)
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(0.9)
    canvas.line(edges.left, from_top(BOTTOM_MM), edges.right, from_top(BOTTOM_MM))


def _draw_logo(canvas: Canvas, logo: bytes, left: float) -> float:
    picture = Picture(logo, _LOGO * 1.6, _LOGO)
    wide, high = picture.wrap(0)
    picture.drawOn(canvas, left, from_top(TOP_MM) - high)
    return wide


def _name(school: School, room: float) -> Column:
    """The name as large as the head's height allows, the smallest size if none does."""
    columns = (_named(school, size, room) for size in _NAME_SIZES)
    *others, smallest = columns
    height = (BOTTOM_MM - TOP_MM - 2) * mm
    return next((column for column in others if column.height <= height), smallest)


def _named(school: School, size: float, room: float) -> Column:
    name = Style(size, size * 1.24, weight=fonts.BOLD, colour=ACCENT, after=2)
    below = [Prose(text, _SUBTITLE) for text in (school.subtitle, school.organising_body) if text]
    return stacked([Prose(school.name, name), *below], room)


def _width(text: str) -> float:
    fonts.load_fonts()
    return float(stringWidth(text, fonts.REGULAR, _CONTACT.size))


def _contacts(school: School) -> list[str]:
    fase = f"Numéro FASE\u00a0: {school.fase}" if school.fase else ""
    lines = (*school.address, school.telephone, school.email, school.website, fase)
    return [line for line in lines if line]
