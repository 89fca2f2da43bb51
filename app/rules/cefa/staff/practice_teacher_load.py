"""``cefa.practice_teacher_load``: complement of a teacher of trade practice (VIII.VII)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from app.rules.cefa.sources import D91, circular
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VIII.VII", f"{D91}, art. 20 §1er et art. 21 al. 2 et 3")


@facts
class LoadFacts:
    """Course periods of pratique professionnelle by degree, and of cours techniques."""

    d2_periods: Count
    d3_periods: Count
    ct_periods: Count = 0


@dataclass(frozen=True)
class Loads:
    """The full load, and the course periods that make a charge at each degree."""

    full: int
    d2: int
    d3: int
    ct: int


@dataclass(frozen=True)
class PracticeLoad:
    """The periods owed beside the courses, and the totals."""

    outcome: Literal["none", "part_time", "full_time"]
    complement: int
    pp_total: int
    total: int


@rule(
    "cefa.practice_teacher_load",
    version=1,
    title="Le complément d'un professeur de pratique professionnelle",
    source=SOURCE,
)
def practice_teacher_load(facts: LoadFacts, figures: FigureReader) -> Ruling[PracticeLoad]:
    """The complement is owed "au prorata des prestations « cours »", up to 28 periods in all."""
    loads = _loads(figures)
    _check_charge(facts, loads)
    courses = facts.d2_periods + facts.d3_periods
    owed = _prorata(facts.d2_periods, loads.d2, loads) + _prorata(facts.d3_periods, loads.d3, loads)
    complement = min(owed, loads.full - courses)
    pp_total = courses + complement
    result = PracticeLoad(
        outcome="none" if not courses else "full_time" if pp_total == loads.full else "part_time",
        complement=complement,
        pp_total=pp_total,
        total=pp_total + facts.ct_periods,
    )
    return Ruling(result, tuple(_reasons(facts, result, owed, loads)))


def _loads(figures: FigureReader) -> Loads:
    return Loads(
        full=figures.integer("cefa.practice.full_load"),
        d2=figures.integer("cefa.practice.course_load_d2"),
        d3=figures.integer("cefa.practice.course_load_d3"),
        ct=figures.integer("cefa.practice.course_load_ct"),
    )


def _check_charge(facts: LoadFacts, loads: Loads) -> None:
    """Each number within its charge, and both degrees together within one."""
    for key, periods, most in (
        ("d2_periods", facts.d2_periods, loads.d2),
        ("d3_periods", facts.d3_periods, loads.d3),
        ("ct_periods", facts.ct_periods, loads.ct),
    ):
        if periods > most:
            raise RuleInputError(key, f"un nombre de 0 à {most} est attendu")
    if Fraction(facts.d2_periods, loads.d2) + Fraction(facts.d3_periods, loads.d3) > 1:
        raise RuleInputError("d3_periods", "une charge complète au plus est attendue")


def _prorata(periods: int, charge: int, loads: Loads) -> int:
    """The printed table: 22 of courses owe 6 at the second degree, 20 owe 8 at the third."""
    return ceil(Fraction(periods * (loads.full - charge), charge))


def _reasons(facts: LoadFacts, result: PracticeLoad, owed: int, loads: Loads) -> Iterator[Reason]:
    courses = counted(facts.d2_periods + facts.d3_periods, "période")
    yield Reason(
        result.outcome,
        f"Pour {courses} de cours de pratique professionnelle, le complément est de "
        f"{counted(result.complement, 'période')}, soit {result.pp_total} sur {loads.full}.",
        SOURCE,
    )
    if result.complement < owed:
        yield Reason(
            "capped",
            f"Le complément de {owed} est ramené à {result.complement} : la charge complète est de "
            f"{loads.full} périodes.",
            SOURCE,
        )
    if facts.ct_periods > 0:
        yield Reason(
            "ct_without_complement",
            "Les cours techniques ne donnent lieu à aucun complément "
            f"({counted(facts.ct_periods, 'période')}).",
            SOURCE,
        )
