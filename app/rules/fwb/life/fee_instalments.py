"""``fwb.fee_instalments``: spreading one fee over several statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.facts import Amount, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.sources import law
from app.rules.numbers import french_amount
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

InstalmentsOutcome = Literal["must_spread", "must_offer", "free"]

SOURCE = law("18", "1.7.2-4 §2")


@facts
class InstalmentFacts:
    """``amount`` is that of one fee, all its lines together; a share for each statement."""

    amount: Amount
    requested: bool
    informed_in_writing: bool = False
    plan_communicated: bool = False
    shares: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Instalments:
    """Must the fee be spread, and what the shares leave to pay."""

    outcome: InstalmentsOutcome
    balance: Decimal


@rule(
    "fwb.fee_instalments",
    version=1,
    title="Ce frais doit-il être échelonné sur plusieurs décomptes ?",
    source=SOURCE,
)
def fee_instalments(facts: InstalmentFacts, figures: FigureReader) -> Ruling[Instalments]:
    """Asked for, and "pour les frais scolaires dont le montant excède cinquante euros".

    The family is told beforehand and in writing that it is possible, and of the total and
    the terms; the size of each share is free.
    """
    above = figures.decimal("fwb.life.instalments_above")
    outcome = _outcome(facts, above)
    result = Instalments(outcome, facts.amount - sum(facts.shares, Decimal(0)))
    return Ruling(result, tuple(_reasons(facts, result, above)))


def _outcome(facts: InstalmentFacts, above: Decimal) -> InstalmentsOutcome:
    if facts.amount <= above:
        return "free"
    return "must_spread" if facts.requested else "must_offer"


def _reasons(facts: InstalmentFacts, result: Instalments, above: Decimal) -> Iterator[Reason]:
    yield Reason(result.outcome, _sentence(facts.amount, result.outcome, above), SOURCE)
    if result.outcome != "free" and not facts.informed_in_writing:
        yield NOT_INFORMED
    if result.outcome == "must_spread":
        yield from _plan(facts, result.balance)


def _sentence(amount: Decimal, outcome: InstalmentsOutcome, above: Decimal) -> str:
    sum_, limit = f"{french_amount(amount)} euros", f"{french_amount(above)} euros"
    if outcome == "free":
        return f"Le frais de {sum_} n'excède pas {limit} : l'école n'est pas tenue de l'échelonner."
    if outcome == "must_offer":
        return (
            f"Le frais de {sum_} excède {limit} : l'école doit proposer de l'échelonner sur "
            "plusieurs décomptes."
        )
    return (
        f"Le frais de {sum_} excède {limit} et la famille le demande : il est échelonné sur "
        "plusieurs décomptes."
    )


def _plan(facts: InstalmentFacts, balance: Decimal) -> Iterator[Reason]:
    if not facts.plan_communicated:
        yield PLAN_NOT_COMMUNICATED
    if len(facts.shares) <= 1:
        yield SINGLE_SHARE
    if facts.shares and balance:
        text = (
            f"Les parts font {french_amount(facts.amount - balance)} euros, pour un frais de "
            f"{french_amount(facts.amount)} euros."
        )
        yield Reason("shares_sum", text, SOURCE)


NOT_INFORMED = Reason(
    "not_informed",
    "La famille n'a pas été informée, préalablement et par écrit, de la possibilité d'échelonner.",
    SOURCE,
)
PLAN_NOT_COMMUNICATED = Reason(
    "plan_not_communicated",
    "Le montant total et les modalités de l'échelonnement n'ont pas été communiqués par écrit.",
    SOURCE,
)
SINGLE_SHARE = Reason(
    "single_share",
    "Le frais n'est pas réparti sur plusieurs décomptes.",
    SOURCE,
)
