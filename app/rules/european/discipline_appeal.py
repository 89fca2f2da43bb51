"""``european.discipline_appeal``: appeal against an exclusion (art. 44.8, 44.9, 66)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.rules.calendar.deadline import days_after
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.european.calendar import Calendar
from app.rules.european.formalities import formalities
from app.rules.european.inputs import require
from app.rules.european.measures import IN_FRENCH, CouncilDays, Measure, check_days
from app.rules.european.source import because
from app.rules.facts import facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

Outcome = Literal["not_appealable", "late", "admissible"]


@facts
class DisciplineAppealFacts:
    """The decision, and the appeal to the Secretary General."""

    measure: Measure
    days: CouncilDays | None = None
    posted_on: date
    appeal_posted_on: date
    registered: bool = True
    copy_to_school: bool = True
    received_on: date | None = None
    calendar: Calendar | None = None

    def check_days(self) -> None:
        """Only a temporary exclusion lasts a number of days."""
        check_days(self.measure, self.days)

    def check_appeal_posted_on(self) -> None:
        """Nobody appeals before the decision is sent."""
        if self.appeal_posted_on < self.posted_on:
            raise RuleInputError("appeal_posted_on", "une date qui ne précède pas l'envoi")

    def check_received_on(self) -> None:
        """An appeal is received once it is posted."""
        if self.received_on is not None and self.received_on < self.appeal_posted_on:
            raise RuleInputError("received_on", "une date qui ne précède pas le recours")

    def check_calendar(self) -> None:
        """Without a calendar nobody knows which days are working days."""
        if self.received_on is not None:
            require(self.calendar, "calendar", "avec la réception du recours")


@dataclass(frozen=True)
class DisciplineAppeal:
    """Is the appeal admissible? No answer by ``decision_due`` is a refusal (67.3)."""

    outcome: Outcome
    effective_on: date
    last_day: date
    suspensive: bool
    decision_due: date | None = None


@rule(
    "european.discipline_appeal",
    version=1,
    title="Le recours contre une exclusion",
    source="Règlement général EE, art. 44.8, 44.9, 66.3 et 67.3",
)
def discipline_appeal(
    facts: DisciplineAppealFacts, figures: FigureReader
) -> Ruling[DisciplineAppeal]:
    """Only against exclusion for good or for more than ten working days (44.9).

    The written decision takes effect the day after it is sent; the seven calendar days run
    from then (44.8). The Secretary General decides within fifteen working days (44.9).
    """
    effective = facts.posted_on + _days(figures, "effective_after")
    last_day = effective + _days(figures, "appeal")
    beyond = figures.integer("european.discipline.appeal_beyond")
    outcome = _outcome(facts, beyond, last_day)
    result = DisciplineAppeal(
        outcome=outcome,
        effective_on=effective,
        last_day=last_day,
        suspensive=False,
        decision_due=_decision_due(facts, figures) if outcome == "admissible" else None,
    )
    return Ruling(result, tuple(_reasons(facts, result, beyond)))


def _days(figures: FigureReader, name: str) -> timedelta:
    return timedelta(days=figures.integer(f"european.discipline.{name}"))


def _outcome(facts: DisciplineAppealFacts, beyond: int, last_day: date) -> Outcome:
    long = facts.days is not None and facts.days > beyond
    if facts.measure != "permanent_exclusion" and not long:
        return "not_appealable"
    return "late" if facts.appeal_posted_on > last_day else "admissible"


def _decision_due(facts: DisciplineAppealFacts, figures: FigureReader) -> date | None:
    if facts.received_on is None or facts.calendar is None:
        return None
    days = figures.integer("european.discipline.appeal_decision")
    return days_after(facts.calendar, facts.received_on, days, "working")


def _reasons(
    facts: DisciplineAppealFacts, result: DisciplineAppeal, beyond: int
) -> Iterator[Reason]:
    if result.outcome == "not_appealable":
        yield because(
            "not_appealable",
            f"La mesure « {IN_FRENCH[facts.measure]} » n'est pas susceptible de recours auprès du "
            "Secrétaire général, ouvert seulement contre une exclusion définitive ou une exclusion "
            f"temporaire de plus de {beyond} jours ouvrables.",
            "art. 44.9",
        )
    else:
        yield _in_time_or_late(facts, result)
    yield from formalities(facts.registered, facts.copy_to_school, "art. 44.8")


def _in_time_or_late(facts: DisciplineAppealFacts, result: DisciplineAppeal) -> Reason:
    posted = f"Le recours a été posté le {french_date(facts.appeal_posted_on)}"
    limit = f"jour du délai, qui expirait le {french_date(result.last_day)}"
    if result.outcome == "late":
        return because("late", f"{posted}, après le dernier {limit}.", "art. 44.8")
    return because("admissible", f"{posted}, au plus tard le dernier {limit}.", "art. 44.8 et 44.9")
