"""``european.class_council_vote``: a vote of the class council (art. 18.3)."""

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Literal

from app.rules.errors import RuleInputError
from app.rules.european.source import because
from app.rules.facts import Check, Text, facts, not_empty, unique
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Vote = Literal["for", "against"]


@facts
class CouncilMember:
    """One who takes part.

    ``designated``: where teachers replaced each other in the year, the one whom the
    director designated (18.3.b); ``subjects`` make no difference: one voice however many.
    """

    person: Text
    role: Literal["president", "teacher", "learning_support", "sen_support"]
    designated: bool = True
    subjects: Annotated[tuple[Text, ...], unique] = ()
    present: bool
    vote: Vote | None = None

    def check_designated(self) -> None:
        """The director designates among teachers."""
        if not self.designated and self.role != "teacher":
            raise RuleInputError("designated", "la désignation concerne les enseignants")

    def check_vote(self) -> None:
        """Those who may vote and are present do: "L'abstention n'est pas autorisée"."""
        if self.votes != (self.vote is not None):
            raise RuleInputError("vote", "un vote de chaque votant présent, et d'eux seuls,")

    @property
    def votes(self) -> bool:
        """The president and the teachers vote, not those who support pupils (18.3.d, e)."""
        return self.present and self.designated and self.role in ("president", "teacher")


@facts
class ClassCouncilVoteFacts:
    """The council and its votes."""

    members: Annotated[
        tuple[CouncilMember, ...],
        not_empty,
        Check(
            lambda items: len({item.person for item in items}) == len(items),
            "des personnes toutes différentes",
        ),
    ]

    def check_members(self) -> None:
        """One president presides, present."""
        presidents = [item for item in self.members if item.role == "president"]
        if len(presidents) != 1 or not presidents[0].present:
            raise RuleInputError("members", "un président présent, et un seul, est attendu")

    @property
    def president_vote(self) -> Vote | None:
        """The president's own vote, which decides where votes are equal."""
        return next(item.vote for item in self.members if item.role == "president")


@dataclass(frozen=True)
class ClassCouncilVote:
    """The result; ``voters`` are those present who may vote."""

    outcome: Literal["adopted", "rejected"]
    for_: int
    against: int
    voters: int
    decided_by: Literal["majority", "president"]


@rule(
    "european.class_council_vote",
    version=1,
    title="Le vote d'un Conseil de classe",
    source="Règlement général EE, art. 18.3",
)
def class_council_vote(
    facts: ClassCouncilVoteFacts, figures: FigureReader
) -> Ruling[ClassCouncilVote]:
    """Simple majority of the voters present; the president's voice decides a tie (18.3.e, f)."""
    votes = Counter(item.vote for item in facts.members if item.vote is not None)
    favour, against = votes["for"], votes["against"]
    tie = favour == against
    adopted = facts.president_vote == "for" if tie else favour > against
    result = ClassCouncilVote(
        outcome="adopted" if adopted else "rejected",
        for_=favour,
        against=against,
        voters=favour + against,
        decided_by="president" if tie else "majority",
    )
    return Ruling(result, (_reason(result),))


def _reason(result: ClassCouncilVote) -> Reason:
    counted = f"{result.for_} pour, {result.against} contre"
    decision = "adoptée" if result.outcome == "adopted" else "rejetée"
    if result.decided_by == "president":
        return because(
            "president_casting_vote",
            f"Les voix sont égales ({counted}) ; la voix du président est prépondérante et la "
            f"proposition est {decision}.",
            "art. 18.3.e",
        )
    return because(
        "majority_for" if result.outcome == "adopted" else "majority_against",
        f"La proposition est {decision} à la majorité simple des membres présents qui ont droit de "
        f"vote ({counted}).",
        "art. 18.3.f",
    )
