"""The school years that may be prepared, and the one that each continues."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from sqlmodel import Session

from app.office.pupils.years import YearChoice, all_years
from app.office.settings.calendars import proposed_calendar

STILL_ENROLLING: Final = timedelta(days=70)
"""In the first weeks of a year, what is prepared is still that year, after September's councils."""


@dataclass(frozen=True)
class YearToCome:
    """A school year to prepare; ``year_id`` is None where it is yet to be added to the file."""

    label: str
    year_id: int | None
    first_day: date
    before: YearChoice


def years_to_come(session: Session) -> tuple[YearToCome, ...]:
    """The newest first: those of the file that follow another, and the next one where known."""
    years = all_years(session)
    found = [
        YearToCome(newer.label, newer.id, newer.first_day, older)
        for newer, older in pairwise(years)
    ]
    calendar = proposed_calendar(label_after(years[0])) if years else None
    if calendar is not None:
        found.insert(0, YearToCome(calendar.label, None, calendar.first_day, years[0]))
    return tuple(found)


def year_to_prepare(years: tuple[YearToCome, ...], today: date) -> YearToCome | None:
    """The year that an office prepares on that day, None where it is not known yet."""
    ahead = [one for one in years if one.first_day >= today - STILL_ENROLLING]
    return min(ahead, key=lambda one: one.first_day, default=None)


def label_after(year: YearChoice) -> str:
    """How the year after this one is called: "2025-2026"."""
    begins = year.first_day.year + 1
    return f"{begins}-{begins + 1}"
