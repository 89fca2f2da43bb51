"""The sentences of ``european.composition_absence``."""

from collections.abc import Iterator
from datetime import timedelta

from app.rules.dates import french_date
from app.rules.european.composition_facts import CompositionAbsence, CompositionAbsenceFacts
from app.rules.european.source import because
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.verdict import Reason
from app.rules.wording import enumeration

Shown = tuple[str, str | None, bool, bool]


def reasons_for(
    facts: CompositionAbsenceFacts, shown: Shown, figures: FigureReader
) -> tuple[Reason, ...]:
    """Every reason that holds; ``shown`` is outcome, basis, examen de passage, exemption."""
    return tuple(_reasons(facts, shown, figures))


def _reasons(
    facts: CompositionAbsenceFacts, shown: Shown, figures: FigureReader
) -> Iterator[Reason]:
    outcome, basis, resit, exempt = shown
    late = [] if facts.in_last_class else _told_late(facts, figures)
    if late:
        yield _informed_late(late)
    if unjustified := [item for item in facts.absences if not item.justified]:
        yield _unjustified(facts, unjustified)
    if resit:
        yield _resit_exam(facts)
    if exempt:
        yield _exempt(figures)
    if basis == "second_semester":
        yield SECOND_SEMESTER_ONLY
    if basis == "undetermined":
        yield SOURCE_SILENT
    if outcome in LAST:
        yield LAST[outcome](facts)


def _told_late(facts: CompositionAbsenceFacts, figures: FigureReader) -> list[CompositionAbsence]:
    """f.i: "immédiatement ou le lendemain"."""
    days = timedelta(days=figures.integer("european.composition.inform_days"))
    return [
        item
        for item in facts.absences
        if item.informed_on is None or item.informed_on > item.composition_on + days
    ]


def _informed_late(late: list[CompositionAbsence]) -> Reason:
    return because(
        "informed_late",
        "Le motif de l'absence n'a pas été communiqué au directeur immédiatement ou le lendemain "
        f"({_days(late)}).",
        "art. 30.3.f.i",
    )


def _unjustified(facts: CompositionAbsenceFacts, unjustified: list[CompositionAbsence]) -> Reason:
    if facts.in_last_class:
        return because(
            "unjustified",
            f"L'absence à l'épreuve partielle n'est pas justifiée ({_days(unjustified)}).",
            "art. 30.3.h.iii",
        )
    return because(
        "unjustified",
        f"L'absence à la composition n'est pas justifiée ({_days(unjustified)}) ; l'élève perd "
        "tous les points attachés à la composition non faite (note 0).",
        "art. 30.3.f.i et 30.3.f.v",
    )


def _resit_exam(facts: CompositionAbsenceFacts) -> Reason:
    if facts.state_of(1) == "open":
        return because(
            "resit_exam",
            "L'élève, absent de manière justifiée aux compositions des deux semestres, doit subir "
            "un examen de passage dans la matière.",
            "art. 30.3.f.iv",
        )
    return because(
        "resit_exam",
        "L'élève, absent de manière justifiée à la composition du second semestre sans épreuve de "
        "remplacement, doit subir un examen de passage dans les premiers jours qui suivent la "
        "rentrée scolaire.",
        "art. 30.3.f.iii",
    )


def _exempt(figures: FigureReader) -> Reason:
    least = french_number(figures.decimal("european.composition.exemption_mark"))
    return because(
        "exempt_7_and_7",
        f"L'élève a obtenu au moins {least} au premier semestre (notes A et B) et une note A d'au "
        f"moins {least} au second ; il est dispensé de l'examen de passage.",
        "art. 30.3.f.iii",
    )


SECOND_SEMESTER_ONLY = because(
    "second_semester_only",
    "L'élève, absent de manière justifiée à la composition du premier semestre sans épreuve de "
    "remplacement, voit sa note finale calculée sur la base des résultats du second semestre.",
    "art. 30.3.f.ii",
)
SOURCE_SILENT = because(
    "source_silent",
    "L'absence au premier semestre est justifiée, celle au second ne l'est pas ; le Règlement ne "
    "dit pas sur quelle base la note finale est alors calculée.",
    "art. 30.3.f.ii et 30.3.f.iv",
)


def _replaced(facts: CompositionAbsenceFacts) -> Reason:
    return because(
        "replaced",
        f"L'élève s'est présenté à l'épreuve de remplacement ({_days(list(facts.absences))}) ; "
        "son absence justifiée reste sans suite.",
        "art. 30.3.h.i et 30.3.h.ii" if facts.in_last_class else "art. 30.3.f.ii et 30.3.f.iii",
    )


def _replacement_test(facts: CompositionAbsenceFacts) -> Reason:
    waiting = [item for item in facts.absences if item.state == "open"]
    return because(
        "replacement_test",
        f"L'élève, absent de manière justifiée ({_days(waiting)}), doit se soumettre à une épreuve "
        "de remplacement qui se déroule dans les mêmes conditions que l'épreuve initiale.",
        "art. 30.3.h.i et 30.3.h.ii",
    )


def _barred(facts: CompositionAbsenceFacts) -> Reason:
    return because(
        "barred_from_baccalaureate",
        "En raison d'une absence non justifiée à une épreuve partielle, l'élève n'est pas autorisé "
        "à se présenter au Baccalauréat.",
        "art. 30.3.h.iii",
    )


def _days(absences: list[CompositionAbsence]) -> str:
    return enumeration(french_date(item.composition_on) for item in absences)


LAST = {
    "replaced": _replaced,
    "replacement_test": _replacement_test,
    "barred_from_baccalaureate": _barred,
}
