"""Whether a decision was voted as it must be, and whether the council may decide at all."""

from dataclasses import replace

from app.errors import Refusal
from app.office.councils.ballots import BY_CONSENSUS, Entry, Question, judged
from app.office.councils.electorate import Electorate, electorate
from app.office.councils.views import CouncilView, DecisionState, PupilRow, VoteState
from app.rules.figures import Figures


def last_vote(pupil: PupilRow, decision: DecisionState) -> VoteState | None:
    """The last vote taken on this decision."""
    return next(
        (
            vote
            for vote in reversed(pupil.votes)
            if vote.proposal == decision.code and vote.days == decision.days
        ),
        None,
    )


def polling_gap(
    view: CouncilView, pupil: PupilRow, decision: DecisionState, *, deliberates: bool
) -> str:
    """What the vote on this decision lacks, "" where it lacks nothing.

    ``vote`` where one is missing or adopts something else, ``voters`` where somebody who
    counted in it may no longer vote, ``quorum`` where that lacks.
    """
    kind = view.decision_kind(decision.code)
    if kind is None:
        return ""
    vote = last_vote(pupil, decision)
    if vote is not None:
        if not vote.adopted:
            return "vote"
        return "voters" if _outnumbers(vote, electorate(view, pupil)) else ""
    needed = view.voting.needed == "always" or (view.voting.needed == "deliberated" and deliberates)
    if needed and kind.ruled:
        return "vote"
    return "quorum" if pupil.quorate is False else ""


def _outnumbers(vote: VoteState, there: Electorate) -> bool:
    """Did more vote than may, or somebody who may not: recused or absent since?"""
    names = {voter.name for voter in there.voters}
    voices = vote.votes_for + vote.votes_against + vote.abstentions
    return voices > len(there.voters) or any(one.voter not in names for one in vote.ballots)


def with_quorum(view: CouncilView, figures: Figures) -> CouncilView:
    """The council with what the rule says of its quorum, for each pupil and for all."""
    rule = view.voting.rule
    if not rule or rule not in BY_CONSENSUS:
        return view
    known: dict[tuple[int, int], bool] = {}

    def reached(there: Electorate) -> bool:
        key = (len(there.voters), there.members)
        if key not in known:
            known[key] = _reached(rule, there, figures)
        return known[key]

    pupils = tuple(
        replace(pupil, quorate=reached(electorate(view, pupil))) for pupil in view.pupils
    )
    return replace(view, pupils=pupils, quorate=reached(electorate(view)))


def quorum_sentence(view: CouncilView) -> str:
    """Who was there of how many who vote, for the procès-verbal; "" where no rule asks."""
    if view.quorate is None:
        return ""
    there = electorate(view)
    word = "atteint" if view.quorate else "non atteint"
    return f"{word} ({len(there.voters)} votants présents sur {there.members})"


def _reached(rule: str, there: Electorate, figures: Figures) -> bool:
    """Could these decide by consensus?"""
    if not there.voters:
        return False
    try:
        verdict = judged(rule, Question(there, Entry("", consensus=True), ""), figures)
    except Refusal:
        return False
    return verdict.outcome != "no_quorum"
