"""``promsoc.paid_leave_certificate``: attestations d'inscription et d'assiduité (art. 10, 14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.enrolment.common import refuse_after
from app.rules.promsoc.enrolment.roi import roi
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["issue", "wait", "refuse"]


@facts
class PaidLeaveCertificateFacts:
    """Which attestation is asked for, by whom and when."""

    calendar: WorkingCalendar
    kind: Literal["enrolment", "attendance"]
    on: date
    taken_by: Literal["student", "proxy", "employer", "social_secretariat"]
    duplicate: bool = False
    enrolment_date: date | None = None
    request_date: date | None = None
    file_complete: bool = False
    fee_settled: bool = False
    period_end: date | None = None

    def check_duplicate(self) -> None:
        """Only the attestation d'assiduité is replaced when lost (art. 14 §7)."""
        if self.duplicate and self.kind == "enrolment":
            raise RuleInputError(
                "duplicate", "un duplicata n'existe que pour l'attestation d'assiduité"
            )

    def check_enrolment_date(self) -> None:
        """The attestation d'inscription follows an enrolment."""
        if self.kind == "attendance":
            return
        if self.enrolment_date is None:
            raise RuleInputError("enrolment_date", "la date de l'inscription est attendue")
        refuse_after(self.on, "enrolment_date", self.enrolment_date)

    def check_request_date(self) -> None:
        """It is asked for on the day of enrolment or after it."""
        if self.kind == "attendance" or self.enrolment_date is None:
            return
        if self.request_date is None or not self.enrolment_date <= self.request_date <= self.on:
            raise RuleInputError(
                "request_date",
                "une date qui ne précède pas l'inscription et ne dépasse pas le jour de la "
                "question est attendue",
            )

    def check_period_end(self) -> None:
        """The attestation d'assiduité covers a period that has ended."""
        if self.kind == "enrolment":
            return
        if self.period_end is None:
            raise RuleInputError("period_end", "le dernier jour de la période est attendu")
        if self.on < self.period_end:
            raise RuleInputError(
                "on", "un jour qui ne précède pas la fin de la période est attendu"
            )


@dataclass(frozen=True)
class PaidLeaveCertificate:
    """The verdict, and the last day to ask for the one or to fetch the other."""

    outcome: Outcome
    request_limit: date | None
    pickup_limit: date | None


@rule(
    "promsoc.paid_leave_certificate",
    version=1,
    title="Attestations d'inscription et d'assiduité pour le congé-éducation payé",
    source=roi("10 §1 et §2, 14 §7, §9 et §10"),
)
def paid_leave_certificate(
    facts: PaidLeaveCertificateFacts, figures: FigureReader
) -> Ruling[PaidLeaveCertificate]:
    """Asked for within 15 days, with file and fee in order (10); handed to the student only (14).

    "15 jours" (10 §1) are calendar days, since the ROI writes "ouvrables" where it means
    them. Art. 14 §9 prints no sanction: late pickup is noted, not refused.
    """
    request_limit = _request_limit(facts, figures)
    pickup_limit = _pickup_limit(facts, figures)
    barred = tuple(_bars(facts, request_limit))
    lacking = tuple(_lacking(facts))
    outcome: Outcome = "refuse" if barred else "wait" if lacking else "issue"
    reasons = (*barred, *lacking) or (ISSUED,)
    return Ruling(
        PaidLeaveCertificate(outcome, request_limit, pickup_limit),
        (*reasons, *_notes(facts, pickup_limit)),
    )


def _request_limit(facts: PaidLeaveCertificateFacts, figures: FigureReader) -> date | None:
    if facts.kind == "attendance" or facts.enrolment_date is None:
        return None
    days = figures.integer("promsoc.enrolment.paid_leave_request_days")
    return facts.enrolment_date + timedelta(days=days)


def _pickup_limit(facts: PaidLeaveCertificateFacts, figures: FigureReader) -> date | None:
    """No "période" that the attestation d'inscription would follow, so no limit for it."""
    if facts.kind == "enrolment" or facts.period_end is None:
        return None
    days = figures.integer("promsoc.enrolment.paid_leave_pickup_days")
    return facts.calendar.working_days_after(facts.period_end, days)


def _bars(facts: PaidLeaveCertificateFacts, request_limit: date | None) -> Iterator[Reason]:
    """Handed "exclusivement" to the student (14 §7): no proxy, though art. 21 §2 admits one."""
    if facts.taken_by != "student":
        yield NOT_STUDENT
    if request_limit and facts.request_date and facts.request_date > request_limit:
        text = (
            f"L'attestation d'inscription a été demandée le {french_date(facts.request_date)} ; "
            f"elle devait l'être au plus tard le {french_date(request_limit)}."
        )
        yield Reason("request_late", text, roi("10 §1"))


def _lacking(facts: PaidLeaveCertificateFacts) -> Iterator[Reason]:
    if facts.kind == "enrolment" and not facts.file_complete:
        yield FILE_INCOMPLETE
    if facts.kind == "enrolment" and not facts.fee_settled:
        yield FEE_UNPAID


def _notes(facts: PaidLeaveCertificateFacts, pickup_limit: date | None) -> Iterator[Reason]:
    if facts.duplicate:
        yield DUPLICATE
    elif pickup_limit and facts.on > pickup_limit:
        text = (
            "L'attestation d'assiduité était à retirer au plus tard le "
            f"{french_date(pickup_limit)}."
        )
        yield Reason("pickup_late", text, roi("14 §9"))


ISSUED = Reason("issued", "L'attestation est remise à l'étudiant.", roi("10 §2 et 14 §7"))
NOT_STUDENT = Reason(
    "not_student",
    "L'attestation est remise exclusivement à l'étudiant, qui vient la retirer au secrétariat.",
    roi("14 §7, §9 et §10"),
)
FILE_INCOMPLETE = Reason(
    "file_incomplete",
    "Le dossier administratif ne comprend pas l'ensemble des données sollicitées à "
    "l'inscription : l'attestation n'est pas encore remise.",
    roi("10 §2"),
)
FEE_UNPAID = Reason(
    "fee_unpaid",
    "Le droit d'inscription n'est pas acquitté : l'attestation n'est pas encore remise.",
    roi("10 §2"),
)
DUPLICATE = Reason(
    "duplicate",
    "Le document est un duplicata, qui remplace une attestation d'assiduité perdue.",
    roi("14 §7"),
)
