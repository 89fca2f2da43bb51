"""``european.discipline_council_vote``: a vote of the Conseil de discipline (art. 44.6)."""

from dataclasses import dataclass
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.european.classes import SchoolCycle
from app.rules.european.measures import (
    EXCLUSIONS,
    IN_FRENCH,
    CouncilDays,
    Measure,
    check_cycle,
    check_days,
    lower_than,
)
from app.rules.european.source import because
from app.rules.facts import Count, Positive, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["adopted", "second_vote", "lower_measures", "rejected"]


@facts
class DisciplineCouncilVoteFacts:
    """The measure proposed and the votes; ``present`` counts the president among them."""

    measure: Measure
    cycle: SchoolCycle
    days: CouncilDays | None = None
    present: Positive
    for_: Count
    against: Count
    president_vote: Literal["for", "against"]
    round: Literal[1, 2] = 1

    def check_cycle(self) -> None:
        """Nobody is excluded for good from the primary cycle."""
        check_cycle(self.measure, self.cycle)

    def check_days(self) -> None:
        """Only a temporary exclusion lasts a number of days."""
        check_days(self.measure, self.days)

    def check_against(self) -> None:
        """Every member present votes: "L'abstention n'est pas permise"."""
        if self.for_ + self.against != self.present:
            raise RuleInputError("present", "autant de votes que de membres présents")

    def check_president_vote(self) -> None:
        """The president's vote is one of those counted."""
        if (self.for_ if self.president_vote == "for" else self.against) == 0:
            raise RuleInputError("president_vote", "un vote qui figure parmi ceux exprimés")

    def check_round(self) -> None:
        """Only an exclusion is voted on a second time."""
        if self.round != 1 and not self.is_exclusion:
            raise RuleInputError("round", "seule une exclusion est votée deux fois")

    @property
    def is_exclusion(self) -> bool:
        """Is an exclusion proposed, which two thirds must adopt?"""
        return self.measure in EXCLUSIONS


@dataclass(frozen=True)
class DisciplineCouncilVote:
    """The result; ``needed`` is the smallest number of votes for that adopts by itself."""

    outcome: Outcome
    needed: int
    lower_measures: tuple[Measure, ...] | None = None


@rule(
    "european.discipline_council_vote",
    version=1,
    title="Le vote du Conseil de discipline",
    source="Règlement général EE, art. 44.6",
)
def discipline_council_vote(
    facts: DisciplineCouncilVoteFacts, figures: FigureReader
) -> Ruling[DisciplineCouncilVote]:
    """Two thirds of the members present for an exclusion, else a simple majority.

    An exclusion that misses them is voted on again, then gives way to measures of lower
    rank. The president's voice decides a tie, but makes no two thirds.
    """
    return _exclusion(facts, figures) if facts.is_exclusion else _simple(facts)


def _exclusion(
    facts: DisciplineCouncilVoteFacts, figures: FigureReader
) -> Ruling[DisciplineCouncilVote]:
    share, of = figures.integers("european.discipline.exclusion_majority")
    needed = -(-share * facts.present // of)
    if facts.for_ >= needed:
        result = DisciplineCouncilVote("adopted", needed)
        return Ruling(result, (_two_thirds_reached(facts, needed),))
    if facts.round == 1:
        result = DisciplineCouncilVote("second_vote", needed)
    else:
        result = DisciplineCouncilVote("lower_measures", needed, lower_than(facts.measure))
    return Ruling(result, (_two_thirds_missed(facts, needed),))


def _simple(facts: DisciplineCouncilVoteFacts) -> Ruling[DisciplineCouncilVote]:
    needed = facts.present // 2 + 1
    if facts.for_ == facts.against:
        outcome: Outcome = "adopted" if facts.president_vote == "for" else "rejected"
        reason = _president_casting_vote(facts)
    elif facts.for_ > facts.against:
        outcome, reason = "adopted", _simple_majority(facts)
    else:
        outcome, reason = "rejected", _no_majority(facts)
    return Ruling(DisciplineCouncilVote(outcome, needed), (reason,))


def _counted(facts: DisciplineCouncilVoteFacts) -> str:
    return f"« {IN_FRENCH[facts.measure]} » ({facts.for_} pour, {facts.against} contre)"


def _two_thirds_reached(facts: DisciplineCouncilVoteFacts, needed: int) -> Reason:
    return because(
        "two_thirds_reached",
        f"La proposition {_counted(facts)} recueille la majorité des deux tiers des membres "
        f"présents, soit {needed} voix.",
        "art. 44.6",
    )


def _two_thirds_missed(facts: DisciplineCouncilVoteFacts, needed: int) -> Reason:
    then = (
        "le Conseil de discipline est invité à voter une seconde fois"
        if facts.round == 1
        else "d'autres mesures, de rang inférieur, sont mises au vote"
    )
    return because(
        "two_thirds_missed",
        f"La proposition {_counted(facts)} ne recueille pas la majorité des deux tiers des membres "
        f"présents, soit {needed} voix ; {then}.",
        "art. 44.6",
    )


def _simple_majority(facts: DisciplineCouncilVoteFacts) -> Reason:
    return because(
        "simple_majority",
        f"La proposition {_counted(facts)} est adoptée à la majorité simple des membres présents.",
        "art. 44.6",
    )


def _no_majority(facts: DisciplineCouncilVoteFacts) -> Reason:
    return because(
        "no_majority",
        f"La proposition {_counted(facts)} ne recueille pas la majorité simple des membres "
        "présents.",
        "art. 44.6",
    )


def _president_casting_vote(facts: DisciplineCouncilVoteFacts) -> Reason:
    decision = "adoptée" if facts.president_vote == "for" else "rejetée"
    return because(
        "president_casting_vote",
        f"Les voix sont égales sur la proposition {_counted(facts)} ; la voix du président est "
        f"prépondérante, la proposition est {decision}.",
        "art. 44.6",
    )
