"""``promsoc.regularity``: is the student regularly enrolled, as to file and fee (art. 3 §1)?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import above, at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_amount
from app.rules.promsoc.enrolment.common import file_limit, gravest, refuse_after
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Status = Literal["regular", "pending", "irregular"]
Part = tuple[Status, Reason]

FROM_BEST: tuple[Status, ...] = ("regular", "pending", "irregular")
REGULAR = roi("3 §1", "circulaire n° 7523")
EXEMPTION = roi("5 §2 et 6 §4")


@facts
class Payment:
    """Money received on a day."""

    date: date
    amount: Annotated[Decimal, above(0)]


@facts
class RegularityFacts:
    """When the file was complete, what was due, and what was paid or proved."""

    on: date
    first_tenth: date
    enrolment_date: date
    late_accepted: bool = False
    file_completed: date | None = None
    amount_due: Annotated[Decimal, at_least(0)]
    payments: tuple[Payment, ...] = ()
    exemption_proof: date | None = None

    def check_enrolment_date(self) -> None:
        """The enrolment asked about has taken place."""
        refuse_after(self.on, "enrolment_date", self.enrolment_date)

    def check_late_accepted(self) -> None:
        """The council accepts only what is late."""
        if self.late_accepted and not self.late:
            raise RuleInputError(
                "late_accepted", "une décision n'est attendue que pour une inscription tardive"
            )

    def check_file_completed(self) -> None:
        """The pieces have been received."""
        refuse_after(self.on, "file_completed", self.file_completed)

    def check_payments(self) -> None:
        """The money has been received."""
        refuse_after(self.on, "payments", *(payment.date for payment in self.payments))

    def check_exemption_proof(self) -> None:
        """The proof has been received."""
        refuse_after(self.on, "exemption_proof", self.exemption_proof)

    @property
    def late(self) -> bool:
        """Is the enrolment "au-delà du premier dixième" (art. 4 §4)?"""
        return self.enrolment_date > self.first_tenth

    @property
    def limit(self) -> date:
        """The last day for file and fee."""
        return file_limit(self.first_tenth, self.enrolment_date)

    @property
    def still_open(self) -> Status:
        """What a lacking part amounts to: pending up to the limit, then irregular."""
        return "pending" if self.on <= self.limit else "irregular"

    @property
    def paid_on(self) -> date | None:
        """The day the payments first reached what was due; that of enrolment if nothing was."""
        left = self.amount_due
        if not left:
            return self.enrolment_date
        for payment in sorted(self.payments, key=lambda payment: payment.date):
            left -= payment.amount
            if left <= 0:
                return payment.date
        return None

    @property
    def proved_in_time(self) -> bool:
        """Was the exemption proved "au premier dixième" (art. 6 §4), that day included?"""
        return self.exemption_proof is not None and self.exemption_proof <= self.limit

    @property
    def balance(self) -> Decimal:
        """What is still to be paid."""
        if self.proved_in_time:
            return Decimal(0)
        paid = sum((payment.amount for payment in self.payments), Decimal(0))
        return max(self.amount_due - paid, Decimal(0))


@dataclass(frozen=True)
class Regularity:
    """The verdict, the limit, when the fee was settled and what is still due."""

    outcome: Status
    limit: date
    settled_on: date | None
    balance: Decimal


@rule(
    "promsoc.regularity",
    version=1,
    title="Régularité de l'inscription : dossier et droit d'inscription",
    source=roi("3 §1 et §3, 4 §4, 5 §2, 6 §3 et §4", "circulaire n° 7523"),
)
def regularity(facts: RegularityFacts, figures: FigureReader) -> Ruling[Regularity]:
    """File complete and fee settled at the first tenth, or not a regular student (art. 3 §1).

    The article joins the two failures by "et": read as either suffices, because the receipt
    of full payment is itself a piece of the file (4 §2).
    """
    parts = (_file(facts), _fee(facts), *_lateness(facts))
    settled = [day for day in (facts.paid_on, facts.exemption_proof) if day is not None]
    result = Regularity(
        outcome=gravest((status for status, _ in parts), FROM_BEST),
        limit=facts.limit,
        settled_on=min(settled, default=None),
        balance=facts.balance,
    )
    return Ruling(result, tuple(reason for _, reason in parts))


def _file(facts: RegularityFacts) -> Part:
    limit = french_date(facts.limit)
    if facts.file_completed is None:
        text = f"Le dossier individuel n'est pas complet (date limite : {limit})."
        return facts.still_open, Reason("file_incomplete", text, REGULAR)
    completed = french_date(facts.file_completed)
    if facts.file_completed > facts.limit:
        text = f"Le dossier n'a été complet que le {completed}, après la date limite du {limit}."
        return "irregular", Reason("file_late", text, REGULAR)
    text = f"Le dossier est complet depuis le {completed} (date limite : {limit})."
    return "regular", Reason("file_in_time", text, REGULAR)


def _fee(facts: RegularityFacts) -> Part:
    """One ground only: what frees in time first, then what came late."""
    paid, proof = facts.paid_on, facts.exemption_proof
    limit = french_date(facts.limit)
    if proof is not None and facts.proved_in_time:
        text = f"L'exemption du droit d'inscription a été prouvée le {french_date(proof)}."
        return "regular", Reason("exemption_proved", text, EXEMPTION)
    if paid is not None and paid <= facts.limit:
        return "regular", _fee_paid(facts, paid)
    if paid is not None:
        text = (
            f"Le droit d'inscription n'a été acquitté en entier que le {french_date(paid)}, "
            f"après la date limite du {limit}."
        )
        return "irregular", Reason("fee_late", text, REGULAR)
    if proof is not None:
        text = (
            f"La preuve de l'exemption n'est parvenue que le {french_date(proof)}, après la date "
            f"limite du {limit} : le droit d'inscription est dû."
        )
        return "irregular", Reason("exemption_late", text, EXEMPTION)
    return facts.still_open, _fee_unpaid(facts)


def _fee_paid(facts: RegularityFacts, paid: date) -> Reason:
    text = f"Le droit d'inscription est acquitté en entier depuis le {french_date(paid)}."
    if not facts.amount_due:
        text = "Aucun droit d'inscription n'est dû."
    return Reason("fee_paid", text, REGULAR)


def _fee_unpaid(facts: RegularityFacts) -> Reason:
    return Reason(
        "fee_unpaid",
        f"Le droit d'inscription n'est pas acquitté (solde : {french_amount(facts.balance)} €, "
        f"date limite : {french_date(facts.limit)}).",
        REGULAR,
    )


def _lateness(facts: RegularityFacts) -> tuple[Part, ...]:
    """The council is sovereign for an enrolment beyond the first tenth (art. 4 §4)."""
    if not facts.late:
        return ()
    if facts.late_accepted:
        return (("regular", LATE_ACCEPTED),)
    return (("irregular", LATE_NOT_ACCEPTED),)


LATE_ACCEPTED = Reason(
    "late_accepted",
    "Le Conseil des études a accepté l'inscription, postérieure au premier dixième.",
    roi("4 §4"),
)
LATE_NOT_ACCEPTED = Reason(
    "late_not_accepted",
    "L'inscription est postérieure au premier dixième et le Conseil des études ne l'a pas "
    "acceptée.",
    roi("4 §4"),
)
