"""``promsoc.certificate_cover``: taking part while a certificate runs (art. 11 §12, 13 §6)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Activity = Literal["course", "evaluation"]


@facts
class Certificate:
    """A medical certificate, both days included; unfit says that courses cannot be attended."""

    start: date
    end: date
    unfit: bool = True

    def check_end(self) -> None:
        """A certificate does not end before it starts."""
        if self.end < self.start:
            raise RuleInputError("end", "un certificat ne finit pas avant de commencer")


@facts
class CertificateCoverFacts:
    """A day, what takes place on it, and the student's certificates."""

    date: date
    activity: Activity
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True)
class CertificateCover:
    """The verdict, and the first day that no certificate covers."""

    outcome: Literal["allowed", "barred"]
    free_from: date | None


@rule(
    "promsoc.certificate_cover",
    version=1,
    title="Participation à une activité pendant la durée d'un certificat médical",
    source=roi("11 §12 et 13 §6"),
)
def certificate_cover(
    facts: CertificateCoverFacts, figures: FigureReader
) -> Ruling[CertificateCover]:
    """No derogation ("en aucun cas", "ne pourra pas"), not even at the student's demand."""
    free = _first_free_day(facts)
    if free == facts.date:
        return Ruling(CertificateCover("allowed", None), (_not_covered(facts.date),))
    return Ruling(CertificateCover("barred", free), (_covered(facts, free),))


def _first_free_day(facts: CertificateCoverFacts) -> date:
    """The first day from the date on that no certificate covers, one chained to the next."""
    day = facts.date
    for certificate in sorted(facts.certificates, key=lambda item: item.start):
        if certificate.unfit and certificate.start <= day <= certificate.end:
            day = certificate.end + ONE_DAY
    return day


def _not_covered(day: date) -> Reason:
    return Reason(
        "not_covered",
        f"Aucun certificat médical d'incapacité ne couvre le {french_date(day)}.",
        roi("11 §12 et 13 §6"),
    )


def _covered(facts: CertificateCoverFacts, free: date) -> Reason:
    until = f"la couverture court jusqu'au {french_date(free - ONE_DAY)} inclus."
    day = f"Le {french_date(facts.date)} est couvert par un certificat médical"
    if facts.activity == "evaluation":
        text = f"{day} : l'étudiant ne peut participer à l'évaluation ; {until}"
        return Reason("covered_evaluation", text, roi("13 §6"))
    text = f"{day} : l'étudiant ne peut prendre part aux activités d'enseignement ; {until}"
    return Reason("covered_course", text, roi("11 §12"))
