"""Presence at a unit of adult education: what is missed, and what the rules say of it.

Each evening missed is an absence of its own: the delay for a document runs from it, which
is the longer reading for the student.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any

from app.office.absences.missed_periods import MissedPeriod, missed_by
from app.office.absences.presence_facts import ClassFacts, EnrolmentFacts, called_for
from app.office.absences.year_entries import PupilYear
from app.rules.calendar.days import SchoolCalendar
from app.rules.figures import Figures
from app.rules.promsoc.enrolment.attendance import RegisterEntry
from app.rules.promsoc.enrolment.paid_leave import LeaveAbsence
from app.rules.promsoc.enrolment.working import WorkingCalendar
from app.rules.regime import UnitPresence as UnitRules
from app.rules.registry import find
from app.rules.verdict import Verdict

QUARTER_MONTHS = 3


@dataclass(frozen=True)
class UnitStanding:
    """A student in a unit; a verdict is None where the unit's periods are not known.

    ``missed`` are the periods of the year; the verdicts are on those of the present unit.
    """

    missed: tuple[MissedPeriod, ...]
    attendance: Verdict[Any] | None
    floor: Verdict[Any] | None
    leaves: tuple[tuple[str, Verdict[Any]], ...]
    """By term ("2025-2"), where there is a paid leave."""


class UnitPresences:
    """Judges students by the rules of a regime, on one day."""

    def __init__(
        self, rules: UnitRules, calendar: SchoolCalendar, today: date, figures: Figures
    ) -> None:
        self._rules = rules
        self._calendar = calendar
        self._working = WorkingCalendar.of(calendar)
        self._today = today
        self._figures = figures
        self._limit = cache(self._document_limit)

    def of(
        self, pupil: PupilYear, classes: Mapping[int, ClassFacts], own: EnrolmentFacts
    ) -> UnitStanding:
        """Where the student stands in the unit that they follow, or followed last."""
        missed = self.missed(pupil)
        here = tuple(one for one in missed if one.entry.class_id == pupil.class_id)
        unit = classes.get(pupil.class_id, ClassFacts())
        known = unit.unit_periods is not None and own.dispensed < unit.unit_periods
        return UnitStanding(
            missed=missed,
            attendance=self._attendance(here, unit, own) if known else None,
            floor=self._floor(here, unit, own) if known else None,
            leaves=tuple(self._leaves(pupil, here, classes)) if own.paid_leave else (),
        )

    def missed(self, pupil: PupilYear) -> tuple[MissedPeriod, ...]:
        """The periods missed until today, each with what it counts for."""
        return tuple(missed_by(pupil, self._calendar, self._today, self._limit))

    def _document_limit(self, start: date) -> date:
        rule = find(self._rules.document)
        facts = rule.facts_type(
            calendar=self._working, on=self._today, context="course", absence_start=start
        )
        limit: date = rule(facts, self._figures).result.limit
        return limit

    def _attendance(
        self, missed: tuple[MissedPeriod, ...], unit: ClassFacts, own: EnrolmentFacts
    ) -> Verdict[Any]:
        """Periods that wait for a document are not in the register of the rule yet."""
        rule = find(self._rules.attendance)
        days: dict[tuple[date, str], int] = defaultdict(int)
        for one in missed:
            if one.status != "pending":
                days[one.entry.day, one.status] += 1
        facts = rule.facts_type(
            unit_periods=unit.unit_periods,
            dispensed_periods=own.dispensed,
            register=tuple(
                RegisterEntry(date=day, periods=Decimal(number), status=status)  # type: ignore[arg-type]
                for (day, status), number in days.items()
            ),
        )
        return rule(facts, self._figures)

    def _floor(
        self, missed: tuple[MissedPeriod, ...], unit: ClassFacts, own: EnrolmentFacts
    ) -> Verdict[Any]:
        """Presence that can still be reached: what is to come counts as attended."""
        rule = find(self._rules.floor)
        base = (unit.unit_periods or Decimal(0)) - own.dispensed
        facts = rule.facts_type(
            activity="course",
            activity_periods=base,
            present_periods=max(base - len(missed), Decimal(0)),
        )
        return rule(facts, self._figures)

    def _leaves(
        self,
        pupil: PupilYear,
        missed: tuple[MissedPeriod, ...],
        classes: Mapping[int, ClassFacts],
    ) -> Iterator[tuple[str, Verdict[Any]]]:
        """One verdict a term in which periods were given; a period is taken as an hour."""
        rule = find(self._rules.leave)
        given: dict[str, int] = defaultdict(int)
        here = [stay for stay in pupil.stays if stay.class_id == pupil.class_id]
        for day, number in called_for(here, classes, self._today).items():
            given[term_of(day)] += number
        for term, hours in sorted(given.items()):
            absences = [
                one for one in missed if term_of(one.entry.day) == term and one.status != "pending"
            ]
            facts = rule.facts_type(
                calendar=self._working,
                effective_hours=Decimal(max(hours, len(absences))),
                absences=tuple(_leave_absences(absences)),
            )
            yield term, rule(facts, self._figures)


def term_of(day: date) -> str:
    """The quarter of the calendar year: "2025-2" for June."""
    return f"{day.year}-{(day.month - 1) // QUARTER_MONTHS + 1}"


def _leave_absences(missed: Iterable[MissedPeriod]) -> Iterator[LeaveAbsence]:
    """One a day and status: what was missed, and the paper that came for it."""
    for (day, status), group in groupby(missed, key=lambda one: (one.entry.day, one.status)):
        periods = list(group)
        cover = periods[0].cover
        received = cover.received_on if cover else None
        if status == "justified" and received is None:
            received = day
        yield LeaveAbsence(
            start=day,
            hours=Decimal(len(periods)),
            received=received,
            valid=status == "justified",
        )
