"""What a vote amounts to: the regime's rule is asked, nobody types the result.

Where no rule covers the vote, the school's usage does: simple majority of the voices
cast, the president's deciding where they are equal. It is shown *sans règle*.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.errors import Refusal
from app.i18n import _
from app.office.councils.electorate import Electorate
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.registry import find
from app.rules.verdict import Reason, Verdict

FOR: Final = "for"
AGAINST: Final = "against"
ABSTAINED: Final = "abstained"


@dataclass(frozen=True)
class Entry:
    """A vote as it was entered.

    Voices by voter's key in ``ballots``, or counts with the president's own voice, or by
    ``consensus`` without counting. ``round`` 2 is the second vote on an exclusion.
    """

    proposal: str
    votes_for: int = 0
    votes_against: int = 0
    president: str = ""
    ballots: tuple[tuple[str, str], ...] = ()
    consensus: bool = False
    days: int | None = None
    round: int = 1

    @property
    def method(self) -> str:
        """How it was taken: ``consensus``, ``names`` or ``counts``."""
        if self.consensus:
            return "consensus"
        return "names" if self.ballots else "counts"


@dataclass(frozen=True)
class Question:
    """A vote to judge: who voted, how, and the rules' word for what was proposed."""

    electorate: Electorate
    entry: Entry
    word: str

    @property
    def present(self) -> int:
        """How many may vote."""
        return len(self.electorate.voters)

    @property
    def voices(self) -> Counter[str]:
        """How many voices of each kind; who said nothing abstained."""
        if self.entry.ballots:
            counted = Counter(voice for _key, voice in self.entry.ballots)
        else:
            counted = Counter({FOR: self.entry.votes_for, AGAINST: self.entry.votes_against})
        counted[ABSTAINED] = self.present - counted[FOR] - counted[AGAINST]
        return counted

    @property
    def president(self) -> str:
        """The president's own voice, "" where it is not known."""
        leader = self.electorate.president
        if leader is None or not self.entry.ballots:
            return self.entry.president
        return dict(self.entry.ballots).get(leader.key, ABSTAINED)


@dataclass(frozen=True)
class Judged:
    """What came of a vote."""

    outcome: str
    reasons: tuple[Reason, ...]
    rule: str = ""
    version: int = 0
    digest: str = ""


Table = dict[str, object]


def judged(rule: str, question: Question, figures: Figures) -> Judged:
    """The verdict of the rule, or of the school's usage; Refusal where it cannot be taken."""
    if min(question.voices.values()) < 0:
        raise Refusal(
            _("Il y a plus de voix que de votants : {present} peuvent voter.").format(
                present=question.present
            ),
            _("Comptez à nouveau, ou complétez les présences."),
            field="votes",
        )
    if not rule:
        return _usage(question)
    try:
        verdict: Verdict[Any] = find(rule).judge(VOTE_FACTS[rule](question), figures)
    except RuleInputError as refused:
        raise Refusal(
            _("Ce vote ne peut être enregistré : {expected}.").format(expected=refused.expected),
            field="votes",
        ) from refused
    return Judged(verdict.outcome, verdict.reasons, verdict.rule, verdict.version, verdict.digest)


def _promsoc(question: Question) -> Table:
    table: Table = {
        "members": question.electorate.members,
        "present": question.present,
        "method": "consensus" if question.entry.consensus else "vote",
    }
    if question.entry.consensus:
        return table
    voices = question.voices
    return table | {
        "votes_for": voices[FOR],
        "votes_against": voices[AGAINST],
        "president_vote": question.president or ABSTAINED,
    }


def _class_council(question: Question) -> Table:
    """Voices that were counted belong to nobody: they are handed out in order."""
    given = dict(question.entry.ballots) or _handed_out(question)
    return {
        "members": [
            {
                "person": voter.name,
                "role": "president" if voter.presides else _teaching(voter.role),
                "present": True,
                **({"vote": given[voter.key]} if given.get(voter.key) in (FOR, AGAINST) else {}),
            }
            for voter in question.electorate.voters
        ]
    }


def _teaching(role: str) -> str:
    return role if role in ("learning_support", "sen_support") else "teacher"


def _handed_out(question: Question) -> dict[str, str]:
    voices = question.voices
    left = [FOR] * voices[FOR] + [AGAINST] * voices[AGAINST]
    given: dict[str, str] = {}
    for voter in question.electorate.voters:
        wanted = question.president if voter.presides else ""
        voice = wanted if wanted in left else (left[0] if left and not voter.presides else "")
        if voice:
            left.remove(voice)
            given[voter.key] = voice
    return given


def _discipline(question: Question) -> Table:
    voices = question.voices
    table: Table = {
        "measure": question.word,
        "cycle": "secondary",
        "present": question.present,
        "for": voices[FOR],
        "against": voices[AGAINST],
        "president_vote": question.president,
        "round": question.entry.round,
    }
    return table if question.entry.days is None else table | {"days": question.entry.days}


_DIRECTION_WORDS: Final = {FOR: "in_favour", AGAINST: "against", ABSTAINED: "abstain"}


def _direction(question: Question) -> Table:
    voices = question.voices
    leader = question.electorate.president
    coordinator = leader is not None and leader.role == "coordinator"
    return {
        "subject": question.word,
        "present": question.present,
        "in_favour": voices[FOR],
        "against": voices[AGAINST],
        "abstain": voices[ABSTAINED],
        "president_vote": _DIRECTION_WORDS[question.president or ABSTAINED],
        "presided_by": "coordinator" if coordinator else "head_seat",
        "head_seat_absent": coordinator,
    }


VOTE_FACTS: Final[Mapping[str, Callable[[Question], Table]]] = {
    "promsoc.council_vote": _promsoc,
    "european.class_council_vote": _class_council,
    "european.discipline_council_vote": _discipline,
    "cefa.direction_council_vote": _direction,
}
BY_CONSENSUS: Final = frozenset({"", "promsoc.council_vote"})
"""The rules of councils that may decide without counting voices."""
PRESIDENT_VOTES: Final = frozenset(VOTE_FACTS)
"""The rules that ask for the president's own voice with the counts."""

USAGE: Final = "Usage de l'école, sans règle"


def _usage(question: Question) -> Judged:
    if question.entry.consensus:
        return Judged("adopted", (Reason("", "La décision est prise par consensus.", USAGE),))
    voices = question.voices
    told = f"{voices[FOR]} pour, {voices[AGAINST]} contre"
    if voices[FOR] != voices[AGAINST]:
        adopted = voices[FOR] > voices[AGAINST]
        word = "adoptée" if adopted else "rejetée"
        text = f"La proposition est {word} à la majorité simple ({told})."
        return Judged("adopted" if adopted else "rejected", (Reason("", text, USAGE),))
    if question.president not in (FOR, AGAINST):
        text = f"Les voix sont égales ({told}) : la présidence n'a pas départagé."
        return Judged("undecided", (Reason("", text, USAGE),))
    adopted = question.president == FOR
    word = "adoptée" if adopted else "rejetée"
    text = f"Les voix sont égales ({told}) ; celle de la présidence décide : proposition {word}."
    return Judged("adopted" if adopted else "rejected", (Reason("", text, USAGE),))
