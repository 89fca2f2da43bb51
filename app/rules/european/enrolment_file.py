"""``european.enrolment_file``: when an enrolment is final (art. 29, 45, 46)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

IN_FRENCH: Mapping[str, str] = {
    "written_request": "la demande écrite",
    "civil_status": "les documents d'état civil",
    "medical_certificates": "les certificats médicaux",
    "school_certificate": "le certificat de scolarité",
    "accepted": "l'acceptation officielle",
    "deposit_paid": "l'acompte du minerval",
}


@facts
class EnrolmentFileFacts:
    """What the file holds.

    ``accepted``: by the director or, in Brussels, the central authority;
    ``first_schooling``: no former school; ``deposit_due_applies``: a deposit is due.
    """

    written_request: bool
    civil_status: bool
    medical_certificates: bool
    school_certificate: bool
    accepted: bool
    deposit_paid: bool
    first_schooling: bool = False
    deposit_due_applies: bool = True

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still missing, in the order of the file."""
        held = {
            "written_request": self.written_request,
            "civil_status": self.civil_status,
            "medical_certificates": self.medical_certificates,
            "school_certificate": self.school_certificate or self.first_schooling,
            "accepted": self.accepted,
            "deposit_paid": self.deposit_paid or not self.deposit_due_applies,
        }
        return tuple(key for key, there in held.items() if not there)


@dataclass(frozen=True)
class EnrolmentFile:
    """Is the enrolment final?"""

    outcome: Literal["final", "incomplete"]
    missing: tuple[str, ...]


@rule(
    "european.enrolment_file",
    version=1,
    title="Le dossier d'inscription et son caractère définitif",
    source="Règlement général EE, art. 29, 45 et 46",
)
def enrolment_file(facts: EnrolmentFileFacts, figures: FigureReader) -> Ruling[EnrolmentFile]:
    """Final once accepted, with all papers filed and the deposit paid (45, last paragraph)."""
    missing = facts.missing
    if missing:
        return Ruling(EnrolmentFile("incomplete", missing), (_incomplete(missing),))
    return Ruling(EnrolmentFile("final", missing), (FINAL,))


FINAL = because(
    "final",
    "L'inscription est acceptée, toutes les pièces requises sont au dossier et l'acompte "
    "éventuel est payé ; elle est définitive.",
    "art. 45",
)


def _incomplete(missing: tuple[str, ...]) -> Reason:
    listed = enumeration(IN_FRENCH[key] for key in missing)
    return because(
        "incomplete",
        f"L'inscription n'est pas définitive ; il manque {listed}.",
        "art. 29 et 45",
    )
