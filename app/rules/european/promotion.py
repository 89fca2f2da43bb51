"""``european.promotion``: passing to the next secondary class (art. 62 B, C, D)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from app.rules.european.classes import in_observation_cycle
from app.rules.european.promotion_facts import PromotionFacts
from app.rules.european.promotion_guidelines import Ground, grounds, strong_elsewhere
from app.rules.european.promotion_marks import Marks, counted_marks, without_disregardable
from app.rules.european.promotion_reasons import reasons_for
from app.rules.european.subjects import not_counted_in
from app.rules.figures import FigureReader
from app.rules.numbers import rounded_half_up
from app.rules.registry import rule
from app.rules.verdict import Ruling

Outcome = Literal["promoted", "refused", "deliberate"]
Derogation = Literal["strong_subjects", "new_pupil", "special_case"]
Repeat = Literal["not_needed", "allowed", "barred"]

AVERAGE_DECIMALS = 2


@dataclass(frozen=True)
class Promotion:
    """What the guidelines say of one pupil.

    ``average`` is rounded for reading only; ``repeat`` says what a refusal would mean.
    """

    outcome: Outcome
    average: Decimal
    counted: int
    failed_subjects: tuple[str, ...]
    failed_indices: tuple[int, ...]
    failed_count: int
    index_sum: int
    failed_basic: int | None
    failed_other: int | None
    not_counted: tuple[str, ...]
    derogations: tuple[Derogation, ...]
    repeat: Repeat


@rule(
    "european.promotion",
    version=1,
    title="Le passage dans la classe supérieure au secondaire",
    source="Règlement général EE, art. 62 B, C et D, annexes I, II et III",
)
def promotion(facts: PromotionFacts, figures: FigureReader) -> Ruling[Promotion]:
    """Promoted with every mark at 6 (C.1, D.1); refused on a ground of C.2 or D.2.

    Where something derogates from the ground (C.4 or D.4, B.5, B.6), and in all cases that
    neither foresees (C.3, D.3), the council examines the pupil.
    """
    marks = counted_marks(facts, figures)
    found = grounds(facts.class_, marks, figures)
    derogations = _derogations(facts, marks, found, figures)
    outcome = _outcome(facts, marks, found, derogations)
    repeat = _repeat(facts, outcome, figures)
    result = _result(facts, marks, outcome, derogations, repeat)
    reasons = reasons_for(facts, marks, found, result.derogations, (outcome, repeat), figures)
    return Ruling(result, reasons)


def _derogations(
    facts: PromotionFacts, marks: Marks, found: tuple[Ground, ...], figures: FigureReader
) -> tuple[Derogation, ...]:
    """What lets the council examine a pupil whom C.2 or D.2 refuses (C.4 or D.4, B.5, B.6)."""
    if facts.sen_adapted_programme or not marks.failed:
        return ()
    left = without_disregardable(facts, marks, figures)
    disregards = len(left.counted) < len(marks.counted)
    strong_on_left = disregards and strong_elsewhere(facts.class_, left, figures)
    derogations: list[Derogation] = []
    if strong_on_left or strong_elsewhere(facts.class_, marks, figures):
        derogations.append("strong_subjects")
    if disregards and (strong_on_left or not found or not grounds(facts.class_, left, figures)):
        derogations.append("new_pupil")
    if facts.special_circumstances:
        derogations.append("special_case")
    return tuple(derogations)


def _outcome(
    facts: PromotionFacts,
    marks: Marks,
    found: tuple[Ground, ...],
    derogations: tuple[Derogation, ...],
) -> Outcome:
    """An adapted programme is for the Groupe conseil and the council, whatever the marks (B.8)."""
    if facts.sen_adapted_programme:
        return "deliberate"
    if not marks.failed:
        return "promoted"
    return "refused" if found and not derogations else "deliberate"


def _repeat(facts: PromotionFacts, outcome: Outcome, figures: FigureReader) -> Repeat:
    """B.7: "Un élève n'est pas admis à répéter deux fois la même classe"."""
    if outcome == "promoted":
        return "not_needed"
    most = figures.integer("european.promotion.years_in_class")
    return "allowed" if facts.years_in_class < most else "barred"


def _result(
    facts: PromotionFacts,
    marks: Marks,
    outcome: Outcome,
    derogations: tuple[Derogation, ...],
    repeat: Repeat,
) -> Promotion:
    failed, lower = marks.failed, in_observation_cycle(facts.class_)
    uncounted = not_counted_in(facts.class_)
    return Promotion(
        outcome=outcome,
        average=rounded_half_up(marks.average, AVERAGE_DECIMALS),
        counted=len(marks.counted),
        failed_subjects=tuple(item.item.subject for item in failed),
        failed_indices=tuple(item.index for item in failed),
        failed_count=len(failed),
        index_sum=marks.index_sum,
        failed_basic=len(marks.failed_of("basic")) if lower else None,
        failed_other=len(marks.failed_of("other")) if lower else None,
        not_counted=tuple(item.subject for item in facts.subjects if item.subject in uncounted),
        derogations=derogations,
        repeat=repeat,
    )
