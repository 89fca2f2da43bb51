"""Periods missed, where the register is kept by periods: what each counts for, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.office.absences.slots import HALVES
from app.office.absences.year_entries import Cover, PupilYear, YearEntry
from app.rules.calendar.days import SchoolCalendar

PeriodStatus = Literal["justified", "unjustified", "pending"]
MISSED = ("absent", "excused")
"""The effects of a status that make a period missed."""


@dataclass(frozen=True)
class MissedPeriod:
    """One period; ``cover`` is the document that decides, ``limit`` until when one may come."""

    entry: YearEntry
    status: PeriodStatus
    cover: Cover | None = None
    limit: date | None = None

    @property
    def day(self) -> date:
        """The day of it."""
        return self.entry.day


def missed_by(
    pupil: PupilYear, calendar: SchoolCalendar, today: date, limit_of: Callable[[date], date]
) -> Iterator[MissedPeriod]:
    """The periods that a pupil missed until today, on days of school, each judged.

    Half-days noted where the pupil was in a class that counts those are not periods.
    """
    for entry in pupil.entries:
        missed = entry.effect in MISSED and entry.day <= today and entry.slot not in HALVES
        if missed and calendar.is_school_day(entry.day):
            yield judged(entry, pupil.covers.get(entry.id, ()), today, limit_of)


def judged(
    entry: YearEntry, covers: Iterable[Cover], today: date, limit_of: Callable[[date], date]
) -> MissedPeriod:
    """What a period missed counts for: an excuse, a document, or the delay for one."""
    if entry.effect == "excused":
        return MissedPeriod(entry, "justified")
    by_status = {cover.status: cover for cover in covers}
    if "accepted" in by_status:
        return MissedPeriod(entry, "justified", by_status["accepted"])
    if "to_judge" in by_status:
        return MissedPeriod(entry, "pending", by_status["to_judge"])
    if by_status:
        return MissedPeriod(entry, "unjustified", next(reversed(by_status.values())))
    limit = limit_of(entry.day)
    return MissedPeriod(entry, "pending" if today <= limit else "unjustified", limit=limit)


def number_of(missed: Iterable[MissedPeriod], status: PeriodStatus) -> int:
    """How many periods have that status."""
    return sum(one.status == status for one in missed)
