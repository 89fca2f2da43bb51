"""A pupil's year on one page: the map of its days, the months, what the rules say."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.reports.absence_plots import MAP_KEY, ShareBar, YearMap
from app.reports.boxes import Gap
from app.reports.page import WIDE_EDGES
from app.reports.prose import Prose
from app.reports.pupil_year_view import MonthCount, PupilYearView
from app.reports.spreadsheet import Cell, Sheet
from app.reports.styles import SHEET
from app.reports.table import Row, Table
from app.reports.typography import polish
from app.reports.wide_paper import render_wide_paper

_MONTHS: Final = ("Mois", "Injustifiées", "Justifiées", "À justifier", "Retards")
_MONTH_SHARES: Final = (0.36, 0.16, 0.16, 0.16, 0.16)
_LINES: Final = ("Jour", "Moment", "Statut", "Compte", "Pourquoi")
_SPELLS: Final = ("Quand", "Statut", "Compte", "Pourquoi")
_SPELL_SHARES: Final = (0.30, 0.18, 0.14, 0.38)


def render_pupil_year(view: PupilYearView) -> bytes:
    """The page as PDF; the lines of a pupil who is often away go on over the next ones."""
    title = f"Absences de {view.name}, {view.school_year}"
    return render_wide_paper(view.school, title, "Absences d'une année", _story(view))


def pupil_year_sheet(view: PupilYearView) -> Sheet:
    """The lines of the year as a workbook."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (line.day, line.slot, line.status, line.counts, line.why) for line in view.lines
    )
    return Sheet(f"{view.name} {view.school_year}", _LINES, rows)


def _story(view: PupilYearView) -> list[Flowable]:
    story: list[Flowable] = [
        Prose(view.name, SHEET.title),
        *(Prose(polish(text), SHEET.small) for text in view.facts),
        Gap(6),
        YearMap(view.cells),
        Prose(polish(MAP_KEY), SHEET.note),
        ShareBar(view.picture),
    ]
    months = [_month_cells(one) for one in view.months if _happened(one)]
    story.append(_table(_MONTHS, _MONTH_SHARES, months) if months else Gap(6))
    story += [Prose(polish(text), SHEET.small) for text in view.reasons]
    if view.spells:
        story.append(Gap(6))
        cells = [(one.when, one.status, one.counts, one.why) for one in view.spells]
        story.append(_table(_SPELLS, _SPELL_SHARES, cells))
    return story


def _happened(one: MonthCount) -> bool:
    return any((one.unjustified, one.justified, one.pending, one.late))


def _month_cells(one: MonthCount) -> tuple[str, ...]:
    numbers = (one.unjustified, one.justified, one.pending, one.late)
    return (one.month, *(str(number) if number else "–" for number in numbers))


def _table(
    titles: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]]
) -> Flowable:
    widths = [WIDE_EDGES.width * share for share in shares]
    head = Row([[Prose(title, SHEET.cell_head)] for title in titles], widths, strong=True)
    body = [
        Row([[Prose(polish(text), SHEET.cell)] for text in row], widths, strong=False)
        for row in rows
    ]
    return Table(head, body, after=8)
