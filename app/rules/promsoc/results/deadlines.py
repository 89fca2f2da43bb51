"""Counts of days that run past the school year, and deadlines that end on a closed day."""

from datetime import date

from app.rules.calendar.days import ONE_DAY, SchoolCalendar
from app.rules.dates import french_date
from app.rules.errors import RuleInputError

# The ROI moves no deadline: the office can only warn.
CLOSED_DAY = "Ce délai expire un dimanche ou un jour férié et n'est pas prolongé."


def days_outside_holidays(
    calendar: SchoolCalendar, start: date, count: int, next_first_day: date | None
) -> date:
    """The day ``count`` "jours calendrier hors congés scolaires" after ``start``.

    Between the last day of the year and ``next_first_day`` no day counts, from then on
    every day does; RuleInputError where the count needs it and it is not given.
    """
    day = start
    while count:
        day += ONE_DAY
        if day > calendar.last_day and next_first_day is None:
            raise RuleInputError(
                "next_first_day", "le premier jour de l'année scolaire suivante est attendu"
            )
        count -= _counts(calendar, day, next_first_day)
    return day


def _counts(calendar: SchoolCalendar, day: date, next_first_day: date | None) -> bool:
    if next_first_day is not None and day >= next_first_day:
        return True
    return calendar.counts(day, "calendar_outside_holidays")


def check_next_first_day(calendar: SchoolCalendar, next_first_day: date | None) -> None:
    """The next year does not start before this one is over."""
    if next_first_day is not None and next_first_day <= calendar.last_day:
        raise RuleInputError("next_first_day", "une date après la fin de l'année est attendue")


def check_start(calendar: SchoolCalendar, key: str, start: date) -> None:
    """A count outside holidays does not start before the school year."""
    if start < calendar.first_day:
        raise RuleInputError(key, "une date à partir du premier jour de l'année est attendue")


def is_working_day(calendar: SchoolCalendar, day: date) -> bool:
    """Is it a "jour ouvrable" (art. 21 §1)?"""
    return calendar.counts(day, "working")


def until(calendar: SchoolCalendar, last: date) -> str:
    """End of a sentence that names a limit; a second one warns where it is a closed day."""
    warning = "" if is_working_day(calendar, last) else f" {CLOSED_DAY}"
    return f"au plus tard le {french_date(last)}.{warning}"
