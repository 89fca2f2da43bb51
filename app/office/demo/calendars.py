"""The calendars of the years of the demonstration: those published, and before them likely ones."""

from collections.abc import Iterator
from datetime import date, timedelta, timezone

from app.office.settings.calendars import (
    DayOff,
    YearCalendar,
    legal_holidays,
    proposed_calendar,
)

LAST_YEAR = 2024
"""The school year that is under way begins in this year: its dated figures are published."""

WEEK = timedelta(days=7)
SUMMER_TIME = timezone(timedelta(hours=2))
"""The time of Brussels from April to October: all that is dated to the minute falls then."""


def calendars(years: int) -> tuple[YearCalendar, ...]:
    """The school years, oldest first."""
    return tuple(_calendar(first) for first in range(LAST_YEAR - years + 1, LAST_YEAR + 1))


def school_days(
    calendar: YearCalendar, first: date, last: date, weekdays: tuple[int, ...]
) -> tuple[date, ...]:
    """The days with lessons from ``first`` to ``last``; ``weekdays`` count from Monday as 1."""
    closed = {day.day for day in calendar.closed_days}
    return tuple(
        day
        for day in _days(first, last)
        if day.isoweekday() in weekdays
        and day not in closed
        and not any(start <= day <= end for _title, start, end in calendar.holidays)
    )


def council_week(calendar: YearCalendar) -> date:
    """The Monday of the week in which the councils of June sit."""
    return _monday(calendar.last_day - timedelta(days=9))


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _calendar(first: int) -> YearCalendar:
    label = f"{first}-{first + 1}"
    return proposed_calendar(label) or _likely(first, label)


def _likely(first: int, label: str) -> YearCalendar:
    """A year as they were before they were counted in weeks: September to June."""
    easter_monday = min(filter(_is_easter_monday, legal_holidays(first + 1, first + 2)))
    begins, ends = date(first, 9, 1), date(first + 1, 6, 30)
    autumn, winter = _monday(date(first, 11, 1)), _monday(date(first, 12, 25))
    carnival, spring = easter_monday - 7 * WEEK, easter_monday - WEEK
    breaks = (
        ("Congé d'automne", autumn, 5),
        ("Vacances d'hiver", winter, 12),
        ("Congé de détente", carnival, 5),
        ("Vacances de printemps", spring, 12),
    )
    return YearCalendar(
        label=label,
        first_day=begins,
        last_day=ends,
        holidays=tuple(
            (title, start, start + timedelta(days=length - 1)) for title, start, length in breaks
        ),
        closed_days=_days_off(begins, ends),
    )


def _days_off(begins: date, ends: date) -> tuple[DayOff, ...]:
    community = DayOff(date(begins.year, 9, 27), "Fête de la Communauté française", "closure")
    legal = (
        DayOff(day, "Jour férié légal", "public_holiday")
        for day in sorted(legal_holidays(begins.year, ends.year + 1))
        if begins <= day <= ends
    )
    return (community, *legal)


def _is_easter_monday(day: date) -> bool:
    """The only legal holiday on a Monday from 23 March to 26 April."""
    return day.isoweekday() == 1 and (3, 23) <= (day.month, day.day) <= (4, 26)


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)
