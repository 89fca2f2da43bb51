"""An absence, the document that was handed in, and what the head decided."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.fwb.studies.absence import Missed, check_missed
from app.rules.fwb.studies.family import Signer

Motive = Literal[
    "illness",
    "authority",
    "death_first_degree",
    "death_same_roof",
    "death_second_to_fourth",
    "individual_stay",
    "elite_sport",
    "sport",
    "art",
    "medical_appointment",
    "personal",
    "force_majeure",
    "holiday",
]
Document = Literal[
    "none",
    "note",
    "medical_certificate",
    "hospital_attestation",
    "authority_attestation",
    "death_document",
    "stay_attestation",
    "federation_attestation",
    "organiser_attestation",
    "presence_attestation",
]
HeadDecision = Literal["none", "accepted", "refused", "refused_rest"]

ACTIVITIES: tuple[Motive, ...] = ("elite_sport", "sport", "art")


@facts
class JustificationFacts:
    """What is known of one absence on the day it is judged.

    ``announced``, ``event_start``, ``authorisation``, ``activity_used`` and ``derogation``
    matter for sport and art only; ``note_used`` and ``activity_used`` are the half-days
    already justified so this school year.
    """

    calendar: SchoolCalendar
    birth_date: date
    missed: Missed
    motive: Motive
    document: Document
    today: date
    received: date | None = None
    note_signed_by: Signer | None = None
    announced: date | None = None
    event_start: date | None = None
    authorisation: bool = False
    note_used: Count = 0
    activity_used: Count = 0
    derogation: bool = False
    head_decision: HeadDecision = "none"
    head_date: date | None = None
    head_motivation: str | None = None

    @property
    def first_day(self) -> date:
        """The first day missed."""
        return self.missed[0].date

    @property
    def last_day(self) -> date:
        """The last day missed."""
        return self.missed[-1].date

    def check_missed(self) -> None:
        """The days are those of one absence, of a pupil who was born."""
        check_missed(self.calendar, self.missed)
        if self.birth_date > self.first_day:
            raise RuleInputError("birth_date", "une date qui précède l'absence est attendue")

    def check_today(self) -> None:
        """An absence is judged once it has begun."""
        if self.today < self.first_day:
            raise RuleInputError("today", "un jour qui ne précède pas l'absence est attendu")

    def check_received(self) -> None:
        """A document, and it alone, has been received, today at the latest."""
        if (self.received is None) != (self.document == "none"):
            raise RuleInputError("received", "le jour où le document a été remis est attendu")
        if self.received is not None and self.received > self.today:
            raise RuleInputError("received", "un jour qui ne suit pas aujourd'hui est attendu")

    def check_note_signed_by(self) -> None:
        """A note, and it alone, has been signed."""
        if (self.note_signed_by is None) != (self.document != "note"):
            raise RuleInputError("note_signed_by", "le signataire d'un mot de la famille")

    def check_event_start(self) -> None:
        """The event of an absence for sport or art begins before the absence is over."""
        if self.event_start is None or self.motive not in ACTIVITIES:
            return
        if self.event_start > self.last_day:
            raise RuleInputError("event_start", "un jour qui ne suit pas l'absence est attendu")

    def check_head_date(self) -> None:
        """A decision, and it alone, has a day, from the first day missed to today."""
        if (self.head_date is None) != (self.head_decision == "none"):
            raise RuleInputError("head_date", "le jour de la décision de la direction")
        if self.head_date is not None and not self.first_day <= self.head_date <= self.today:
            raise RuleInputError("head_date", "un jour entre l'absence et aujourd'hui est attendu")

    def check_head_motivation(self) -> None:
        """An absence recognised by the head is motivated (7.3)."""
        if self.head_decision == "accepted" and not (self.head_motivation or "").strip():
            raise RuleInputError("head_motivation", "la motivation de la direction est attendue")
