"""One absence: school days that follow each other, each with a half-day missed at least."""

from datetime import date
from itertools import pairwise
from typing import Annotated

from app.rules.calendar.days import ONE_DAY, SchoolCalendar, days_between
from app.rules.calendar.half_days import Half
from app.rules.errors import RuleInputError
from app.rules.facts import facts, not_empty, unique
from app.rules.fwb.studies.school_days import has_halves


@facts
class MissedDay:
    """A day and the halves of it that were missed."""

    date: date
    halves: Annotated[tuple[Half, ...], not_empty, unique]

    def check_halves(self) -> None:
        """The day has these halves."""
        if not has_halves(self.date, self.halves):
            raise RuleInputError("halves", "des moitiés que ce jour a sont attendues")


Missed = Annotated[tuple[MissedDay, ...], not_empty]


def check_missed(calendar: SchoolCalendar, missed: Missed) -> None:
    """The days are school days in order, and no school day between them is left out."""
    if not all(calendar.is_school_day(day.date) for day in missed):
        raise RuleInputError("missed", "des jours d'école sont attendus")
    if not all(_next_to(calendar, one.date, other.date) for one, other in pairwise(missed)):
        raise RuleInputError("missed", "des jours d'école qui se suivent sont attendus")


def _next_to(calendar: SchoolCalendar, day: date, following: date) -> bool:
    between = days_between(day + ONE_DAY, following - ONE_DAY)
    return day < following and not any(calendar.is_school_day(other) for other in between)


def half_days_in(missed: Missed) -> int:
    """The half-days of the absence."""
    return sum(len(day.halves) for day in missed)
