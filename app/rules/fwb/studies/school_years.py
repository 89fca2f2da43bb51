"""The days of a school year written "2024-2025"."""

from datetime import date

from app.rules.dates import day_of_year

# No pupil is absent outside these: they tell a slip of the pen, they are not law.
FIRST_PLAUSIBLE = "08-01"
LAST_PLAUSIBLE = "08-31"


def in_first_year(school_year: str, month_and_day: str) -> date:
    """That day of the calendar year in which the school year begins."""
    return day_of_year(int(school_year.partition("-")[0]), month_and_day)


def in_second_year(school_year: str, month_and_day: str) -> date:
    """That day of the calendar year in which the school year ends: "31 mai", "30 juin"."""
    return day_of_year(int(school_year.partition("-")[2]), month_and_day)


def falls_in(school_year: str, day: date) -> bool:
    """Can the day be one of that school year, from 1 August to 31 August?"""
    first = in_first_year(school_year, FIRST_PLAUSIBLE)
    return first <= day <= in_second_year(school_year, LAST_PLAUSIBLE)
