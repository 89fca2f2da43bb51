"""``cefa.maintenance_norm``: pupils needed on 15 January to keep an option (VII.II)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Literal, get_args

from app.rules.cefa.counting import share
from app.rules.cefa.place import COLUMNS, Column, Density, Kilometres, column_of, column_text
from app.rules.cefa.sources import AR49, EXECUTIVE_1992, circular
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VII.II", f"{EXECUTIVE_1992}, art. 12")
GROUPED = circular("VII.II", f"{AR49}, art. 9")
CPU = circular("VII.II", "circulaire 6652")

Level = Literal["d2p", "d3tq", "d3p", "tq7", "p7", "cpu4"]
Grouping = Literal["none", "third", "all"]

SEVENTH: tuple[Level, ...] = ("tq7", "p7")
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
LINES: dict[Level, str] = {
    "d2p": "d2",
    "d3tq": "d3",
    "d3p": "d3",
    "cpu4": "d3",
    "tq7": "tq7",
    "p7": "seventh",
}


@facts
class MaintenanceFacts:
    """The option, how it is organised, where the school is, and the pupils."""

    mode: Literal["alternance_only", "simultaneous", "full_time_4th"]
    level: Level
    degree_open_full_time: bool
    density: Density | None = None
    distance_km: Kilometres | None = None
    grouping: Grouping = "none"
    cpu_linked: bool = False
    pupils_alternance: Count
    pupils_full_time: Count = 0

    def check_level(self) -> None:
        """A 4th year in plein exercice followed by alternance exists only in CPU."""
        if self.mode == "full_time_4th" and self.level != "cpu4":
            raise RuleInputError("mode", "« full_time_4th » n'existe que pour « cpu4 »")

    def check_density(self) -> None:
        """The columns of plein exercice go by density."""
        if not self.alternance_only and self.density is None:
            raise RuleInputError("density", "la densité de population est attendue")

    def check_distance_km(self) -> None:
        """The columns of plein exercice go by distance."""
        if not self.alternance_only and self.distance_km is None:
            raise RuleInputError("distance_km", "la distance en kilomètres est attendue")

    def check_grouping(self) -> None:
        """Only 7th years are grouped by parts of their timetable."""
        if self.grouping != "none" and self.level not in SEVENTH:
            raise RuleInputError("grouping", "« none » est attendu hors des 7es années")

    def check_cpu_linked(self) -> None:
        """Options of the second professional degree alone are linked to the CPU."""
        if self.cpu_linked and self.level != "d2p":
            raise RuleInputError("cpu_linked", "« faux » est attendu hors du D2 P")

    @property
    def alternance_only(self) -> bool:
        """Is the option closed in plein exercice?"""
        return self.mode == "alternance_only"

    @property
    def counted(self) -> int:
        """Both populations; the plein exercice alone where the 4th year is organised there."""
        if self.mode == "alternance_only":
            return self.pupils_alternance
        if self.mode == "full_time_4th":
            return self.pupils_full_time
        return self.pupils_alternance + self.pupils_full_time

    @property
    def is_grouped(self) -> bool:
        """Does a grouping lower the figure? For 7TQ it does so in alternance alone."""
        return self.grouping != "none" and (self.level == "p7" or self.alternance_only)


@dataclass(frozen=True)
class Maintenance:
    """The norm, the pupils that it needs, those counted, and the column."""

    outcome: Literal["met", "below", "not_allowed"]
    norm: Decimal
    needed: int
    counted: int
    column: Column | Literal["none"]


@rule(
    "cefa.maintenance_norm",
    version=1,
    title="La norme de maintien d'une option",
    source=circular("VII.II", f"{EXECUTIVE_1992}, art. 12", f"{AR49}, art. 9"),
)
def maintenance_norm(facts: MaintenanceFacts, figures: FigureReader) -> Ruling[Maintenance]:
    """The norm of the table, and the degree open in plein exercice besides."""
    column = _column(facts, figures)
    norm = _norm(facts, column, figures)
    outcome: Literal["met", "below", "not_allowed"] = (
        "not_allowed"
        if not facts.degree_open_full_time
        else "met"
        if facts.counted >= norm
        else "below"
    )
    result = Maintenance(outcome, norm, ceil(norm), facts.counted, column)
    return Ruling(
        result, (_outcome_reason(result), *_column_reasons(facts, column), *_changes(facts))
    )


def _column(facts: MaintenanceFacts, figures: FigureReader) -> Column | Literal["none"]:
    if facts.alternance_only or facts.density is None or facts.distance_km is None:
        return "none"
    return column_of(facts.density, facts.distance_km, figures)


def _norm(
    facts: MaintenanceFacts, column: Column | Literal["none"], figures: FigureReader
) -> Decimal:
    norm = Decimal(_printed_norm(facts, column, figures))
    if facts.cpu_linked:
        return share(norm, "cefa.maintenance.cpu_linked_percentage", figures)
    return norm


def _printed_norm(
    facts: MaintenanceFacts, column: Column | Literal["none"], figures: FigureReader
) -> int:
    """7P has one line for both modes; every other level has its four columns."""
    if facts.level == "p7" or (facts.level == "tq7" and column == "none"):
        grouped = GROUPINGS.index(facts.grouping)
        return figures.integers("cefa.maintenance.alternance_seventh")[grouped]
    if column == "none":
        return figures.integer(f"cefa.maintenance.alternance_{LINES[facts.level]}")
    norms = figures.integers(f"cefa.maintenance.simultaneous_{LINES[facts.level]}")
    return norms[COLUMNS.index(column)]


def _outcome_reason(result: Maintenance) -> Reason:
    if result.outcome == "not_allowed":
        return Reason(
            "degree_not_open",
            "L'option ne peut être organisée en alternance : le degré n'est pas organisé en plein "
            "exercice.",
            SOURCE,
        )
    verb = "est" if result.outcome == "met" else "n'est pas"
    return Reason(
        result.outcome,
        f"L'option compte {counted(result.counted, 'élève')} au 15 janvier : la norme de maintien, "
        f"fixée à {french_number(result.norm)}, {verb} atteinte.",
        SOURCE,
    )


def _column_reasons(facts: MaintenanceFacts, column: Column | Literal["none"]) -> Iterator[Reason]:
    if column != "none" and facts.density is not None and facts.distance_km is not None:
        yield Reason(
            column,
            column_text(column, facts.density, facts.distance_km),
            SOURCE,
        )


def _changes(facts: MaintenanceFacts) -> Iterator[Reason]:
    if facts.is_grouped:
        part = "un tiers au moins" if facts.grouping == "third" else "la totalité"
        yield Reason(
            "grouping",
            f"La norme est réduite : le regroupement porte sur {part} de l'horaire.",
            GROUPED,
        )
    if facts.cpu_linked:
        yield Reason(
            "cpu_linked",
            "La norme, réduite de moitié, s'applique à la population de 3e année : l'option est "
            "liée à une option qui entre dans le régime de la CPU 4-5-6.",
            CPU,
        )
