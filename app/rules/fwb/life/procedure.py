"""The procedure as a whole: its defects, what is only told, and the step that comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.figures import FigureReader
from app.rules.fwb.life.procedure_facts import ProcedureFacts
from app.rules.fwb.life.procedure_hearing import (
    early_hearing,
    record_defects,
    record_information,
    time_defects,
)
from app.rules.fwb.life.procedure_letters import notification_defects, summons_defects
from app.rules.fwb.life.sources import law
from app.rules.verdict import Reason

ProcedureOutcome = Literal["irregular", "complete", "running"]
NextStep = Literal[
    "summon",
    "hold_hearing",
    "sign_record",
    "council_opinion",
    "decide",
    "notify",
    "await_appeal",
]

SOURCE = law("5.4.2.2", "1.7.9-6")


@dataclass(frozen=True)
class Procedure:
    """What was found so far; ``reasons`` are the defects and what is only told."""

    outcome: ProcedureOutcome
    next_step: NextStep
    defects: tuple[str, ...]
    reasons: tuple[Reason, ...]


def review(
    facts: ProcedureFacts,
    earliest: date | None,
    figures: FigureReader,
    added: tuple[Reason, ...] = (),
) -> Procedure:
    """Look at the steps that are done; ``added`` are the defects of another rule's own."""
    defects = (*_defects(facts, earliest, figures), *added)
    told = (*early_hearing(facts, earliest), *record_information(facts))
    complete = facts.notification_presented is not None
    return Procedure(
        outcome="irregular" if defects else "complete" if complete else "running",
        next_step=_next_step(facts),
        defects=tuple(sorted({reason.code for reason in defects})),
        reasons=(*defects, *told) or (REGULAR_SO_FAR,),
    )


def _defects(
    facts: ProcedureFacts, earliest: date | None, figures: FigureReader
) -> Iterator[Reason]:
    yield from summons_defects(facts, figures)
    yield from time_defects(facts, earliest, figures)
    yield from record_defects(facts)
    yield from _decision_defects(facts)
    yield from notification_defects(facts, figures)


def _decision_defects(facts: ProcedureFacts) -> Iterator[Reason]:
    """Decided after hearing and opinion, by the pouvoir organisateur, "dûment motivée"."""
    decision = facts.decision
    if decision is None:
        return
    if facts.hearing is None or facts.hearing > decision:
        yield DECISION_BEFORE_HEARING
    if facts.council_opinion is None or facts.council_opinion > decision:
        yield OPINION_MISSING
    if facts.decided_by == "other":
        yield NO_AUTHORITY
    if not facts.motivated:
        yield NOT_MOTIVATED


def _next_step(facts: ProcedureFacts) -> NextStep:
    """The first step that is not done, whatever the defects of the others."""
    if facts.summons_presented is None:
        return "summon"
    if facts.hearing is None or facts.attended is None:
        return "hold_hearing"
    if facts.record == "none":
        return "sign_record"
    if facts.council_opinion is None:
        return "council_opinion"
    if facts.decision is None:
        return "decide"
    return "notify" if facts.notification_presented is None else "await_appeal"


DECISION_BEFORE_HEARING = Reason(
    "decision_before_hearing",
    "La décision est prise avant l'audition de l'élève.",
    SOURCE,
)
OPINION_MISSING = Reason(
    "opinion_missing",
    "La décision est prise sans l'avis préalable du conseil de classe.",
    SOURCE,
)
NO_AUTHORITY = Reason(
    "no_authority",
    "La décision n'est pas prise par le pouvoir organisateur ou son délégué.",
    SOURCE,
)
NOT_MOTIVATED = Reason(
    "not_motivated",
    "La décision n'est pas dûment motivée.",
    SOURCE,
)
REGULAR_SO_FAR = Reason(
    "regular_so_far",
    "Les étapes accomplies jusqu'ici sont régulières.",
    SOURCE,
)
