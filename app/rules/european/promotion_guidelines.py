"""The guidelines of art. 62 C (classes 1 to 3) and 62 D (classes 4 to 6).

Each refuses without deliberation on grounds a, b and c, and lets the council derogate
from c alone where the pupil is strong elsewhere.
"""

from collections.abc import Iterator
from typing import Literal

from app.rules.european.classes import in_observation_cycle
from app.rules.european.promotion_marks import Marks
from app.rules.european.subjects import Kind
from app.rules.figures import FigureReader

Ground = Literal["average_below_6", "too_many_failed", "index_limit"]

STRONG_IN_OBSERVATION: tuple[Kind, ...] = ("basic",)
# D.4: "parmi les matières obligatoires et/ou les matières à option"; annex II sorts none.
STRONG_ABOVE: tuple[Kind, ...] = ("basic", "other", "option")


def part_of(class_: int) -> str:
    """The part of article 62 that governs a class."""
    return "C" if in_observation_cycle(class_) else "D"


def figures_of(class_: int) -> str:
    """Where the figures of that part are."""
    part = "lower" if in_observation_cycle(class_) else "upper"
    return f"european.promotion.{part}"


def grounds(class_: int, marks: Marks, figures: FigureReader) -> tuple[Ground, ...]:
    """The grounds of refusal without deliberation that hold on these marks (C.2, D.2)."""
    return tuple(_grounds(class_, marks, figures)) if marks.failed else ()


def _grounds(class_: int, marks: Marks, figures: FigureReader) -> Iterator[Ground]:
    required = figures.decimal("european.promotion.average")
    if marks.total < required * len(marks.counted):
        yield "average_below_6"
    too_many = _too_many_lower if in_observation_cycle(class_) else _too_many_upper
    if too_many(marks, figures):
        yield "too_many_failed"
    if marks.index_sum >= figures.integer(f"{figures_of(class_)}.index_limit"):
        yield "index_limit"


def _too_many_lower(marks: Marks, figures: FigureReader) -> bool:
    """C.2.b: three basic marks or more, or two with two or more in the other subjects."""
    basic, other = len(marks.failed_of("basic")), len(marks.failed_of("other"))
    if basic >= figures.integer("european.promotion.lower.basic_failed"):
        return True
    return basic == figures.integer(
        "european.promotion.lower.basic_failed_with_others"
    ) and other >= figures.integer("european.promotion.lower.other_failed")


def _too_many_upper(marks: Marks, figures: FigureReader) -> bool:
    """D.2.b: four marks or more."""
    return len(marks.failed) >= figures.integer("european.promotion.upper.failed")


def strong_elsewhere(class_: int, marks: Marks, figures: FigureReader) -> bool:
    """C.4, D.4: few insufficient marks, ground c alone, and strong marks in other subjects."""
    part = figures_of(class_)
    if grounds(class_, marks, figures) != ("index_limit",):
        return False
    if len(marks.failed) not in figures.integers(f"{part}.strong_failed"):
        return False
    kinds = STRONG_IN_OBSERVATION if in_observation_cycle(class_) else STRONG_ABOVE
    strong = marks.strong_of(kinds, figures.decimal(f"{part}.strong_mark"))
    return strong >= figures.integer(f"{part}.strong_subjects")
