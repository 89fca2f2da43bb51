"""``calendar.half_days``: the school half-days between two dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from app.rules.calendar.days import SOURCE, SchoolCalendar, days_between
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

Half = Literal["am", "pm"]
Halves = Annotated[tuple[Half, ...], unique]

USUAL_WEEK: Mapping[str, tuple[Half, ...]] = {
    "1": ("am", "pm"),
    "2": ("am", "pm"),
    "3": ("am",),
    "4": ("am", "pm"),
    "5": ("am", "pm"),
}


@facts
class HalfDaysFacts:
    """A period, both dates included, and the halves of each ISO weekday."""

    calendar: SchoolCalendar
    start: date
    end: date
    half_days: Mapping[str, Halves] = field(default_factory=lambda: USUAL_WEEK)

    def check_end(self) -> None:
        """The period does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "une date qui ne précède pas le début est attendue")

    def check_half_days(self) -> None:
        """The keys are ISO weekdays."""
        if not set(self.half_days) <= set("1234567"):
            raise RuleInputError("half_days", "des jours de « 1 » (lundi) à « 7 » sont attendus")


@dataclass(frozen=True)
class HalfDayCount:
    """How many half-days."""

    half_days: int


@rule(
    "calendar.half_days",
    version=1,
    title="Les demi-jours scolaires entre deux dates",
    source="rules/calendar : demi-jours",
)
def half_days(facts: HalfDaysFacts, figures: FigureReader) -> Ruling[HalfDayCount]:
    """Add the halves of each school day of the period."""
    total = sum(
        len(facts.half_days.get(str(day.isoweekday()), ()))
        for day in days_between(facts.start, facts.end)
        if facts.calendar.is_school_day(day)
    )
    text = (
        f"Du {french_date(facts.start)} au {french_date(facts.end)}, compris : "
        f"{counted(total, 'demi-jour')} de cours."
    )
    return Ruling(HalfDayCount(total), (Reason("", text, SOURCE),))
