"""The file that the direction opens when harassment is reported."""

from datetime import date
from typing import Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.fwb.life.calendars import check_not_before

FileContent = Literal["identities", "parent_contacts", "report_trace", "evidence"]
Qualification = Literal["pending", "not_harassment", "harassment"]
Urgency = Literal["internal", "urgent"]
Objective = Literal["pending", "reached", "not_reached"]


@facts
class HarassmentFacts:
    """What the file holds, who was heard and when, how the facts are qualified and met."""

    calendar: SchoolCalendar
    opened: date
    on: date
    contents: tuple[FileContent, ...] = ()
    minors_involved: bool = True
    evidence_brought: bool = False
    target_heard: date | None = None
    others_count: Count = 1
    others_heard: date | None = None
    qualification: Qualification = "pending"
    urgency: Urgency | None = None
    plan_date: date | None = None
    plan_explained: date | None = None
    objective: Objective = "pending"
    closed_on: date | None = None
    third_party_on: date | None = None
    follow_ups: tuple[date, ...] = ()

    def check(self) -> None:
        """Nothing precedes the opening; what follows a qualification comes with it."""
        check_not_before("on", self.on, self.opened)
        check_not_before("target_heard", self.target_heard, self.opened)
        check_not_before("others_heard", self.others_heard, self.opened)
        harassment = self.qualification == "harassment"
        if harassment and self.urgency is None:
            raise RuleInputError("urgency", "l'urgence d'un harcèlement est attendue")
        if self.objective == "not_reached" and self.third_party_on is None:
            raise RuleInputError("third_party_on", "le jour de l'appel au tiers est attendu")
        if self.objective != "pending" and not harassment:
            raise RuleInputError("objective", "un objectif n'est attendu que d'un harcèlement")
