"""The pieces of the dossier individuel (art. 4 §2): their kinds, and when one serves."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from app.rules.facts import facts

Kind = Literal[
    "enrolment_form",
    "identity_copy",
    "fee_receipt",
    "exemption_proof",
    "specific_fee_receipt",
    "specific_exemption_proof",
    "capacity_titles",
    "admission_test",
    "admission_decision",
    "dispensation_request",
    "paid_leave_request",
    "reenrolment_decision",
    "reenrolment_request",
    "distance_decision",
    "distance_request",
    "schooling_proof",
    "guardian_signature",
]

IN_FRENCH: Mapping[Kind, str] = {
    "enrolment_form": "fiche d'inscription (à signer)",
    "identity_copy": "copie du document d'identité ou du titre de séjour valable (à signer)",
    "fee_receipt": "quittance de paiement intégral du droit d'inscription",
    "exemption_proof": "document justificatif de l'exemption du droit d'inscription",
    "specific_fee_receipt": "quittance de paiement du droit d'inscription spécifique",
    "specific_exemption_proof": "document justificatif de l'exemption du droit spécifique",
    "capacity_titles": "copies des titres exigés comme capacités préalables",
    "admission_test": "procès-verbal de l'épreuve d'admission réussie",
    "admission_decision": "décision d'admission du Conseil des études",
    "dispensation_request": "demande de dispense",
    "paid_leave_request": "demande de congé-éducation",
    "reenrolment_decision": "décision favorable du Conseil des études sur la réinscription",
    "reenrolment_request": "demande motivée de réinscription",
    "distance_decision": "décision favorable du Conseil des études sur les cours à distance",
    "distance_request": "demande motivée de suivre les cours à distance",
    "schooling_proof": "preuve que l'obligation scolaire est satisfaite",
    "guardian_signature": "contreseing du responsable légal",
}
SIGNED: tuple[Kind, ...] = ("enrolment_form", "identity_copy")


@facts
class Document:
    """A piece as it was handed in."""

    kind: Kind
    received: date
    signed: bool = False
    valid_until: date | None = None

    @property
    def unsigned(self) -> bool:
        """Does a signature lack that this piece must bear?"""
        return self.kind in SIGNED and not self.signed

    @property
    def expired(self) -> bool:
        """Was the identity document out of date the day it was handed in?

        "Valable" in art. 4 §2 is read on that day: one expired later need not be replaced.
        """
        return (
            self.kind == "identity_copy"
            and self.valid_until is not None
            and self.valid_until < self.received
        )

    @property
    def usable(self) -> bool:
        """Does the piece serve?"""
        return not self.unsigned and not self.expired
