"""Days counted over two school years: one that ends, and the next where it is given."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from app.rules.calendar.days import ONE_DAY, SchoolCalendar, days_between
from app.rules.calendar.deadline import days_after
from app.rules.errors import RuleInputError


def right_until(
    calendar: SchoolCalendar, following: SchoolCalendar | None, start: date, days: int
) -> date:
    """The last of so many jours ouvrables that protect the family: Saturdays do not count."""
    return days_after(_with_holidays_of(calendar, following), start, days, "business")


def duty_until(
    calendar: SchoolCalendar, following: SchoolCalendar | None, start: date, days: int
) -> date:
    """The last of so many jours ouvrables that the school is given: Saturdays count."""
    return days_after(_with_holidays_of(calendar, following), start, days, "working")


def _with_holidays_of(calendar: SchoolCalendar, following: SchoolCalendar | None) -> SchoolCalendar:
    if following is None:
        return calendar
    holidays = (*calendar.public_holidays, *following.public_holidays)
    return replace(calendar, public_holidays=holidays)


def nth_school_day(
    calendar: SchoolCalendar, following: SchoolCalendar | None, first: date, number: int
) -> date:
    """The school day of that number, counted from ``first`` on, that day included."""
    return next(islice(_school_days_from(calendar, following, first), number - 1, None))


def school_day_after(
    calendar: SchoolCalendar, following: SchoolCalendar | None, start: date, number: int
) -> date:
    """The school day of that number after ``start``, which is not counted."""
    return nth_school_day(calendar, following, start + ONE_DAY, number)


def school_days_in(
    calendar: SchoolCalendar, following: SchoolCalendar | None, start: date, end: date
) -> int:
    """How many school days lie between the two days, both included."""
    return sum(
        _year_of(calendar, following, day).is_school_day(day) for day in days_between(start, end)
    )


def _year_of(
    calendar: SchoolCalendar, following: SchoolCalendar | None, day: date
) -> SchoolCalendar:
    return calendar if day <= calendar.last_day or following is None else following


def _school_days_from(
    calendar: SchoolCalendar, following: SchoolCalendar | None, first: date
) -> Iterator[date]:
    """Each school day from ``first`` on, to the end of the last year that is given."""
    yield from filter(calendar.is_school_day, days_between(first, calendar.last_day))
    if following is not None:
        first = max(first, calendar.last_day + ONE_DAY)
        yield from filter(following.is_school_day, days_between(first, following.last_day))
    raise RuleInputError(
        "next_calendar", "le calendrier d'une année suivante qui contient ce délai est attendu"
    )


def first_school_day(calendar: SchoolCalendar) -> date:
    """The rentrée: the first day with lessons of the school year."""
    days = days_between(calendar.first_day, calendar.last_day)
    found = next(filter(calendar.is_school_day, days), None)
    if found is None:
        raise RuleInputError("calendar", "une année qui a au moins un jour de cours est attendue")
    return found


def check_within(key: str, calendar: SchoolCalendar, day: date) -> None:
    """The day lies in the school year, both ends included; the key is named where it does not."""
    if not calendar.within(day):
        raise RuleInputError(key, "un jour de l'année scolaire est attendu")


def check_not_before(key: str, day: date | None, first: date) -> None:
    """The day, where there is one, does not precede the other."""
    if day is not None and day < first:
        raise RuleInputError(key, "une date qui ne précède pas l'étape d'avant est attendue")
