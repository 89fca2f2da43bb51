"""A request for enrolment, and the documents that came with it."""

from datetime import date
from decimal import Decimal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import Amount, Count, facts
from app.rules.fwb.life.calendars import check_not_before
from app.rules.fwb.studies.school_days import StudyYear


@facts
class ReceivedDocument:
    """A document, and the day it came."""

    name: str
    date: date


@facts
class EnrolmentFacts:
    """``required_documents`` are named by the office: the règlement lists none."""

    calendar: SchoolCalendar
    year: StudyYear
    request_date: date
    places_left: Count
    late_reason: str = ""
    late_accepted: bool = False
    required_documents: tuple[str, ...] = ()
    received: tuple[ReceivedDocument, ...] = ()
    unpaid_fees: Amount = Decimal(0)
    on: date

    def check(self) -> None:
        """The question is asked once enrolment is; a document is received once."""
        check_not_before("on", self.on, self.request_date)
        names = [document.name for document in self.received]
        if not set(names) <= set(self.required_documents):
            raise RuleInputError("received", "des documents requis sont attendus")
        if len(set(names)) < len(names):
            raise RuleInputError("received", "des documents tous différents sont attendus")
