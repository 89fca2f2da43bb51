"""``calendar.count``: how many days of a unit lie in a period."""

from dataclasses import dataclass
from datetime import date

from app.rules.calendar.days import SOURCE, UNITS, SchoolCalendar, Unit, days_between
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted


@facts
class CountFacts:
    """A period, ``start`` excluded and ``end`` included, and the unit to count in."""

    calendar: SchoolCalendar
    start: date
    end: date
    unit: Unit

    def check_end(self) -> None:
        """The period does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "une date qui ne précède pas le début est attendue")


@dataclass(frozen=True)
class DayCount:
    """How many days."""

    days: int


@rule(
    "calendar.count",
    version=1,
    title="Combien de jours d'une unité compte une période",
    source="rules/calendar : unités de jours",
)
def count(facts: CountFacts, figures: FigureReader) -> Ruling[DayCount]:
    """Count the days of ``unit`` after ``start``, up to and including ``end``.

    Days outside the school year are no days of a unit that is defined within it.
    """
    period = days_between(facts.start, facts.end)
    days = sum(facts.calendar.counts(day, facts.unit) for day in period if day > facts.start)
    return Ruling(DayCount(days), (_sentence(facts, days),))


def _sentence(facts: CountFacts, days: int) -> Reason:
    text = (
        f"Du {french_date(facts.start)}, non compris, au {french_date(facts.end)}, compris : "
        f"{counted(days, 'jour')} ({UNITS[facts.unit]})."
    )
    return Reason("", text, SOURCE)
