"""Presence at courses counted in periods: the share missed, and unjustified absences.

The register is called by class and period, not by course: the share is that of all periods
called, said as such.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from app.office.absences.missed_periods import MissedPeriod, missed_by
from app.office.absences.presence_facts import ClassFacts, called_for
from app.office.absences.year_entries import PupilYear
from app.rules.calendar.days import SchoolCalendar
from app.rules.european.attendance import CourseAttendance
from app.rules.european.unjustified_absence import UnjustifiedAbsence
from app.rules.figures import Figures
from app.rules.regime import CoursePresence as CourseRules
from app.rules.registry import find
from app.rules.verdict import Verdict

WHOLE = "Ensemble des cours"
CYCLE = "secondary"


@dataclass(frozen=True)
class CourseStanding:
    """A pupil: the share of presence now, at the end of the first term, and what follows."""

    missed: tuple[MissedPeriod, ...]
    given: int
    attendance: Verdict[Any] | None
    first_term: Verdict[Any] | None
    unjustified: Verdict[Any]


class CoursePresences:
    """Judges pupils by the rules of a regime, on one day."""

    def __init__(
        self, rules: CourseRules, calendar: SchoolCalendar, today: date, figures: Figures
    ) -> None:
        self._rules = rules
        self._calendar = calendar
        self._today = min(today, calendar.last_day)
        self._figures = figures
        self._known = _limits(rules.sickness, calendar, figures)

    def of(self, pupil: PupilYear, classes: Mapping[int, ClassFacts]) -> CourseStanding:
        """Where the pupil stands, over all classes of the year that count so."""
        missed = self.missed(pupil)
        stays = [stay for stay in pupil.stays if stay.regime == pupil.regime]
        called = called_for(stays, classes, self._today)
        term = classes.get(pupil.class_id, ClassFacts()).first_term_end
        ended = term is not None and term <= self._today
        return CourseStanding(
            missed=missed,
            given=sum(called.values()),
            attendance=self._attendance(pupil, called, missed, self._today, "year_end"),
            first_term=self._attendance(pupil, called, missed, term, "first_term_end")
            if ended and term
            else None,
            unjustified=self._unjustified(missed, called, pupil.warned_on),
        )

    def missed(self, pupil: PupilYear) -> tuple[MissedPeriod, ...]:
        """The periods missed until today, each with what it counts for."""
        return tuple(missed_by(pupil, self._calendar, self._today, self._limit))

    def _limit(self, day: date) -> date:
        if day not in self._known:
            self._known[day] = self._told_by(day)
        return self._known[day]

    def _told_by(self, day: date) -> date:
        """By when the school is to be told of an absence that begins that day."""
        rule = find(self._rules.sickness)
        last = self._calendar.last_day
        if not any(
            self._calendar.is_school_day(day + timedelta(days=ahead))
            for ahead in range(1, (last - day).days + 1)
        ):
            return last
        facts = rule.facts_type(calendar=self._calendar, cycle=CYCLE, first_day=day, last_day=day)
        limit: date = rule(facts, self._figures).result.inform_by
        return limit

    def _attendance(
        self,
        pupil: PupilYear,
        called: Mapping[date, int],
        missed: Sequence[MissedPeriod],
        until: date,
        stage: str,
    ) -> Verdict[Any] | None:
        given = sum(number for day, number in called.items() if day <= until)
        if not given:
            return None
        absent = sum(one.entry.day <= until for one in missed)
        rule = find(self._rules.attendance)
        course = CourseAttendance(course=WHOLE, given=max(given, absent), absent=absent)
        facts = rule.facts_type(
            cycle=CYCLE, class_=pupil.study_year, stage=stage, courses=(course,)
        )
        return rule(facts, self._figures)

    def _unjustified(
        self, missed: Sequence[MissedPeriod], called: Mapping[date, int], warned_on: date | None
    ) -> Verdict[Any]:
        rule = find(self._rules.unjustified)
        facts = rule.facts_type(
            calendar=self._calendar,
            absences=tuple(self._absences(missed, called)),
            warned_on=warned_on,
        )
        return rule(facts, self._figures)

    def _absences(
        self, missed: Sequence[MissedPeriod], called: Mapping[date, int]
    ) -> Iterator[UnjustifiedAbsence]:
        """Full days that follow each other are one absence; single periods one a day."""
        days: dict[date, int] = defaultdict(int)
        for one in missed:
            if one.status == "unjustified":
                days[one.entry.day] += 1
        full = [day for day, number in sorted(days.items()) if 0 < called.get(day, 0) <= number]
        for start, end in self._runs(full):
            yield UnjustifiedAbsence(start=start, end=end, full_day=True)
        for day in sorted(set(days) - set(full)):
            yield UnjustifiedAbsence(start=day, end=day, full_day=False)

    def _runs(self, days: Sequence[date]) -> Iterator[tuple[date, date]]:
        """First and last day of each row of days between which there is no school day."""
        start = before = None
        for day in days:
            if before is not None and start is not None and self.parted(before, day):
                yield start, before
                start = None
            start, before = start or day, day
        if start is not None and before is not None:
            yield start, before

    def parted(self, first: date, last: date) -> bool:
        """Is there a day of school between these two?"""
        gap = (last - first).days
        return any(
            self._calendar.is_school_day(first + timedelta(days=step)) for step in range(1, gap)
        )


@lru_cache(maxsize=8)
def _limits(_rule: str, _calendar: SchoolCalendar, _figures: Figures) -> dict[date, date]:
    """Kept from one question to the next: what a rule said of a day still holds."""
    return {}
