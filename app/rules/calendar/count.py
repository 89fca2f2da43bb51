"""``calendar.count``: how many days of a unit lie in a period."""

from dataclasses import dataclass
from datetime import date

from app.rules.calendar.days import ONE_DAY, SchoolCalendar, Unit, days_between
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Ruling


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

    def check(self) -> None:
        """A unit of the school year can be counted only within it."""
        if self.unit == "calendar_outside_holidays" and not (
            self.calendar.within(self.start) and self.calendar.within(self.end)
        ):
            raise RuleInputError("start", "une période de l'année scolaire est attendue")


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
    """Count the days of ``unit`` after ``start``, up to and including ``end``."""
    days = sum(
        facts.calendar.counts(day, facts.unit)
        for day in days_between(facts.start + ONE_DAY, facts.end)
    )
    return Ruling(DayCount(days), ())
