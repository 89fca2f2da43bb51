"""``cefa.training_hours``: does the year's training reach the minimum (I.III.1 to 3, V.III)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from app.rules.cefa.days import first_year, year_end_of
from app.rules.cefa.sources import D91, circular
from app.rules.dates import age_on
from app.rules.errors import RuleInputError
from app.rules.facts import Count, SchoolYear, at_least, between, facts
from app.rules.figures import FigureReader
from app.rules.numbers import french_number
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("I.III.1 à I.III.3 et V.III", f"{D91}, art. 2bis §3 et 2ter §§1er à 3")
GENERAL = circular("I.III.3 et V.III", f"{D91}, art. 2bis §3")
ARTICLES = {
    "art45": circular("I.III.3", f"{D91}, art. 2ter §2"),
    "art47": circular("I.III.2", f"{D91}, art. 2ter §3"),
    "art49": circular("I.III.1", f"{D91}, art. 2ter §1er"),
}

Quantity = Annotated[Decimal, at_least(0)]


@facts
class TrainingHoursFacts:
    """What a pupil follows in a year, at school and in enterprise."""

    programme: Literal["art45", "art47", "art49"]
    degree: Annotated[int, between(2, 3)]
    birth_date: date
    school_year: SchoolYear
    qualifying_only: bool = False
    periods: Quantity
    hours: Quantity
    periods_weeks: Count
    hours_weeks: Count
    complement_periods: Quantity = Decimal(0)
    derogation_granted: bool = False

    def check_qualifying_only(self) -> None:
        """The faculty of V.III is written for art. 45 and 49."""
        if self.qualifying_only and self.programme == "art47":
            raise RuleInputError("qualifying_only", "« faux » est attendu pour l'article 47")

    def check_derogation_granted(self) -> None:
        """The ministerial dérogation is written for art. 45 and 47."""
        if self.derogation_granted and self.programme == "art49":
            raise RuleInputError("derogation_granted", "« faux » est attendu pour l'article 49")


@dataclass(frozen=True)
class TrainingHours:
    """What is required, what is missing, and the titles open to who follows only the trade."""

    outcome: Literal["compliant", "compliant_with_complement", "derogation", "insufficient"]
    required_periods: int
    hours_floor: int
    missing_periods: Decimal
    missing_hours: Decimal
    titles_open: tuple[str, ...]


@rule(
    "cefa.training_hours",
    version=1,
    title="La durée minimale de la formation de l'année",
    source=SOURCE,
)
def training_hours(facts: TrainingHoursFacts, figures: FigureReader) -> Ruling[TrainingHours]:
    """600 periods and 600 hours, each over 20 weeks; fewer hours only with a complement."""
    adult = _is_adult(facts, figures)
    required = _required_periods(facts, adult, figures)
    floor = _hours_floor(facts, figures)
    failing = (
        *_periods_failing(facts, required, figures),
        *_hours_failing(facts, floor, figures),
        *_general_training_failing(facts, adult),
    )
    complement = tuple(_complement_used(facts, floor, figures))
    outcome = _outcome(facts, {reason.code for reason in failing}, bool(complement))
    reasons = (*failing, *complement, *_outcome_reasons(facts, outcome))
    hours = figures.integer("cefa.training.hours")
    return Ruling(
        TrainingHours(
            outcome=outcome,
            required_periods=required,
            hours_floor=floor,
            missing_periods=max(required - facts.periods, Decimal(0)),
            missing_hours=max(hours - facts.hours, Decimal(0)),
            titles_open=_titles_open(facts, adult),
        ),
        reasons,
    )


def _is_adult(facts: TrainingHoursFacts, figures: FigureReader) -> bool:
    """Who "ont atteint l'âge de 18 ans au 31 décembre de l'année scolaire en cours" (V.III)."""
    year_end = year_end_of(first_year(facts.school_year), figures)
    return age_on(facts.birth_date, year_end) >= figures.integer("cefa.ages.adult")


def _required_periods(facts: TrainingHoursFacts, adult: bool, figures: FigureReader) -> int:
    """300 for adults, but never in art. 49: "néanmoins tenus de suivre 600 périodes"."""
    reduced = adult and facts.programme != "art49"
    return figures.integer("cefa.training.periods_adult" if reduced else "cefa.training.periods")


def _hours_floor(facts: TrainingHoursFacts, figures: FigureReader) -> int:
    if facts.programme == "art47":
        return figures.integer("cefa.training.hours_floor_art47")
    return figures.integer(f"cefa.training.hours_floor_{facts.degree}")


def _periods_failing(
    facts: TrainingHoursFacts, required: int, figures: FigureReader
) -> Iterator[Reason]:
    weeks = figures.integer("cefa.training.weeks")
    source = ARTICLES[facts.programme]
    if facts.periods < required:
        yield Reason(
            "periods_short",
            f"La formation au centre compte {counted(facts.periods, 'période')} : il en faut "
            f"{required} au moins par an.",
            source,
        )
    if facts.periods_weeks < weeks:
        yield Reason(
            "periods_weeks_short",
            "Les périodes de cours sont réparties sur "
            f"{counted(facts.periods_weeks, 'semaine')} : il en faut {weeks} au moins.",
            source,
        )
    if facts.hours_weeks < weeks:
        yield Reason(
            "hours_weeks_short",
            "Les heures en entreprise sont réparties sur "
            f"{counted(facts.hours_weeks, 'semaine')} : il en faut {weeks} au moins.",
            source,
        )


def _hours_failing(
    facts: TrainingHoursFacts, floor: int, figures: FigureReader
) -> Iterator[Reason]:
    hours = figures.integer("cefa.training.hours")
    done = f"La formation en entreprise compte {counted(facts.hours, 'heure')}"
    if facts.hours < floor:
        yield Reason(
            "hours_below_floor",
            f"{done} : elle ne peut en aucun cas en compter moins de {floor} par an.",
            ARTICLES[facts.programme],
        )
    elif facts.hours < hours and not facts.complement_periods:
        yield Reason(
            "complement_missing",
            f"{done}, moins de {hours} : des périodes complémentaires de formation "
            "professionnelle doivent être organisées.",
            ARTICLES[facts.programme],
        )


def _complement_used(
    facts: TrainingHoursFacts, floor: int, figures: FigureReader
) -> Iterator[Reason]:
    hours = figures.integer("cefa.training.hours")
    if floor <= facts.hours < hours and facts.complement_periods:
        yield Reason(
            "complement_used",
            f"La formation en entreprise compte {counted(facts.hours, 'heure')}, moins de "
            f"{hours} : elle est complétée par {french_number(facts.complement_periods)} "
            "périodes complémentaires de formation professionnelle.",
            ARTICLES[facts.programme],
        )


def _general_training_failing(facts: TrainingHoursFacts, adult: bool) -> Iterator[Reason]:
    if facts.qualifying_only and not adult:
        yield Reason(
            "general_training_required",
            "L'élève n'a pas 18 ans au 31 décembre de l'année scolaire : il doit suivre la "
            "formation générale.",
            GENERAL,
        )


def _outcome(
    facts: TrainingHoursFacts, failing: set[str], complement: bool
) -> Literal["compliant", "compliant_with_complement", "derogation", "insufficient"]:
    """The dérogation covers "les dispositions reprises ci-dessus", not the general training."""
    if not failing:
        return "compliant_with_complement" if complement else "compliant"
    if facts.derogation_granted and "general_training_required" not in failing:
        return "derogation"
    return "insufficient"


def _outcome_reasons(facts: TrainingHoursFacts, outcome: str) -> Iterator[Reason]:
    source = ARTICLES[facts.programme]
    if outcome == "compliant":
        yield Reason(
            "compliant",
            f"La formation compte {counted(facts.periods, 'période')} et "
            f"{counted(facts.hours, 'heure')} en entreprise : la durée minimale est atteinte.",
            source,
        )
    if outcome == "derogation":
        yield Reason(
            "derogation_granted",
            "Le Ministre a accordé une dérogation à la durée minimale pour des raisons "
            "exceptionnelles.",
            source,
        )


def _titles_open(facts: TrainingHoursFacts, adult: bool) -> tuple[str, ...]:
    """Adults who follow only the trade "ne visent que" these titles (I.III.1)."""
    trade_only = facts.programme == "art49" and facts.qualifying_only and adult
    return ("acc", "cq6", "cq7") if trade_only else ()
