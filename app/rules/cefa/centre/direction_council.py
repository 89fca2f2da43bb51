"""``cefa.direction_council_vote`` and ``_meetings``: the Conseil de direction (IV.I.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Literal

from app.rules.cefa.days import first_year, school_year_of
from app.rules.cefa.sources import D91, circular
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, Positive, SchoolYear, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling
from app.rules.wording import counted, enumeration

ART45 = circular("IV.I.2", f"{D91}, art. 2quinquies §2 al. 1er")
SIMPLE = circular("IV.I.2", f"{D91}, art. 2quater §2")

Vote = Literal["in_favour", "against", "abstain"]


@facts
class VoteFacts:
    """A vote of the Conseil de direction; the president's vote is in the counts."""

    subject: Literal["art45_formation", "art45_maintain", "other"]
    present: Positive
    in_favour: Count
    against: Count
    abstain: Count
    president_vote: Vote
    presided_by: Literal["head_seat", "coordinator"]
    head_seat_absent: bool = False

    def check_abstain(self) -> None:
        """Everyone present is counted once."""
        if self.in_favour + self.against + self.abstain != self.present:
            raise RuleInputError("present", "la somme des votes et des abstentions est attendue")

    def check_president_vote(self) -> None:
        """The president's vote is one of those counted."""
        counts = {
            "in_favour": self.in_favour,
            "against": self.against,
            "abstain": self.abstain,
        }
        if counts[self.president_vote] == 0:
            raise RuleInputError("president_vote", "un vote compté parmi les autres est attendu")

    def check_head_seat_absent(self) -> None:
        """The coordinator presides "en cas d'absence" of the head of the siège, and only then."""
        if self.head_seat_absent != (self.presided_by == "coordinator"):
            raise RuleInputError(
                "presided_by",
                "« coordinator » est attendu si le chef de l'établissement siège est absent, et "
                "alors seulement",
            )


@dataclass(frozen=True)
class VoteResult:
    """Is the decision adopted? ``needed`` only where two thirds are asked."""

    outcome: Literal["adopted", "rejected"]
    needed: int | None


@rule(
    "cefa.direction_council_vote",
    version=1,
    title="L'adoption d'une décision du Conseil de direction",
    source=circular("IV.I.2", f"{D91}, art. 2quater §2 et 2quinquies §2"),
)
def direction_council_vote(facts: VoteFacts, figures: FigureReader) -> Ruling[VoteResult]:
    """Two thirds of the members present for art. 45, else a simple majority.

    "En cas de partage des voix, celle du membre qui préside est prépondérante."
    """
    if facts.subject == "art45_formation":
        return _two_thirds(facts, figures)
    if facts.in_favour == facts.against:
        return _tie(facts)
    adopted = facts.in_favour > facts.against
    code = "simple_majority" if adopted else "no_majority"
    conclusion = "est adoptée à la majorité simple" if adopted else "n'a pas la majorité"
    reason = Reason(code, f"{_votes(facts)} : la décision {conclusion}.", SIMPLE)
    return Ruling(VoteResult("adopted" if adopted else "rejected", None), (reason,))


def _votes(facts: VoteFacts) -> str:
    return (
        f"Le vote donne {facts.in_favour} pour, {facts.against} contre et "
        f"{counted(facts.abstain, 'abstention')}"
    )


def _two_thirds(facts: VoteFacts, figures: FigureReader) -> Ruling[VoteResult]:
    """Of "membres présents": abstentions weigh, and no vote is prépondérant."""
    part, whole = figures.integers("cefa.direction_council.art45_majority")
    met = whole * facts.in_favour >= part * facts.present
    needed = ceil(Fraction(part * facts.present, whole))
    reason = Reason(
        "two_thirds_met" if met else "two_thirds_not_met",
        f"{_votes(facts)} : la majorité des deux tiers demande "
        f"{counted(needed, 'voix', 'voix')} sur "
        f"{counted(facts.present, 'membre présent', 'membres présents')}, la décision est "
        f"{'adoptée' if met else 'rejetée'}.",
        ART45,
    )
    return Ruling(VoteResult("adopted" if met else "rejected", needed), (reason,))


def _tie(facts: VoteFacts) -> Ruling[VoteResult]:
    votes = f"{_votes(facts)} : les voix sont partagées"
    if facts.president_vote == "abstain":
        text = f"{votes} et le membre qui préside s'abstient, la décision est rejetée."
        return Ruling(VoteResult("rejected", None), (Reason("tie_not_broken", text, SIMPLE),))
    adopted = facts.president_vote == "in_favour"
    decided = "adoptée" if adopted else "rejetée"
    text = f"{votes} et celle du membre qui préside est prépondérante, la décision est {decided}."
    reason = Reason("casting_vote", text, SIMPLE)
    return Ruling(VoteResult("adopted" if adopted else "rejected", None), (reason,))


@facts
class MeetingsFacts:
    """The meetings of the Conseil de direction."""

    school_year: SchoolYear
    meetings: tuple[date, ...]


@dataclass(frozen=True)
class Meetings:
    """How many meetings were held in the year, and how many are missing."""

    outcome: Literal["enough", "too_few"]
    held: int
    missing: int


@rule(
    "cefa.direction_council_meetings",
    version=1,
    title="Le nombre de réunions du Conseil de direction",
    source=SIMPLE,
)
def direction_council_meetings(facts: MeetingsFacts, figures: FigureReader) -> Ruling[Meetings]:
    """The text: "le Conseil de direction se réunit au moins 4 fois par année scolaire"."""
    least = figures.integer("cefa.direction_council.meetings")
    year = first_year(facts.school_year)
    days = set(facts.meetings)
    outside = {day for day in days if school_year_of(day, figures) != year}
    held = len(days - outside)
    outcome: Literal["enough", "too_few"] = "enough" if held >= least else "too_few"
    reason = Reason(
        outcome,
        f"Le Conseil de direction s'est réuni {held} fois en {facts.school_year} : il doit se "
        f"réunir {least} fois au moins.",
        SIMPLE,
    )
    result = Meetings(outcome, held, max(least - held, 0))
    return Ruling(result, (reason, *_outside_reasons(facts, outside)))


def _outside_reasons(facts: MeetingsFacts, outside: set[date]) -> Iterator[Reason]:
    if outside:
        days = enumeration(french_date(day) for day in sorted(outside))
        yield Reason(
            "outside_year",
            f"Des réunions tombent hors de l'année scolaire {facts.school_year} et ne sont pas "
            f"comptées : {days}.",
            SIMPLE,
        )
