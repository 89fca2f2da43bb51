"""The disciplinary measures and their ranks (art. 42 b)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import statutory
from app.rules.european.inputs import require_only
from app.rules.facts import Check, at_least

Measure = Literal[
    "call_to_order",
    "extra_work",
    "detention",
    "director_warning",
    "council_warning",
    "temporary_exclusion",
    "permanent_exclusion",
]
IN_ORDER: tuple[Measure, ...] = (
    "call_to_order",
    "extra_work",
    "detention",
    "director_warning",
    "council_warning",
    "temporary_exclusion",
    "permanent_exclusion",
)
EXCLUSIONS: tuple[Measure, ...] = ("temporary_exclusion", "permanent_exclusion")
IN_FRENCH: Mapping[Measure, str] = {
    "call_to_order": "rappel à l'ordre",
    "extra_work": "travail supplémentaire",
    "detention": "retenue",
    "director_warning": "avertissement ou sanction par le directeur",
    "council_warning": "avertissement ou sanction sur proposition du Conseil de discipline",
    "temporary_exclusion": "exclusion temporaire",
    "permanent_exclusion": "exclusion définitive",
}

CouncilDays = Annotated[
    int,
    at_least(1),
    Check(
        lambda days: days <= statutory("discipline.council_days"),
        "une exclusion temporaire de la durée permise",
    ),
]


def rank(measure: Measure) -> int:
    """The place of a measure in the list of art. 42 b, from 1 on."""
    return IN_ORDER.index(measure) + 1


def lower_than(measure: Measure) -> tuple[Measure, ...]:
    """The measures of lower rank, highest first."""
    return tuple(reversed(IN_ORDER[: IN_ORDER.index(measure)]))


def check_days(measure: Measure, days: int | None) -> None:
    """Only a temporary exclusion lasts a number of days."""
    require_only(days, "days", measure == "temporary_exclusion", "pour une exclusion temporaire")


def check_cycle(measure: Measure, cycle: str) -> None:
    """Nobody is excluded for good from the primary cycle (42 c)."""
    if measure == "permanent_exclusion" and cycle == "primary":
        raise RuleInputError("measure", "l'exclusion définitive n'existe pas au primaire")
