"""``fwb.exam_admission``: may a pupil beyond 20 unjustified half-days sit the examinations?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.studies.exam_admission_facts import ExamAdmissionFacts
from app.rules.fwb.studies.exam_admission_reasons import (
    Ground,
    answer_outdated,
    council_late,
    main_reason,
    signer_not_entitled,
)
from app.rules.fwb.studies.family import is_entitled
from app.rules.fwb.studies.school_days import from_second_degree
from app.rules.fwb.studies.school_years import in_second_year
from app.rules.fwb.studies.sources import circular, reasons
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

AdmissionOutcome = Literal["admitted", "not_admitted", "pending"]
NextStep = Literal[
    "none",
    "issue_attestation",
    "inform",
    "await_return",
    "set_objectives",
    "seek_approval",
    "council",
]

# Nothing that follows the excess is asked where one of these holds.
UNAFFECTED: tuple[Ground, ...] = ("not_exceeded", "first_degree", "exceeded_after_31_may")
OUTCOMES: dict[Ground, AdmissionOutcome] = {
    "not_exceeded": "admitted",
    "first_degree": "admitted",
    "exceeded_after_31_may": "admitted",
    "not_approved": "not_admitted",
    "objectives_met": "admitted",
    "objectives_not_met": "not_admitted",
    "procedure_open": "pending",
    "not_returned": "not_admitted",
    "procedure_overdue": "pending",
    "council_overdue": "pending",
}


@dataclass(frozen=True)
class ExamAdmission:
    """Whether the pupil sits the examinations, and what the school does next."""

    outcome: AdmissionOutcome
    receives: Literal["free_pupil_attestation", "none"]
    appealable: bool
    next_step: NextStep
    council_from: date
    council_to: date


@dataclass(frozen=True)
class Reply:
    """The family's answer to the objectives proposed, and what it is worth."""

    approves: bool
    day: date
    proposed: date
    entitled: bool

    @property
    def current(self) -> bool:
        """Is it an answer to the objectives in force?"""
        return self.day >= self.proposed

    @property
    def counts(self) -> bool:
        """Does it count as an answer?"""
        return self.entitled and self.current


@rule(
    "fwb.exam_admission",
    version=1,
    title="L'élève au-delà de 20 demi-journées injustifiées est-il admis aux examens ?",
    source=circular("II.V.1"),
)
def exam_admission(facts: ExamAdmissionFacts, figures: FigureReader) -> Ruling[ExamAdmission]:
    """The class council decides between 15 and 31 May on objectives that were approved.

    Refused objectives shut the examinations; an excess after 31 May opens them. The refusal
    is no AOC and cannot be contested (C7282 II.V.1.2).
    """
    first, last = _council_window(facts, figures)
    reply = _reply(facts, figures)
    approved = reply is not None and reply.counts and reply.approves
    _check_council(facts, reply, first)
    ground = _ground(facts, reply, last, figures)
    outcome = OUTCOMES[ground]
    result = ExamAdmission(
        outcome=outcome,
        receives="free_pupil_attestation" if outcome == "not_admitted" else "none",
        appealable=False,
        next_step=_next_step(facts, outcome, approved),
        council_from=first,
        council_to=last,
    )
    added = () if ground in UNAFFECTED else _added(facts, reply, last, figures)
    return Ruling(result, (main_reason(ground, facts, last), *added))


def _council_window(facts: ExamAdmissionFacts, figures: FigureReader) -> tuple[date, date]:
    first, last = figures.words("fwb.council_window")
    return in_second_year(facts.school_year, first), in_second_year(facts.school_year, last)


def _reply(facts: ExamAdmissionFacts, figures: FigureReader) -> Reply | None:
    if facts.answer_date is None or facts.signed_by is None or facts.proposed is None:
        return None
    return Reply(
        approves=facts.answer == "approved",
        day=facts.answer_date,
        proposed=facts.proposed,
        entitled=is_entitled(facts.signed_by, facts.birth_date, facts.answer_date, figures),
    )


def _check_council(facts: ExamAdmissionFacts, reply: Reply | None, first: date) -> None:
    """The council judges valid approvals, and gives the pupil the time until 15 May."""
    if facts.council_date is None:
        return
    if reply is None or not reply.counts or reply.day > facts.council_date:
        raise RuleInputError("council", "des objectifs valablement approuvés avant le conseil")
    if facts.council_date < first:
        raise RuleInputError("council_date", f"un jour à partir du {french_date(first)}")


def _ground(
    facts: ExamAdmissionFacts, reply: Reply | None, last: date, figures: FigureReader
) -> Ground:
    if facts.excess_date is None:
        return "not_exceeded"
    if not from_second_degree(facts.study_year, figures):
        return "first_degree"
    if facts.excess_date > last:
        return "exceeded_after_31_may"
    if reply and reply.counts and not reply.approves:
        return "not_approved"
    if facts.council != "none":
        return "objectives_met" if facts.council == "met" else "objectives_not_met"
    if facts.today <= last:
        return "procedure_open"
    return _ground_after_window(facts, reply)


def _ground_after_window(facts: ExamAdmissionFacts, reply: Reply | None) -> Ground:
    """The family's silence shuts the door, what the school left undone does not."""
    if facts.returned is None:
        return "not_returned"
    if facts.proposed is None:
        return "procedure_overdue"
    return "council_overdue" if reply and reply.counts else "not_approved"


def _next_step(facts: ExamAdmissionFacts, outcome: AdmissionOutcome, approved: bool) -> NextStep:
    if outcome != "pending":
        return "none" if outcome == "admitted" else "issue_attestation"
    if facts.informed is None:
        return "inform"
    if facts.returned is None:
        return "await_return"
    if facts.proposed is None:
        return "set_objectives"
    return "council" if approved else "seek_approval"


def _added(
    facts: ExamAdmissionFacts, reply: Reply | None, last: date, figures: FigureReader
) -> tuple[Reason, ...]:
    """What is wrong with an answer that does not count, or with the council's day."""
    decided = facts.council_date
    return reasons(
        *(_faults(facts, reply, figures) if reply else ()),
        council_late(decided, last) if decided and decided > last else None,
    )


def _faults(
    facts: ExamAdmissionFacts, reply: Reply, figures: FigureReader
) -> tuple[Reason | None, ...]:
    return (
        None if reply.entitled else signer_not_entitled(facts, reply.day, figures),
        None if reply.current else answer_outdated(reply.day, reply.proposed),
    )
