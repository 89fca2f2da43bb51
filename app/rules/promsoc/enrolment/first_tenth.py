"""``promsoc.first_tenth``: the day on which a tenth of a unit has been given (art. 3 §1)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import above, facts, not_empty
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Day = date
Periods = Annotated[Decimal, above(0)]


@facts
class ScheduledSession:
    """Periods scheduled on a day."""

    date: date
    periods: Periods


@facts
class FirstTenthFacts:
    """The sessions of the unit as they stand, and the periods it has in all."""

    sessions: Annotated[tuple[ScheduledSession, ...], not_empty]
    total_periods: Periods | None = None

    def check_total_periods(self) -> None:
        """The unit has at least the periods of its sessions; more, where some are not yet set."""
        if self.total_periods is not None and self.total_periods < self.scheduled:
            raise RuleInputError(
                "total_periods", "au moins la somme des périodes des séances est attendue"
            )

    @property
    def scheduled(self) -> Decimal:
        """The periods of all sessions."""
        return sum((session.periods for session in self.sessions), Decimal(0))

    @property
    def total(self) -> Decimal:
        """The periods of the unit."""
        return self.scheduled if self.total_periods is None else self.total_periods

    @property
    def days(self) -> list[date]:
        """The days with a session, in order."""
        return sorted({session.date for session in self.sessions})

    def given_by(self, day: date) -> Decimal:
        """The periods given up to the end of the day."""
        return sum(
            (session.periods for session in self.sessions if session.date <= day), Decimal(0)
        )


@dataclass(frozen=True)
class FirstTenth:
    """The day, and how it was found."""

    date: Day
    opening: Day
    total: Decimal
    threshold: Decimal
    reached: Decimal


@rule(
    "promsoc.first_tenth",
    version=1,
    title="Date du premier dixième d'une unité d'enseignement",
    source=roi("3 §1", "circulaire n° 7523"),
)
def first_tenth(facts: FirstTenthFacts, figures: FigureReader) -> Ruling[FirstTenth]:
    """The first day at whose end a tenth of the periods of the unit has been given.

    The ROI never defines "premier dixième": read as the tenth of the periods, since it
    gives every duration of a unit in periods, and as a day, not an hour.
    """
    threshold = facts.total / figures.integer("promsoc.enrolment.first_tenth_divisor")
    day = _first_day(facts, threshold)
    result = FirstTenth(
        date=day,
        opening=facts.days[0],
        total=facts.total,
        threshold=threshold,
        reached=facts.given_by(day),
    )
    return Ruling(result, (_reason(result),))


def _first_day(facts: FirstTenthFacts, threshold: Decimal) -> date:
    for day in facts.days:
        if facts.given_by(day) >= threshold:
            return day
    raise RuleInputError(
        "sessions", "des séances qui atteignent le premier dixième de l'unité sont attendues"
    )


def _reason(result: FirstTenth) -> Reason:
    return Reason(
        "first_tenth",
        "Le premier dixième de l'unité d'enseignement est fixé au "
        f"{french_date(result.date)} ({french_number(result.threshold)} périodes sur "
        f"{french_number(result.total)}).",
        roi("3 §1", "circulaire n° 7523"),
    )
