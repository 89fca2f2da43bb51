"""``promsoc.consultation``: who may consult a test or get a copy, and until when (art. 22)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import age_on, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Via = Literal["organised", "appointment"]
Requester = Literal["student", "legal_representative", "lawyer", "other"]


@facts
class ConsultationFacts:
    """Who asks, when and how, to see a student's test."""

    published_on: date
    requested_on: date
    via: Via
    requester: Requester
    birth_date: date

    def check_requested_on(self) -> None:
        """One asks once the decisions are published."""
        if self.requested_on < self.published_on:
            raise RuleInputError("requested_on", "une date à partir de la publication est attendue")

    def check_birth_date(self) -> None:
        """The student is born when the request is made."""
        if self.birth_date > self.requested_on:
            raise RuleInputError("birth_date", "une date avant la demande est attendue")


@dataclass(frozen=True)
class Consultation:
    """Granted or refused, and the last day to ask for an appointment."""

    outcome: Literal["granted", "refused"]
    request_by: date


@rule(
    "promsoc.consultation",
    version=1,
    title="Cette personne peut-elle consulter l'épreuve ou en recevoir copie ?",
    source="ROI Binche, art. 22 §2 et §3",
)
def consultation(facts: ConsultationFacts, figures: FigureReader) -> Ruling[Consultation]:
    """At a consultation of the school, or by appointment asked within three days (22 §2).

    Only the student, the parents of a minor and the student's lawyer may (22 §3).
    """
    days = figures.integer("promsoc.results.consultation_days")
    request_by = facts.published_on + timedelta(days=days)
    failing = (*_not_entitled(facts, figures), *_late(facts, request_by))
    outcome: Literal["granted", "refused"] = "refused" if failing else "granted"
    return Ruling(Consultation(outcome, request_by), failing or (ENTITLED,))


def _not_entitled(facts: ConsultationFacts, figures: FigureReader) -> Iterator[Reason]:
    if facts.requester == "other":
        yield Reason("not_entitled", STRICTLY_PERSONAL, SOURCE)
    if facts.requester == "legal_representative":
        majority = figures.integer("promsoc.results.majority_age")
        if age_on(facts.birth_date, facts.requested_on) >= majority:
            yield Reason(
                "not_entitled",
                f"{STRICTLY_PERSONAL} L'étudiant avait {majority} ans accomplis le "
                f"{french_date(facts.requested_on)}, ses parents n'y ont plus accès.",
                SOURCE,
            )


def _late(facts: ConsultationFacts, request_by: date) -> Iterator[Reason]:
    if facts.via == "appointment" and facts.requested_on > request_by:
        yield Reason(
            "request_late",
            f"Le rendez-vous a été demandé le {french_date(facts.requested_on)}, il devait "
            f"l'être au plus tard le {french_date(request_by)}.",
            roi("22 §2"),
        )


SOURCE = roi("22 §3", "circulaire 7111, V")
STRICTLY_PERSONAL = (
    "La consultation ou la copie d'épreuves est réservée à l'étudiant, aux représentants légaux "
    "de l'étudiant mineur et à son avocat."
)
ENTITLED = Reason(
    "entitled",
    "La personne a le droit de consulter l'épreuve et d'en obtenir une copie, strictement "
    "personnelle.",
    roi("22 §2 et §3", "circulaire 7111, V"),
)
