"""The pages that the papers of a council share: head, running head, foot."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.flow import Column, paginate
from app.reports.letterhead import draw_letterhead
from app.reports.page import (
    WIDE_EDGES,
    About,
    Paper,
    area,
    draw_draft_mark,
    draw_foot,
    draw_rule,
    from_top,
)
from app.reports.proces_verbal_view import ProcesVerbalView
from app.reports.prose import Prose
from app.reports.styles import MUTED, Style
from app.reports.typography import printed_date
from app.reports.views import Run

PAPER_WIDTH: Final = WIDE_EDGES.width
"""How wide the text is, in points."""
_FIRST: Final = area(41, 22, WIDE_EDGES)
_FOLLOWING: Final = area(24, 22, WIDE_EDGES)
_RUNNING: Final = Style(8, 11, colour=MUTED)


def render_council_paper(view: ProcesVerbalView, title: str, story: Sequence[Flowable]) -> bytes:
    """A paper of the council as PDF; the same view and story give the same bytes."""
    told = f"{title}, {view.group}, {printed_date(view.held_on)}"
    paper = Paper(About(told, view.school.name, f"{view.session} {view.school_year}"))
    pages = paginate(list(story), _FIRST, _FOLLOWING)
    for number, page in enumerate(pages, 1):
        if number == 1:
            paper.bookmark(f"{title} – {view.group}")
        _draw_page(paper, view, page, number, len(pages))
        paper.end_page()
    return paper.bytes()


def _draw_page(paper: Paper, view: ProcesVerbalView, page: Column, number: int, total: int) -> None:
    canvas = paper.canvas
    if view.draft:
        draw_draft_mark(canvas)
    if number == 1:
        draw_letterhead(canvas, view.school, WIDE_EDGES)
    else:
        _draw_running_head(paper, view)
    place = _FIRST if number == 1 else _FOLLOWING
    page.draw(canvas, place.x, place.top)
    draw_foot(canvas, _foot(view), number, total, WIDE_EDGES)


def _draw_running_head(paper: Paper, view: ProcesVerbalView) -> None:
    told = f" · {view.body}, {view.group} · {printed_date(view.held_on)}"
    head = Prose((Run(view.school.name, bold=True), Run(told)), _RUNNING)
    head.wrap(PAPER_WIDTH)
    head.drawOn(paper.canvas, WIDE_EDGES.left, from_top(18))
    draw_rule(paper.canvas, from_top(19.5), WIDE_EDGES)


def _foot(view: ProcesVerbalView) -> tuple[str, ...]:
    print_of = f"Empreinte du contenu\u00a0: {view.fingerprint}" if view.fingerprint else ""
    named = " · ".join(part for part in (view.school.name, view.reference) if part)
    return tuple(part for part in (named, print_of) if part)
