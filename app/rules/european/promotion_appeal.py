"""``european.promotion_appeal``: appeal against a class council (art. 57 c, 59 d, 62 A.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import day_of_year, french_date
from app.rules.european.classes import SchoolCycle
from app.rules.european.formalities import formalities
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Ground = Literal["formal_defect", "new_fact", "other"]
NextStep = Literal["none", "await_decision", "class_council_again", "contentious_appeal"]
SOURCE = {"primary": "art. 57 c et 59 d", "secondary": "art. 62 A.3"}


@facts
class PromotionAppealFacts:
    """An appeal to the Secretary General, and what he decided where he did.

    Not having been told of a risk of repeating is no formal defect in the secondary cycle
    (61.1.1): there the ground is ``other``. The primary school is bound to tell (55 b).
    """

    cycle: SchoolCycle
    year_end: date
    appeal_posted_on: date
    ground: Ground
    registered: bool = True
    copy_to_school: bool = True
    result: Literal["founded", "unfounded"] | None = None


@dataclass(frozen=True)
class PromotionAppeal:
    """Is the appeal admissible, and what comes next?"""

    outcome: Literal["admissible", "inadmissible"]
    last_day: date
    decision_due: date
    suspensive: bool
    next_step: NextStep


@rule(
    "european.promotion_appeal",
    version=1,
    title="Le recours contre la décision d'un Conseil de classe",
    source="Règlement général EE, art. 57 c, 59 d, 61.1, 62 A.3 et 66.3",
)
def promotion_appeal(facts: PromotionAppealFacts, figures: FigureReader) -> Ruling[PromotionAppeal]:
    """Within seven calendar days of the end of the school year.

    Only for a formal defect or a new fact; the Secretary General decides before 31 August.
    """
    last_day = facts.year_end + timedelta(days=figures.integer("european.appeal.promotion"))
    before = figures.word("european.appeal.promotion_decision_before")
    faults = tuple(_faults(facts, last_day))
    result = PromotionAppeal(
        outcome="inadmissible" if faults else "admissible",
        last_day=last_day,
        decision_due=day_of_year(facts.year_end.year, before) - timedelta(days=1),
        suspensive=False,
        next_step=_next_step(facts, admissible=not faults),
    )
    told = formalities(facts.registered, facts.copy_to_school, SOURCE[facts.cycle])
    return Ruling(result, (*(faults or (_admissible(facts, last_day),)), *told))


def _next_step(facts: PromotionAppealFacts, admissible: bool) -> NextStep:
    """Where the appeal is founded, "le Conseil de classe statue alors à nouveau sur le cas"."""
    if not admissible:
        return "none"
    if facts.result is None:
        return "await_decision"
    return "class_council_again" if facts.result == "founded" else "contentious_appeal"


def _faults(facts: PromotionAppealFacts, last_day: date) -> Iterator[Reason]:
    if facts.appeal_posted_on > last_day:
        yield because(
            "late",
            f"Le recours, posté le {french_date(facts.appeal_posted_on)}, l'est après le dernier "
            f"jour du délai, le {french_date(last_day)}.",
            SOURCE[facts.cycle],
        )
    if facts.ground == "other":
        yield because(
            "ground_not_allowed",
            "Les décisions des Conseils de classe ne sont susceptibles de recours que pour vice de "
            "forme ou fait nouveau.",
            SOURCE[facts.cycle],
        )


def _admissible(facts: PromotionAppealFacts, last_day: date) -> Reason:
    ground = "un vice de forme" if facts.ground == "formal_defect" else "un fait nouveau"
    return because(
        "admissible",
        f"Le recours, posté le {french_date(facts.appeal_posted_on)}, invoque {ground} et respecte "
        f"le délai, qui court jusqu'au {french_date(last_day)}.",
        SOURCE[facts.cycle],
    )
