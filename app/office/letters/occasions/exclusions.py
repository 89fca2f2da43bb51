"""An exclusion of some working days: how long it lasts, and what follows from that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.i18n import _
from app.office.letters.complements import Holding, value_of
from app.office.letters.occasions.enrolled import Enrolled
from app.office.letters.occasions.matters import numbered
from app.office.letters.occasions.occasion import Occasion, Wanted
from app.office.letters.occasions.terms import discipline_effect
from app.office.letters.wordings import school_wordings
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.reports.compose import FieldValue
from app.rules.errors import RuleInputError
from app.rules.registry import find
from app.rules.verdict import Verdict

COUNTED: Final = ("mesure_fin", "prise_d_effet", "recours_discipline_jusque", "recours_ouvert")
"""The fields that follow from the length of an exclusion."""
UNKNOWN: Final[Mapping[str, FieldValue]] = dict.fromkeys(COUNTED, "")


@dataclass(frozen=True)
class _Given:
    """What the office gave of the exclusion: its length, its first day, the council's day."""

    days: FieldValue
    starts_on: FieldValue
    council_on: FieldValue


def council_exclusions(reading: Reading, wanted: Wanted) -> Iterator[Occasion]:
    """Exclusions whose length decides who may pronounce them and whether there is an appeal."""
    wordings = school_wordings(reading.session)
    for one, about, detail in numbered(reading, wanted):
        made = one.occasion(wanted, about=about, detail=detail)
        holding = Holding(one.year_label, subject=made.subject.key)
        given = _Given(
            *(
                value_of(wordings, name, holding)
                for name in ("jours_ouvrables", "mesure_du", "conseil_discipline_le")
            )
        )
        values, doubts = _followed(reading, one, given, wanted.options.written_on)
        yield replace(made, values={**made.values, **values}, doubts=doubts)


def _followed(
    reading: Reading, one: Enrolled, given: _Given, written_on: date
) -> tuple[Mapping[str, FieldValue], tuple[str, ...]]:
    """The fields that follow from what was given, and what is wrong with it."""
    if not given.days or not isinstance(given.starts_on, date):
        return UNKNOWN, ()
    text = str(given.days).strip()
    if not text.isdecimal():
        return UNKNOWN, (_("Écrivez le nombre de jours ouvrables en chiffres."),)
    days = int(text)
    try:
        verdict = _verdict(reading, one, given, days, written_on)
        effective_on, appeal_until = discipline_effect(reading, written_on, days)
    except RuleInputError as refused:
        return UNKNOWN, (
            _("La durée ne convient pas : il faut {what}.").format(what=refused.expected),
        )
    values: dict[str, FieldValue] = {
        "mesure_fin": verdict.result.ends_on,
        "prise_d_effet": effective_on,
        "recours_ouvert": verdict.result.appeal_possible,
        "recours_discipline_jusque": appeal_until,
    }
    allowed = verdict.result.outcome == "allowed"
    return values, () if allowed else tuple(reason.text for reason in verdict.reasons)


def _verdict(
    reading: Reading, one: Enrolled, given: _Given, days: int, written_on: date
) -> Verdict[Any]:
    """``european.discipline_measure``: may it last so long, until when, is there an appeal?"""
    rule = find("european.discipline_measure")
    facts: dict[str, Any] = {
        "cycle": "secondary",
        "measure": "temporary_exclusion",
        "pronounced_by": "director",
        "council_proposal": isinstance(given.council_on, date),
        "days": days,
        "pronounced_on": written_on,
        "starts_on": given.starts_on,
        "calendar": rule_calendar(reading.session, one.year_id),
    }
    return rule(rule.facts_type(**facts), reading.figures)
