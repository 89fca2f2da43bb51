"""Why pupils are away and what they hand in, in words; and which goes with which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.errors import Refusal
from app.i18n import N_, _
from app.office.absences.explaining import DOCUMENTS
from app.office.absences.paper import Offer

NOTE: Final = "note"

MOTIVES: Final[Mapping[str, str]] = {
    "illness": N_("Maladie"),
    "medical_appointment": N_("Rendez-vous médical"),
    "personal": N_("Raison personnelle ou familiale"),
    "force_majeure": N_("Force majeure, circonstances exceptionnelles"),
    "authority": N_("Convocation par une autorité publique"),
    "death_first_degree": N_("Décès d'un parent au premier degré"),
    "death_same_roof": N_("Décès d'un parent sous le même toit"),
    "death_second_to_fourth": N_("Décès d'un parent du deuxième au quatrième degré"),
    "death_third_degree": N_("Décès d'un parent ou allié du deuxième ou troisième degré"),
    "death_further": N_("Décès d'un parent ou allié au-delà du troisième degré"),
    "individual_stay": N_("Séjour individuel"),
    "elite_sport": N_("Sportif de haut niveau ou espoir sportif"),
    "sport": N_("Stage ou compétition sportive"),
    "art": N_("Stage, festival ou concours artistique"),
    "holiday": N_("Vacances hors des congés scolaires"),
}
_OF_PERIODS: Final = (
    "death_third_degree",
    "death_further",
    "relative_certificate",
    "social_law_attestation",
    "employer_attestation",
    "dixit_attestation",
    "backdated_attestation",
)
"""Motives and documents that matter where periods are counted, and nowhere else."""
HALF_DAYS: Final = Offer(
    kinds=tuple(one for one in DOCUMENTS if one != "none" and one not in _OF_PERIODS),
    motives=tuple(one for one in MOTIVES if one not in _OF_PERIODS),
    usual=NOTE,
)
"""What is received where half-days are counted."""
ACTIVITIES: Final = frozenset({"elite_sport", "sport", "art"})
SIGNERS: Final[Mapping[str, str]] = {
    "parent": N_("Un parent"),
    "representative": N_("Un autre responsable légal"),
    "pupil": N_("L'élève"),
}

# What a document is about where nobody says more.
_USUAL: Final[Mapping[str, str]] = {
    "note": "personal",
    "medical_certificate": "illness",
    "hospital_attestation": "illness",
    "authority_attestation": "authority",
    "death_document": "death_first_degree",
    "stay_attestation": "individual_stay",
    "federation_attestation": "sport",
    "organiser_attestation": "art",
    "presence_attestation": "medical_appointment",
    "relative_certificate": "force_majeure",
    "employer_attestation": "force_majeure",
    "social_law_attestation": "authority",
    "dixit_attestation": "illness",
    "backdated_attestation": "illness",
}


def usual_motive(kind: str) -> str:
    """The motive that a document usually has."""
    return _USUAL.get(kind, "personal")


@dataclass(frozen=True)
class Motivated:
    """A document and its motive, checked."""

    kind: str
    motive: str
    signed_by: str


def check_document(kind: str, motive: str, signed_by: str) -> Motivated:
    """Refuse words that the rules do not know, or a note that nobody signed."""
    if kind not in DOCUMENTS or kind == "none":
        raise Refusal(_("Choisissez le document."), field="kind")
    if motive not in MOTIVES:
        raise Refusal(_("Choisissez le motif."), field="motive")
    if kind == NOTE and signed_by not in SIGNERS:
        raise Refusal(_("Choisissez qui a signé le mot."), field="signed_by")
    return Motivated(kind, motive, signed_by if kind == NOTE else "")
