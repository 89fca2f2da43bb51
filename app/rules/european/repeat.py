"""``european.repeat``: may a refused secondary pupil repeat the class (art. 62 B.7)?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import french_date
from app.rules.european.inputs import require
from app.rules.european.source import because
from app.rules.facts import Positive, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class RepeatFacts:
    """Years in the class, the one ending included, and what the council did.

    ``decided_on`` is the day on which it granted or refused the derogation.
    """

    years_in_class: Positive
    derogation_granted: bool = False
    decided_on: date | None = None
    parents_heard_on: date | None = None

    def check_decided_on(self) -> None:
        """A derogation is granted on a day."""
        if self.derogation_granted:
            require(self.decided_on, "decided_on", "avec une dérogation accordée")

    @property
    def heard_first(self) -> bool:
        """Were the representatives heard before the council decided, or on that day?"""
        if self.parents_heard_on is None or self.decided_on is None:
            return False
        return self.parents_heard_on <= self.decided_on


@dataclass(frozen=True)
class Repeat:
    """May the class be repeated?"""

    outcome: Literal["allowed", "irregular", "barred"]


@rule(
    "european.repeat",
    version=1,
    title="Le redoublement d'une classe du secondaire",
    source="Règlement général EE, art. 62 B.7",
)
def repeat(facts: RepeatFacts, figures: FigureReader) -> Ruling[Repeat]:
    """B.7: "Un élève n'est pas admis à répéter deux fois la même classe à l'école secondaire".

    The council may derogate; before it decides, one way or the other, it hears the legal
    representatives.
    """
    if facts.years_in_class < figures.integer("european.promotion.years_in_class"):
        return Ruling(Repeat("allowed"), (FIRST_REPEAT,))
    if facts.decided_on is not None and not facts.heard_first:
        return Ruling(Repeat("irregular"), (_parents_not_heard(facts.decided_on),))
    if facts.derogation_granted:
        return Ruling(Repeat("allowed"), (DEROGATION_HEARD,))
    return Ruling(Repeat("barred"), (_second_repeat_barred(facts),))


FIRST_REPEAT = because(
    "first_repeat",
    "L'élève n'a pas encore répété cette classe ; il peut la recommencer.",
    "art. 62 B.7",
)
DEROGATION_HEARD = because(
    "derogation_heard",
    "Le Conseil de classe, qui a entendu l'avis des représentants légaux, accorde une dérogation ; "
    "l'élève peut recommencer la classe.",
    "art. 62 B.7",
)


def _parents_not_heard(decided_on: date) -> Reason:
    return because(
        "parents_not_heard",
        f"Le Conseil de classe s'est prononcé sur la dérogation le {french_date(decided_on)} sans "
        "avoir entendu auparavant l'avis des représentants légaux.",
        "art. 62 B.7",
    )


def _second_repeat_barred(facts: RepeatFacts) -> Reason:
    return because(
        "second_repeat_barred",
        f"L'élève a déjà passé {facts.years_in_class} années dans la classe ; il n'est pas admis "
        "à la répéter une fois encore, sauf dérogation du Conseil de classe.",
        "art. 62 B.7",
    )
