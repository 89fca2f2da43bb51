"""``cefa.degree_norm``: norm of a whole degree, creation (VI.III.5) or maintenance (VII.I)."""

from dataclasses import dataclass
from typing import Literal

from app.rules.cefa.place import COLUMNS, Column, Density, Kilometres, column_of, column_text
from app.rules.cefa.sources import AR49, D92, EXECUTIVE_1992, circular
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

Kind = Literal["creation", "maintenance"]

SOURCES: dict[Kind, str] = {
    "creation": circular("VI.III.5", f"{AR49}, art. 4 et 5", f"{D92}, art. 18"),
    "maintenance": circular("VII.I", f"{EXECUTIVE_1992}, art. 12 §1er", f"{D92}, art. 18"),
}
KIND_NAMES: dict[Kind, str] = {"creation": "création", "maintenance": "maintien"}


@facts
class DegreeFacts:
    """The degree, the density of the commune, the nearest school, and the pupils."""

    kind: Kind
    level: Literal["d2p", "d3tq", "d3p"]
    density: Density
    distance_km: Kilometres
    pupils: Count


@dataclass(frozen=True)
class DegreeNorm:
    """The norm and the column that it stands in."""

    outcome: Literal["met", "not_met"]
    norm: int
    column: Column


@rule(
    "cefa.degree_norm",
    version=1,
    title="La norme de création ou de maintien d'un degré",
    source=circular("VI.III.5 et VII.I", f"{EXECUTIVE_1992}, art. 12 §1er", f"{D92}, art. 18"),
)
def degree_norm(facts: DegreeFacts, figures: FigureReader) -> Ruling[DegreeNorm]:
    """Creation prints no rural column: the general figure holds there."""
    column = column_of(facts.density, facts.distance_km, figures)
    degree = "d2" if facts.level == "d2p" else "d3"
    norms = figures.integers(f"cefa.degree.{facts.kind}_{degree}")
    norm = norms[COLUMNS.index(column)]
    met = facts.pupils >= norm
    source = SOURCES[facts.kind]
    verb = "est" if met else "n'est pas"
    reasons = (
        Reason(
            "met" if met else "not_met",
            f"Le degré compte {counted(facts.pupils, 'élève')} : la norme de "
            f"{KIND_NAMES[facts.kind]}, fixée à {norm}, {verb} atteinte.",
            source,
        ),
        Reason(
            column,
            column_text(column, facts.density, facts.distance_km),
            source,
        ),
    )
    return Ruling(DegreeNorm("met" if met else "not_met", norm, column), reasons)
