"""The days on which a roll is called: which they are, and why others are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import day_month, long_date, weekday_date
from app.i18n import N_, _
from app.models import ClosedDay, Holiday
from app.office.pupils.years import YearChoice, all_years
from app.office.settings.calendars import rule_calendar
from app.rules.calendar.days import SchoolCalendar

WEEKDAYS: Final = (
    N_("lundi"),
    N_("mardi"),
    N_("mercredi"),
    N_("jeudi"),
    N_("vendredi"),
    N_("samedi"),
    N_("dimanche"),
)


@dataclass(frozen=True)
class SchoolDay:
    """A day of the office: whether there are lessons, and the school days around it.

    ``year_id`` is None outside every school year of the file; ``why`` a sentence where
    there are no lessons, "" otherwise.
    """

    day: date
    year_id: int | None
    open: bool
    why: str
    previous: date | None
    next: date | None


def school_day(session: Session, day: date) -> SchoolDay:
    """What that day is in the school's calendar."""
    return _Days(session).describe(day)


def require_school_day(session: Session, day: date) -> tuple[SchoolDay, SchoolCalendar]:
    """The same, and its year's calendar; Refusal where there are no lessons that day."""
    days = _Days(session)
    found = days.describe(day)
    if not found.open or found.year_id is None:
        raise Refusal(
            _("Le {day} n'est pas un jour d'école.").format(day=weekday_date(day)), found.why
        )
    return found, days.calendar(found.year_id)


class _Days:
    """Reads each calendar once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._years: Sequence[YearChoice] = all_years(session)
        self._calendars: dict[int, SchoolCalendar] = {}

    def calendar(self, year_id: int) -> SchoolCalendar:
        if year_id not in self._calendars:
            self._calendars[year_id] = rule_calendar(self._session, year_id)
        return self._calendars[year_id]

    def describe(self, day: date) -> SchoolDay:
        year = next((one for one in self._years if one.first_day <= day <= one.last_day), None)
        is_open = year is not None and self.calendar(year.id).is_school_day(day)
        return SchoolDay(
            day=day,
            year_id=year.id if year else None,
            open=is_open,
            why="" if is_open else self._why(day, year),
            previous=self._previous(day),
            next=self._next(day),
        )

    def _previous(self, day: date) -> date | None:
        for year in self._years:  # the newest first
            if year.first_day < day:
                last = min(day - timedelta(days=1), year.last_day)
                found = self._open_day(year, last, -1)
                if found:
                    return found
        return None

    def _next(self, day: date) -> date | None:
        for year in reversed(self._years):
            if year.last_day > day:
                first = max(day + timedelta(days=1), year.first_day)
                found = self._open_day(year, first, 1)
                if found:
                    return found
        return None

    def _open_day(self, year: YearChoice, day: date, step: int) -> date | None:
        calendar = self.calendar(year.id)
        while year.first_day <= day <= year.last_day:
            if calendar.is_school_day(day):
                return day
            day += timedelta(days=step)
        return None

    def _why(self, day: date, year: YearChoice | None) -> str:
        if year is None:
            return self._outside(day)
        title = self._session.exec(
            select(ClosedDay.title).where(
                col(ClosedDay.year_id) == year.id, col(ClosedDay.day) == day
            )
        ).first()
        holiday = self._session.exec(
            select(Holiday)
            .where(col(Holiday.year_id) == year.id, col(Holiday.start) <= day)
            .where(col(Holiday.end) >= day)
        ).first()
        if holiday is not None:
            return _holiday(holiday)
        if title:
            return f"{title}."
        if day.isoweekday() not in self.calendar(year.id).class_weekdays:
            weekday = _(WEEKDAYS[day.weekday()])
            return _("Il n'y a pas cours le {weekday}.").format(weekday=weekday)
        return _("Jour férié légal.")

    def _outside(self, day: date) -> str:
        if not self._years:
            return _("Le fichier n'a pas encore d'année scolaire.")
        ended = next((one for one in self._years if one.last_day < day), None)
        if ended is None:
            first = self._years[-1]
            return _("L'année scolaire {label} commence le {day}.").format(
                label=first.label, day=long_date(first.first_day)
            )
        return _("L'année scolaire {label} a pris fin le {day}.").format(
            label=ended.label, day=long_date(ended.last_day)
        )


def _holiday(holiday: Holiday) -> str:
    return _("{title}, du {start} au {end}.").format(
        title=holiday.title, start=day_month(holiday.start), end=long_date(holiday.end)
    )
