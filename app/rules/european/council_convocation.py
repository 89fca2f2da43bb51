"""``european.council_convocation``: convening a council (art. 17)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Kind = Literal["class", "teaching", "plenary", "education"]


@facts
class CouncilConvocationFacts:
    """The convocation of any council but the disciplinary ones.

    ``items_added_on``: when voting members had each further point added to the agenda.
    """

    kind: Kind
    sent_on: date
    meeting_on: date
    agenda_attached: bool
    urgent: bool = False
    during_lessons: bool = False
    items_added_on: tuple[date, ...] = ()

    def check_meeting_on(self) -> None:
        """A meeting does not come before its convocation."""
        if self.meeting_on < self.sent_on:
            raise RuleInputError("meeting_on", "une date qui ne précède pas la convocation")


@dataclass(frozen=True)
class CouncilConvocation:
    """Is the convocation regular?"""

    outcome: Literal["irregular", "urgent", "regular"]
    latest_convocation: date
    accepted_items: int


@rule(
    "european.council_convocation",
    version=1,
    title="La convocation d'un Conseil",
    source="Règlement général EE, art. 17",
)
def council_convocation(
    facts: CouncilConvocationFacts, figures: FigureReader
) -> Ruling[CouncilConvocation]:
    """Seven calendar days ahead with the draft agenda, but in urgent cases; outside lessons.

    Voting members may have points added up to the eve of the meeting.
    """
    notice = timedelta(days=figures.integer("european.council.convocation"))
    eve = timedelta(days=figures.integer("european.council.item_before"))
    latest = facts.meeting_on - notice
    accepted = sum(added <= facts.meeting_on - eve for added in facts.items_added_on)
    faults = tuple(_faults(facts, latest, notice.days))
    hurried = facts.sent_on > latest or not facts.agenda_attached
    reasons = faults or ((URGENT,) if hurried else (_regular(facts),))
    result = CouncilConvocation(
        outcome="irregular" if faults else "urgent" if hurried else "regular",
        latest_convocation=latest,
        accepted_items=accepted,
    )
    if accepted < len(facts.items_added_on):
        reasons = (*reasons, ITEM_TOO_LATE)
    return Ruling(result, reasons)


def _faults(facts: CouncilConvocationFacts, latest: date, notice: int) -> Iterator[Reason]:
    if facts.sent_on > latest and not facts.urgent:
        yield because(
            "too_late",
            f"La convocation du {french_date(facts.sent_on)} devait être envoyée au moins {notice} "
            f"jours calendrier avant la réunion, au plus tard le {french_date(latest)}.",
            "art. 17",
        )
    if not facts.agenda_attached and not facts.urgent:
        yield NO_AGENDA
    if facts.during_lessons:
        yield DURING_LESSONS


NO_AGENDA = because(
    "no_agenda",
    "Le projet d'ordre du jour n'est pas joint à la convocation.",
    "art. 17",
)
DURING_LESSONS = because(
    "during_lessons",
    "La réunion est fixée pendant les heures d'enseignement ; les Conseils se réunissent en dehors "
    "de celles-ci.",
    "art. 17",
)
URGENT = because(
    "urgent",
    "L'urgence dispense du délai de convocation et du projet d'ordre du jour.",
    "art. 17",
)
ITEM_TOO_LATE = because(
    "item_too_late",
    "Des points ont été ajoutés au projet d'ordre du jour après la veille de la séance ; ils ne "
    "sont pas retenus.",
    "art. 17",
)


def _regular(facts: CouncilConvocationFacts) -> Reason:
    return because(
        "regular",
        f"La convocation du {french_date(facts.sent_on)} à la réunion du "
        f"{french_date(facts.meeting_on)} est régulière.",
        "art. 17",
    )
