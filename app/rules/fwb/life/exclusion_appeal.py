"""``fwb.exclusion_appeal``: is the appeal admissible, and what does the school owe and when?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import day_of_year
from app.rules.figures import FigureReader
from app.rules.fwb.life.calendars import duty_until, right_until, school_day_after
from app.rules.fwb.life.exclusion_appeal_facts import ExclusionAppealFacts
from app.rules.fwb.life.exclusion_appeal_reasons import (
    FORM_ADDRESSEE,
    FORM_MODE,
    in_time,
    not_entitled,
    school_reasons,
    term_expired,
    term_running,
    too_late,
)
from app.rules.fwb.life.sources import law, reasons
from app.rules.fwb.studies.family import is_adult
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling

ExclusionAppealOutcome = Literal["open", "expired", "inadmissible", "doubtful", "admissible"]
PupilStatus = Literal["excluded", "reinstated"]
Found = tuple[ExclusionAppealOutcome, tuple[Reason, ...]]


@dataclass(frozen=True)
class ExclusionAppeal:
    """Where the appeal stands, the three dates, and whether the pupil is back."""

    outcome: ExclusionAppealOutcome
    appeal_until: date
    decide_by: date | None
    notify_by: date | None
    pupil_status: PupilStatus


@rule(
    "fwb.exclusion_appeal",
    version=1,
    title="Recours contre une exclusion définitive ou un refus de réinscription",
    source=law("5.4.2.3 et 5.4.3", "1.7.9 §2 et §3"),
)
def exclusion_appeal(facts: ExclusionAppealFacts, figures: FigureReader) -> Ruling[ExclusionAppeal]:
    """Sent "dans les 10 jours ouvrables à partir de la notification", registered with receipt.

    "Le Conseil d'administration statue … au plus tard le 15e jour d'ouverture d'école",
    "pour le 20 aout" where the appeal comes in summer, and notifies in three days.
    """
    days = figures.integer("fwb.life.appeal_business_days")
    until = right_until(facts.calendar, facts.next_calendar, facts.notification_presented, days)
    outcome, found = _admissible(facts, until, figures)
    summer = _summer_date(facts, figures)
    result = ExclusionAppeal(
        outcome=outcome,
        appeal_until=until,
        decide_by=summer or _decide_by(facts, figures),
        notify_by=_notify_by(facts, figures),
        pupil_status="reinstated" if facts.result == "reinstated" else "excluded",
    )
    own = school_reasons(facts, summer, result.decide_by, result.notify_by)
    return Ruling(result, (*found, *own))


def _admissible(facts: ExclusionAppealFacts, until: date, figures: FigureReader) -> Found:
    """The form is printed without a sanction: the conseil d'administration judges it."""
    sent = facts.appeal_sent
    if sent is None:
        if facts.on <= until:
            return "open", (term_running(until, figures),)
        return "expired", (term_expired(until, figures),)
    if refusals := reasons(
        too_late(sent, until, figures) if sent > until else None,
        None if _is_entitled(facts, sent, figures) else not_entitled(facts, sent, figures),
    ):
        return "inadmissible", refusals
    if doubts := reasons(
        None if facts.appeal_mode == "registered_ack" else FORM_MODE,
        None if facts.to_designated_person else FORM_ADDRESSEE,
    ):
        return "doubtful", doubts
    return "admissible", (in_time(sent, until),)


def _is_entitled(facts: ExclusionAppealFacts, sent: date, figures: FigureReader) -> bool:
    """The adult pupil alone; the parents alone of a minor."""
    return facts.appellant == ("pupil" if is_adult(facts.birth_date, sent, figures) else "parents")


def _summer_date(facts: ExclusionAppealFacts, figures: FigureReader) -> date | None:
    """20 August, where the appeal is received in the summer before it; None otherwise."""
    received, last_day = facts.appeal_received, facts.calendar.last_day
    summer = day_of_year(last_day.year, figures.word("fwb.life.appeal_summer_decision"))
    return summer if received is not None and last_day < received <= summer else None


def _decide_by(facts: ExclusionAppealFacts, figures: FigureReader) -> date | None:
    if facts.appeal_received is None:
        return None
    number = figures.integer("fwb.life.appeal_decision_school_day")
    return school_day_after(facts.calendar, facts.next_calendar, facts.appeal_received, number)


def _notify_by(facts: ExclusionAppealFacts, figures: FigureReader) -> date | None:
    if facts.decision is None:
        return None
    days = figures.integer("fwb.life.appeal_notification_working_days")
    return duty_until(facts.calendar, facts.next_calendar, facts.decision, days)
