"""The days of reference of the year: 31 December, 15 January, 1 October."""

from datetime import date
from typing import Literal

from app.rules.dates import day_of_year
from app.rules.figures import FigureReader

DayName = Literal[
    "school_year", "year_end", "in_alternance_since", "population", "reception_notified_before"
]


def day_in(year: int, name: DayName, figures: FigureReader) -> date:
    """The day of reference in that calendar year."""
    return day_of_year(year, figures.word(f"cefa.days.{name}"))


def school_year_of(day: date, figures: FigureReader) -> int:
    """The calendar year in which the school year of the day begins, on 1 September."""
    begun = day >= day_in(day.year, "school_year", figures)
    return day.year if begun else day.year - 1


def first_year(school_year: str) -> int:
    """The calendar year in which a school year written "2019-2020" begins."""
    return int(school_year.partition("-")[0])


def in_school_year(first: int, month_and_day: str, figures: FigureReader) -> date:
    """The day of that month and day which falls in the school year begun in ``first``."""
    day = day_of_year(first, month_and_day)
    if day >= day_in(first, "school_year", figures):
        return day
    return day_of_year(first + 1, month_and_day)


def year_end_of(school_year: int, figures: FigureReader) -> date:
    """31 December of the school year: the one that falls in it."""
    return in_school_year(school_year, figures.word("cefa.days.year_end"), figures)
