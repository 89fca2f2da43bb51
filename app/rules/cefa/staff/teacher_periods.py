"""``cefa.teacher_periods``: the périodes-professeurs of a CEFA (VIII.IV)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.cefa.counting import PERCENT, share, whole_periods
from app.rules.cefa.days import first_year
from app.rules.cefa.sources import D91, circular
from app.rules.errors import RuleInputError
from app.rules.facts import Count, SchoolYear, at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VIII.IV", f"{D91}, art. 14 §2, art. 15bis et art. 18")
CPU = circular(
    "VIII.IV", f"{D91}, art. 14 §2/1", "arrêté du Gouvernement du 27 février 2014, art. 2"
)
EXPERIENCED = circular("VIII.IV", "décret du 14 mars 2019 relatif à l'organisation du travail")
TRANSFER = circular("VIII.IV", f"{D91}, art. 14 §3")

Periods = Annotated[Decimal, at_least(0)]


@facts
class TeacherPeriodsFacts:
    """Pupils of each category at the count, and the accompaniment periods added."""

    compulsory: Count
    c3: Count = 0
    c4: Count = 0
    c5: Count = 0
    c6: Count = 0
    c7: Count = 0
    c8: Count = 0
    cpu_pupils: Count = 0
    school_year: SchoolYear
    support_transfer: Periods = Decimal(0)
    support_total: Periods = Decimal(0)

    def by_category(self, first_pupils: int) -> tuple[int, ...]:
        """Pupils of categories 1 to 8; those under compulsory schooling fill 1, then 2."""
        first = min(self.compulsory, first_pupils)
        others = self.compulsory - first
        return (first, others, self.c3, self.c4, self.c5, self.c6, self.c7, self.c8)


@dataclass(frozen=True)
class TeacherPeriods:
    """Periods by category, the supplements, what is available and what may be given away."""

    outcome: Literal["granted", "none"]
    p1: int
    p2: int
    p3: int
    p4: int
    p5: int
    p6: int
    p7: int
    p8: int
    periods: int
    cpu: int
    experienced: int
    available: Decimal
    max_to_support: Decimal


@rule("cefa.teacher_periods", version=1, title="Les périodes-professeurs", source=SOURCE)
def teacher_periods(facts: TeacherPeriodsFacts, figures: FigureReader) -> Ruling[TeacherPeriods]:
    """Each category is made whole apart; the CPU complement is reserved for remediation."""
    percentage = _experienced_percentage(facts, figures)
    _check_transfer(facts, figures)
    categories = facts.by_category(figures.integer("cefa.teachers.first_pupils"))
    p1, p2, p3, p4, p5, p6, p7, p8 = by_category = [
        whole_periods(pupils * figures.decimal(f"cefa.teachers.category_{number}"))
        for number, pupils in enumerate(categories, start=1)
    ]
    periods = sum(by_category)
    cpu = whole_periods(facts.cpu_pupils * figures.decimal("cefa.teachers.cpu"))
    experienced = whole_periods(periods * percentage / PERCENT)
    result = TeacherPeriods(
        outcome="granted" if periods else "none",
        p1=p1,
        p2=p2,
        p3=p3,
        p4=p4,
        p5=p5,
        p6=p6,
        p7=p7,
        p8=p8,
        periods=periods,
        cpu=cpu,
        experienced=experienced,
        available=periods + cpu + experienced + facts.support_transfer,
        max_to_support=share(Decimal(periods), "cefa.support.transfer_percentage", figures),
    )
    return Ruling(result, tuple(_reasons(facts, result, percentage)))


def _experienced_percentage(facts: TeacherPeriodsFacts, figures: FigureReader) -> Decimal:
    """The percentage in force: that of the latest start that the school year has reached."""
    starts = figures.integers("cefa.teachers.experienced_from")
    percentages = figures.decimals("cefa.teachers.experienced_percentages")
    year = first_year(facts.school_year)
    if year < starts[0]:
        expected = f"« {starts[0]}-{starts[0] + 1} » ou une année scolaire suivante"
        raise RuleInputError("school_year", f"{expected} est attendue")
    return [percent for start, percent in zip(starts, percentages, strict=True) if start <= year][
        -1
    ]


def _check_transfer(facts: TeacherPeriodsFacts, figures: FigureReader) -> None:
    most = share(facts.support_total, "cefa.teachers.transfer_percentage", figures)
    if facts.support_transfer > most:
        expected = f"{french_number(most)} périodes au plus sont attendues"
        raise RuleInputError("support_transfer", expected)


def _reasons(
    facts: TeacherPeriodsFacts, result: TeacherPeriods, percentage: Decimal
) -> Iterator[Reason]:
    text = (
        f"Le CEFA reçoit {counted(result.periods, 'période-professeur', 'périodes-professeurs')} "
        "pour les catégories 1 à 8."
        if result.periods
        else "Aucune période-professeur n'est accordée."
    )
    yield Reason(result.outcome, text, SOURCE)
    if result.cpu > 0:
        yield Reason(
            "cpu_supplement",
            f"Le complément CPU, réservé à la remédiation, est de {counted(result.cpu, 'période')} "
            f"pour {counted(facts.cpu_pupils, 'élève')}.",
            CPU,
        )
    if result.experienced > 0:
        yield Reason(
            "experienced_supplement",
            "Le supplément au bénéfice des enseignants expérimentés est de "
            f"{french_number(percentage)} % de {result.periods} périodes-professeurs, soit "
            f"{counted(result.experienced, 'période')}.",
            EXPERIENCED,
        )
    if facts.support_transfer > 0:
        yield Reason(
            "transfer_used",
            "Des périodes d'accompagnement non utilisées sont ajoutées aux périodes-professeurs, à "
            f"concurrence de {counted(facts.support_transfer, 'période')}.",
            TRANSFER,
        )
