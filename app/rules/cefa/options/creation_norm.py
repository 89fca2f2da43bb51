"""``cefa.creation_norm``: pupils needed on 1 October to create an option (VI.III.1 to 3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Literal, get_args

from app.rules.cefa.counting import share
from app.rules.cefa.sources import AR49, D91, circular
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

NO_NORM_45 = circular("VI.III.1")
OPTIONS = circular("VI.III.2", f"{D91}, art. 2quinquies §1er", f"{AR49}, art. 4 et 5")
CPU = circular("VI.III.3", "circulaire 6652")
WITHOUT_NORM = circular("VI.II.1 et VI.IV.4")

Level = Literal["d2p", "d3p", "d3tq", "p7", "tq7", "cpu4"]
Mode = Literal["alternance_only", "simultaneous", "full_time_4th"]
Grouping = Literal["none", "third", "two_thirds", "all"]

SEVENTH: tuple[Level, ...] = ("p7", "tq7")
# The order in which the figures give the norms of a 7th year.
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
LINES: dict[Level, str] = {
    "d2p": "d2",
    "d3p": "d3",
    "d3tq": "d3",
    "p7": "seventh",
    "tq7": "seventh",
    "cpu4": "cpu",
}


@facts
class CreationFacts:
    """The option to create, how it is organised, and its pupils."""

    programme: Literal["art45", "art49"]
    mode: Mode
    level: Level
    befe: bool = False
    cgc: bool = False
    grouping: Grouping = "none"
    ipieq: bool = False
    replaces: bool = False
    without_norm: bool = False
    pupils_alternance: Count
    pupils_full_time: Count = 0

    def check_level(self) -> None:
        """A 4th year in plein exercice followed by alternance exists only in CPU."""
        if self.mode == "full_time_4th" and self.level != "cpu4":
            raise RuleInputError("mode", "« full_time_4th » n'existe que pour « cpu4 »")

    def check_grouping(self) -> None:
        """Only 7th years are grouped by parts of their courses."""
        if self.grouping != "none" and not self.is_seventh:
            raise RuleInputError("grouping", "« none » est attendu hors des 7es années")

    def check_without_norm(self) -> None:
        """Only 7th years are classed SN."""
        if self.without_norm and not self.is_seventh:
            raise RuleInputError("without_norm", "« faux » est attendu hors des 7es années")

    @property
    def is_seventh(self) -> bool:
        """Is it a 7th year?"""
        return self.level in SEVENTH

    @property
    def counted(self) -> int:
        """One is one: "un élève en alternance est pris en compte de manière égale"."""
        if self.mode == "alternance_only":
            return self.pupils_alternance
        if self.mode == "full_time_4th":
            return self.pupils_full_time
        return self.pupils_alternance + self.pupils_full_time

    @property
    def has_no_norm(self) -> bool:
        """Art. 45, a 7th year "sans norme", a CPU option in the place of another."""
        replaces = self.replaces and self.level == "cpu4"
        return self.programme == "art45" or self.without_norm or replaces


@dataclass(frozen=True)
class Creation:
    """The norm, the pupils that it needs, and those counted."""

    outcome: Literal["met", "not_met", "no_norm"]
    norm: Decimal
    needed: int
    counted: int


@rule(
    "cefa.creation_norm",
    version=1,
    title="La norme de création d'une option",
    source=circular(
        "VI.III.1 à VI.III.3",
        f"{D91}, art. 2quinquies §1er",
        f"{AR49}, art. 4 et 5",
        "circulaire 6652",
    ),
)
def creation_norm(facts: CreationFacts, figures: FigureReader) -> Ruling[Creation]:
    """The norm of the level and mode, lowered by a common theme, a grouping, an IPIEQ."""
    if facts.has_no_norm:
        return _no_norm(facts)
    norm = _norm(facts, figures)
    met = facts.counted >= norm
    verb = "est" if met else "n'est pas"
    reason = Reason(
        "met" if met else "not_met",
        f"L'option compte {counted(facts.counted, 'élève')} au 1er octobre : la norme de création, "
        f"fixée à {french_number(norm)}, {verb} atteinte.",
        CPU if facts.level == "cpu4" else OPTIONS,
    )
    result = Creation("met" if met else "not_met", norm, ceil(norm), facts.counted)
    return Ruling(result, (reason, *_changes(facts, figures)))


def _norm(facts: CreationFacts, figures: FigureReader) -> Decimal:
    norm = Decimal(_printed_norm(facts, figures))
    return share(norm, "cefa.creation.ipieq_percentage", figures) if facts.ipieq else norm


def _printed_norm(facts: CreationFacts, figures: FigureReader) -> int:
    """The figure of the tables A and B of VI.III.2, or of VI.III.3."""
    table = "alternance" if facts.mode == "alternance_only" else "simultaneous"
    name = f"cefa.creation.{table}_{LINES[facts.level]}"
    if facts.is_seventh:
        favoured = "_favoured" if _favoured_seventh(facts) else ""
        return figures.integers(f"{name}{favoured}")[GROUPINGS.index(facts.grouping)]
    return figures.integer(f"{name}_befe" if _common_theme_d3(facts) else name)


def _common_theme_d3(facts: CreationFacts) -> bool:
    return facts.befe and LINES[facts.level] == "d3"


def _favoured_seventh(facts: CreationFacts) -> bool:
    """A 7P completing a 5th and 6th offer on avis conforme, or of a common theme."""
    both_ways = facts.level == "p7" and facts.mode == "simultaneous"
    return both_ways and (facts.befe or facts.cgc)


def _no_norm(facts: CreationFacts) -> Ruling[Creation]:
    if facts.programme == "art45":
        text, source = "Aucune norme n'est exigée pour une formation « article 45 ».", NO_NORM_45
    elif facts.without_norm:
        text = (
            "Cette 7e année est classée « sans norme » (SN) : elle doit être programmée comme "
            "toute option, mais aucune norme n'est exigée."
        )
        source = WITHOUT_NORM
    else:
        text = (
            "L'option CPU remplace une option de 5e et 6e années de l'établissement : aucune norme "
            "n'est exigée."
        )
        source = CPU
    result = Creation("no_norm", Decimal(0), 0, facts.counted)
    return Ruling(result, (Reason("no_norm", text, source),))


def _changes(facts: CreationFacts, figures: FigureReader) -> Iterator[Reason]:
    """What changed the figure, each with its own code."""
    favoured = _favoured_seventh(facts)
    if facts.befe and (favoured or _common_theme_d3(facts)):
        yield Reason(
            "befe",
            "La norme est réduite : l'option relève d'une thématique commune d'un Bassin EFE.",
            OPTIONS,
        )
    if facts.cgc and favoured:
        yield Reason(
            "cgc",
            "La norme est réduite : la 7P complète une offre de 5e et 6e années sur avis conforme "
            "du Conseil général de concertation.",
            OPTIONS,
        )
    if facts.grouping != "none":
        part = {"third": "un tiers des", "two_thirds": "deux tiers des", "all": "tous les"}
        yield Reason(
            "grouping",
            f"La norme est réduite : le groupement porte sur {part[facts.grouping]} cours.",
            OPTIONS,
        )
    if facts.ipieq:
        percentage = french_number(figures.decimal("cefa.creation.ipieq_percentage"))
        yield Reason(
            "ipieq",
            f"L'option fait l'objet d'un incitant IPIEQ : {percentage} % de la norme suffisent.",
            OPTIONS,
        )
