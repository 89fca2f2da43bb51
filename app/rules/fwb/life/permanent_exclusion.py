"""``fwb.permanent_exclusion``: is the procedure regular so far, and what comes next?"""

from dataclasses import dataclass
from datetime import date

from app.rules.figures import FigureReader
from app.rules.fwb.life.procedure import SOURCE, NextStep, ProcedureOutcome, review
from app.rules.fwb.life.procedure_facts import ProcedureFacts
from app.rules.fwb.life.procedure_hearing import earliest_hearing
from app.rules.registry import rule
from app.rules.verdict import Ruling


@dataclass(frozen=True)
class PermanentExclusion:
    """Regular or not, the first day for the hearing, the next step, and the defects."""

    outcome: ProcedureOutcome
    earliest_hearing: date | None
    next_step: NextStep
    defects: tuple[str, ...]


@rule(
    "fwb.permanent_exclusion",
    version=1,
    title="La procédure d'exclusion définitive est-elle régulière, et que faire ensuite ?",
    source=SOURCE,
)
def permanent_exclusion(facts: ProcedureFacts, figures: FigureReader) -> Ruling[PermanentExclusion]:
    """Summoned, heard, recorded; decided after the council's opinion; notified.

    "L'audition a lieu au plus tôt le 4e jour ouvrable suivant la présentation" of the
    summons, sooner where the pupil or the family asks.
    """
    earliest = earliest_hearing(facts, figures)
    found = review(facts, earliest, figures)
    result = PermanentExclusion(found.outcome, earliest, found.next_step, found.defects)
    return Ruling(result, found.reasons)
