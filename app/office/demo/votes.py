"""Votes of the demonstration: the regime's rule says what came of them, as in the office."""

from collections.abc import Mapping

from app.office.councils.ballots import FOR, Entry, Question, judged
from app.office.councils.electorate import Electorate, Voter
from app.rules.figures import packaged_figures
from app.rules.regime import CouncilKind, DecisionKind

_PRESIDENT = Voter("0", "Direction", "head", presides=True)


def vote_values(
    council: CouncilKind,
    decision: DecisionKind,
    counts: tuple[int, int],
    members: int,
    *,
    days: int | None = None,
) -> Mapping[str, object]:
    """The columns of a vote by ``counts`` (for, against), the president for it."""
    favour, against = counts
    others = (Voter(str(one), f"Membre {one}", "teacher") for one in range(1, favour + against))
    voters = Electorate((_PRESIDENT, *others), max(members, favour + against))
    entry = Entry(decision.code, favour, against, FOR, days=days)
    rule = council.vote_rule if decision.ruled else ""
    verdict = judged(rule, Question(voters, entry, decision.word), packaged_figures())
    return {
        "proposal": decision.code,
        "days": days,
        "present": favour + against,
        "votes_for": favour,
        "votes_against": against,
        "president_vote": FOR,
        "outcome": verdict.outcome,
        "reasons": [
            {"code": one.code, "text": one.text, "source": one.source} for one in verdict.reasons
        ],
        "rule": verdict.rule,
        "version": verdict.version,
        "digest": verdict.digest,
    }
