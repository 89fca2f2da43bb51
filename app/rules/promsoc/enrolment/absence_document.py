"""``promsoc.absence_document``: does this document justify this absence (art. 12, 13 §4)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Positive, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.common import refuse_after
from app.rules.promsoc.enrolment.roi import RGE, roi
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["valid", "invalid", "late", "pending", "to_judge"]
Judgement = Literal["none", "accepted", "rejected"]
Kind = Literal[
    "none",
    "medical",
    "medical_relative",
    "social_law",
    "employer",
    "death",
    "written_note",
    "other",
]
Answer = tuple[Outcome, tuple[Reason, ...]]

LISTED: tuple[Kind, ...] = ("medical", "medical_relative", "social_law", "employer")
HEAD_JUDGES = roi("12 §4", f"{RGE}, art. 6 §3")
BOTH_JUDGE = roi("13 §4bis et §7", f"{RGE}, art. 27 §2")


@facts
class AbsenceDocumentFacts:
    """The absence, the document, and what head and council said of it."""

    calendar: WorkingCalendar
    on: date
    context: Literal["course", "evaluation"]
    absence_start: date
    kind: Kind = "none"
    degree: Positive | None = None
    dixit: bool = False
    backdated: bool = False
    received: date | None = None
    sent: date | None = None
    exceptional: bool = False
    recurrent: bool = False
    head: Judgement = "none"
    council: Judgement = "none"

    def check_degree(self) -> None:
        """A death is that of a parent or ally of some degree."""
        if self.kind == "death" and self.degree is None:
            raise RuleInputError("degree", "le degré de parenté ou d'alliance est attendu")

    def check_received(self) -> None:
        """A document, and nothing else, is received."""
        if (self.kind == "none") != (self.received is None):
            raise RuleInputError(
                "received", "la date de réception est attendue avec un document, et alors seulement"
            )
        refuse_after(self.on, "received", self.received)

    def check_sent(self) -> None:
        """It is sent before it is received."""
        if self.sent is not None and (self.received is None or self.sent > self.received):
            raise RuleInputError("sent", "une date qui ne suit pas la réception est attendue")

    @property
    def counted_on(self) -> date | None:
        """The day compared with the limit.

        Course: "à charge pour l'étudiant d'apporter la preuve de l'envoi" (12 §2) has no
        meaning unless sending in time suffices. Evaluation: the piece "doit parvenir" (13 §4).
        """
        if self.context == "evaluation" or self.sent is None:
            return self.received
        return self.sent


@dataclass(frozen=True)
class AbsenceDocument:
    """The verdict, the last day, and the day that was compared with it."""

    outcome: Outcome
    limit: date
    counted_on: date | None


@rule(
    "promsoc.absence_document",
    version=1,
    title="Justificatif d'une absence au cours ou à une évaluation",
    source=roi("11 §13, 12 §2 à §4, 13 §4, §4bis et §7", f"{RGE}, art. 6 §3", f"{RGE}, art. 27 §2"),
)
def absence_document(facts: AbsenceDocumentFacts, figures: FigureReader) -> Ruling[AbsenceDocument]:
    """In time, no "dixit", and of a listed kind or accepted by those whom the ROI names."""
    limit = _limit(facts, figures)
    outcome, reasons = _answer(facts, limit, figures)
    return Ruling(AbsenceDocument(outcome, limit, facts.counted_on), reasons)


def _limit(facts: AbsenceDocumentFacts, figures: FigureReader) -> date:
    """The 5th jour ouvrable for a course (12 §2), the 2nd for an evaluation (13 §4).

    The first day of absence is not counted: the longer reading, since a right is lost.
    """
    name = "absence" if facts.context == "course" else "evaluation"
    days = figures.integer(f"promsoc.enrolment.{name}_document_days")
    return facts.calendar.working_days_after(facts.absence_start, days)


def _answer(facts: AbsenceDocumentFacts, limit: date, figures: FigureReader) -> Answer:
    if facts.counted_on is None:
        return "pending" if facts.on <= limit else "late", (_document_missing(facts, limit),)
    if facts.dixit or facts.backdated:
        return "invalid", tuple(_not_equivalent(facts))
    if facts.counted_on > limit:
        return "late", (_document_late(facts, limit),)
    listed = _is_listed(facts, figures)
    return _evaluation(facts, listed) if facts.context == "evaluation" else _course(facts, listed)


def _is_listed(facts: AbsenceDocumentFacts, figures: FigureReader) -> bool:
    """Is it one of the motives of art. 12 §3?"""
    degree = figures.integer("promsoc.enrolment.bereavement_degree")
    near_death = facts.kind == "death" and facts.degree is not None and facts.degree <= degree
    return facts.kind in LISTED or near_death


def _not_equivalent(facts: AbsenceDocumentFacts) -> Iterator[Reason]:
    """Art. 11 §13 is flat: the head cannot rescue such a document under 12 §4."""
    if facts.dixit:
        yield DIXIT
    if facts.backdated:
        yield BACKDATED


def _evaluation(facts: AbsenceDocumentFacts, listed: bool) -> Answer:
    """Validity is left to the head and the council, both of whom must accept (13 §4bis, §7)."""
    warning = () if listed else (KIND_NOT_LISTED,)
    judgements = {facts.head, facts.council}
    if "rejected" in judgements:
        return "invalid", (EVALUATION_REJECTED, *warning)
    if judgements == {"accepted"}:
        return "valid", (EVALUATION_ACCEPTED, *warning)
    return "to_judge", (EVALUATION_TO_JUDGE, *warning)


def _course(facts: AbsenceDocumentFacts, listed: bool) -> Answer:
    """Outside the list, the head may accept; the two indents of 12 §4 are cumulative."""
    if listed:
        return "valid", (LISTED_MOTIVE,)
    if facts.head == "none":
        return "to_judge", (COURSE_TO_JUDGE,)
    if facts.head == "rejected":
        return "invalid", (COURSE_REJECTED,)
    if unmet := tuple(_unmet_conditions(facts)):
        return "invalid", unmet
    return "valid", (COURSE_ACCEPTED,)


def _unmet_conditions(facts: AbsenceDocumentFacts) -> Iterator[Reason]:
    if not facts.exceptional:
        yield NOT_EXCEPTIONAL
    if facts.recurrent:
        yield RECURRENT


def _delay_source(facts: AbsenceDocumentFacts) -> str:
    return roi("12 §2" if facts.context == "course" else "13 §4")


def _document_missing(facts: AbsenceDocumentFacts, limit: date) -> Reason:
    return Reason(
        "document_missing",
        f"Aucun justificatif n'est parvenu pour l'absence du {french_date(facts.absence_start)} "
        f"(date limite : {french_date(limit)}).",
        _delay_source(facts),
    )


def _document_late(facts: AbsenceDocumentFacts, limit: date) -> Reason:
    return Reason(
        "document_late",
        f"Le justificatif est parvenu (ou a été envoyé) après le {french_date(limit)}.",
        _delay_source(facts),
    )


DIXIT = Reason(
    "dixit",
    "Une attestation « dixit » n'est pas équivalente à un certificat médical.",
    roi("11 §13"),
)
BACKDATED = Reason(
    "backdated",
    "Une attestation antidatée n'est pas équivalente à un certificat médical.",
    roi("11 §13"),
)
LISTED_MOTIVE = Reason(
    "listed_motive",
    "Le document établit un des motifs valables d'absence énumérés par le règlement.",
    roi("12 §3"),
)
COURSE_TO_JUDGE = Reason(
    "to_judge",
    "Le motif n'est pas de ceux que le règlement énumère : le chef d'établissement ou son délégué "
    "doit l'apprécier.",
    HEAD_JUDGES,
)
COURSE_REJECTED = Reason(
    "rejected",
    "Le chef d'établissement ou son délégué ne considère pas le motif d'absence comme valable.",
    HEAD_JUDGES,
)
COURSE_ACCEPTED = Reason(
    "accepted",
    "Le chef d'établissement ou son délégué considère le motif comme valable, en raison de "
    "circonstances exceptionnelles et en l'absence de récurrence.",
    HEAD_JUDGES,
)
NOT_EXCEPTIONAL = Reason(
    "not_exceptional",
    "Hors des motifs énumérés, une absence n'est justifiée qu'en cas de force majeure ou de "
    "circonstances exceptionnelles.",
    HEAD_JUDGES,
)
RECURRENT = Reason(
    "recurrent",
    "Le même motif a déjà été invoqué, alors que son absence de récurrence est requise.",
    HEAD_JUDGES,
)
EVALUATION_REJECTED = Reason(
    "rejected",
    "Le chef d'établissement ou le Conseil des études n'a pas jugé la pièce justificative valable.",
    BOTH_JUDGE,
)
EVALUATION_ACCEPTED = Reason(
    "accepted",
    "Le chef d'établissement et le Conseil des études ont jugé la pièce justificative valable.",
    BOTH_JUDGE,
)
EVALUATION_TO_JUDGE = Reason(
    "to_judge",
    "La validité de la pièce justificative est laissée à l'appréciation du chef d'établissement "
    "et du Conseil des études, qui doivent tous deux se prononcer.",
    BOTH_JUDGE,
)
KIND_NOT_LISTED = Reason(
    "kind_not_listed",
    "Attention : la pièce n'établit pas un des motifs valables d'absence énumérés par le "
    "règlement.",
    roi("12 §3 et 13 §4"),
)
