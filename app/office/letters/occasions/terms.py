"""Until when, counted by the rules from the day on which a letter is learnt."""

from datetime import date, timedelta
from typing import Any

from app.office.letters.occasions.enrolled import Enrolled
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.rules.figures import FigureReader
from app.rules.registry import find


def exclusion_appeal_until(reading: Reading, one: Enrolled, presented_on: date) -> date:
    """``fwb.exclusion_appeal``: the last day to post an appeal against an exclusion."""
    last: date = _asked(
        reading,
        "fwb.exclusion_appeal",
        calendar=rule_calendar(reading.session, one.year_id),
        birth_date=one.person.birth_date,
        notification_presented=presented_on,
        on=presented_on,
    ).appeal_until
    return last


def earliest_hearing(reading: Reading, one: Enrolled, presented_on: date) -> date | None:
    """``fwb.permanent_exclusion``: the fourth business day after the summons is presented."""
    first: date | None = _asked(
        reading,
        "fwb.permanent_exclusion",
        calendar=rule_calendar(reading.session, one.year_id),
        birth_date=one.person.birth_date,
        summons_presented=presented_on,
        summons_mode="registered_ack",
    ).earliest_hearing
    return first


def earliest_discipline_council(reading: Reading, posted_on: date) -> date:
    """``european.discipline_summons``: seven days after the summons is posted."""
    notice = timedelta(days=FigureReader(reading.figures).integer("european.discipline.summons"))
    return posted_on + notice


def discipline_effect(
    reading: Reading, posted_on: date, days: int | None = None
) -> tuple[date, date]:
    """``european.discipline_appeal``: when an exclusion takes effect, until when to appeal.

    ``days`` is the length of a temporary exclusion; without it the exclusion is for good.
    """
    found = _asked(
        reading,
        "european.discipline_appeal",
        measure="permanent_exclusion" if days is None else "temporary_exclusion",
        days=days,
        posted_on=posted_on,
        appeal_posted_on=posted_on,
    )
    return found.effective_on, found.last_day


def enrolment_appeal_until(reading: Reading, notified_on: date) -> date:
    """``european.enrolment_appeal``: the last day to write to the Secretary General."""
    last: date = _asked(
        reading,
        "european.enrolment_appeal",
        decided_by="director",
        notified_on=notified_on,
        appeal_posted_on=notified_on,
        ground="formal_defect",
    ).last_day
    return last


def promsoc_exclusion_appeal_until(reading: Reading, one: Enrolled, received_on: date) -> date:
    """``promsoc.exclusion_appeal``: the last day to write to the Collège communal."""
    last: date = _asked(
        reading,
        "promsoc.exclusion_appeal",
        measure="definitive_exclusion",
        birth_date=one.person.birth_date,
        received_on=received_on,
        sent_on=received_on,
        sent_by="registered",
        appellant="student",
        calendar=rule_calendar(reading.session, one.year_id),
    ).appeal_by
    return last


def _asked(reading: Reading, name: str, **facts: Any) -> Any:
    rule = find(name)
    return rule(rule.facts_type(**facts), reading.figures).result
