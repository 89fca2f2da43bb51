"""``fwb.activity_dispense``: excused from a physical activity for reasons of health."""

from dataclasses import dataclass
from typing import Literal

from app.rules.facts import Positive, facts
from app.rules.figures import FigureReader
from app.rules.fwb.studies.sources import READING, reasons, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

RequestedBy = Literal["none", "pupil", "parent", "representative"]
DispenseDocument = Literal["none", "note", "medical_certificate"]
HeadDecision = Literal["none", "granted", "refused"]
DispenseOutcome = Literal["refused", "incomplete", "granted", "head"]


@facts
class ActivityDispenseFacts:
    """The lessons, who asks, with which document, and what the head decided."""

    lessons: Positive
    requested_by: RequestedBy
    document: DispenseDocument
    head_decision: HeadDecision = "none"


@dataclass(frozen=True)
class ActivityDispense:
    """Where the request stands, and whether it needs a medical certificate."""

    outcome: DispenseOutcome
    certificate_required: bool


@rule(
    "fwb.activity_dispense",
    version=1,
    title="Dispense d'une activité physique pour raisons de santé",
    source=roi("6"),
)
def activity_dispense(
    facts: ActivityDispenseFacts, figures: FigureReader
) -> Ruling[ActivityDispense]:
    """The head grants it on an explicit and justified request.

    "Un certificat médical est nécessaire si la dispense se prolonge au-delà d'un cours": the
    head cannot waive it.
    """
    required = facts.lessons > figures.integer("fwb.dispense_lessons")
    if facts.head_decision == "refused":
        return Ruling(ActivityDispense("refused", required), (HEAD_REFUSED,))
    missing = reasons(
        REQUEST_MISSING if facts.requested_by == "none" else None,
        _certificate_missing(facts) if required else None,
    )
    if missing:
        return Ruling(ActivityDispense("incomplete", required), missing)
    if facts.head_decision == "granted":
        return Ruling(ActivityDispense("granted", required), (HEAD_GRANTED,))
    return Ruling(ActivityDispense("head", required), (HEAD_AWAITED,))


def _certificate_missing(facts: ActivityDispenseFacts) -> Reason | None:
    if facts.document == "medical_certificate":
        return None
    text = (
        f"La dispense porte sur {counted(facts.lessons, 'cours', 'cours')} ; au-delà d'un cours, "
        "un certificat médical est nécessaire."
    )
    return Reason("certificate_missing", text, roi("6"))


HEAD_REFUSED = Reason("head_refused", "La direction refuse la dispense.", roi("6"))
HEAD_GRANTED = Reason("head_granted", "La direction accorde la dispense.", roi("6"))
HEAD_AWAITED = Reason(
    "head_awaited", "La dispense attend la décision de la direction.", roi("6") + READING
)
REQUEST_MISSING = Reason(
    "request_missing",
    "Aucune demande de l'élève, de ses parents ou de ses responsables légaux n'a été faite : la "
    "dispense s'accorde à une demande explicite et dûment justifiée.",
    roi("6"),
)
