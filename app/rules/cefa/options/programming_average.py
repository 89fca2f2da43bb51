"""``cefa.programming_average``: a new option outside the common themes (VI.II.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.cefa.sources import circular
from app.rules.facts import Count, above, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, rounded_half_up
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VI.II.1", "arrêté du Gouvernement du 15 mars 1993, art. 24 §3")


@facts
class AverageFacts:
    """The option in the zone: its schools, its creation norm, two years of pupils of 5th year."""

    befe: bool
    copies: Count
    norm: Annotated[Decimal, above(0)]
    first_year: tuple[Count, ...]
    second_year: tuple[Count, ...]
    derogation: bool = False


@dataclass(frozen=True)
class Average:
    """May the option be programmed, and the average that decides?"""

    outcome: Literal["not_subject", "allowed", "refused"]
    average: Decimal
    required: Decimal


@rule(
    "cefa.programming_average",
    version=1,
    title="La programmation d'une option hors des thématiques communes",
    source=SOURCE,
)
def programming_average(facts: AverageFacts, figures: FigureReader) -> Ruling[Average]:
    """In two copies at least, the option must have gathered twice the norm of creation.

    "En moyenne lors des deux années scolaires précédant l'année scolaire de la demande";
    the comparison is exact, only the figure shown is rounded.
    """
    required = facts.norm * figures.integer("cefa.programming.multiple")
    average = (_yearly(facts.first_year) + _yearly(facts.second_year)) / 2
    exempt = tuple(_exemptions(facts, figures))
    reached = average >= Fraction(required)
    outcome: Literal["not_subject", "allowed", "refused"] = (
        "not_subject" if exempt else "allowed" if reached or facts.derogation else "refused"
    )
    result = Average(outcome, rounded_half_up(average, 2), required)
    return Ruling(result, exempt or tuple(_average_reasons(facts, result, reached)))


def _yearly(pupils: tuple[int, ...]) -> Fraction:
    """Only schools "qui scolarisent au moins un des élèves" are counted."""
    schools = [number for number in pupils if number > 0]
    return Fraction(sum(schools), len(schools)) if schools else Fraction(0)


def _exemptions(facts: AverageFacts, figures: FigureReader) -> Iterator[Reason]:
    if facts.befe:
        yield Reason(
            "common_theme",
            "L'option relève d'une thématique commune du Bassin EFE : la condition de moyenne ne "
            "s'applique pas.",
            SOURCE,
        )
    least = figures.integer("cefa.programming.copies")
    if facts.copies < least:
        yield Reason(
            "fewer_than_two",
            f"L'option compte {counted(facts.copies, 'exemplaire')} en plein exercice dans la "
            f"zone, moins de {least} : la condition de moyenne ne s'applique pas.",
            SOURCE,
        )


def _average_reasons(facts: AverageFacts, result: Average, reached: bool) -> Iterator[Reason]:
    verb = "atteint" if reached else "n'atteint pas"
    yield Reason(
        "average_reached" if reached else "average_not_reached",
        f"La moyenne des deux années, {french_number(result.average)} élèves, {verb} le minimum de "
        f"{french_number(result.required)}.",
        SOURCE,
    )
    if facts.derogation and not reached:
        yield Reason(
            "derogation_granted",
            "Une dérogation a été accordée sur base de critères géographiques ou d'équilibre "
            "entre les caractères.",
            SOURCE,
        )
