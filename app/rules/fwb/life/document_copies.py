"""``fwb.document_copies``: access to administrative documents, and the price of copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Amount, Count, facts
from app.rules.figures import FigureReader
from app.rules.fwb.life.sources import READING, law, roi
from app.rules.numbers import french_amount
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

AccessKind = Literal["consultation", "copy", "delivery"]
AccessOutcome = Literal["refused", "allowed"]

SOURCE = f"{roi('17')}; circulaire 3685"
DELIVERY = law("18", "1.7.2-3 §2")


@facts
class CopyFacts:
    """Who asks for what, and what is paid with the request."""

    kind: AccessKind
    requester: Literal["parent", "legal_representative", "adult_pupil", "other"]
    written: bool = False
    justified: bool = False
    pages: Count = 0
    paid: Amount = Decimal(0)

    def check(self) -> None:
        """A copy has pages."""
        if self.kind == "copy" and not self.pages:
            raise RuleInputError("pages", "un nombre d'au moins 1 est attendu pour une copie")


@dataclass(frozen=True)
class DocumentAccess:
    """Allowed or not, and the price."""

    outcome: AccessOutcome
    price: Decimal


@rule(
    "fwb.document_copies",
    version=1,
    title="Ce document peut-il être consulté, copié ou délivré, et à quel prix ?",
    source=f"{SOURCE}; {DELIVERY}",
)
def document_copies(facts: CopyFacts, figures: FigureReader) -> Ruling[DocumentAccess]:
    """A copy asks for "une demande écrite et justifiée", "ainsi que la somme de 0,25 €".

    That is a price by page photocopied; nothing for consulting, nor "pour la délivrance de ses
    diplômes et certificats d'enseignement ou de son bulletin".
    """
    price = Decimal(0)
    if facts.kind == "copy":
        price = facts.pages * figures.decimal("fwb.life.copy_price")
    refusals = tuple(_refusals(facts, price))
    if refusals:
        return Ruling(DocumentAccess("refused", price), refusals)
    return Ruling(DocumentAccess("allowed", price), (_allowed(facts, price),))


def _refusals(facts: CopyFacts, price: Decimal) -> Iterator[Reason]:
    if facts.requester == "other":
        yield NOT_ENTITLED
    if facts.kind != "copy":
        return
    if not facts.written:
        yield NOT_WRITTEN
    if not facts.justified:
        yield NOT_JUSTIFIED
    if facts.paid < price:
        text = (
            f"La somme de {french_amount(price)} euros, à remettre avec la demande, n'est pas "
            f"payée entièrement ({french_amount(facts.paid)} euros)."
        )
        yield Reason("unpaid", text, SOURCE)


def _allowed(facts: CopyFacts, price: Decimal) -> Reason:
    if facts.kind == "consultation":
        return FREE_CONSULTATION
    if facts.kind == "delivery":
        return FREE_DELIVERY
    text = (
        f"La copie est délivrée : {counted(facts.pages, 'page')}, {french_amount(price)} euros, "
        "payés."
    )
    return Reason("copy_paid", text, SOURCE)


NOT_ENTITLED = Reason(
    "not_entitled",
    "Seuls un parent, un responsable légal ou l'élève majeur ont accès à ces documents.",
    SOURCE + READING,
)
NOT_WRITTEN = Reason("not_written", "La demande de copie n'est pas faite par écrit.", SOURCE)
NOT_JUSTIFIED = Reason("not_justified", "La demande de copie n'est pas justifiée.", SOURCE)
FREE_CONSULTATION = Reason(
    "free_consultation", "Le document peut être consulté, sans frais.", SOURCE
)
FREE_DELIVERY = Reason(
    "free_delivery",
    "Les diplômes, les certificats d'enseignement et le bulletin sont délivrés sans aucun droit ni "
    "frais.",
    DELIVERY,
)
