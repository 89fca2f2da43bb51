"""``cefa.coordinator_charge``: the charge of the coordinator (VIII.II; D91 art. 14 §1er)."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.cefa.sources import D91, circular
from app.rules.facts import Positive, at_least, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VIII.II", f"{D91}, art. 14 §1er al. 2")
COMPLETION = circular("VIII.II", f"{D91}, art. 15 §5")

Charge = Literal["quarter", "half", "three_quarters", "full"]

# In the order of the thresholds: under the first, from the first, from the second, the third.
CHARGES: tuple[tuple[Charge, str], ...] = (
    ("quarter", "un quart de charge"),
    ("half", "une demi-charge"),
    ("three_quarters", "trois quarts de charge"),
    ("full", "une charge à prestation complète"),
)


@facts
class CoordinatorFacts:
    """Pupils regularly enrolled on the 15 January before, and the periods of accompaniment."""

    pupils: Positive
    support_periods: Annotated[Decimal, at_least(0)] = Decimal(0)


@dataclass(frozen=True)
class CoordinatorCharge:
    """The charge, its periods, and how accompaniment completes it."""

    outcome: Charge
    charge: Decimal
    weekly_periods: Decimal
    missing_support: Decimal
    used_support: Decimal
    remaining_support: Decimal
    is_full: bool


@rule(
    "cefa.coordinator_charge",
    version=1,
    title="La charge du coordonnateur",
    source=circular("VIII.II", f"{D91}, art. 14 §1er et art. 15 §5"),
)
def coordinator_charge(facts: CoordinatorFacts, figures: FigureReader) -> Ruling[CoordinatorCharge]:
    """Accompaniment periods go first to the coordinator, 22 of them making a full charge."""
    step = bisect_right(figures.integers("cefa.coordinator.thresholds"), facts.pupils)
    charge = figures.decimals("cefa.coordinator.charges")[step]
    missing = (1 - charge) * figures.integer("cefa.support.periods_per_post")
    used = min(facts.support_periods, missing)
    result = CoordinatorCharge(
        outcome=CHARGES[step][0],
        charge=charge,
        weekly_periods=charge * figures.integer("cefa.coordinator.weekly_periods"),
        missing_support=missing,
        used_support=used,
        remaining_support=facts.support_periods - used,
        is_full=used == missing,
    )
    return Ruling(result, tuple(_reasons(facts, result, CHARGES[step][1])))


def _reasons(facts: CoordinatorFacts, result: CoordinatorCharge, name: str) -> Iterator[Reason]:
    yield Reason(
        result.outcome,
        f"Le CEFA compte {counted(facts.pupils, 'élève')} au 15 janvier : "
        f"il reçoit {name}, soit {counted(result.weekly_periods, 'période')} par semaine.",
        SOURCE,
    )
    if result.used_support > 0:
        yield Reason(
            "completed_from_support",
            "Les périodes d'accompagnement complètent d'abord la charge du coordonnateur, à "
            f"concurrence de {counted(result.used_support, 'période')}.",
            COMPLETION,
        )
    if not result.is_full:
        yield Reason(
            "not_completed",
            "La charge du coordonnateur n'est pas complète : il y manque "
            f"{counted(result.missing_support - result.used_support, 'période')} "
            "d'accompagnement.",
            COMPLETION,
        )
