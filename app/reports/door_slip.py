"""The slip that a pupil takes to class after a late arrival, or home after a departure: A6."""

from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports import fonts
from app.reports.door_slip_view import DoorSlip
from app.reports.lines import break_lines
from app.reports.page import About, Edges, Paper, draw_rule
from app.reports.prose import draw_lines
from app.reports.styles import MUTED, Style
from app.reports.typography import polish
from app.reports.views import Run

SIZE_MM: Final = (105.0, 148.0)
_EDGE: Final = 11 * mm
_EDGES: Final = Edges(_EDGE, SIZE_MM[0] * mm - 2 * _EDGE)
_SCHOOL: Final = Style(8.2, 11, colour=MUTED)
_TITLE: Final = Style(15, 19, weight=fonts.BOLD)
_NAME: Final = Style(12, 15.5, weight=fonts.BOLD)
_BODY: Final = Style(10, 14)
_LABEL: Final = Style(8.2, 11, colour=MUTED)
_SIGNATURE: Final = 15 * mm
_LOWEST: Final = 8 * mm


def render_door_slip(view: DoorSlip) -> bytes:
    """One page of A6 that archives; the same view gives the same bytes."""
    paper = Paper(About(f"{view.title}, {view.name}", view.school, view.title))
    canvas = paper.canvas
    canvas.setPageSize((SIZE_MM[0] * mm, SIZE_MM[1] * mm))
    top = SIZE_MM[1] * mm - _EDGE
    top = _words(canvas, view.school, top, _SCHOOL) - 2 * mm
    top = _words(canvas, view.title, top, _TITLE) - 3 * mm
    draw_rule(canvas, top, _EDGES)
    top = _words(canvas, view.name, top - 3 * mm, _NAME)
    top = _words(canvas, view.class_name, top, _BODY) - 3 * mm
    room = _LOWEST + _SIGNATURE * len(view.signers)
    for sentence in view.sentences:
        # A remark may be long: what does not fit stays in the register.
        if top - _BODY.leading < room:
            break
        top = _words(canvas, sentence, top, _BODY, room) - 1 * mm
    for place, signer in enumerate(reversed(view.signers)):
        line = _LOWEST + _SIGNATURE * place
        draw_rule(canvas, line + 4 * mm, _EDGES)
        _words(canvas, signer, line + 3.4 * mm, _LABEL)
    paper.end_page()
    return paper.bytes()


def _words(canvas: Canvas, text: str, top: float, style: Style, lowest: float = 0) -> float:
    """Set a sentence from ``top`` down, no lower than ``lowest``; where the next may begin."""
    lines = break_lines((Run(polish(text)),), style, _EDGES.width)
    lines = lines[: max(1, int((top - lowest) / style.leading))]
    draw_lines(canvas, lines, _EDGES.left, top, _EDGES.width, style)
    return top - style.leading * len(lines)
