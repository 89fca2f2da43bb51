"""``european.unjustified_absence``: what unjustified absences lead to (art. 30.3.b.i-ii)."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar, school_days
from app.rules.european.source import because
from app.rules.facts import facts, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["left_school", "discipline_council", "warn", "watch", "none"]


@facts
class UnjustifiedAbsence:
    """Full days, or one or more periods of one day."""

    start: date
    end: date
    full_day: bool

    def check_end(self) -> None:
        """An absence does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "une date qui ne précède pas le début")

    def check_full_day(self) -> None:
        """Single periods are those of one day."""
        if not self.full_day and self.start != self.end:
            raise RuleInputError("full_day", "un seul jour pour une absence de quelques périodes")


@facts
class UnjustifiedAbsenceFacts:
    """The unjustified absences of one pupil, and when the director warned of them."""

    calendar: Calendar
    absences: Annotated[tuple[UnjustifiedAbsence, ...], unique]
    warned_on: date | None = None

    def check_absences(self) -> None:
        """Each absence misses lessons, and none those that another misses."""
        for item in self.absences:
            if not any(school_days(self.calendar, item.start, item.end)):
                raise RuleInputError("absences", "au moins un jour d'école par absence est attendu")
        ordered = sorted(self.absences, key=lambda item: item.start)
        for earlier, later in pairwise(ordered):
            if later.start <= earlier.end:
                raise RuleInputError("absences", "des absences qui ne se recouvrent pas")

    def runs(self) -> list[list[date]]:
        """School days of full-day absence, grouped where no school day lies between them."""
        absent = {
            day
            for item in self.absences
            if item.full_day
            for day in school_days(self.calendar, item.start, item.end)
        }
        runs: list[list[date]] = [[]]
        for day in school_days(self.calendar, self.calendar.first_day, self.calendar.last_day):
            if day in absent:
                runs[-1].append(day)
            elif runs[-1]:
                runs.append([])
        return runs

    @property
    def continued(self) -> bool:
        """Did absences continue after the warning?"""
        return self.warned_on is not None and any(
            item.end > self.warned_on for item in self.absences
        )


@dataclass(frozen=True)
class UnjustifiedAbsenceOutcome:
    """What follows; ``left_on`` is the day on which the pupil counts as having left."""

    outcome: Outcome
    longest_run: int
    count: int
    left_on: date | None = None


@rule(
    "european.unjustified_absence",
    version=1,
    title="Les suites des absences non justifiées",
    source="Règlement général EE, art. 30.3.b.i et 30.3.b.ii",
)
def unjustified_absence(
    facts: UnjustifiedAbsenceFacts, figures: FigureReader
) -> Ruling[UnjustifiedAbsenceOutcome]:
    """More than fifteen days in a row: the pupil counts as having left the school (b.i).

    Repeated absences that go on after the director's warning may be punished by exclusion
    on a vote of the Conseil de discipline (b.ii).
    """
    limit = figures.integer("european.attendance.leaving_after")
    runs = facts.runs()
    left_on = next((run[limit] for run in runs if len(run) > limit), None)
    outcome, reason = _decide(facts, left_on, figures)
    longest = max(len(run) for run in runs)
    result = UnjustifiedAbsenceOutcome(outcome, longest, len(facts.absences), left_on)
    return Ruling(result, (reason,))


def _decide(
    facts: UnjustifiedAbsenceFacts, left_on: date | None, figures: FigureReader
) -> tuple[Outcome, Reason]:
    count = len(facts.absences)
    repeated = count >= figures.integer("european.attendance.repeated")
    if left_on is not None:
        return "left_school", _left_school(left_on, figures)
    if repeated and facts.warned_on is None:
        return "warn", _repeated(count)
    if repeated and facts.continued:
        return "discipline_council", _repeated_after_warning(count)
    if count:
        return "watch", _recorded(count)
    return "none", NONE_RECORDED


def _left_school(left_on: date, figures: FigureReader) -> Reason:
    limit = figures.integer("european.attendance.leaving_after")
    return because(
        "left_school",
        f"L'élève est absent sans justification depuis plus de {limit} jours d'école consécutifs ; "
        f"il est considéré comme ayant quitté l'école le {french_date(left_on)}.",
        "art. 30.3.b.i",
    )


def _repeated_after_warning(count: int) -> Reason:
    return because(
        "repeated_after_warning",
        f"Des absences répétées non justifiées ({count}) continuent à se produire après "
        "l'avertissement du directeur ; le Conseil de discipline peut prononcer l'exclusion.",
        "art. 30.3.b.ii",
    )


def _repeated(count: int) -> Reason:
    return because(
        "repeated",
        f"Des absences non justifiées se répètent ({count}) ; le directeur avertit l'élève et ses "
        "représentants légaux.",
        "art. 30.3.b.ii",
    )


def _recorded(count: int) -> Reason:
    return because(
        "unjustified_recorded",
        f"Absences non justifiées inscrites au relevé : {count}.",
        "art. 30.3.a et 30.3.b.ii",
    )


NONE_RECORDED = because(
    "none_recorded", "Aucune absence non justifiée n'est inscrite au relevé.", "art. 30.3.a"
)
