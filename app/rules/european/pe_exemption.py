"""``european.pe_exemption``: exemption from physical education (art. 30.2.a)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.inputs import require
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class PeExemptionFacts:
    """A request; ``previous_certificate_date`` is given when it is one for a renewal.

    ``term_end`` ends the semester or trimester in which ``start`` lies.
    """

    requested: bool
    certificate_date: date | None = None
    previous_certificate_date: date | None = None
    permanent: bool = False
    start: date
    end: date | None = None
    term_end: date

    def check_end(self) -> None:
        """Only a permanent incapacity has no end."""
        if not self.permanent:
            require(self.end, "end", "sauf incapacité permanente")
        if self.end is not None and self.end < self.start:
            raise RuleInputError("end", "une date qui ne précède pas le début")

    def check_term_end(self) -> None:
        """The exemption starts within the term."""
        if self.term_end < self.start:
            raise RuleInputError("term_end", "une date qui ne précède pas le début")

    @property
    def beyond_term(self) -> bool:
        """Is more asked than the term in which the exemption starts?"""
        return not self.permanent and self.end is not None and self.end > self.term_end


@dataclass(frozen=True)
class PeExemption:
    """May the pupil be exempted, and until when?"""

    outcome: Literal["may_grant", "refuse"]
    until: date | None = None


@rule(
    "european.pe_exemption",
    version=1,
    title="La dispense du cours d'éducation physique",
    source="Règlement général EE, art. 30.2.a",
)
def pe_exemption(facts: PeExemptionFacts, figures: FigureReader) -> Ruling[PeExemption]:
    """On request and on a medical certificate (i), renewed only on a new one (ii).

    It lasts a term at most, but for a permanent incapacity (ii).
    """
    refusals = tuple(_refusals(facts))
    if refusals:
        return Ruling(PeExemption("refuse"), refusals)
    until = facts.term_end if facts.beyond_term else facts.end
    return Ruling(PeExemption("may_grant", until), tuple(_granted(facts)))


def _refusals(facts: PeExemptionFacts) -> Iterator[Reason]:
    if not facts.requested:
        yield NO_REQUEST
    if facts.certificate_date is None:
        yield NO_CERTIFICATE
    elif (
        not facts.permanent
        and facts.previous_certificate_date is not None
        and facts.certificate_date <= facts.previous_certificate_date
    ):
        yield _same_certificate(facts.certificate_date)


def _granted(facts: PeExemptionFacts) -> Iterator[Reason]:
    yield CONDITIONS_MET
    if facts.permanent:
        yield PERMANENT_INCAPACITY
    if facts.beyond_term:
        yield because(
            "limited_to_term",
            "La dispense n'est accordée que pour la durée du semestre ou du trimestre, jusqu'au "
            f"{french_date(facts.term_end)}.",
            "art. 30.2.a.ii",
        )


NO_REQUEST = because(
    "no_request",
    "Les représentants légaux de l'élève n'ont pas demandé de dispense.",
    "art. 30.2.a.i",
)
NO_CERTIFICATE = because(
    "no_certificate",
    "Aucun certificat médical attestant un empêchement physique n'est produit.",
    "art. 30.2.a.i",
)
CONDITIONS_MET = because(
    "conditions_met",
    "La dispense est demandée par les représentants légaux et appuyée par un certificat médical.",
    "art. 30.2.a.i",
)
PERMANENT_INCAPACITY = because(
    "permanent_incapacity",
    "L'incapacité permanente est constatée par un médecin ; la dispense n'est pas limitée à la "
    "durée du semestre ou du trimestre.",
    "art. 30.2.a.ii",
)


def _same_certificate(certificate_date: date) -> Reason:
    return because(
        "renewal_needs_new_certificate",
        f"Le certificat médical du {french_date(certificate_date)} a déjà servi ; la dispense ne "
        "peut être renouvelée que sur présentation d'un nouveau certificat.",
        "art. 30.2.a.ii",
    )
