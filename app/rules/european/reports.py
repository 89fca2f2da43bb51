"""``european.reports``: bulletins, reports and booklets of a year (art. 55, 61)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.classes import (
    SchoolCycle,
    check_class,
    in_observation_cycle,
    is_last_secondary,
)
from app.rules.european.inputs import require, require_only
from app.rules.european.source import because
from app.rules.facts import between, facts
from app.rules.figures import FigureReader, packaged_figures
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Report = Literal[
    "november_meeting",
    "february_booklet",
    "repeat_risk_letter",
    "july_booklet",
    "november_report",
    "january_bulletin",
    "march_april_report",
    "july_bulletin",
    "december_bulletin",
    "march_bulletin",
    "february_bulletin",
    "preliminary_mark",
]
PRIMARY: tuple[Report, ...] = (
    "november_meeting",
    "february_booklet",
    "repeat_risk_letter",
    "july_booklet",
)
SEMESTERS: tuple[Report, ...] = (
    "november_report",
    "january_bulletin",
    "march_april_report",
    "july_bulletin",
)
TRIMESTERS: tuple[Report, ...] = ("december_bulletin", "march_bulletin", "july_bulletin")
LAST_CLASS: tuple[Report, ...] = ("february_bulletin", "preliminary_mark")

SEPTEMBER = 9


@facts
class ReportsFacts:
    """A class in a school year, named by its September; maybe a report and its day."""

    cycle: SchoolCycle
    class_: int
    organisation: Literal["semester", "trimester"] = "semester"
    school_year: Annotated[int, between(date.min.year, date.max.year - 1)]
    written_exams_start: date | None = None
    report: Report | None = None
    issued_on: date | None = None

    def check_class(self) -> None:
        """The cycle has the class."""
        check_class(self.cycle, self.class_)

    def check_organisation(self) -> None:
        """Trimesters are for the observation cycle alone (54)."""
        observed = self.cycle == "secondary" and in_observation_cycle(self.class_)
        if self.organisation == "trimester" and not observed:
            raise RuleInputError("organisation", "des semestres dans cette classe")

    def check_written_exams_start(self) -> None:
        """The written exams of the Baccalauréat begin after 1 March."""
        where = "pour la dernière classe"
        require_only(self.written_exams_start, "written_exams_start", self.in_last_class, where)
        opening = FigureReader(packaged_figures()).words("european.reports.preliminary_mark")[0]
        first = _day(self.school_year, opening, last=False)
        if self.written_exams_start is not None and self.written_exams_start <= first:
            raise RuleInputError("written_exams_start", "une date après le 1er mars")

    def check_report(self) -> None:
        """The report is one that the class gets."""
        if self.report is not None and self.report not in self.reports:
            raise RuleInputError("report", "un document de cette classe est attendu")

    def check_issued_on(self) -> None:
        """A report and its day go together."""
        if self.report is not None:
            require(self.issued_on, "issued_on", "avec le document")
        elif self.issued_on is not None:
            require(self.report, "report", "avec sa date")

    @property
    def in_last_class(self) -> bool:
        """Is it the class of the Baccalauréat?"""
        return self.cycle == "secondary" and is_last_secondary(self.class_)

    @property
    def reports(self) -> tuple[Report, ...]:
        """What is due in the year, in order."""
        if self.cycle == "primary":
            return PRIMARY
        if self.in_last_class:
            return LAST_CLASS
        return TRIMESTERS if self.organisation == "trimester" else SEMESTERS


@dataclass(frozen=True)
class Reports:
    """What is due and by when; ``outcome`` says how one report stands to its window."""

    outcome: Literal["listed", "early", "on_time", "late"]
    reports: tuple[Report, ...]
    last_days: tuple[date, ...]


@rule(
    "european.reports",
    version=1,
    title="Le calendrier des bulletins, rapports et carnets",
    source="Règlement général EE, art. 55 et 61.1",
)
def reports(facts: ReportsFacts, figures: FigureReader) -> Ruling[Reports]:
    """Primary (55), secondary by semester (61.1.1.a) or trimester (b), class 7 (61.1.2)."""
    windows = {report: _window(facts, report, figures) for report in facts.reports}
    last_days = tuple(last for _first, last in windows.values())
    if facts.report is None or facts.issued_on is None:
        return Ruling(Reports("listed", facts.reports, last_days), (_listed(facts),))
    first, last = windows[facts.report]
    outcome: Literal["early", "on_time", "late"] = "on_time"
    if not first <= facts.issued_on <= last:
        outcome = "early" if facts.issued_on < first else "late"
    reason = because(
        outcome,
        f"Document remis le {french_date(facts.issued_on)} ; il est attendu du "
        f"{french_date(first)} au {french_date(last)}.",
        _where(facts),
    )
    return Ruling(Reports(outcome, facts.reports, last_days), (reason,))


def _window(facts: ReportsFacts, report: Report, figures: FigureReader) -> tuple[date, date]:
    """From the first to the last day; the preliminary mark comes before the exams."""
    bounds = figures.words(f"european.reports.{report}")
    first = _day(facts.school_year, bounds[0], last=False)
    if report == "preliminary_mark" and facts.written_exams_start is not None:
        return first, facts.written_exams_start - timedelta(days=1)
    return first, _day(facts.school_year, bounds[-1], last=True)


def _day(school_year: int, bound: str, last: bool) -> date:
    """A month and day of the school year; a month alone is taken whole."""
    month, _, day = bound.partition("-")
    year = school_year + (int(month) < SEPTEMBER)
    if day:
        return date(year, int(month), int(day))
    return date(year, int(month), monthrange(year, int(month))[1] if last else 1)


def _where(facts: ReportsFacts) -> str:
    if facts.cycle == "primary":
        return "art. 55"
    return "art. 61.1.2" if facts.in_last_class else "art. 61.1.1"


def _listed(facts: ReportsFacts) -> Reason:
    return because(
        "listed",
        f"Documents à remettre aux représentants légaux au cours de l'année scolaire "
        f"{facts.school_year}-{facts.school_year + 1} : {len(facts.reports)}.",
        _where(facts),
    )
