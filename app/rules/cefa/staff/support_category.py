"""``cefa.support_category``: the pupil's category for accompaniment (VIII.III.1, VIII.III.2)."""

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
from app.rules.dates import add_months_to_month_end, age_on, french_date
from app.rules.facts import at_least, between, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

MINOR = circular("VIII.III.1", f"{D91}, art. 15 §2")
ADULT = circular("VIII.III.1", f"{D91}, art. 15 §3")
SPECIALISED = circular("VIII.III.2", f"{D91}, art. 14 §4")

Category = Literal[0, 1, 2]
CountYear = Annotated[int, between(1900, 2999)]
Place = tuple[Category, Reason]

LINK_NAMES = {"stage": "stage", "convention": "convention", "contract": "contrat"}


@facts
class SupportCategoryFacts(MovementChecks):
    """A pupil at the count of 15 January, and what was done in enterprise."""

    education: Literal["ordinary", "specialised"]
    birth_date: date
    count_year: CountYear
    regular: bool
    enrolled_since: date
    link: Literal["none", "stage", "convention", "contract"]
    hours: Annotated[Decimal, at_least(0)]
    movement: Movement = "none"
    notified_on: date | None = None


@dataclass(frozen=True)
class SupportCategory:
    """Category 1 or 2, or 0 where the pupil gives no accompaniment; the weekly rate."""

    outcome: Literal["counted", "not_counted"]
    category: Category
    rate: Decimal


@rule(
    "cefa.support_category",
    version=1,
    title="La catégorie d'un élève pour les périodes d'accompagnement",
    source=circular(
        "VIII.I, VIII.III.1 et VIII.III.2", f"{D91}, art. 14 §4, art. 15 §§2 et 3, art. 18"
    ),
)
def support_category(facts: SupportCategoryFacts, figures: FigureReader) -> Ruling[SupportCategory]:
    """Regularity and exclusion first, then age and what was done in enterprise."""
    check_by_population("enrolled_since", facts.enrolled_since, facts.count_year, figures)
    category, reason = _place(facts, figures)
    rate = figures.decimal(f"cefa.support.rate_{category}") if category else Decimal(0)
    result = SupportCategory("counted" if category else "not_counted", category, rate)
    return Ruling(result, (reason,))


def _place(facts: SupportCategoryFacts, figures: FigureReader) -> Place:
    if not facts.regular:
        return 0, not_regular(facts.count_year, figures)
    if facts.movement == "excluded" and facts.education == "ordinary":
        return 0, excluded_elsewhere()
    late = late_notice(facts.movement, facts.notified_on, facts.count_year, figures)
    if late is not None:
        return 0, late
    age = age_on(facts.birth_date, _year_end(facts, figures))
    return _by_education(facts, age, figures)


def _year_end(facts: SupportCategoryFacts, figures: FigureReader) -> date:
    """31 December before the count of 15 January."""
    return day_in(facts.count_year - 1, "year_end", figures)


def _by_education(facts: SupportCategoryFacts, age: int, figures: FigureReader) -> Place:
    adult = age >= figures.integer("cefa.ages.adult")
    if facts.education == "specialised":
        return _specialised(facts, age, adult, figures)
    if adult:
        return _ordinary_adult(facts, age, figures)
    return _ordinary_minor(facts, age, figures)


def _age_in_words(facts: SupportCategoryFacts, age: int, figures: FigureReader) -> str:
    return f"L'élève a {age} ans le {french_date(_year_end(facts, figures))}"


def _specialised(
    facts: SupportCategoryFacts, age: int, adult: bool, figures: FigureReader
) -> Place:
    """By compulsory schooling alone; an exclusion or a broken contract changes nothing."""
    text = _age_in_words(facts, age, figures)
    if adult:
        end = "il n'est plus soumis à l'obligation scolaire à temps partiel."
        return 2, Reason("not_compulsory", f"{text} : {end}", SPECIALISED)
    end = "il est soumis à l'obligation scolaire à temps partiel."
    return 1, Reason("compulsory", f"{text} : {end}", SPECIALISED)


def _ordinary_minor(facts: SupportCategoryFacts, age: int, figures: FigureReader) -> Place:
    """The first six months (art. 15 §2, 1°), then the hours of a link (2°)."""
    months = figures.integer("cefa.support.first_months")
    end = add_months_to_month_end(facts.enrolled_since, months)
    if day_in(facts.count_year, "population", figures) < end:
        return 1, Reason(
            "first_six_months",
            f"L'élève, inscrit depuis le {french_date(facts.enrolled_since)}, se trouve dans les "
            "six premiers mois de son inscription.",
            MINOR,
        )
    if facts.link == "none":
        return 0, _no_link(MINOR)
    younger = age < figures.integer("cefa.support.age_fewer_hours")
    figure = "hours_under_17" if younger else "hours_under_18"
    hours = figures.integer(f"cefa.support.{figure}")
    return _by_hours(facts, 1, hours, MINOR)


def _ordinary_adult(facts: SupportCategoryFacts, age: int, figures: FigureReader) -> Place:
    """The "plus de 18 ans" of art. 15 §3 are "18 ans et un jour", says the circular."""
    year_end = _year_end(facts, figures)
    birthday = (facts.birth_date.month, facts.birth_date.day) == (year_end.month, year_end.day)
    if age == figures.integer("cefa.ages.adult") and birthday:
        return 0, Reason(
            "exactly_18",
            f"L'élève a exactement {age} ans le {french_date(year_end)} : il n'a plus moins de "
            f"{age} ans et n'a pas encore {age} ans et un jour.",
            ADULT,
        )
    if facts.link not in ("convention", "contract"):
        return 0, _no_link(ADULT)
    return _by_hours(facts, 2, figures.integer("cefa.support.hours_adult"), ADULT)


def _no_link(source: str) -> Reason:
    return Reason(
        "no_link",
        "L'élève n'a conclu aucun stage, convention ou contrat qui donne droit, à son âge, à une "
        "période d'accompagnement.",
        source,
    )


def _by_hours(facts: SupportCategoryFacts, category: Category, least: int, source: str) -> Place:
    hours = f"{counted(facts.hours, 'heure')} de {LINK_NAMES[facts.link]}"
    done = f"L'élève accomplit {hours} sur l'année"
    if facts.hours >= least:
        text = f"{done} : le minimum de {least} heures est atteint."
        return category, Reason("hours_reached", text, source)
    text = f"{done} : il en faut {least} au moins."
    return 0, Reason("hours_missing", text, source)
