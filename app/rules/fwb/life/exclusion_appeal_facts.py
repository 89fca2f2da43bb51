"""A decision of exclusion or of refusal, the appeal against it, and what was answered."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import facts
from app.rules.fwb.life.calendars import check_not_before

AppealMode = Literal["registered_ack", "registered", "hand", "email"]
Appellant = Literal["pupil", "parents", "other"]
AppealResult = Literal["maintained", "reinstated"]


@facts
class ExclusionAppealFacts:
    """``calendar`` is the school year of the notification, or the one just ended in summer.

    The four data after ``appeal_sent`` are read only with it, ``decision_mode`` only with
    ``decision_presented``.
    """

    calendar: SchoolCalendar
    next_calendar: SchoolCalendar | None = None
    birth_date: date
    notification_presented: date
    appeal_sent: date | None = None
    appeal_mode: AppealMode = "registered_ack"
    appellant: Appellant = "parents"
    to_designated_person: bool = True
    appeal_received: date | None = None
    decision: date | None = None
    result: AppealResult | None = None
    decision_presented: date | None = None
    decision_mode: AppealMode = "registered"
    on: date

    def check(self) -> None:
        """An appeal is received once it is sent; a decision has a result."""
        if self.appeal_received is not None:
            self._check_received(self.appeal_received)
        if self.decision is not None and self.result is None:
            raise RuleInputError("result", "le résultat de la décision sur recours est attendu")

    def _check_received(self, received: date) -> None:
        if self.appeal_sent is None:
            raise RuleInputError("appeal_received", "une réception après un envoi est attendue")
        check_not_before("appeal_received", received, self.appeal_sent)
        check_not_before("appeal_received", received, self.calendar.first_day)
