"""``promsoc.fee_refund``: is the droit d'inscription given back (art. 5 §3, 9 §1, 9 §2)?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import at_least, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["refundable", "kept", "undecided"]
Event = Literal[
    "abandonment",
    "exclusion_school",
    "exclusion_unit",
    "provisional_removal",
    "not_organised",
    "postponed",
    "stopped",
    "conditions_changed",
]
Change = Literal["place", "timetable", "teacher", "other"]
Answer = tuple[Outcome, Reason]

# "Lieu et horaires" (art. 5 §3) enumerates: either suffices.
REFUNDED_CHANGES: frozenset[Change] = frozenset({"place", "timetable"})


@facts
class FeeRefundFacts:
    """What happened, when, and what was paid for the units concerned."""

    event: Event
    event_date: date
    first_tenth: date
    changed: tuple[Change, ...] = ()
    paid: Annotated[Decimal, at_least(0)]

    def check_changed(self) -> None:
        """A change of conditions says what changed, and nothing else does."""
        if (self.event == "conditions_changed") != bool(self.changed):
            raise RuleInputError(
                "changed",
                "ce qui a changé est attendu pour une modification des conditions, et alors "
                "seulement",
            )

    @property
    def before_first_tenth(self) -> bool:
        """Did it happen "avant le premier dixième", on a day strictly earlier?"""
        return self.event_date < self.first_tenth


@dataclass(frozen=True)
class FeeRefund:
    """The verdict, the euros to give back, and the last day on which leaving gave a right."""

    outcome: Outcome
    amount: Decimal
    last_day: date


@rule(
    "promsoc.fee_refund",
    version=1,
    title="Remboursement du droit d'inscription",
    source=roi("5 §3, 9 §1 et §2"),
)
def fee_refund(facts: FeeRefundFacts, figures: FigureReader) -> Ruling[FeeRefund]:
    """The fee is "récupérable" in the cases of art. 5 §3, and in those of 9 §1.

    "Avant le premier dixième" qualifies abandonment and exclusion only (word order of 5 §3);
    in 9 §1 it bounds stopping and postponing.
    """
    outcome, reason = _answer(facts)
    result = FeeRefund(
        outcome=outcome,
        amount=facts.paid if outcome == "refundable" else Decimal(0),
        last_day=facts.first_tenth - ONE_DAY,
    )
    return Ruling(result, (reason,))


def _answer(facts: FeeRefundFacts) -> Answer:
    match facts.event:
        case "abandonment" | "exclusion_school" | "exclusion_unit":
            return _left(facts)
        case "not_organised":
            return "refundable", NOT_ORGANISED
        case "postponed" | "stopped":
            return _head_decision(facts)
        case "conditions_changed":
            return _conditions_changed(facts)
        case _:  # provisional_removal, which ends nothing
            return "kept", NOT_AN_EXIT


def _left(facts: FeeRefundFacts) -> Answer:
    """Exclusion "des cours" covers that from a unit and from the school (art. 40, 3° and 4°)."""
    if not facts.before_first_tenth:
        return "kept", LEFT_TOO_LATE
    what = "L'abandon" if facts.event == "abandonment" else "L'exclusion définitive"
    text = (
        f"{what}, le {french_date(facts.event_date)}, précède le premier dixième "
        f"({french_date(facts.first_tenth)}) : le droit d'inscription est récupérable."
    )
    return "refundable", Reason("left_before", text, roi("5 §3"))


def _head_decision(facts: FeeRefundFacts) -> Answer:
    """From the first tenth on, no article speaks: it is for the Pouvoir organisateur."""
    what = "reportée" if facts.event == "postponed" else "arrêtée"
    on = f"le {french_date(facts.event_date)}"
    first_tenth = f"premier dixième ({french_date(facts.first_tenth)})"
    if facts.before_first_tenth:
        text = (
            f"L'unité d'enseignement a été {what} {on}, avant le {first_tenth} : le droit "
            "d'inscription est remboursé, sans autre dédommagement."
        )
        return "refundable", Reason("head_decision", text, roi("9 §1"))
    text = (
        f"L'unité d'enseignement a été {what} {on}, au {first_tenth} ou plus tard : le règlement "
        "ne prévoit pas ce cas, le Pouvoir organisateur doit se prononcer."
    )
    return "undecided", Reason("not_covered", text, roi("9 §1"))


def _conditions_changed(facts: FeeRefundFacts) -> Answer:
    """The student must accept the change (9 §2), but may recover the fee (5 §3)."""
    if REFUNDED_CHANGES & set(facts.changed):
        return "refundable", CONDITIONS_CHANGED
    return "kept", CHANGE_NOT_COVERED


LEFT_TOO_LATE = Reason(
    "left_too_late",
    "Le droit d'inscription n'est récupérable qu'en cas d'abandon ou d'exclusion définitive avant "
    "le premier dixième.",
    roi("5 §3"),
)
NOT_ORGANISED = Reason(
    "not_organised",
    "L'unité d'enseignement n'est pas organisée : le droit d'inscription est récupérable.",
    roi("5 §3 et 9 §1"),
)
CONDITIONS_CHANGED = Reason(
    "conditions_changed",
    "Le lieu ou l'horaire annoncé a été modifié : le droit d'inscription est récupérable, sans "
    "autre dédommagement.",
    roi("5 §3 et 9 §2"),
)
CHANGE_NOT_COVERED = Reason(
    "change_not_covered",
    "La modification ne porte ni sur le lieu ni sur l'horaire annoncés : elle n'ouvre pas de "
    "droit au remboursement.",
    roi("5 §3 et 9 §2"),
)
NOT_AN_EXIT = Reason(
    "not_an_exit",
    "L'écartement provisoire n'est ni un abandon ni une exclusion définitive : le droit "
    "d'inscription reste acquis.",
    roi("5 §3"),
)
