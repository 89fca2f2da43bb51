"""A letter on paper: head, window, subject, text, signature, foot."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from app.reports import fonts
from app.reports.attestation_story import attestation_story
from app.reports.flow import Area, Column, paginate, stacked
from app.reports.letter_story import letter_story
from app.reports.letter_view import Form, LetterView, Sending, WindowSide
from app.reports.letterhead import draw_letterhead
from app.reports.page import (
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    WIDTH,
    About,
    Paper,
    area,
    draw_draft_mark,
    draw_fold_marks,
    draw_foot,
    draw_rule,
    from_top,
)
from app.reports.prose import Prose
from app.reports.styles import MUTED, SHEET, Align, Sheet, Style
from app.reports.typography import printed_date
from app.reports.views import Run
from app.reports.window_address import LEFT_MM, WIDTH_MM, draw_address

_FIRST_TOP_MM: Final = 89.0
_ATTESTATION_TOP_MM: Final = 52.0
_FORM_TOP_MM: Final = 42.0
_BOTTOM_MM: Final = 22.0
_FOLLOWING: Final = area(27, _BOTTOM_MM)
# A letter that runs over by less than this part of its first page is set closer
_TIGHTENED_BY: Final = 0.075
_SIDE_TOP_MM: Final = 40.3
_SIDE_CLEAR_MM: Final = 5.0
_DATE_TOP_MM: Final = 75.0
_SIDE_GAP: Final = 6 * mm
_DATE: Final = Style(9.6, 13.6)
_SENDING_STYLE: Final = Style(9.2, 12.2, weight=fonts.BOLD, after=4)
_LABEL: Final = Style(7.4, 9.6, colour=MUTED)
_VALUE: Final = Style(8.8, 11.6, after=3.5)
_RUNNING: Final = Style(8, 11, colour=MUTED)
_RUNNING_RIGHT: Final = Style(8, 11, colour=MUTED, align=Align.RIGHT)

MENTIONS: Final = {
    Sending.PLAIN: "",
    Sending.REGISTERED: "RECOMMANDÉ",
    Sending.REGISTERED_RECEIPT: "RECOMMANDÉ AVEC ACCUSÉ DE RÉCEPTION",
    Sending.BY_HAND: "REMIS EN MAINS PROPRES CONTRE ACCUSÉ DE RÉCEPTION",
    Sending.EMAIL: "PAR COURRIEL",
}


def render_letter(view: LetterView) -> bytes:
    """The letter as a PDF; the same view gives the same bytes."""
    paper = Paper(about_letter(view))
    draw_letter(paper, view)
    return paper.bytes()


def about_letter(view: LetterView) -> About:
    """What the PDF of a letter says of itself."""
    subject = "".join(run.text for run in view.subject)
    return About(f"{view.label.letter} – {view.label.person}", view.school.name, subject)


def letter_title(view: LetterView) -> str:
    """What names the letter in an outline."""
    return f"{view.label.person} – {view.label.letter}"


def draw_letter(paper: Paper, view: LetterView) -> int:
    """Draw the letter on pages of its own, named in the outline; return their number."""
    first, pages = _pages(view)
    for number, page in enumerate(pages, 1):
        if number == 1:
            paper.bookmark(letter_title(view))
        place = first if number == 1 else _FOLLOWING
        _draw_furniture(paper.canvas, view, number, len(pages))
        page.draw(paper.canvas, place.x, place.top)
        paper.end_page()
    return len(pages)


def _pages(view: LetterView) -> tuple[Area, list[Column]]:
    """Where the text begins, and its pages."""
    first = _first_area(view)
    story = _story(view, SHEET)
    over = stacked(story, TEXT_WIDTH).height - first.height
    if 0 < over < first.height * _TIGHTENED_BY:
        story = _story(view, SHEET.tightened())
    return first, paginate(story, first, _FOLLOWING)


def _story(view: LetterView, sheet: Sheet) -> list[Flowable]:
    tell = letter_story if view.form is Form.LETTER else attestation_story
    return tell(view, sheet)


def _first_area(view: LetterView) -> Area:
    """The room under the head, lower where the references take more lines than usual."""
    if view.form is not Form.LETTER:
        top = _FORM_TOP_MM if view.form is Form.FORM else _ATTESTATION_TOP_MM
        return area(top, _BOTTOM_MM)
    side, _ = _columns(view)
    height = stacked(_side(view), side.width).height
    return area(max(_FIRST_TOP_MM, _SIDE_TOP_MM + height / mm + _SIDE_CLEAR_MM), _BOTTOM_MM)


def _draw_furniture(canvas: Canvas, view: LetterView, number: int, total: int) -> None:
    if view.draft:
        draw_draft_mark(canvas)
    if number == 1:
        _draw_first(canvas, view)
    else:
        _draw_running_head(canvas, view)
    draw_foot(canvas, (_foot(view),), number, total)


def _draw_first(canvas: Canvas, view: LetterView) -> None:
    draw_letterhead(canvas, view.school)
    if view.form is not Form.LETTER:
        return
    draw_fold_marks(canvas)
    draw_address(canvas, view.recipient.lines, view.window)
    side, beside = _columns(view)
    stacked(_side(view), side.width).draw(canvas, side.x, from_top(_SIDE_TOP_MM))
    date = Prose(f"{view.place}, le {printed_date(view.written_on)}", _DATE)
    stacked([date], beside.width).draw(canvas, beside.x, from_top(_DATE_TOP_MM))


def _columns(view: LetterView) -> tuple[Area, Area]:
    """Where the references stand, and the column under the window."""
    window_left = LEFT_MM[view.window.side] * mm
    if view.window.side is WindowSide.RIGHT:
        side = Area(LEFT, 0, window_left - _SIDE_GAP - LEFT, 0)
        return side, Area(window_left, 0, WIDTH - RIGHT - window_left, 0)
    left = window_left + WIDTH_MM * mm + _SIDE_GAP
    side = Area(left, 0, WIDTH - RIGHT - left, 0)
    return side, Area(LEFT, 0, TEXT_WIDTH, 0)


def _side(view: LetterView) -> list[Flowable]:
    """The sending mention, the reference and whom the letter is about."""
    things: list[Flowable] = []
    if MENTIONS[view.sending]:
        things.append(Prose(MENTIONS[view.sending], _SENDING_STYLE))
    entries = (
        ("Numéro d’envoi", view.tracking),
        ("Notre référence", view.reference),
        ("Concerne", view.about),
    )
    for label, value in entries:
        if value:
            things += [Prose(label, _LABEL), Prose(value, _VALUE)]
    return things


def _draw_running_head(canvas: Canvas, view: LetterView) -> None:
    label = " · ".join(part for part in (view.reference, view.label.person) if part)
    columns = (
        (LEFT, TEXT_WIDTH * 0.6, Prose((Run(view.school.name, bold=True),), _RUNNING)),
        (LEFT + TEXT_WIDTH * 0.62, TEXT_WIDTH * 0.38, Prose(label, _RUNNING_RIGHT)),
    )
    for x, width, thing in columns:
        thing.wrap(width)
        thing.drawOn(canvas, x, from_top(18))
    draw_rule(canvas, from_top(19.5))


def _foot(view: LetterView) -> str:
    fase = f"numéro FASE {view.school.fase}" if view.school.fase else ""
    return " · ".join(part for part in (view.school.name, fase, view.reference) if part)
