"""``promsoc.paid_leave``: congé-éducation payé for one unit and one term (art. 11 §9, 14)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import above, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number, truncated
from app.rules.promsoc.enrolment.roi import roi
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import enumeration

Hours = Annotated[Decimal, above(0)]
Flaw = Literal[
    "document_missing",
    "document_invalid",
    "mentions_missing",
    "document_late",
    "document_after_statement",
]

FLAWS: Mapping[Flaw, tuple[str, str]] = {
    "document_missing": ("Aucun justificatif n'est parvenu", "14 §3"),
    "document_invalid": ("Le justificatif n'est pas un document probant admis", "12 §3 et 14 §3"),
    "mentions_missing": (
        "Le justificatif ne mentionne pas le nom et le prénom de l'étudiant et l'intitulé de la "
        "formation",
        "14 §3",
    ),
    "document_late": (
        "Le justificatif est parvenu, ou a été envoyé, après la date limite",
        "12 §2 et 14 §3",
    ),
    "document_after_statement": (
        "Le justificatif a été remis après la rédaction du document trimestriel d'assiduité",
        "14 §4",
    ),
}


@facts
class LeaveAbsence:
    """One absence, and the document that is to justify it.

    ``received`` is the day the document is proved to have been sent or was received, the
    earlier; ``mentions``: it bears name, first name and title of the formation.
    """

    start: date
    hours: Hours
    received: date | None = None
    valid: bool = True
    mentions: bool = True


@facts
class PaidLeaveFacts:
    """The hours given in the term, the quarterly document and the absences."""

    calendar: WorkingCalendar
    effective_hours: Hours
    statement_date: date | None = None
    absences: tuple[LeaveAbsence, ...]

    def check_absences(self) -> None:
        """Nobody is absent for more hours than were given."""
        if self.absent_hours > self.effective_hours:
            raise RuleInputError(
                "absences", "des absences qui ne dépassent pas les heures données sont attendues"
            )

    @property
    def absent_hours(self) -> Decimal:
        """The hours of all absences."""
        return sum((absence.hours for absence in self.absences), Decimal(0))


@dataclass(frozen=True)
class PaidLeave:
    """The verdict, the hours by kind, and the last day for each document."""

    outcome: Literal["kept", "lost"]
    unjustified_hours: Decimal
    justified_hours: Decimal
    presence_hours: Decimal
    rate: Decimal
    limits: tuple[date, ...]


@dataclass(frozen=True)
class JudgedAbsence:
    """One absence, the last day for its document, and why it stays unjustified, if it does."""

    absence: LeaveAbsence
    last: date
    flaws: tuple[Flaw, ...]

    @property
    def named(self) -> str:
        """The absence in words, with its limit."""
        start, last = french_date(self.absence.start), french_date(self.last)
        return f"absence du {start} (date limite : {last})"


@rule(
    "promsoc.paid_leave",
    version=1,
    title="Droit au congé-éducation payé pour une unité et un trimestre",
    source=roi("11 §9 et 14 §1, §3, §4 et §6"),
)
def paid_leave(facts: PaidLeaveFacts, figures: FigureReader) -> Ruling[PaidLeave]:
    """Unjustified absences above 10 % of the hours given in the term lose the right (14 §6).

    "Heures effectives" are read as the hours really given: presence cannot be its own base.
    """
    limit = figures.decimal("promsoc.enrolment.paid_leave_absence_limit")
    judged = _judged(facts, figures)
    unjustified = sum((item.absence.hours for item in judged if item.flaws), Decimal(0))
    result = PaidLeave(
        outcome="lost" if 100 * unjustified > limit * facts.effective_hours else "kept",
        unjustified_hours=unjustified,
        justified_hours=facts.absent_hours - unjustified,
        presence_hours=facts.effective_hours - facts.absent_hours,
        rate=truncated(Fraction(100 * unjustified) / Fraction(facts.effective_hours), 2),
        limits=tuple(item.last for item in judged),
    )
    return Ruling(result, (*_unjustified(judged), _verdict(result, limit)))


def _judged(facts: PaidLeaveFacts, figures: FigureReader) -> list[JudgedAbsence]:
    days = figures.integer("promsoc.enrolment.paid_leave_document_days")
    judged = []
    for absence in sorted(facts.absences, key=lambda item: item.start):
        last = facts.calendar.working_days_after(absence.start, days)
        flaws = tuple(_flaws(absence, last, facts.statement_date))
        judged.append(JudgedAbsence(absence, last, flaws))
    return judged


def _flaws(absence: LeaveAbsence, last: date, statement: date | None) -> Iterator[Flaw]:
    """Why the absence stays unjustified: art. 14 §4 adds a bar to §3, it does not lift its own."""
    if absence.received is None:
        yield "document_missing"
        return
    if not absence.valid:
        yield "document_invalid"
    if not absence.mentions:
        yield "mentions_missing"
    if absence.received > last:
        yield "document_late"
    if statement is not None and absence.received > statement:
        yield "document_after_statement"


def _unjustified(judged: list[JudgedAbsence]) -> Iterator[Reason]:
    """One reason for each flaw, with the absences that have it."""
    for code, (text, articles) in FLAWS.items():
        absences = [item.named for item in judged if code in item.flaws]
        if absences:
            yield Reason(code, f"{text} : {enumeration(absences)}.", roi(articles))


def _verdict(result: PaidLeave, limit: Decimal) -> Reason:
    absences = f"Absences injustifiées : {french_number(result.rate)} % des heures du trimestre"
    most = f"(maximum {french_number(limit)} %)"
    if result.outcome == "lost":
        text = f"{absences} {most} : le droit au congé-éducation payé est perdu."
        return Reason("above_ten_percent", text, roi("11 §9 et 14 §6"))
    text = f"{absences} {most} : le droit au congé-éducation payé est maintenu."
    return Reason("within_ten_percent", text, roi("11 §9 et 14 §6"))
