"""School days and half-days, as the rules on attendance count them."""

from datetime import date
from typing import Annotated

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.calendar.half_days import USUAL_WEEK, Half
from app.rules.errors import RuleInputError
from app.rules.facts import between
from app.rules.figures import FigureReader

StudyYear = Annotated[int, between(1, 7)]

WHOLE_DAY: tuple[Half, ...] = ("am", "pm")


def halves_of(day: date) -> tuple[Half, ...]:
    """The halves that the day has: Wednesday has no afternoon."""
    return USUAL_WEEK.get(str(day.isoweekday()), WHOLE_DAY)


def has_halves(day: date, halves: tuple[Half, ...]) -> bool:
    """Does the day have all of these halves?"""
    return set(halves) <= set(halves_of(day))


def school_day_after(calendar: SchoolCalendar, start: date, count: int) -> date | None:
    """The school day ``count`` school days after; None where the year ends before."""
    try:
        return days_after(calendar, start, count, "school")
    except RuleInputError:
        return None


def required_school_day_after(calendar: SchoolCalendar, start: date, count: int) -> date:
    """The same day, where the calendar given must hold it."""
    day = school_day_after(calendar, start, count)
    if day is None:
        raise RuleInputError("calendar", f"un calendrier où suivent {count} jours d'école")
    return day


def from_second_degree(study_year: int, figures: FigureReader) -> bool:
    """Is it a year of the second degree or above, where more than 20 half-days bind?"""
    return study_year >= figures.integer("fwb.second_degree_first_year")
