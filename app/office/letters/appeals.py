"""Until when a decision can be contested: the rules are asked, and their days handed on."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.office.councils.views import CouncilView, PupilRow
from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import Figures
from app.rules.registry import find

BODIES: Final = dict.fromkeys(("cq_granted", "cq_refused"), "qualification_jury")
"""Whose decision it is, where it is not the class council's."""
SESSIONS: Final = {"first": "year_end", "second": "second"}


@dataclass(frozen=True)
class Contested:
    """A decision, when the family learns of it, and the calendar in which days are counted."""

    view: CouncilView
    pupil: PupilRow
    code: str
    communicated_on: date
    calendar: SchoolCalendar
    figures: Figures

    @property
    def second_session(self) -> bool:
        """Was it taken in the second session?"""
        return self.view.session.session == "second"


def conciliation(contested: Contested) -> Any:
    """``fwb.internal_appeal``: until when it may be asked for, and when it is answered."""
    return _result(
        "fwb.internal_appeal",
        contested.figures,
        calendar=contested.calendar,
        birth_date=contested.pupil.birth_date,
        body=BODIES.get(contested.code, "class_council"),
        track="ordinary",
        session=SESSIONS[contested.view.session.session],
        decision=contested.code,
        deliberated=contested.view.session.held_on,
        communicated=contested.communicated_on,
        filed=contested.communicated_on,
        requester="parent",
        means="school_procedure",
    )


def external_until(contested: Contested) -> date | str:
    """``fwb.external_appeal``: the last day; "" where it runs from a later notification."""
    result = _result(
        "fwb.external_appeal",
        contested.figures,
        calendar=contested.calendar,
        school_year=contested.view.klass.year_label,
        birth_date=contested.pupil.birth_date,
        body="class_council",
        track="ordinary",
        session=SESSIONS[contested.view.session.session],
        decision=contested.code,
        internal_filed=contested.communicated_on,
        filed=contested.communicated_on,
        requester="parent",
        means="e_recours",
    )
    last: date | str = result.file_by
    return last


def promotion_appeal_until(contested: Contested) -> date:
    """``european.promotion_appeal``: the last day, counted from the end of the year."""
    year_end = contested.calendar.last_day
    result = _result(
        "european.promotion_appeal",
        contested.figures,
        cycle="secondary",
        year_end=year_end,
        appeal_posted_on=year_end,
        ground="formal_defect",
    )
    last: date = result.last_day
    return last


def after_publication(contested: Contested, published_on: date) -> Any:
    """``promsoc.publication``: what runs from the day the results were put on the boards."""
    return _result(
        "promsoc.publication",
        contested.figures,
        deliberation_date=contested.view.session.held_on,
        published_on=published_on,
        calendar=contested.calendar,
    )


def next_business_day(calendar: SchoolCalendar, day: date, figures: Figures) -> date:
    """``calendar.deadline``: the first business day after ``day``, when its post arrives."""
    result = _result(
        "calendar.deadline", figures, calendar=calendar, start=day, count=1, unit="business"
    )
    found: date = result.date
    return found


def _result(name: str, figures: Figures, **facts: Any) -> Any:
    rule = find(name)
    return rule(rule.facts_type(**facts), figures).result
