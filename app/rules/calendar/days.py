"""The school's calendar, and which of its days count in which unit."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.facts import between, facts

Unit = Literal["calendar", "calendar_outside_holidays", "working", "business", "school"]
Weekday = Annotated[int, between(1, 7)]

ONE_DAY = timedelta(days=1)
FRIDAY, SATURDAY = 5, 6  # ISO weekdays
SOURCE = "Calendrier de l'école"
UNITS: Mapping[Unit, str] = {
    "calendar": "jours calendrier",
    "calendar_outside_holidays": "jours calendrier hors congés scolaires",
    "working": "jours ouvrables, du lundi au samedi",
    "business": "jours ouvrables, du lundi au vendredi",
    "school": "jours d'ouverture d'école",
}


@facts
class Holiday:
    """A school holiday, both days included."""

    start: date
    end: date

    def check_end(self) -> None:
        """A holiday does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "un congé ne finit pas avant de commencer")


@facts
class SchoolCalendar:
    """One school year: its bounds, its holidays, its single days off.

    ``holidays`` are school holidays; ``closures`` single days without lessons;
    ``public_holidays`` legal holidays, in term or not; ``class_weekdays`` the ISO
    weekdays with lessons.
    """

    first_day: date
    last_day: date
    holidays: tuple[Holiday, ...] = ()
    closures: tuple[date, ...] = ()
    public_holidays: tuple[date, ...] = ()
    class_weekdays: tuple[Weekday, ...] = (1, 2, 3, 4, 5)

    def check_last_day(self) -> None:
        """The year does not end before it starts."""
        if self.first_day > self.last_day:
            raise RuleInputError("last_day", "l'année ne finit pas avant de commencer")

    @cached_property
    def _closed(self) -> frozenset[date]:
        return frozenset(self.closures)

    @cached_property
    def _public(self) -> frozenset[date]:
        return frozenset(self.public_holidays)

    @cached_property
    def _holiday_days(self) -> frozenset[date]:
        return frozenset(
            day for holiday in self.holidays for day in days_between(holiday.start, holiday.end)
        )

    @cached_property
    def _weekdays(self) -> frozenset[int]:
        return frozenset(self.class_weekdays)

    def within(self, day: date) -> bool:
        """Is the day in the school year, both bounds included?"""
        return self.first_day <= day <= self.last_day

    def in_holidays(self, day: date) -> bool:
        """Does the day fall in a school holiday?"""
        return day in self._holiday_days

    def is_public_holiday(self, day: date) -> bool:
        """Is the day a legal holiday?"""
        return day in self._public

    def is_closure(self, day: date) -> bool:
        """Is the day a single day without lessons?"""
        return day in self._closed

    def is_school_day(self, day: date) -> bool:
        """Are there lessons that day ("jour d'ouverture d'école")?"""
        return (
            self.within(day)
            and day.isoweekday() in self._weekdays
            and day not in self._holiday_days
            and day not in self._closed
            and day not in self._public
        )

    def counts(self, day: date, unit: Unit) -> bool:
        """Does the day count in that unit?"""
        if unit == "calendar":
            return True
        if unit == "calendar_outside_holidays":
            return self.within(day) and not self.in_holidays(day)
        if unit == "working":
            return day.isoweekday() <= SATURDAY and day not in self._public
        if unit == "business":
            return day.isoweekday() <= FRIDAY and day not in self._public
        return self.is_school_day(day)

    def bounds(self, unit: Unit) -> bool:
        """Is the unit defined only within the school year?"""
        return unit in ("school", "calendar_outside_holidays")


def days_between(start: date, end: date) -> Iterator[date]:
    """Each day from ``start`` to ``end``, both included."""
    return map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1))
