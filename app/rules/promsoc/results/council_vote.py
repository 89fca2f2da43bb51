"""``promsoc.council_vote``: is the decision of a council or jury taken (art. 19 §4, §7, §8)?"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from app.rules.errors import RuleInputError
from app.rules.facts import Count, Positive, facts
from app.rules.figures import FigureReader
from app.rules.promsoc.results.roi import AGCF, roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Method = Literal["consensus", "vote"]
PresidentVote = Literal["for", "against", "abstained"]
VoteOutcome = Literal["adopted", "rejected", "undecided", "no_quorum"]

MAJORITY = roi("19 §8", f"{AGCF}, art. 27 §4")


@facts
class CouncilVoteFacts:
    """Who was there, and how the votes fell; those who are in neither count abstained."""

    members: Positive
    present: Positive
    method: Method
    votes_for: Count | None = None
    votes_against: Count | None = None
    president_vote: PresidentVote | None = None

    def check_present(self) -> None:
        """No more are present than there are members."""
        if self.present > self.members:
            raise RuleInputError(
                "present", "un nombre qui ne dépasse pas celui des membres est attendu"
            )

    def check_votes_for(self) -> None:
        """Votes are counted when there was a vote, and no more than were present."""
        self._given_with_a_vote("votes_for", self.votes_for)
        if self.votes_for is not None and self.votes_for > self.present:
            raise RuleInputError(
                "votes_for", "un nombre de voix qui ne dépasse pas les présents est attendu"
            )

    def check_votes_against(self) -> None:
        """For and against together, no more than were present."""
        self._given_with_a_vote("votes_against", self.votes_against)
        if self.abstentions < 0:
            raise RuleInputError(
                "votes_against", "un nombre de voix qui ne dépasse pas les présents est attendu"
            )

    def check_president_vote(self) -> None:
        """The president's vote is one of those counted."""
        self._given_with_a_vote("president_vote", self.president_vote)
        counted = {
            "for": self.votes_for,
            "against": self.votes_against,
            "abstained": self.abstentions,
        }
        if self.president_vote is not None and not counted[self.president_vote]:
            raise RuleInputError(
                "president_vote", "une voix qui figure parmi celles comptées est attendue"
            )

    def _given_with_a_vote(self, key: str, value: object) -> None:
        if (self.method == "vote") != (value is not None):
            raise RuleInputError(key, "donnée attendue pour un vote, et alors seulement")

    @property
    def abstentions(self) -> int:
        """Those present who voted neither for nor against."""
        return self.present - (self.votes_for or 0) - (self.votes_against or 0)


@dataclass(frozen=True)
class CouncilVote:
    """The decision, and the two numbers it depends on."""

    outcome: VoteOutcome
    quorum_needed: int
    majority_needed: int


@rule(
    "promsoc.council_vote",
    version=1,
    title="La décision du Conseil des études ou du Jury est-elle prise ?",
    source="ROI Binche, art. 19 §4, §7 et §8",
)
def council_vote(facts: CouncilVoteFacts, figures: FigureReader) -> Ruling[CouncilVote]:
    """Two thirds present (§4); consensus or absolute majority of those present (§8).

    In case of parity the president's vote decides; without a decision the deliberation
    cannot be closed (§7).
    """
    quorum = _quorum(facts.members, figures)
    # The absolute majority is more than half of the members present.
    majority = facts.present // 2 + 1
    outcome, reason = _decided(facts, quorum, majority)
    return Ruling(CouncilVote(outcome, quorum, majority), (reason,))


def _quorum(members: int, figures: FigureReader) -> int:
    share = Fraction(
        figures.integer("promsoc.results.quorum_numerator"),
        figures.integer("promsoc.results.quorum_denominator"),
    )
    return ceil(members * share)


def _decided(facts: CouncilVoteFacts, quorum: int, majority: int) -> tuple[VoteOutcome, Reason]:
    if facts.present < quorum:
        return "no_quorum", _quorum_missing(facts, quorum)
    if facts.votes_for is None or facts.votes_against is None:
        return "adopted", CONSENSUS
    if facts.votes_for >= majority:
        return "adopted", _absolute_majority(facts, facts.votes_for, "pour", majority)
    if facts.votes_against >= majority:
        return "rejected", _absolute_majority(facts, facts.votes_against, "contre", majority)
    if facts.votes_for == facts.votes_against:
        return _parity(facts.votes_for, facts.president_vote)
    return "undecided", _no_majority(facts, majority)


def _parity(each: int, president: PresidentVote | None) -> tuple[VoteOutcome, Reason]:
    """As many for as against, whoever abstained: the president's vote suffices alone."""
    parity = f"Il y a parité ({each} voix pour, {each} contre)"
    if president == "for":
        text = f"{parity}, la voix du Président, prépondérante, est favorable."
        return "adopted", Reason("casting_vote", text, MAJORITY)
    if president == "against":
        text = f"{parity}, la voix du Président, prépondérante, est défavorable."
        return "rejected", Reason("casting_vote", text, MAJORITY)
    text = f"{parity} et le Président s'est abstenu, un nouveau vote est nécessaire."
    return "undecided", Reason("no_casting_vote", text, roi("19 §7 et §8", BASIS_UNDECIDED))


BASIS_UNDECIDED = f"{AGCF}, art. 27 §4 et 28"
CONSENSUS = Reason("consensus", "La décision est prise par consensus.", MAJORITY)


def _quorum_missing(facts: CouncilVoteFacts, quorum: int) -> Reason:
    return Reason(
        "quorum_missing",
        f"Membres présents : {facts.present} sur {facts.members}. Les deux tiers, soit {quorum}, "
        "devaient l'être pour délibérer.",
        roi("19 §4", "circulaire 5644"),
    )


def _absolute_majority(facts: CouncilVoteFacts, votes: int, side: str, majority: int) -> Reason:
    return Reason(
        "absolute_majority",
        f"Voix {side} : {votes} sur {facts.present} membres présents. La majorité absolue, "
        f"soit {majority}, est atteinte.",
        MAJORITY,
    )


def _no_majority(facts: CouncilVoteFacts, majority: int) -> Reason:
    return Reason(
        "no_majority",
        f"Ni les voix pour ({facts.votes_for}), ni les voix contre ({facts.votes_against}) "
        f"n'atteignent la majorité absolue des membres présents, soit {majority} ; un nouveau "
        "vote est nécessaire.",
        roi("19 §7 et §8", BASIS_UNDECIDED),
    )
