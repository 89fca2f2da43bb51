"""Facts of a disciplinary file, as the head of school records them."""

from datetime import date
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Count, Text, facts
from app.rules.fwb.life.measures import Measure

FactKind = Literal[
    "assault",
    "weapon",
    "dangerous_instrument",
    "sharp_object",
    "flammable",
    "drugs",
    "extortion",
    "pressure",
    "other",
]
Place = Literal["inside", "neighbourhood", "elsewhere"]
Victim = Literal[
    "pupil",
    "staff",
    "po_delegate",
    "inspector",
    "community_delegate",
    "visitor",
    "none",
    "other",
]
Author = Literal["pupil", "outsider", "parent"]
PupilRole = Literal["none", "instigator", "accomplice"]
Ground = Literal["none", "person", "organisation", "damage"]


@facts
class DisciplinaryFact:
    """One fact: what, where, against whom, by whom, and what was already taken on it.

    ``neighbourhood`` is the part of the public road that is visible from the school;
    ``ground`` the general ground that the head records for a fact short of the ten points.
    """

    ref: Text
    kind: FactKind
    place: Place
    victim: Victim
    wilful: bool = False
    repeated: bool = False
    incapacity: bool = False
    excused: bool = False
    author: Author
    pupil_role: PupilRole = "none"
    ground: Ground = "none"
    sanctions: tuple[Measure, ...] = ()


@facts
class ExclusionGroundsFacts:
    """The pupil, the day the procedure is opened, the absences and the facts."""

    birth_date: date
    on: date
    unjustified_half_days: Count = 0
    facts: tuple[DisciplinaryFact, ...] = ()

    def check_facts(self) -> None:
        """Each fact has its own reference."""
        refs = {fact.ref for fact in self.facts}
        if len(refs) < len(self.facts):
            raise RuleInputError("facts", "des références toutes différentes sont attendues")
