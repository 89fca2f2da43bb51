"""The lessons of a day, by which missed time is counted: the school's, or the default.

A schedule changed is dated: a day keeps the periods that ruled it then.
"""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import select as sa_select
from sqlmodel import Session, col

from app.models import BellAssignment, BellPeriod
from app.office.absences.slots import slots_of
from app.resources import resource_folder
from app.rules.calendar.half_days import Half


@dataclass(frozen=True)
class Bell:
    """One period of the day: its number, its times ("08:25"), and its half."""

    period: int
    start: str
    end: str
    half: Half


@dataclass(frozen=True)
class Ringing:
    """A schedule from a day on, as it was set: its periods."""

    schedule_id: int
    valid_from: date
    bells: tuple[Bell, ...]


@dataclass(frozen=True)
class Assigned:
    """The schedule of a weekday (1 is Monday) from a day on; of all classes where None."""

    class_id: int | None
    weekday: int
    valid_from: date
    schedule_id: int | None


@dataclass(frozen=True)
class Bells:
    """All schedules of the school, as they ruled each day."""

    ringings: tuple[Ringing, ...] = ()
    assigned: tuple[Assigned, ...] = ()

    def lessons(self, class_id: int, day: date) -> tuple[Bell, ...]:
        """The periods of a class that day; none in a half that the week does not have."""
        halves = {slot.code for slot in slots_of("half_day", day)}
        return tuple(bell for bell in self._ruling(class_id, day) if bell.half in halves)

    def _ruling(self, class_id: int, day: date) -> tuple[Bell, ...]:
        schedule_id = self._schedule(class_id, day)
        versions = [one for one in self.ringings if one.schedule_id == schedule_id]
        begun = [one for one in versions if one.valid_from <= day]
        if not begun:
            return default_bells()
        return max(begun, key=lambda one: one.valid_from).bells

    def _schedule(self, class_id: int, day: date) -> int | None:
        """Of the class itself where it has one that day, else of all classes."""
        weekday = day.isoweekday()
        for owner in (class_id, None):
            begun = [
                one
                for one in self.assigned
                if (one.class_id, one.weekday) == (owner, weekday) and one.valid_from <= day
            ]
            if begun:
                return max(begun, key=lambda one: one.valid_from).schedule_id
        return None


DEFAULT = Bells()
"""A school that set no schedule of its own."""


def school_bells(session: Session) -> Bells:
    """The schedules of the file, in two statements."""
    assigned = session.execute(
        sa_select(
            col(BellAssignment.class_id),
            col(BellAssignment.weekday),
            col(BellAssignment.valid_from),
            col(BellAssignment.schedule_id),
        ).order_by(col(BellAssignment.id))
    )
    found = tuple(Assigned(*row) for row in assigned)
    return Bells(_ringings(session), found) if found else DEFAULT


def _ringings(session: Session) -> tuple[Ringing, ...]:
    rows = session.execute(
        sa_select(
            col(BellPeriod.schedule_id),
            col(BellPeriod.valid_from),
            col(BellPeriod.period),
            col(BellPeriod.start),
            col(BellPeriod.end),
            col(BellPeriod.half),
        ).order_by(col(BellPeriod.period))
    )
    versions: dict[tuple[int, date], list[Bell]] = defaultdict(list)
    for schedule_id, valid_from, *bell in rows:
        versions[schedule_id, valid_from].append(Bell(*bell))
    return tuple(Ringing(*key, tuple(bells)) for key, bells in versions.items())


def bounds(lessons: Sequence[Bell], slot: str) -> tuple[str, str] | None:
    """When a half begins and ends by its lessons, or a period ("p3"); None without any."""
    inside = [bell for bell in lessons if slot in (bell.half, f"p{bell.period}")]
    return (inside[0].start, inside[-1].end) if inside else None


def later(time: str, minutes: int) -> str:
    """The time so many minutes later, at most the end of the day."""
    total = min(minutes_of_day(time) + minutes, 23 * 60 + 59)
    return f"{total // 60:02}:{total % 60:02}"


def minutes_of_day(time: str) -> int:
    """How many minutes of the day have passed at a time: 505 for "08:25"."""
    hours, rest = time.split(":")
    return int(hours) * 60 + int(rest)


@cache
def default_bells() -> tuple[Bell, ...]:
    """The program's default of 45-minute periods."""
    with (resource_folder() / "tables" / "bells.toml").open("rb") as file:
        return tuple(Bell(**entry) for entry in tomllib.load(file)["lesson"])
