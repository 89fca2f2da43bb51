"""Refus de réinscription: the letter, and the days that the Code sets to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.office.letters.complements import Holding, value_of
from app.office.letters.occasions.enrolled import Enrolled
from app.office.letters.occasions.matters import of_the_year
from app.office.letters.occasions.occasion import Lookup, Occasion, Wanted
from app.office.letters.occasions.terms import exclusion_appeal_until
from app.office.letters.views import IssueOptions
from app.office.letters.wordings import Wordings, school_wordings
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.reports.compose import FieldValue
from app.rules.errors import RuleInputError
from app.rules.registry import find

OF_ITS_DAYS: Final = ("hearing_in_closed_period", "notified_late", "effect_too_early")
"""The defects of which the letter's own days tell; the others lie in the procedure."""


def not_taken_again(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """For the school year that follows; the days are those of ``fwb.reenrolment_refusal``."""
    wordings = school_wordings(reading.session)
    for one in of_the_year(reading, wanted):
        first = one.last_day.year
        made = one.occasion(
            wanted,
            lookup=_appeal(reading, one),
            values={"annee_suivante": f"{first}-{first + 1}"},
        )
        yield replace(made, doubts=_doubts(reading, one, made, wordings, wanted.options))


def _appeal(reading: Reading, one: Enrolled) -> Lookup:
    def provide(name: str, options: IssueOptions) -> FieldValue | None:
        if name == "recours_exclusion_jusque":
            return exclusion_appeal_until(reading, one, options.communicated_on)
        return None

    return provide


def _doubts(
    reading: Reading, one: Enrolled, made: Occasion, wordings: Wordings, options: IssueOptions
) -> tuple[str, ...]:
    """A hearing in the summer, a notification after 5 September, an effect before 1 July."""
    holding = Holding(one.year_label, subject=made.subject.key)
    rule = find("fwb.reenrolment_refusal")
    facts: dict[str, Any] = {
        "calendar": rule_calendar(reading.session, one.year_id),
        "birth_date": one.person.birth_date,
        "hearing": _day(value_of(wordings, "audition_tenue_le", holding)),
        "effective": _day(value_of(wordings, "effet_le", holding)),
        "notification_presented": options.communicated_on,
    }
    try:
        reasons = rule(rule.facts_type(**facts), reading.figures).reasons
    except RuleInputError as refused:
        return (f"{refused.expected[:1].upper()}{refused.expected[1:]}.",)
    return tuple(reason.text for reason in reasons if reason.code in OF_ITS_DAYS)


def _day(value: FieldValue) -> date | None:
    return value if isinstance(value, date) else None
