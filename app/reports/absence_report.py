"""The absences of a school and its classes in pictures, a heading and a plot each."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.absence_plots import BARS_KEY, ShareBar, WeekBars
from app.reports.absence_plots_view import Picture
from app.reports.absence_report_view import AbsenceReport
from app.reports.boxes import Gap, Together
from app.reports.flow import paginate
from app.reports.letterhead import draw_letterhead
from app.reports.page import WIDE_EDGES, About, Paper, area, draw_foot
from app.reports.prose import Prose
from app.reports.spreadsheet import Cell, Sheet
from app.reports.styles import SHEET
from app.reports.typography import polish

_FIRST: Final = area(41, 22, WIDE_EDGES)
_FOLLOWING: Final = area(16, 22, WIDE_EDGES)
TITLE: Final = "Absences par semaine"


def render_absence_report(view: AbsenceReport) -> bytes:
    """The report as PDF; the same view gives the same bytes."""
    paper = Paper(About(f"{TITLE}, {view.school_year}", view.school.name, TITLE))
    pages = paginate(_story(view), _FIRST, _FOLLOWING)
    for number, page in enumerate(pages, 1):
        if number == 1:
            draw_letterhead(paper.canvas, view.school, WIDE_EDGES)
        place = _FIRST if number == 1 else _FOLLOWING
        page.draw(paper.canvas, place.x, place.top)
        foot = f"{view.school.name} · {TITLE}, {view.school_year}"
        draw_foot(paper.canvas, (foot,), number, len(pages), WIDE_EDGES)
        paper.end_page()
    return paper.bytes()


def absence_report_sheet(view: AbsenceReport) -> Sheet:
    """The same figures, a row for each week of each picture."""
    titles = ("De qui", "Semaine du", "Compte en", "Justifiées", "Injustifiées", "À justifier")
    rows: list[tuple[Cell, ...]] = [
        (one.title, week.monday, one.unit, week.justified, week.unjustified, week.pending)
        for one in view.pictures
        for week in one.weeks
    ]
    return Sheet(TITLE, titles, tuple(rows))


def _story(view: AbsenceReport) -> list[Flowable]:
    story: list[Flowable] = [
        Prose(f"{TITLE} · {view.school_year}", SHEET.title),
        Prose(polish(f"État au {view.as_of}. {BARS_KEY}."), SHEET.small),
        Gap(8),
    ]
    for one in view.pictures:
        story += _picture(one)
    return story


def _picture(one: Picture) -> Sequence[Flowable]:
    parts: list[Flowable] = [
        Prose(f"{one.title} ({one.unit})", SHEET.heading),
        WeekBars(one.weeks),
        ShareBar(one),
        Prose(polish(one.told), SHEET.note),
        Gap(6),
    ]
    return [Together(parts)]
