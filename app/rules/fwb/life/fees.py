"""``fwb.fees``: may this fee be claimed in secondary education, and for how much?"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.figures import FigureReader
from app.rules.fwb.life.fees_facts import FeeFacts, Item
from app.rules.fwb.life.fees_reasons import (
    AVERAGE_NOT_ALLOWED,
    CHARGEABLE,
    FORBIDDEN,
    LUMP_SUM,
    NOT_ACCEPTED,
    NOT_DECLARED_OPTIONAL,
    NOT_IN_PROJECT,
    NOT_IN_STATEMENT,
    NOT_ORGANISED,
    OUTSIDE_DIGITAL_STRATEGY,
    SUPPLIER_IMPOSED,
    above_cost,
    over_cap,
)
from app.rules.fwb.life.sources import law, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

FeeOutcome = Literal["not_chargeable", "chargeable"]
Character = Literal["compulsory", "optional", "none"]

# art. 1.7.2-2 §3, 1° to 5°
ACTIVITIES: frozenset[Item] = frozenset(
    {"culture_sport", "culture_sport_travel", "stay", "stay_travel"}
)
COMPULSORY: frozenset[Item] = ACTIVITIES | {
    "pool",
    "pool_travel",
    "photocopies",
    "book_loan",
    "equipment_loan",
    "tool_loan",
}
CAPPED: frozenset[Item] = ACTIVITIES | {"photocopies"}
# art. 1.7.2-2 §4, 1° to 3°
OFFERED: frozenset[Item] = frozenset({"group_purchase", "optional_activity", "magazine"})


@dataclass(frozen=True)
class Fee:
    """May it be claimed, is it compulsory, and the most that may be asked."""

    outcome: FeeOutcome
    character: Character
    limit: Decimal


@rule(
    "fwb.fees",
    version=1,
    title="Ce frais peut-il être réclamé, et à quel montant ?",
    source=law("18", "1.7.2-1, 1.7.2-2 §3, §3bis et §4, 1.7.2-3 et 1.7.2-4"),
)
def fees(facts: FeeFacts, figures: FigureReader) -> Ruling[Fee]:
    """No minerval, "direct ou indirect"; some fees "appréciés au cout réel" are none.

    Compulsory ones are imputed "à des services précis et effectivement organisés"; optional
    ones are offered where "le caractère facultatif ait été explicitement porté à leur
    connaissance". What is not in the statement cannot be claimed.
    """
    character = _character(facts.item)
    if character == "none":
        return Ruling(Fee("not_chargeable", character, Decimal(0)), (FORBIDDEN,))
    failing = (*_common(facts), *_own(facts))
    outcome: FeeOutcome = "not_chargeable" if failing else "chargeable"
    return Ruling(Fee(outcome, character, _limit(facts)), failing or (CHARGEABLE[character],))


def _character(item: Item) -> Character:
    if item in COMPULSORY:
        return "compulsory"
    return "optional" if item in OFFERED or item == "computer" else "none"


def _limit(facts: FeeFacts) -> Decimal:
    if facts.cap is None or facts.item not in CAPPED:
        return facts.cost
    return min(facts.cost, max(facts.cap - facts.charged_before, Decimal(0)))


def _common(facts: FeeFacts) -> tuple[Reason, ...]:
    return reasons(
        above_cost(facts) if facts.charged > facts.cost else None,
        SUPPLIER_IMPOSED if facts.supplier_imposed else None,
        None if facts.in_statement else NOT_IN_STATEMENT,
    )


def _own(facts: FeeFacts) -> Iterator[Reason]:
    if facts.item == "computer":
        yield from _computer(facts)
    elif facts.item in OFFERED:
        yield from _offered(facts)
    else:
        yield from _compulsory(facts)


def _computer(facts: FeeFacts) -> tuple[Reason, ...]:
    """A supplier may be "proposé ou recommandé" (§3bis); it is the imposing that is barred."""
    return reasons(
        None if facts.digital_strategy else OUTSIDE_DIGITAL_STRATEGY,
        None if facts.accepted else NOT_ACCEPTED,
    )


def _offered(facts: FeeFacts) -> tuple[Reason, ...]:
    return reasons(
        None if facts.declared_optional else NOT_DECLARED_OPTIONAL,
        None if facts.accepted else NOT_ACCEPTED,
        None if facts.in_project else NOT_IN_PROJECT,
        AVERAGE_NOT_ALLOWED if facts.basis == "average" else None,
    )


def _compulsory(facts: FeeFacts) -> tuple[Reason, ...]:
    outside = facts.item in ACTIVITIES and not facts.in_project
    return reasons(
        LUMP_SUM if facts.lump_sum else None,
        None if facts.organised else NOT_ORGANISED,
        NOT_IN_PROJECT if outside else None,
        over_cap(facts, facts.cap) if facts.item in CAPPED and facts.cap is not None else None,
    )
