"""The statistics of a council: decisions, averages, results by course, with plots."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reportlab.platypus.flowables import Flowable

from app.formats import decimal
from app.reports.boxes import Together
from app.reports.council_statistics_view import (
    CouncilStatisticsView,
    CourseResults,
    DecisionShare,
)
from app.reports.flow import paginate
from app.reports.letterhead import draw_letterhead
from app.reports.page import WIDE_EDGES, About, Paper, area, draw_foot
from app.reports.plots import Bar, Bars, Histogram, Part, Pillar, Range, RangePlot
from app.reports.prose import Prose
from app.reports.spreadsheet import Cell, Sheet
from app.reports.styles import SHEET
from app.reports.typography import polish

_FIRST: Final = area(41, 22, WIDE_EDGES)
_FOLLOWING: Final = area(18, 22, WIDE_EDGES)
_TITLE: Final = "Statistiques de délibération"
_WHOLE: Final = 34
"""How many courses a plot shows that no page parts."""

_SIGNS: Final = (
    "Hachures : échec. Trait vertical noir : seuil de réussite. Point : moyenne de la classe ; "
    "les bornes sont la note la plus basse et la plus haute."
)


def render_council_statistics(view: CouncilStatisticsView) -> bytes:
    """The statistics as PDF."""
    paper = Paper(About(f"{_TITLE}, {view.group}", view.school.name, view.session))
    pages = paginate(_story(view), _FIRST, _FOLLOWING)
    for number, page in enumerate(pages, 1):
        if number == 1:
            paper.bookmark(f"{_TITLE}, {view.group}")
            draw_letterhead(paper.canvas, view.school, WIDE_EDGES)
        place = _FIRST if number == 1 else _FOLLOWING
        page.draw(paper.canvas, place.x, place.top)
        foot = f"{view.school.name} · {view.group} · {view.state}"
        draw_foot(paper.canvas, (foot,), number, len(pages), WIDE_EDGES)
        paper.end_page()
    return paper.bytes()


def statistics_sheet(view: CouncilStatisticsView) -> Sheet:
    """The results by course as a list for a workbook."""
    titles: tuple[str, ...] = (
        "Cours",
        "Notes",
        "Échecs",
        "Plus basse (%)",
        "Moyenne (%)",
        "Plus haute (%)",
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (one.title, one.marked, one.failed, one.lowest, one.average, one.highest)
        for one in view.courses
    )
    if any(one.frauds for one in view.courses):
        titles = (*titles, "Fraudes")
        rows = tuple((*row, one.frauds) for row, one in zip(rows, view.courses, strict=True))
    return Sheet(view.group, titles, rows)


def _story(view: CouncilStatisticsView) -> list[Flowable]:
    return [
        Prose(_TITLE, SHEET.title),
        Prose(f"{view.group} · {view.session}", SHEET.subject),
        Prose(_count(view), SHEET.body),
        *_decisions(view),
        *_averages(view),
        *_failures(view.courses),
        *_ranges(view.courses),
        Prose(polish(_SIGNS), SHEET.note),
    ]


def _count(view: CouncilStatisticsView) -> str:
    named = (view.words.pupils if view.pupils > 1 else view.words.pupil).lower()
    return polish(f"{view.pupils} {named}, {view.decided} avec une décision. {view.state}.")


def _titled(title: str, plot: Flowable) -> list[Flowable]:
    return [Together([Prose(polish(title), SHEET.heading), plot], before=9)]


def _kept(title: str, plot: Flowable, rows: int) -> list[Flowable]:
    """Whole under its title, unless it is too long for a page."""
    if rows <= _WHOLE:
        return _titled(title, plot)
    return [Prose(title, SHEET.heading), plot]


def _decisions(view: CouncilStatisticsView) -> list[Flowable]:
    if not view.decisions:
        return []
    most = max(max(one.now, one.before or 0) for one in view.decisions)
    now = Bars([_decision(one, one.now, view.pupils) for one in view.decisions], most)
    if not view.before:
        return _titled("Décisions", now)
    total = sum(one.before or 0 for one in view.decisions)
    before = Bars([_decision(one, one.before or 0, total) for one in view.decisions], most)
    return [
        *_titled("Décisions", now),
        *_titled(f"Les mêmes l'année précédente : {view.before}", before),
    ]


def _decision(one: DecisionShare, count: int, of: int) -> Bar:
    share = f" ({decimal(Decimal(100 * count) / of, 0)} %)" if of and count else ""
    return Bar(one.title, (Part(count),), polish(f"{count}{share}"))


def _averages(view: CouncilStatisticsView) -> list[Flowable]:
    if not any(one.count for one in view.averages):
        return []
    pillars = [Pillar(one.label, one.count, one.fails) for one in view.averages]
    return _titled(f"Moyennes des {view.words.pupils.lower()}, en pour cent", Histogram(pillars))


def _failures(courses: Sequence[CourseResults]) -> list[Flowable]:
    bars = [_course(one) for one in courses if one.marked or one.frauds]
    if not bars:
        return []
    plot = Bars(bars, max(one.marked for one in courses) or 1)
    return _kept("Réussites et échecs par cours", plot, len(bars))


def _course(one: CourseResults) -> Bar:
    plural = "s" if one.failed > 1 else ""
    told = f"{one.failed} échec{plural} sur {one.marked}"
    if one.frauds:
        told += f", {one.frauds} fraude{'s' if one.frauds > 1 else ''}"
    return Bar(one.title, (Part(one.marked - one.failed), Part(one.failed, hatched=True)), told)


def _ranges(courses: Sequence[CourseResults]) -> list[Flowable]:
    rows = [
        Range(
            one.title,
            float(one.lowest),
            float(one.average),
            float(one.highest),
            float(one.pass_from),
            polish(f"{decimal(one.average, 1)} %"),
        )
        for one in courses
        if one.lowest is not None and one.average is not None and one.highest is not None
    ]
    if not rows:
        return []
    return _kept("Étendue des notes par cours, en pour cent", RangePlot(rows), len(rows))
