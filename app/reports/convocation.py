"""The convocations of the members of a council: one document, a page a member."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.formats import long_date, time_of_day, weekday_date
from app.reports.boxes import Beside, Gap
from app.reports.convocation_view import Convened, ConvocationsView
from app.reports.flow import stacked
from app.reports.letter_story import signature_story
from app.reports.letterhead import draw_letterhead
from app.reports.page import LETTER_EDGES, About, Paper, area, draw_foot
from app.reports.prose import Prose
from app.reports.styles import SHEET
from app.reports.typography import polish
from app.reports.views import Run

_AREA: Final = area(48, 22, LETTER_EDGES)
_WIDTH: Final = LETTER_EDGES.width
_LABEL: Final = 30 * mm
_NUMBERED: Final = replace(SHEET.body, hang=14, after=2)


def render_convocations(view: ConvocationsView) -> bytes:
    """All convocations as one PDF; the same view gives the same bytes."""
    told = f"Convocation – {view.title}, {view.group}"
    paper = Paper(About(told, view.school.name, f"Année scolaire {view.school_year}"))
    for member in view.members:
        paper.bookmark(member.name)
        draw_letterhead(paper.canvas, view.school, LETTER_EDGES)
        page = stacked(list(_story(view, member)), _WIDTH)
        page.draw(paper.canvas, _AREA.x, _AREA.top)
        draw_foot(paper.canvas, (view.school.name,), 1, 1, LETTER_EDGES)
        paper.end_page()
    return paper.bytes()


def _story(view: ConvocationsView, member: Convened) -> Iterator[Flowable]:
    yield Prose(member.name, replace(SHEET.body, after=0))
    yield Prose(polish(member.role), replace(SHEET.small, after=14))
    yield Prose(long_date(view.written_on), replace(SHEET.body, after=14))
    yield Prose("Convocation", SHEET.title)
    yield Prose(polish(f"{view.title} – {view.group}"), SHEET.subject)
    yield Prose(polish(_invited(view, member)), replace(SHEET.body, after=8))
    for label, value in _facts(view):
        yield _fact(label, value)
    if view.agenda:
        yield Prose("Ordre du jour", SHEET.heading)
        for number, point in enumerate(view.agenda, 1):
            yield Prose(polish(point), _NUMBERED, f"{number}.")
    yield Gap(10)
    yield Prose(polish(_closing(member)), replace(SHEET.body, after=16))
    half = _WIDTH / 2
    yield Beside([(half, half, signature_story(view.signed, SHEET))])


def _invited(view: ConvocationsView, member: Convened) -> str:
    called = "Vous êtes convoquée" if member.feminine else "Vous êtes convoqué"
    urgency = " d'urgence" if view.urgent else ""
    return f"{called}{urgency} à la réunion du conseil désigné ci-dessus."


def _facts(view: ConvocationsView) -> Iterator[tuple[str, str]]:
    yield "Date", weekday_date(view.held_on)
    if view.begins_at is not None:
        yield "Heure", time_of_day(view.begins_at)
    yield "Lieu", view.place
    yield "Année scolaire", view.school_year


def _fact(label: str, value: str) -> Flowable:
    left = _LABEL
    told = Prose((Run(value, bold=True),), SHEET.body)
    return Beside([(0, left, [Prose(label, SHEET.body)]), (left, _WIDTH - left, [told])])


def _closing(member: Convened) -> str:
    e = "e" if member.feminine else ""
    return (
        f"Si vous êtes empêché{e}, prévenez la direction dès réception et dites par qui vous "
        f"pouvez être remplacé{e}."
    )
