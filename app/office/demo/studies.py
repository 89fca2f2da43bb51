"""What the demonstration school teaches, as ``resources/demo/studies.toml`` lists it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from app.resources import resource_folder
from app.rules.figures import packaged_figures
from app.rules.regime import MarkScale, regime

Teaches = str
"""What a member of staff teaches: "french", "care"."""


@dataclass(frozen=True)
class CourseModel:
    """A course of a programme; ``maximum`` None where the regime's scale gives it."""

    code: str
    title: str
    periods: Decimal
    by: Teaches
    subject: str = ""
    vehicular: bool = False
    maximum: Decimal | None = None


@dataclass(frozen=True)
class Programme:
    """One year of studies: who follows it, what is taught, and when.

    A pupil follows ``courses`` and one of each of ``choices``. ``stream`` parts those
    who pass into each other's classes; ``leaving`` is the share that does not come back.
    """

    key: str
    regime: str
    stream: str
    study_year: int
    classes: int
    seats: int
    age: int
    courses: tuple[CourseModel, ...]
    choices: tuple[tuple[CourseModel, ...], ...]
    form: str = ""
    option: str = ""
    seventh_kind: str = ""
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    day_periods: int = 0
    placement: bool = False
    next_year: int = 0
    leaving: float = 0.06

    @property
    def all_courses(self) -> tuple[CourseModel, ...]:
        """Every course, those of the choices after the others."""
        return (*self.courses, *(course for choice in self.choices for course in choice))

    @property
    def year_after(self) -> int:
        """The study year into which a pupil passes."""
        return self.next_year or self.study_year + 1

    @property
    def scale(self) -> MarkScale:
        """The mark scale of the regime for this study year."""
        return regime(self.regime).scale(self.study_year, packaged_figures())

    @property
    def is_for_adults(self) -> bool:
        """Do pupils come for a unit, of their own accord?"""
        return self.stream == "adults"


@cache
def programmes() -> tuple[Programme, ...]:
    """All programmes, in the order in which their classes are shown."""
    with (resource_folder() / "demo" / "studies.toml").open("rb") as file:
        listed = tomllib.load(file)
    choices = {
        name: tuple(_course(entry) for entry in entries)
        for name, entries in listed["choices"].items()
    }
    return tuple(_programme(entry, choices) for entry in listed["programme"])


def _programme(
    entry: Mapping[str, Any], choices: Mapping[str, tuple[CourseModel, ...]]
) -> Programme:
    plain = {name: value for name, value in entry.items() if name not in _TUPLES}
    return Programme(
        courses=tuple(_course(course) for course in entry["courses"]),
        choices=tuple(choices[name] for name in entry.get("choices", ())),
        weekdays=tuple(entry.get("weekdays", (1, 2, 3, 4, 5))),
        **plain,
    )


_TUPLES = frozenset({"courses", "choices", "weekdays"})


def _course(entry: Mapping[str, Any]) -> CourseModel:
    plain = {name: value for name, value in entry.items() if name not in ("periods", "maximum")}
    maximum = Decimal(entry["maximum"]) if "maximum" in entry else None
    return CourseModel(periods=Decimal(entry["periods"]), maximum=maximum, **plain)
