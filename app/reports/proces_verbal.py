"""The procès-verbal of a council, whole or an extract for one pupil."""

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
from app.reports.proces_verbal_story import (
    closing_story,
    decisions_story,
    head_story,
    proceedings_story,
    signatures_of_members,
)
from app.reports.proces_verbal_view import ProcesVerbalView
from app.reports.prose import Prose
from app.reports.styles import MUTED, Style
from app.reports.typography import printed_date
from app.reports.views import Run

_WIDTH: Final = WIDE_EDGES.width
_FIRST: Final = area(41, 22, WIDE_EDGES)
_FOLLOWING: Final = area(24, 22, WIDE_EDGES)
_RUNNING: Final = Style(8, 11, colour=MUTED)
_EXTRACT_FORMULA: Final = "Pour extrait conforme au procès-verbal."


def render_proces_verbal(view: ProcesVerbalView) -> bytes:
    """The procès-verbal as a PDF; the same view gives the same bytes."""
    title = f"Procès-verbal – {view.body}"
    story = [
        *head_story(view, title, _WIDTH),
        *proceedings_story(view),
        *decisions_story(view.pupils, _WIDTH),
        *closing_story(view, _WIDTH, view.closing),
        *signatures_of_members(view, _WIDTH),
    ]
    return _render(view, title, story)


def render_extract(view: ProcesVerbalView, key: str) -> bytes:
    """The part of the procès-verbal on one pupil; nothing of the others is in it.

    What was said in general is left out too: it may name them.

    Raises:
        KeyError: no pupil of the procès-verbal has this key.
    """
    chosen = [pupil for pupil in view.pupils if pupil.key == key]
    if not chosen:
        raise KeyError(key)
    title = f"Extrait du procès-verbal – {view.body}"
    story = [
        *head_story(view, title, _WIDTH),
        *decisions_story(chosen, _WIDTH),
        *closing_story(view, _WIDTH, _EXTRACT_FORMULA),
    ]
    return _render(view, title, story)


def _render(view: ProcesVerbalView, title: str, story: list[Flowable]) -> bytes:
    told = f"{title}, {view.group}, {printed_date(view.held_on)}"
    paper = Paper(About(told, view.school.name, f"{view.session} {view.school_year}"))
    pages = paginate(story, _FIRST, _FOLLOWING)
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
    head.wrap(_WIDTH)
    head.drawOn(paper.canvas, WIDE_EDGES.left, from_top(18))
    draw_rule(paper.canvas, from_top(19.5), WIDE_EDGES)


def _foot(view: ProcesVerbalView) -> tuple[str, ...]:
    print_of = f"Empreinte du contenu\u00a0: {view.fingerprint}" if view.fingerprint else ""
    named = " · ".join(part for part in (view.school.name, view.reference) if part)
    return tuple(part for part in (named, print_of) if part)
