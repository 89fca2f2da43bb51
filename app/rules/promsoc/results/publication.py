"""``promsoc.publication``: were the results posted in time, and what runs from then (art. 21)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import facts, unique
from app.rules.figures import FigureReader
from app.rules.promsoc.results.deadlines import (
    check_next_first_day,
    check_start,
    days_outside_holidays,
    is_working_day,
)
from app.rules.promsoc.results.roi import roi
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Channel = Literal["board", "phone", "sms", "email", "post"]
PublicationOutcome = Literal["due", "in_time", "late"]

BOARD: Channel = "board"


@facts
class PublicationFacts:
    """When the council closed its deliberation, and when and how the results were told."""

    deliberation_date: date
    published_on: date | None = None
    channels: Annotated[tuple[Channel, ...], unique] = (BOARD,)
    next_first_day: date | None = None
    calendar: SchoolCalendar

    def check_published_on(self) -> None:
        """Results follow the deliberation."""
        if self.published_on is not None and self.published_on < self.deliberation_date:
            raise RuleInputError(
                "published_on", "une date à partir de la délibération est attendue"
            )

    def check_channels(self) -> None:
        """What is published is on the notice boards."""
        if self.published_on is not None and BOARD not in self.channels:
            raise RuleInputError("channels", "les valves sont attendues parmi les voies utilisées")

    def check_calendar(self) -> None:
        """The dates fit the school year."""
        if self.published_on is not None:
            check_start(self.calendar, "published_on", self.published_on)
        check_next_first_day(self.calendar, self.next_first_day)


@dataclass(frozen=True)
class Publication:
    """Due, in time or late; with a publication, the dates that follow from it."""

    outcome: PublicationOutcome
    publish_by: date
    consultation_until: date | None = None
    appeal_until: date | None = None
    appeal_decision_by: date | None = None
    last_day_working: bool | None = None


@rule(
    "promsoc.publication",
    version=1,
    title="Les résultats ont-ils été affichés à temps, et jusqu'à quand peut-on agir ?",
    source="ROI Binche, art. 21, 22 §2, 26 §2 et §8",
)
def publication(facts: PublicationFacts, figures: FigureReader) -> Ruling[Publication]:
    """Posted on the valves within two working days (21 §1), never told otherwise.

    Consultation, appeal and decision on the appeal all run from the real publication.
    """
    days = figures.integer("promsoc.results.publication_days")
    publish_by = days_after(facts.calendar, facts.deliberation_date, days, "working")
    outcome, reason = _posted(facts, publish_by)
    reasons = (reason, *_forbidden(facts))
    if facts.published_on is None:
        return Ruling(Publication(outcome, publish_by), reasons)
    appeal_until = facts.published_on + _days(figures, "internal_appeal_days")
    decision_days = figures.integer("promsoc.results.internal_decision_days")
    result = Publication(
        outcome=outcome,
        publish_by=publish_by,
        consultation_until=facts.published_on + _days(figures, "consultation_days"),
        appeal_until=appeal_until,
        appeal_decision_by=days_outside_holidays(
            facts.calendar, facts.published_on, decision_days, facts.next_first_day
        ),
        last_day_working=is_working_day(facts.calendar, appeal_until),
    )
    return Ruling(result, reasons)


def _days(figures: FigureReader, key: str) -> timedelta:
    return timedelta(days=figures.integer(f"promsoc.results.{key}"))


def _posted(facts: PublicationFacts, publish_by: date) -> tuple[PublicationOutcome, Reason]:
    article = roi("21 §1")
    limit = f"au plus tard le {french_date(publish_by)}"
    if facts.published_on is None:
        text = f"Les résultats doivent être affichés aux valves {limit}."
        return "due", Reason("not_published", text, article)
    posted = f"Les résultats ont été affichés aux valves le {french_date(facts.published_on)}"
    if facts.published_on > publish_by:
        text = f"{posted}, ils devaient l'être {limit}."
        return "late", Reason("published_late", text, article)
    return "in_time", Reason("published_in_time", f"{posted}, à temps ({limit}).", article)


def _forbidden(facts: PublicationFacts) -> Iterator[Reason]:
    if set(facts.channels) - {BOARD}:
        yield Reason(
            "forbidden_channel",
            "Les résultats ne sont transmis ni par téléphone, ni par SMS, ni par mail, "
            "ni par courrier.",
            roi("21 §1"),
        )
