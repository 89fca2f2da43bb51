"""Figures of the law as data: read by name, each with its unit and its source."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.resources import resource_folder
from app.rules.errors import MissingFigure, RuleInputError

FigureValue = bool | int | Decimal | date | str | tuple["FigureValue", ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """One figure: ``fwb.report_from_half_days`` is 9 half-days, ROI Eole, 7.4.

    ``school_year`` is "" for a standing figure; ``author`` is "" for one that comes
    with the program and names who entered it for one of the school's own.
    """

    name: str
    value: FigureValue
    unit: str
    source: str
    school_year: str = ""
    author: str = ""


class Figures:
    """All figures known: the program's, and over them the school's own."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._known = {(figure.name, figure.school_year): figure for figure in figures}

    def with_school(self, figures: Iterable[Figure]) -> "Figures":
        """These figures, overridden by those that the school entered."""
        return Figures((*self._known.values(), *figures))

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._known.values())

    def standing(self, name: str) -> Figure:
        """The figure that holds whatever the year; MissingFigure where there is none."""
        figure = self._known.get((name, ""))
        if figure is None:
            raise MissingFigure(name, None)
        return figure

    def dated(self, name: str, school_year: str) -> Figure:
        """The figure of that school year ("2024-2025"); MissingFigure where unpublished."""
        figure = self._known.get((name, school_year))
        if figure is None:
            raise MissingFigure(name, school_year)
        return figure


@dataclass
class FigureReader:
    """What a rule reads figures from: it notes each one that was read.

    A name is ``regime.key`` or ``regime.table.key``. The type asked for is checked:
    a figure of another type is a fault of whoever entered it, and is named.
    """

    figures: Figures
    read: dict[tuple[str, str], Figure] = field(default_factory=dict)

    def integer(self, name: str, school_year: str = "") -> int:
        """A whole number."""
        value = self._value(name, school_year)
        if isinstance(value, bool) or not isinstance(value, int):
            raise RuleInputError(_key(name), f"« {name} » doit être un nombre entier")
        return value

    def decimal(self, name: str, school_year: str = "") -> Decimal:
        """A number, exact."""
        value = self._value(name, school_year)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise RuleInputError(_key(name), f"« {name} » doit être un nombre")
        return Decimal(value)

    def day(self, name: str, school_year: str = "") -> date:
        """A date."""
        value = self._value(name, school_year)
        if not isinstance(value, date):
            raise RuleInputError(_key(name), f"« {name} » doit être une date")
        return value

    def word(self, name: str, school_year: str = "") -> str:
        """A word: a unit of days, a month and day such as "05-31"."""
        value = self._value(name, school_year)
        if not isinstance(value, str):
            raise RuleInputError(_key(name), f"« {name} » doit être un texte")
        return value

    def integers(self, name: str, school_year: str = "") -> tuple[int, ...]:
        """A list of whole numbers."""
        return self._list(name, school_year, int, "une liste de nombres entiers")

    def words(self, name: str, school_year: str = "") -> tuple[str, ...]:
        """A list of words."""
        return self._list(name, school_year, str, "une liste de textes")

    def decimals(self, name: str, school_year: str = "") -> tuple[Decimal, ...]:
        """A list of numbers, exact."""
        values = self._value(name, school_year)
        if not isinstance(values, tuple) or any(
            isinstance(item, bool) or not isinstance(item, int | Decimal) for item in values
        ):
            raise RuleInputError(_key(name), f"« {name} » doit être une liste de nombres")
        return tuple(Decimal(item) for item in values if isinstance(item, int | Decimal))

    def _list(self, name: str, school_year: str, kind: type[T], expected: str) -> tuple[T, ...]:
        values = self._value(name, school_year)
        if not isinstance(values, tuple) or any(
            isinstance(item, bool) or not isinstance(item, kind) for item in values
        ):
            raise RuleInputError(_key(name), f"« {name} » doit être {expected}")
        return tuple(item for item in values if isinstance(item, kind))

    def _value(self, name: str, school_year: str) -> FigureValue:
        figure = (
            self.figures.dated(name, school_year) if school_year else self.figures.standing(name)
        )
        self.read[name, school_year] = figure
        return figure.value


@cache
def packaged_figures() -> Figures:
    """The figures that come with the program: ``resources/rules/*.toml``."""
    return Figures(
        figure
        for path in sorted((resource_folder() / "rules").glob("*.toml"))
        for figure in read_figures(path)
    )


def read_figures(path: Path) -> tuple[Figure, ...]:
    """The figures of one file: ``fwb.toml`` (standing) or ``fwb-2024-2025.toml``."""
    regime, _, school_year = path.stem.partition("-")
    with path.open("rb") as file:
        table = tomllib.load(file, parse_float=Decimal)
    return tuple(_figures_in(table, regime, school_year))


def _figures_in(table: Mapping[str, object], prefix: str, school_year: str) -> Iterator[Figure]:
    for key, entry in table.items():
        name = f"{prefix}.{key}"
        if not isinstance(entry, Mapping):
            raise ValueError(f"{name}: a figure is a table with value, unit and source")
        if "value" in entry:
            yield _figure(name, entry, school_year)
        else:
            yield from _figures_in(entry, name, school_year)


def _figure(name: str, entry: Mapping[str, object], school_year: str) -> Figure:
    unit, source = entry.get("unit"), entry.get("source")
    if not isinstance(unit, str) or not isinstance(source, str) or not source.strip():
        raise ValueError(f"{name}: a figure needs a unit and a source")
    if extra := set(entry) - {"value", "unit", "source"}:
        raise ValueError(f"{name}: unknown keys {sorted(extra)}")
    return Figure(name, _frozen(name, entry["value"]), unit, source, school_year)


def _frozen(name: str, value: object) -> FigureValue:
    if isinstance(value, list):
        return tuple(_frozen(name, item) for item in value)
    if isinstance(value, datetime) or not isinstance(value, bool | int | Decimal | date | str):
        raise ValueError(f"{name}: a figure is a number, a date, a word or a list of them")
    return value


def _key(name: str) -> str:
    return name.rpartition(".")[2]
