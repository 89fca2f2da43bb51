"""``european.composition_absence``: compositions missed (art. 30.3.f, 30.3.h)."""

from dataclasses import dataclass
from typing import Literal

from app.rules.european.composition_facts import CompositionAbsenceFacts, Semester
from app.rules.european.composition_reasons import reasons_for
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Ruling

Outcome = Literal[
    "resit_exam",
    "zero",
    "second_semester_only",
    "exempt",
    "replaced",
    "barred_from_baccalaureate",
    "replacement_test",
]
Basis = Literal["second_semester", "undetermined", "both"]
SEMESTERS: tuple[Semester, ...] = (1, 2)


@dataclass(frozen=True)
class CompositionOutcome:
    """What follows from the absences, in one subject."""

    outcome: Outcome
    notify_family: bool
    zero_semesters: tuple[Semester, ...] | None = None
    resit_exam: bool | None = None
    mark_basis: Basis | None = None
    fixed_by: Literal["director", "teachers"] | None = None


@rule(
    "european.composition_absence",
    version=1,
    title="L'absence à une composition ou à une épreuve partielle",
    source="Règlement général EE, art. 30.3.f et 30.3.h",
)
def composition_absence(
    facts: CompositionAbsenceFacts, figures: FigureReader
) -> Ruling[CompositionOutcome]:
    """An unjustified absence costs all points (f.v), or the Baccalauréat in class 7 (h.iii).

    A justified one that was not made good leaves the second semester alone to count (f.ii),
    calls for an examen de passage (f.iii, f.iv), or for another épreuve in class 7 (h.i, h.ii).
    """
    exempt = facts.exemption_tested and _strong_marks(facts, figures)
    result = _last_class(facts) if facts.in_last_class else _classes_4_to_6(facts, exempt)
    shown = (result.outcome, result.mark_basis, bool(result.resit_exam), exempt)
    return Ruling(result, reasons_for(facts, shown, figures))


def _strong_marks(facts: CompositionAbsenceFacts, figures: FigureReader) -> bool:
    """f.iii: at least 7 in the first semester (A and B) and in mark A of the second."""
    least = figures.decimal("european.composition.exemption_mark")
    return all(mark is not None and mark >= least for mark in (facts.a1, facts.b1, facts.a2))


def _classes_4_to_6(facts: CompositionAbsenceFacts, exempt: bool) -> CompositionOutcome:
    zeros = tuple(semester for semester in SEMESTERS if facts.state_of(semester) == "zero")
    resit = facts.state_of(2) == "open" and not exempt
    basis = _basis(facts)
    return CompositionOutcome(
        outcome=_outcome(resit, zeros, basis, exempt),
        notify_family=bool(zeros),
        zero_semesters=zeros,
        resit_exam=resit,
        mark_basis=basis,
    )


def _basis(facts: CompositionAbsenceFacts) -> Basis:
    """f.ii counts the second semester alone where the pupil took its composition."""
    if facts.state_of(1) != "open" or facts.state_of(2) == "open":
        return "both"
    return "undetermined" if facts.state_of(2) == "zero" else "second_semester"


def _outcome(resit: bool, zeros: tuple[Semester, ...], basis: Basis, exempt: bool) -> Outcome:
    if resit:
        return "resit_exam"
    if zeros:
        return "zero"
    if basis == "second_semester":
        return "second_semester_only"
    return "exempt" if exempt else "replaced"


def _last_class(facts: CompositionAbsenceFacts) -> CompositionOutcome:
    states = [item.state for item in facts.absences]
    if "zero" in states:
        return CompositionOutcome("barred_from_baccalaureate", notify_family=True)
    if "open" not in states:
        return CompositionOutcome("replaced", notify_family=False)
    long = any(item.state == "open" and item.test_kind == "long" for item in facts.absences)
    return CompositionOutcome(
        "replacement_test", notify_family=False, fixed_by="director" if long else "teachers"
    )
