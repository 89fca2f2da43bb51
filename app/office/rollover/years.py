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


def years_to_come(session: Session, today: date) -> tuple[YearToCome, ...]:
    """The years to prepare on that day, the first to begin first.

    They are those of the file that follow another, else the next one where it is known; not
    those begun long ago: who is not in them has left.
    """
    years = all_years(session)
    found = [
        YearToCome(newer.label, newer.id, newer.first_day, older)
        for newer, older in pairwise(years)
        if newer.first_day >= today - STILL_ENROLLING
    ]
    calendar = proposed_calendar(label_after(years[0])) if years and not found else None
    if calendar is not None and calendar.first_day >= today - STILL_ENROLLING:
        found.append(YearToCome(calendar.label, None, calendar.first_day, years[0]))
    return tuple(sorted(found, key=lambda one: one.first_day))


def label_after(year: YearChoice) -> str:
    """How the year after this one is called: "2025-2026"."""
    begins = year.first_day.year + 1
    return f"{begins}-{begins + 1}"
