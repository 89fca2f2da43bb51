"""``promsoc.evaluation_absence``: what an absence at a certifying evaluation entails (art. 13)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.promsoc.results import absence_reasons as because
from app.rules.promsoc.results.sessions import Session, SessionChecks
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Event = Literal["absent", "late_work", "not_evaluable"]
Document = Literal[
    "none",
    "medical_certificate",
    "social_law_attestation",
    "employer_attestation",
    "death_attestation",
    "dixit_attestation",
    "antedated_attestation",
    "other",
]
AbsenceOutcome = Literal["postponed", "refused", "abandoned", "resit", "none"]
Decision = tuple[AbsenceOutcome, tuple[Reason, ...]]

# Art. 11 §13: not equivalent to medical certificates, whoever would accept them.
EXCLUDED: frozenset[Document] = frozenset({"dixit_attestation", "antedated_attestation"})


@facts
class EvaluationAbsenceFacts(SessionChecks):
    """What happened, the document that came, and what head and council made of it."""

    event: Event
    session: Session
    single_session: bool = False
    integrated_test: bool = False
    absence_start: date | None = None
    document: Document = "none"
    document_received: date | None = None
    head_accepts: bool | None = None
    council_accepts: bool | None = None
    resit_authorised: bool = False
    work_due: date | None = None
    work_received: date | None = None
    council_postpones: bool | None = None
    calendar: SchoolCalendar | None = None

    def check_absence_start(self) -> None:
        """An absence has a first day."""
        self._required_if(self.event == "absent", "absence_start", self.absence_start)

    def check_document_received(self) -> None:
        """A document has a day on which it came."""
        self._required_if(self.document != "none", "document_received", self.document_received)

    def check_work_due(self) -> None:
        """Work is late against a date."""
        self._required_if(self.event == "late_work", "work_due", self.work_due)

    def check_council_postpones(self) -> None:
        """The council has that choice where a second session remains (art. 13 §2)."""
        asked = self.event == "not_evaluable" and self.second_session_remains
        self._required_if(asked, "council_postpones", self.council_postpones)

    def check_calendar(self) -> None:
        """The deadline of the document counts working days."""
        self._required_if(self.event == "absent", "calendar", self.calendar)

    def _required_if(self, condition: bool, key: str, value: object) -> None:
        if condition and value is None:
            raise RuleInputError(key, "donnée requise dans cette situation")

    @property
    def second_session_remains(self) -> bool:
        """Is there still a second session after this one?"""
        return not self.is_second and not self.single_session


@dataclass(frozen=True)
class EvaluationAbsence:
    """The decision, what becomes of the second session, and the limit for the document."""

    outcome: AbsenceOutcome
    second_session_right: bool
    attempt_lost: bool
    document_deadline: date | None = None
    justified: bool | None = None


@rule(
    "promsoc.evaluation_absence",
    version=1,
    title="Suites d'une absence à une évaluation certificative",
    source="ROI Binche, art. 11 §13, 13, 17 §6, 23 §1",
)
def evaluation_absence(
    facts: EvaluationAbsenceFacts, figures: FigureReader
) -> Ruling[EvaluationAbsence]:
    """Absent and justified: postponed; unjustified: deemed to have abandoned (13 §1, §7).

    Work handed in late is an absence (§3); one who made evaluation impossible may be
    postponed (§2); whoever is absent from the second session is refused (§1).
    """
    deadline = _document_deadline(facts, figures)
    outcome, reasons = (
        _other_event(facts) if deadline is None else _absent(facts, deadline, figures)
    )
    justified = because.JUSTIFIED in reasons
    result = EvaluationAbsence(
        outcome=outcome,
        second_session_right=facts.second_session_remains
        and outcome not in ("abandoned", "refused"),
        attempt_lost=facts.integrated_test and not justified and outcome not in ("none", "resit"),
        document_deadline=deadline,
        justified=None if deadline is None or facts.is_second else justified,
    )
    return Ruling(result, reasons)


def _document_deadline(facts: EvaluationAbsenceFacts, figures: FigureReader) -> date | None:
    """The second working day from the start of the absence (13 §4)."""
    if facts.event != "absent" or facts.absence_start is None or facts.calendar is None:
        return None
    days = figures.integer("promsoc.results.absence_document_days")
    return days_after(facts.calendar, facts.absence_start, days, "working")


def _absent(facts: EvaluationAbsenceFacts, deadline: date, figures: FigureReader) -> Decision:
    """The steps of art. 13 in order: §1, §7, §4, 11 §13, §4 and §7; then the justified absence."""
    if facts.is_second:
        return "refused", (because.SECOND_SESSION_ABSENCE,)
    if facts.document == "none" or facts.document_received is None:
        return "abandoned", (because.NO_DOCUMENT,)
    if facts.document_received > deadline:
        days = figures.integer("promsoc.results.absence_document_days")
        return "abandoned", (because.document_late(facts.document_received, deadline, days),)
    if facts.document in EXCLUDED:
        return "abandoned", (because.DOCUMENT_EXCLUDED,)
    if not _accepted(facts):
        return "abandoned", (because.DOCUMENT_REJECTED,)
    return _justified(facts)


def _accepted(facts: EvaluationAbsenceFacts) -> bool:
    """Both the head and the council judge the document valid (13 §4, §7)."""
    for key in ("head_accepts", "council_accepts"):
        if getattr(facts, key) is None:
            raise RuleInputError(key, "l'appréciation de la pièce est attendue")
    return bool(facts.head_accepts and facts.council_accepts)


def _justified(facts: EvaluationAbsenceFacts) -> Decision:
    """A resit where the council allows one (§5); else postponed, if a session remains (§1)."""
    if facts.resit_authorised:
        return "resit", (because.JUSTIFIED, because.RESIT_AUTHORISED)
    if facts.single_session:
        return "refused", (because.JUSTIFIED, because.SINGLE_SESSION)
    if facts.integrated_test:
        return "postponed", (because.JUSTIFIED, because.SESSION_NOT_LOST)
    return "postponed", (because.JUSTIFIED,)


def _other_event(facts: EvaluationAbsenceFacts) -> Decision:
    if facts.event == "late_work" and facts.work_due is not None:
        return _work(facts, facts.work_due)
    return _not_evaluable(facts)


def _work(facts: EvaluationAbsenceFacts, due: date) -> Decision:
    """Late work: postponed in the first session, refused in the second (13 §3)."""
    received = facts.work_received
    if received is not None and received <= due:
        return "none", (because.work_on_time(received, due),)
    late = because.work_late(received, due)
    if facts.is_second:
        return "refused", (late,)
    if facts.single_session:
        return "refused", (late, because.SINGLE_SESSION)
    return "postponed", (late,)


def _not_evaluable(facts: EvaluationAbsenceFacts) -> Decision:
    """Only a postponement follows; where none is possible the deliberation decides (13 §2)."""
    if not facts.second_session_remains:
        return "none", (because.NO_POSTPONEMENT_POSSIBLE,)
    if facts.council_postpones:
        return "postponed", (because.NOT_EVALUABLE,)
    return "none", (because.COUNCIL_DOES_NOT_POSTPONE,)
