"""A pupil excluded, or received after an exclusion: where is he counted (VIII.I; D91 art. 18)?"""

from datetime import date
from typing import Literal

from app.rules.cefa.days import day_in
from app.rules.cefa.sources import D91, D92, circular
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.verdict import Reason

Movement = Literal["none", "excluded", "received"]

EXCLUDED = circular("VIII.I", f"{D91}, art. 18 al. 3")
NOTIFIED = circular("VIII.I", f"{D92}, art. 22 §1er al. 2")
POPULATION = circular("VIII.I", f"{D91}, art. 18 al. 2")


class MovementChecks:
    """Checks for facts that hold ``movement`` and ``notified_on``."""

    movement: Movement
    notified_on: date | None

    def check_notified_on(self) -> None:
        """A reception counts by the day that the Administration was told."""
        if self.movement == "received" and self.notified_on is None:
            raise RuleInputError(
                "notified_on", "la date à laquelle l'Administration a été avertie est attendue"
            )


def check_by_population(key: str, day: date, count_year: int, figures: FigureReader) -> None:
    """Refuse, on ``key``, a day after the 15 January of the count."""
    count = day_in(count_year, "population", figures)
    if day > count:
        raise RuleInputError(key, f"une date du {french_date(count)} au plus tard est attendue")


def not_regular(count_year: int, figures: FigureReader) -> Reason:
    """The pupil "remplissait […] les conditions de fréquentation régulière", or is not counted."""
    count = french_date(day_in(count_year, "population", figures))
    return Reason(
        "not_regular",
        f"L'élève n'était pas régulièrement inscrit le {count}, ou ne remplissait pas les "
        "conditions de fréquentation régulière dans les douze mois précédents.",
        POPULATION,
    )


def excluded_elsewhere() -> Reason:
    """He "n'est pas considéré comme inscrit […] dans l'établissement qui l'a exclu"."""
    return Reason(
        "excluded_elsewhere",
        "L'élève a été exclu définitivement cette année : il n'est plus compté dans "
        "l'établissement qui l'a exclu.",
        EXCLUDED,
    )


def late_notice(
    movement: Movement, notified_on: date | None, count_year: int, figures: FigureReader
) -> Reason | None:
    """A reception told on 15 July or later is lost: "avant le 15 juillet"."""
    limit = day_in(count_year, "reception_notified_before", figures)
    if movement != "received" or notified_on is None or notified_on < limit:
        return None
    return Reason(
        "notified_late",
        f"L'accueil de l'élève exclu a été annoncé le {french_date(notified_on)} : il devait "
        f"l'être avant le {french_date(limit)}.",
        NOTIFIED,
    )
