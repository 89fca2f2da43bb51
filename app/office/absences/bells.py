"""The lessons of a day, by which missed time is counted."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

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


def lessons_of(day: date) -> tuple[Bell, ...]:
    """The periods of that day by the default schedule; none on a Saturday or a Sunday."""
    halves = {slot.code for slot in slots_of("half_day", day)}
    return tuple(bell for bell in _default() if bell.half in halves)


def bounds(lessons: Sequence[Bell], half: str) -> tuple[str, str] | None:
    """When the first lesson of a half begins and the last one ends; None without any."""
    inside = [bell for bell in lessons if bell.half == half]
    return (inside[0].start, inside[-1].end) if inside else None


def later(time: str, minutes: int) -> str:
    """The time so many minutes later, at most the end of the day."""
    hours, rest = time.split(":")
    total = min(int(hours) * 60 + int(rest) + minutes, 23 * 60 + 59)
    return f"{total // 60:02}:{total % 60:02}"


@cache
def _default() -> tuple[Bell, ...]:
    with (resource_folder() / "tables" / "bells.toml").open("rb") as file:
        return tuple(Bell(**entry) for entry in tomllib.load(file)["lesson"])
