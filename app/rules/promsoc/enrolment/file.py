"""``promsoc.file``: is the dossier individuel complete, and what follows (art. 4)?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import age_on, french_date
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.common import EnrolmentFacts, refuse_after
from app.rules.promsoc.enrolment.pieces import IN_FRENCH, Document, Kind
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Outcome = Literal["complete", "late", "pending", "incomplete"]
SpecificFee = Literal["none", "due", "exempt"]
Capacities = Literal["none", "title", "test", "council"]
# Any one of these kinds meets the need; the first names it while it is unmet.
Need = tuple[Kind, ...]

FILE = roi("4 §2", "circulaire n° 9350")
SPECIFIC_FEE: Mapping[SpecificFee, tuple[Need, ...]] = {
    "none": (),
    "due": (("specific_fee_receipt",),),
    "exempt": (("specific_exemption_proof",),),
}
CAPACITIES: Mapping[Capacities, tuple[Need, ...]] = {
    "none": (),
    "title": (("capacity_titles",),),
    "test": (("admission_test",),),
    "council": (("admission_decision",),),
}


@facts
class FileFacts(EnrolmentFacts):
    """What the enrolment asks of the file, and the documents handed in."""

    exempt: bool = False
    recognition_sanction: bool = False
    specific_fee: SpecificFee = "none"
    capacities: Capacities = "title"
    dispensation: bool = False
    paid_leave: bool = False
    reenrolment: bool = False
    distance: bool = False
    documents: tuple[Document, ...]

    def check_documents(self) -> None:
        """Every document has been received."""
        refuse_after(self.on, "documents", *(document.received for document in self.documents))

    def received(self, need: Need) -> list[Document]:
        """The documents that are meant to meet the need."""
        return [document for document in self.documents if document.kind in need]

    def met_on(self, need: Need) -> date | None:
        """The day the first document that serves came; None while the need is unmet."""
        days = [document.received for document in self.received(need) if document.usable]
        return min(days, default=None)


@dataclass(frozen=True)
class FileState:
    """The verdict, what is missing, when the last piece came, and the two dates that matter."""

    outcome: Outcome
    missing: tuple[Kind, ...]
    completed_on: date | None
    due: date
    limit: date


@rule(
    "promsoc.file",
    version=1,
    title="Dossier individuel : complet ou non, pièces manquantes et suites",
    source=roi("2 §2 et 4", "circulaire n° 9350"),
)
def file(facts: FileFacts, figures: FigureReader) -> Ruling[FileState]:
    """Every needed piece is in, in time (art. 4 §1, §2), or access may be barred (§3).

    Art. 4 §2 ("avant le premier dixième") and 3 §1 ("au premier dixième") contradict each
    other: the loss of status follows 3 §1, which states it; reminders run to ``due``.
    """
    needs = tuple(_needs(facts, figures))
    unmet = tuple(need for need in needs if facts.met_on(need) is None)
    completed = None if unmet else max(day for need in needs if (day := facts.met_on(need)))
    result = FileState(
        outcome=_outcome(facts, completed),
        missing=tuple(sorted(need[0] for need in unmet)),
        completed_on=completed,
        due=facts.first_tenth - ONE_DAY,
        limit=facts.limit,
    )
    return Ruling(result, tuple(_reasons(facts, result, unmet)))


def _needs(facts: FileFacts, figures: FigureReader) -> Iterator[Need]:
    """The list of art. 4 §2, then the conditions of art. 2 §2, kept in the same file."""
    yield ("enrolment_form",)
    yield ("identity_copy",)
    yield from _fee_needs(facts)
    yield from SPECIFIC_FEE[facts.specific_fee]
    yield from CAPACITIES[facts.capacities]
    if facts.dispensation:
        yield ("dispensation_request",)
    if facts.paid_leave:
        yield ("paid_leave_request",)
    if facts.reenrolment:
        yield from (("reenrolment_decision",), ("reenrolment_request",))
    if facts.distance:
        yield from (("distance_decision",), ("distance_request",))
    yield from _minor_needs(facts, figures)


def _fee_needs(facts: FileFacts) -> Iterator[Need]:
    """Paid in full while the proof is awaited (art. 6 §3), the fee serves as well as the proof.

    A valorisation in sanction is enrolled without fee (art. 47 §2).
    """
    if facts.recognition_sanction:
        return
    yield ("exemption_proof", "fee_receipt") if facts.exempt else ("fee_receipt",)


def _minor_needs(facts: FileFacts, figures: FigureReader) -> Iterator[Need]:
    schooling_age = figures.integer("promsoc.enrolment.schooling_age")
    majority = figures.integer("promsoc.enrolment.majority_age")
    if age_on(facts.birth_date, facts.first_tenth) < schooling_age:
        yield ("schooling_proof",)
    if age_on(facts.birth_date, facts.enrolment_date) < majority:
        yield ("guardian_signature",)


def _outcome(facts: FileFacts, completed: date | None) -> Outcome:
    if completed is not None:
        return "complete" if completed <= facts.limit else "late"
    return "pending" if facts.on <= facts.limit else "incomplete"


def _reasons(facts: FileFacts, result: FileState, unmet: tuple[Need, ...]) -> Iterator[Reason]:
    if result.completed_on is not None:
        yield _completed(result.completed_on, result)
    if any(not facts.received(need) for need in unmet):
        yield _document_missing(result.missing)
    received = [document for need in unmet for document in facts.received(need)]
    if unsigned := [document.kind for document in received if document.unsigned]:
        yield _document_unsigned(unsigned)
    if any(document.expired for document in received):
        yield DOCUMENT_EXPIRED
    if result.outcome in ("late", "incomplete"):
        yield ACCESS_MAY_BE_BARRED


def _completed(day: date, result: FileState) -> Reason:
    if result.outcome == "complete":
        return Reason("complete", f"Le dossier individuel est complet au {french_date(day)}.", FILE)
    return Reason(
        "completed_late",
        f"Le dossier individuel n'a été complet que le {french_date(day)}, après la date limite "
        f"du {french_date(result.limit)}.",
        roi("3 §1 et 4 §2", "circulaire n° 7523"),
    )


def _document_missing(missing: tuple[Kind, ...]) -> Reason:
    names = ", ".join(IN_FRENCH[kind] for kind in missing)
    return Reason(
        "document_missing",
        f"Pièces manquantes : {names}. L'inscription ne devient effective qu'après complétude "
        "du dossier.",
        roi("4 §1 et §2", "circulaire n° 9350"),
    )


def _document_unsigned(kinds: list[Kind]) -> Reason:
    names = enumeration(IN_FRENCH[kind] for kind in sorted(set(kinds)))
    return Reason("document_unsigned", f"Pièces remises sans signature : {names}.", FILE)


DOCUMENT_EXPIRED = Reason(
    "document_expired",
    "Le document d'identité ou le titre de séjour remis n'était plus valable le jour de sa "
    "réception.",
    FILE,
)
ACCESS_MAY_BE_BARRED = Reason(
    "access_may_be_barred",
    "À défaut de dossier complet, le chef d'établissement peut interdire l'accès à l'unité "
    "d'enseignement ; l'inscription est alors nulle et non avenue.",
    roi("4 §3"),
)
