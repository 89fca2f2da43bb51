"""Jours ouvrables: art. 21 §1 defines them for results, read as one definition for the ROI."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after, days_before
from app.rules.facts import facts


@facts
class WorkingCalendar:
    """A calendar of which only the legal holidays are read; they must be given.

    The other keys of a school calendar are accepted, so that one table serves all rules.
    """

    first_day: date | None = None
    last_day: date | None = None
    holidays: tuple[Mapping[str, date], ...] = ()
    closures: tuple[date, ...] = ()
    public_holidays: tuple[date, ...]
    class_weekdays: tuple[int, ...] = ()

    @classmethod
    def of(cls, calendar: SchoolCalendar) -> "WorkingCalendar":
        """What these rules read of the school's own calendar."""
        return cls(public_holidays=calendar.public_holidays)

    @cached_property
    def _days(self) -> SchoolCalendar:
        return SchoolCalendar(
            first_day=date.min, last_day=date.max, public_holidays=self.public_holidays
        )

    def working_days_after(self, start: date, count: int) -> date:
        """The day ``count`` jours ouvrables after ``start``, which is not counted itself."""
        return days_after(self._days, start, count, "working")

    def working_days_before(self, start: date, count: int) -> date:
        """The day ``count`` jours ouvrables before ``start``, which is not counted itself."""
        return days_before(self._days, start, count, "working")
