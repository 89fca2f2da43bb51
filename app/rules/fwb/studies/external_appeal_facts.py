"""A request to the Conseil de recours, and the conciliation that came before it."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import SchoolYear, facts
from app.rules.fwb.studies.appeals import (
    Body,
    Decision,
    Session,
    Track,
    check_decision,
    check_session,
    check_track,
)
from app.rules.fwb.studies.family import Requester

Means = Literal["e_recours", "registered", "email", "ordinary_mail", "by_hand"]
Purpose = Literal[
    "other_attestation",
    "second_session",
    "sanction_staff",
    "marks_of_report",
    "better_average",
    "qualification",
]


@facts
class ExternalAppealFacts:
    """The decision after the conciliation, the conciliation's dates, and the request.

    ``calendar`` is the one in which the internal decision is notified, or the next.
    """

    calendar: SchoolCalendar
    school_year: SchoolYear
    birth_date: date
    body: Body
    track: Track
    session: Session
    decision: Decision
    internal_filed: date | None = None
    internal_notified: date | None = None
    filed: date
    requester: Requester
    means: Means
    purpose: Purpose = "other_attestation"

    def check_track(self) -> None:
        """The track is one that the body decides on."""
        check_track(self.track, self.body)

    def check_session(self) -> None:
        """The session is one of the track."""
        check_session(self.session, self.track)

    def check_decision(self) -> None:
        """The decision is one of the body."""
        check_decision(self.decision, self.body)

    def check_internal_notified(self) -> None:
        """An internal decision answers a request, and follows it."""
        if self.internal_notified is None:
            return
        if self.internal_filed is None or self.internal_notified < self.internal_filed:
            raise RuleInputError(
                "internal_notified", "une date qui suit la demande de conciliation est attendue"
            )
