"""``european.incident_report``: the written report of a grave offence (art. 41)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Ruling


@facts
class IncidentReportFacts:
    """When the incident happened and when it was reported in writing."""

    calendar: Calendar
    incident_on: date
    reported_on: date

    def check_reported_on(self) -> None:
        """Nothing is reported before it happens."""
        if self.reported_on < self.incident_on:
            raise RuleInputError("reported_on", "une date qui ne précède pas l'incident")


@dataclass(frozen=True)
class IncidentReport:
    """Did the report come in time?"""

    outcome: Literal["in_time", "late"]
    due: date


@rule(
    "european.incident_report",
    version=1,
    title="Le rapport écrit sur une infraction grave",
    source="Règlement général EE, art. 41",
)
def incident_report(facts: IncidentReportFacts, figures: FigureReader) -> Ruling[IncidentReport]:
    """To the director, "endéans le premier jour ouvrable suivant l'incident"."""
    days = figures.integer("european.discipline.incident_report")
    due = days_after(facts.calendar, facts.incident_on, days, "working")
    outcome: Literal["in_time", "late"] = "in_time" if facts.reported_on <= due else "late"
    verb = "devait l'être" if outcome == "late" else "pouvait l'être"
    reason = because(
        outcome,
        f"L'incident du {french_date(facts.incident_on)} a fait l'objet d'un rapport écrit le "
        f"{french_date(facts.reported_on)} ; il {verb} au plus tard le {french_date(due)}, premier "
        "jour ouvrable suivant.",
        "art. 41",
    )
    return Ruling(IncidentReport(outcome, due), (reason,))
