"""A request for the internal conciliation, and the answer that was notified."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import facts
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

Means = Literal["school_procedure", "form"]
NoticeMode = Literal["by_hand_receipt", "registered", "email", "ordinary_mail"]


@facts
class InternalAppealFacts:
    """The decision, when the family learnt it, the request, and the answer given."""

    calendar: SchoolCalendar
    birth_date: date
    body: Body
    track: Track
    session: Session
    decision: Decision
    deliberated: date
    communicated: date
    window_closes: date | None = None
    filed: date
    requester: Requester
    means: Means
    form_accepted: bool = False
    notified: date | None = None
    notice_mode: NoticeMode | None = None
    mentions_external: bool = False

    def check_track(self) -> None:
        """The track is one that the body decides on."""
        check_track(self.track, self.body)

    def check_session(self) -> None:
        """The session is one of the track."""
        check_session(self.session, self.track)

    def check_decision(self) -> None:
        """The decision is one of the body."""
        check_decision(self.decision, self.body)

    def check_communicated(self) -> None:
        """A result is learnt once it is deliberated."""
        _not_before("communicated", self.communicated, self.deliberated)

    def check_window_closes(self) -> None:
        """The window does not close before the result is learnt."""
        _not_before("window_closes", self.window_closes, self.communicated)

    def check_filed(self) -> None:
        """A request follows the result."""
        _not_before("filed", self.filed, self.communicated)

    def check_notified(self) -> None:
        """An answer follows the request."""
        _not_before("notified", self.notified, self.filed)

    def check_notice_mode(self) -> None:
        """A notification, and it alone, has a mode."""
        if (self.notified is None) != (self.notice_mode is None):
            raise RuleInputError(
                "notice_mode", "un mode avec une notification, et avec elle seule, est attendu"
            )


def _not_before(key: str, day: date | None, first: date) -> None:
    if day is not None and day < first:
        raise RuleInputError(key, "une date qui ne précède pas l'étape d'avant est attendue")
