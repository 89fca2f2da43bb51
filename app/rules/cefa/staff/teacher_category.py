"""``cefa.teacher_category``: the pupil's category for périodes-professeurs (VIII.I, VIII.IV)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.cefa.days import day_in
from app.rules.cefa.sources import D91, circular
from app.rules.cefa.staff.movement import (
    Movement,
    MovementChecks,
    check_by_population,
    excluded_elsewhere,
    late_notice,
    not_regular,
)
from app.rules.cefa.staff.support_category import CountYear
from app.rules.dates import age_on, french_date
from app.rules.facts import at_least, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("VIII.I et VIII.IV", f"{D91}, art. 14 §2")

Category = Literal["c3", "c4", "c5", "c6", "c7", "c8"]


@facts
class TeacherCategoryFacts(MovementChecks):
    """A pupil at the count of 15 January, and the training followed."""

    birth_date: date
    count_year: CountYear
    regular: bool
    in_alternance_since: date
    annual_periods: Annotated[Decimal, at_least(0)]
    movement: Movement = "none"
    notified_on: date | None = None


@dataclass(frozen=True)
class TeacherCategory:
    """The category, and its coefficient (0 for minors: theirs depends on the rank)."""

    outcome: Literal["compulsory", "none"] | Category
    coefficient: Decimal


@rule(
    "cefa.teacher_category",
    version=1,
    title="La catégorie d'un élève pour les périodes-professeurs",
    source=circular("VIII.I et VIII.IV", f"{D91}, art. 14 §2 et art. 18"),
)
def teacher_category(facts: TeacherCategoryFacts, figures: FigureReader) -> Ruling[TeacherCategory]:
    """By age on 31 December, alternance since the year of 18, and 600 periods of training."""
    check_by_population("in_alternance_since", facts.in_alternance_since, facts.count_year, figures)
    refusal = _refusal(facts, figures)
    if refusal is not None:
        return Ruling(TeacherCategory("none", Decimal(0)), (refusal,))
    if _age(facts, figures) < figures.integer("cefa.ages.adult"):
        reason = Reason(
            "compulsory",
            f"{_age_in_words(facts, figures)} : il est soumis à l'obligation scolaire à temps "
            "partiel (catégories 1 et 2).",
            SOURCE,
        )
        return Ruling(TeacherCategory("compulsory", Decimal(0)), (reason,))
    return _adult(facts, figures)


def _year_end(facts: TeacherCategoryFacts, figures: FigureReader) -> date:
    return day_in(facts.count_year - 1, "year_end", figures)


def _age(facts: TeacherCategoryFacts, figures: FigureReader) -> int:
    return age_on(facts.birth_date, _year_end(facts, figures))


def _age_in_words(facts: TeacherCategoryFacts, figures: FigureReader) -> str:
    year_end = french_date(_year_end(facts, figures))
    return f"L'élève a {_age(facts, figures)} ans le {year_end}"


def _refusal(facts: TeacherCategoryFacts, figures: FigureReader) -> Reason | None:
    """Why the pupil is not counted: regularity, movement, age, in this order."""
    if not facts.regular:
        return not_regular(facts.count_year, figures)
    if facts.movement == "excluded":
        return excluded_elsewhere()
    late = late_notice(facts.movement, facts.notified_on, facts.count_year, figures)
    if late is not None:
        return late
    limit = figures.integer("cefa.ages.limit")
    if _age(facts, figures) >= limit:
        text = f"{_age_in_words(facts, figures)} : il doit avoir moins de {limit} ans."
        return Reason("too_old", text, SOURCE)
    return None


def _adult(facts: TeacherCategoryFacts, figures: FigureReader) -> Ruling[TeacherCategory]:
    category = _category(facts, figures)
    coefficient = figures.decimal(f"cefa.teachers.category_{category[1:]}")
    reason = Reason(
        category,
        f"{_age_in_words(facts, figures)}, est en alternance depuis le "
        f"{french_date(facts.in_alternance_since)} et suit une formation de "
        f"{counted(facts.annual_periods, 'période')} par an : catégorie {category[1:]}, "
        f"coefficient {french_number(coefficient)}.",
        SOURCE,
    )
    return Ruling(TeacherCategory(category, coefficient), (reason,))


def _category(facts: TeacherCategoryFacts, figures: FigureReader) -> Category:
    """3 and 4 in alternance since 1 October of the year of 18, 5 and 6 later, 7 and 8 from 21."""
    full = facts.annual_periods >= figures.integer("cefa.teachers.full_training")
    if _age(facts, figures) >= figures.integer("cefa.ages.continuing"):
        return "c7" if full else "c8"
    year = facts.birth_date.year + figures.integer("cefa.ages.adult")
    if facts.in_alternance_since <= day_in(year, "in_alternance_since", figures):
        return "c3" if full else "c4"
    return "c5" if full else "c6"
