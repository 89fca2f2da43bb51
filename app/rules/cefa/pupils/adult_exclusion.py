"""``cefa.adult_exclusion``: an adult with too many absences (II.V.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.cefa.sources import D2013, circular
from app.rules.dates import age_on, french_date
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted

SOURCE = circular("II.V.2", f"{D2013}, art. 26 al. 2")


@facts
class AdultExclusionFacts:
    """The pupil's age and unjustified absences of this school year, on a day."""

    birth_date: date
    date: date
    unjustified_half_days: Count


@dataclass(frozen=True)
class AdultExclusion:
    """May the pupil be excluded on this ground? The decree's procedure stays due."""

    outcome: Literal["may_exclude", "not_on_this_ground"]


@rule(
    "cefa.adult_exclusion",
    version=1,
    title="L'exclusion d'un élève majeur pour absences injustifiées",
    source=SOURCE,
)
def adult_exclusion(facts: AdultExclusionFacts, figures: FigureReader) -> Ruling[AdultExclusion]:
    """The text: "l'élève majeur qui compte […] plus de 20 demi-journées […] peut être exclu"."""
    obstacles = tuple(_obstacles(facts, figures))
    if obstacles:
        return Ruling(AdultExclusion("not_on_this_ground"), obstacles)
    limit = figures.integer("cefa.absence.limit_half_days")
    reason = Reason(
        "over_20",
        f"L'élève, majeur le {french_date(facts.date)}, compte "
        f"{counted(facts.unjustified_half_days, 'demi-jour')} d'absence injustifiée, soit plus de "
        f"{limit} : il peut être exclu, dans le respect de la procédure du décret « Missions ».",
        SOURCE,
    )
    return Ruling(AdultExclusion("may_exclude"), (reason,))


def _obstacles(facts: AdultExclusionFacts, figures: FigureReader) -> Iterator[Reason]:
    age = age_on(facts.birth_date, facts.date)
    if age < figures.integer("cefa.ages.adult"):
        yield Reason(
            "minor",
            f"L'élève a {age} ans le {french_date(facts.date)} : seul un élève majeur peut être "
            "exclu pour ce motif.",
            SOURCE,
        )
    limit = figures.integer("cefa.absence.limit_half_days")
    if facts.unjustified_half_days <= limit:
        yield Reason(
            "within_limit",
            f"L'élève compte {counted(facts.unjustified_half_days, 'demi-jour')} d'absence "
            f"injustifiée : la limite de {limit} n'est pas dépassée.",
            SOURCE,
        )
