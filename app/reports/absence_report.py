"""The absences of a school and its classes in pictures, a heading and a plot each."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.absence_plots import BARS_KEY, ShareBar, WeekBars
from app.reports.absence_plots_view import Picture
from app.reports.absence_report_view import AbsenceReport
from app.reports.boxes import Gap, Together
from app.reports.prose import Prose
from app.reports.spreadsheet import Cell, Sheet
from app.reports.styles import SHEET
from app.reports.typography import polish
from app.reports.wide_paper import render_wide_paper

TITLE: Final = "Absences par semaine"


def render_absence_report(view: AbsenceReport) -> bytes:
    """The report as PDF; the same view gives the same bytes."""
    title = f"{TITLE}, {view.school_year}"
    return render_wide_paper(view.school, title, TITLE, _story(view))


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
