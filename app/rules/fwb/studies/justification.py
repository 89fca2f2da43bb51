"""``fwb.justification``: is one absence justified, by right or only by the head?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.figures import FigureReader
from app.rules.fwb.studies.justification_deadlines import JustificationDeadlines, deadlines_of
from app.rules.fwb.studies.justification_facts import JustificationFacts
from app.rules.fwb.studies.justification_reasons import (
    HEAD_APPRECIATION,
    HOLIDAY,
    confirmation_overdue,
    document_missing,
    head_recognised,
    head_refused,
    too_late,
)
from app.rules.fwb.studies.justification_routes import by_right
from app.rules.fwb.studies.sources import reasons, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

JustificationOutcome = Literal["pending", "head", "accepted", "refused", "partial"]


@dataclass(frozen=True)
class Justification:
    """The half-days justified, waiting for the head or a document, and refused."""

    outcome: JustificationOutcome
    document_by: date
    confirm_by: date
    school_days: int
    justified: int
    waiting: int
    refused: int


@dataclass(frozen=True)
class Judgement:
    """How the half-days of the absence fall, and why."""

    justified: int = 0
    waiting: int = 0
    refused: int = 0
    grounds: tuple[Reason, ...] = ()
    document_awaited: bool = False

    @property
    def outcome(self) -> JustificationOutcome:
        """The word that sums up the numbers."""
        if self.document_awaited:
            return "pending"
        if self.waiting:
            return "head"
        if not self.refused:
            return "accepted"
        return "partial" if self.justified else "refused"


@rule(
    "fwb.justification",
    version=1,
    title="Une absence est-elle justifiée, de plein droit ou par la direction ?",
    source=roi("7.2, 7.3 et 7.4"),
)
def justification(facts: JustificationFacts, figures: FigureReader) -> Ruling[Justification]:
    """The motives of 7.2 justify by right with their document in time; the head decides the rest.

    Between the document's day (7.2) and the end of the file (7.4) the head may still
    recognise an absence; after it, without a document, nobody may.
    """
    limits = deadlines_of(facts.calendar, facts.missed, figures)
    judgement = _judged(facts, limits, figures)
    result = Justification(
        outcome=judgement.outcome,
        document_by=limits.document_by,
        confirm_by=limits.confirm_by,
        school_days=limits.school_days,
        justified=judgement.justified,
        waiting=judgement.waiting,
        refused=judgement.refused,
    )
    return Ruling(result, judgement.grounds)


def _judged(
    facts: JustificationFacts, limits: JustificationDeadlines, figures: FigureReader
) -> Judgement:
    if facts.motive == "holiday":
        return Judgement(refused=limits.half_days, grounds=(HOLIDAY,))
    if facts.received is None:
        return _without_document(facts, limits)
    if facts.received > limits.confirm_by:
        return Judgement(refused=limits.half_days, grounds=(too_late(limits),))
    return _with_document(facts, limits, figures)


def _without_document(facts: JustificationFacts, limits: JustificationDeadlines) -> Judgement:
    """The head may decide until the file closes; then the absence is deemed unjustified."""
    total = limits.half_days
    if (facts.head_date or facts.today) > limits.confirm_by:
        return Judgement(refused=total, grounds=(too_late(limits),))
    if facts.head_decision != "none":
        return _decided_by_head(facts, 0, total)
    if facts.motive == "force_majeure":
        return Judgement(waiting=total, grounds=(HEAD_APPRECIATION,))
    return Judgement(waiting=total, grounds=(document_missing(limits),), document_awaited=True)


def _with_document(
    facts: JustificationFacts, limits: JustificationDeadlines, figures: FigureReader
) -> Judgement:
    found = by_right(facts, limits, figures)
    if found.route == "note" and facts.head_decision == "refused":
        # 7.2 al. 3: the head may refuse the note itself, and with it all that it covers
        return _decided_by_head(facts, 0, limits.half_days, found.checks)
    rest = limits.half_days - found.half_days
    grounds = (*found.checks, *found.grounds)
    if not rest:
        return Judgement(justified=found.half_days, grounds=grounds)
    if facts.head_decision != "none":
        return _decided_by_head(facts, found.half_days, rest, grounds)
    late = confirmation_overdue(limits) if facts.today > limits.confirm_by else None
    return Judgement(justified=found.half_days, waiting=rest, grounds=(*grounds, *reasons(late)))


def _decided_by_head(
    facts: JustificationFacts, justified: int, rest: int, grounds: tuple[Reason, ...] = ()
) -> Judgement:
    if facts.head_decision == "accepted":
        recognised = head_recognised(facts, rest)
        return Judgement(justified=justified + rest, grounds=(*grounds, recognised))
    return Judgement(justified=justified, refused=rest, grounds=(*grounds, head_refused(rest)))
