"""``cefa.preparation_activities``: activities of preparation to insertion (V.IV)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.cefa.days import school_year_of, year_end_of
from app.rules.cefa.sources import D91, circular
from app.rules.dates import add_months_to_month_end, age_on, french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

FIRST_MONTHS = circular("V.IV", f"{D91}, art. 15 §1er al. 3")
LATER = circular("V.IV", f"{D91}, art. 15 §1er al. 4")


@facts
class PreparationFacts:
    """A pupil of the CEFA, on a day, with or without a placement."""

    birth_date: date
    attending_since: date
    date: date
    has_placement: bool
    management_decision: bool = False

    def check_date(self) -> None:
        """The day does not precede the first day in the CEFA."""
        if self.date < self.attending_since:
            raise RuleInputError("date", "un jour de fréquentation du CEFA est attendu")


@dataclass(frozen=True)
class Preparation:
    """May the pupil have these activities?"""

    outcome: Literal["allowed", "refused"]


@rule(
    "cefa.preparation_activities",
    version=1,
    title="Les activités complémentaires de préparation à l'insertion socioprofessionnelle",
    source=circular("V.IV", f"{D91}, art. 15 §1er al. 3 et 4"),
)
def preparation_activities(facts: PreparationFacts, figures: FigureReader) -> Ruling[Preparation]:
    """For pupils under part-time compulsory schooling without "un stage ou une convention".

    During the first six months as of right; later, in exceptional cases that the Conseil de
    direction appreciates.
    """
    end = add_months_to_month_end(
        facts.attending_since, figures.integer("cefa.preparation.first_months")
    )
    refusals = tuple(_refusals(facts, end, figures))
    if refusals:
        return Ruling(Preparation("refused"), refusals)
    return Ruling(Preparation("allowed"), (_allowed(facts, end),))


def _refusals(facts: PreparationFacts, end: date, figures: FigureReader) -> Iterator[Reason]:
    year_end = year_end_of(school_year_of(facts.date, figures), figures)
    age = age_on(facts.birth_date, year_end)
    if age >= figures.integer("cefa.ages.adult"):
        yield Reason(
            "not_compulsory",
            f"L'élève a {age} ans le {french_date(year_end)} : il n'est plus soumis à l'obligation "
            "scolaire à temps partiel.",
            FIRST_MONTHS,
        )
    if facts.has_placement:
        yield Reason(
            "has_placement",
            "L'élève bénéficie d'un stage ou d'une convention : ces activités sont réservées à "
            "ceux qui n'en ont pas.",
            FIRST_MONTHS,
        )
    if facts.date >= end and not facts.management_decision:
        yield Reason(
            "decision_missing",
            f"Les six premiers mois de fréquentation ont pris fin le {french_date(end)} : une "
            "décision du Conseil de direction, pour un cas exceptionnel, est nécessaire.",
            LATER,
        )


def _allowed(facts: PreparationFacts, end: date) -> Reason:
    if facts.date < end:
        return Reason(
            "first_six_months",
            f"Le {french_date(facts.date)} se trouve dans les six premiers mois de fréquentation "
            f"du CEFA, commencés le {french_date(facts.attending_since)}.",
            FIRST_MONTHS,
        )
    return Reason(
        "council_decision",
        "Le Conseil de direction a admis ce cas exceptionnel au-delà des six premiers mois de "
        "fréquentation.",
        LATER,
    )
