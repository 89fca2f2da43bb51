"""``european.tuition``: the deposit of the fee and what follows if it is unpaid (art. 29, 45)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from app.rules.dates import day_of_year, french_date
from app.rules.european.source import because
from app.rules.european.tuition_facts import TuitionFacts
from app.rules.figures import FigureReader
from app.rules.numbers import french_amount, rounded_half_up
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["paid", "due", "enrolment_not_final", "deferred", "struck_off", "late"]
CENTS = 2
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tuition:
    """What is due and since when; ``deferred_to`` is a delay of payment granted."""

    outcome: Outcome
    deposit: Decimal
    outstanding: Decimal
    deposit_last_day: date
    refundable: bool
    deferred_to: date | None = None


@rule(
    "european.tuition",
    version=1,
    title="L'acompte du minerval et la radiation",
    source="Règlement général EE, art. 29 et 45",
)
def tuition(facts: TuitionFacts, figures: FigureReader) -> Ruling[Tuition]:
    """A deposit of 25 % before 30 June, or before the first day of a first enrolment.

    Whoever has not paid all by the end of the year is struck off, unless the director
    granted a delay; deposits are not paid back.
    """
    rate = Fraction(figures.decimal("european.tuition.deposit_rate")) / 100
    deposit = rounded_half_up(Fraction(facts.annual_fee) * rate, CENTS)
    unpaid = max(deposit - facts.deposit_paid, Decimal(0))
    outstanding = unpaid + (facts.current_due or Decimal(0))
    last_day = _deposit_last_day(facts, figures)
    result = Tuition(
        outcome=_outcome(facts, outstanding, unpaid, last_day),
        deposit=deposit,
        outstanding=outstanding,
        deposit_last_day=last_day,
        refundable=False,
        deferred_to=facts.deferred_to,
    )
    return Ruling(result, tuple(_reasons(facts, result)))


def _deposit_last_day(facts: TuitionFacts, figures: FigureReader) -> date:
    """Strictly before 30 June, or before the first day of schooling."""
    if facts.first_school_day is not None:
        return facts.director_deadline or facts.first_school_day - ONE_DAY
    year = (facts.year_end or facts.as_of).year
    return day_of_year(year, figures.word("european.tuition.deposit_before")) - ONE_DAY


def _outcome(facts: TuitionFacts, outstanding: Decimal, unpaid: Decimal, last_day: date) -> Outcome:
    if not outstanding:
        return "paid"
    if facts.first_enrolment:
        return "due" if facts.as_of <= last_day else "enrolment_not_final"
    if facts.deferred_to is not None and facts.as_of <= facts.deferred_to:
        return "deferred"
    if facts.year_end is not None and facts.as_of > facts.year_end:
        return "struck_off"
    return "late" if unpaid and facts.as_of > last_day else "due"


def _reasons(facts: TuitionFacts, result: Tuition) -> Iterator[Reason]:
    yield because(result.outcome, _sentence(facts, result), _where(result))
    if facts.deferral_until is None:
        return
    if result.deferred_to is None:
        yield because(
            "deferral_not_justified",
            "Le délai de paiement demandé n'est pas dûment justifié ou n'est pas accordé par le "
            "directeur.",
            "art. 29",
        )
    elif result.deferred_to < facts.deferral_until:
        yield because(
            "deferral_capped",
            "Le délai de paiement ne peut excéder le premier jour de la rentrée scolaire suivante, "
            f"le {french_date(result.deferred_to)}.",
            "art. 29",
        )


def _where(result: Tuition) -> str:
    return "art. 29 et 45" if result.outcome == "enrolment_not_final" else "art. 29"


def _sentence(facts: TuitionFacts, result: Tuition) -> str:
    owed = f"Il reste à payer {french_amount(result.outstanding)} €"
    last_day = french_date(result.deposit_last_day)
    match result.outcome:
        case "paid":
            return f"L'acompte de {french_amount(result.deposit)} € est payé et rien ne reste dû."
        case "due":
            return f"{owed} ; l'acompte est à verser au plus tard le {last_day}."
        case "enrolment_not_final":
            return (
                f"{owed} ; l'acompte n'a pas été versé au plus tard le {last_day} et l'inscription "
                "n'est pas définitive."
            )
        case "deferred":
            until = french_date(result.deferred_to or result.deposit_last_day)
            return f"{owed} ; le directeur a consenti un délai de paiement jusqu'au {until}."
        case "struck_off":
            return (
                f"{owed} après la fin de l'année scolaire ; l'élève est considéré comme rayé du "
                "registre d'inscription et n'est plus admis à partir de l'année suivante."
            )
        case _:
            return f"{owed} ; l'acompte devait être versé au plus tard le {last_day}."
