"""``european.withdrawal``: notice before a pupil leaves (art. 51)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import french_date
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class WithdrawalFacts:
    """When notice was given and when the pupil leaves."""

    notice_on: date
    leaving_on: date
    written: bool


@dataclass(frozen=True)
class Withdrawal:
    """Was notice given as it must be?"""

    outcome: Literal["regular", "irregular"]
    earliest_leaving: date


@rule(
    "european.withdrawal",
    version=1,
    title="Le préavis de retrait d'un élève",
    source="Règlement général EE, art. 51",
)
def withdrawal(facts: WithdrawalFacts, figures: FigureReader) -> Ruling[Withdrawal]:
    """Leaving asks for "un préavis écrit d'au moins deux semaines"."""
    earliest = facts.notice_on + timedelta(days=figures.integer("european.withdrawal.notice"))
    faults = tuple(_faults(facts, earliest))
    result = Withdrawal("irregular" if faults else "regular", earliest)
    return Ruling(result, faults or (_regular(facts, earliest),))


def _faults(facts: WithdrawalFacts, earliest: date) -> Iterator[Reason]:
    if facts.leaving_on < earliest:
        yield because(
            "notice_too_short",
            f"Le préavis du {french_date(facts.notice_on)} ne permet pas un départ avant le "
            f"{french_date(earliest)} ; il doit être d'au moins deux semaines.",
            "art. 51",
        )
    if not facts.written:
        yield because("not_written", "Le préavis n'est pas donné par écrit.", "art. 51")


def _regular(facts: WithdrawalFacts, earliest: date) -> Reason:
    return because(
        "regular",
        f"Le préavis écrit du {french_date(facts.notice_on)} permet un départ dès le "
        f"{french_date(earliest)}.",
        "art. 51",
    )
