"""The calendar as this folder's inputs take it: no day or holiday twice."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.facts import Check


def _said_once(calendar: SchoolCalendar) -> bool:
    lists = (
        calendar.holidays,
        calendar.closures,
        calendar.public_holidays,
        calendar.class_weekdays,
    )
    return all(len(set(items)) == len(items) for items in lists)


Calendar = Annotated[SchoolCalendar, Check(_said_once, "un calendrier où rien n'est dit deux fois")]


def school_days(calendar: SchoolCalendar, first: date, last: date) -> Iterator[date]:
    """Each day with lessons from ``first`` to ``last``, both included."""
    days = days_between(max(first, calendar.first_day), min(last, calendar.last_day))
    return (day for day in days if calendar.is_school_day(day))
