"""Absences about to become unjustified, listed before they do."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from app.folding import folded
from app.models import Absence, AbsenceCode, Enrolment
from app.office.absences.presence_facts import presence_facts
from app.office.absences.thresholds import CountRow, Lapse, count_row
from app.office.absences.year_entries import pupil_years
from app.office.absences.year_standings import YearStandings
from app.office.pupils.years import YearChoice
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading
from app.rules.calendar.days import SchoolCalendar

# The longest delay for a document is five school days; what is older has lapsed.
SCHOOL_DAYS_BACK: Final = 6
AHEAD: Final = timedelta(days=1)
"""Today and tomorrow; the counters list what ends later."""


@dataclass(frozen=True)
class Lapsing:
    """An absence of a pupil that becomes unjustified after a day, unless a document comes."""

    row: CountRow
    lapse: Lapse


def lapsing_soon(
    reading: Reading, year: YearChoice, pupil_id: int | None = None
) -> tuple[Lapsing, ...]:
    """Those of today and tomorrow, the soonest first; only pupils lately absent are counted."""
    if not year.first_day <= reading.today <= year.last_day:
        return ()
    calendar = rule_calendar(reading.session, year.id)
    since = _school_days_back(calendar, reading.today)
    among = _lately_absent(reading.session, year, since, reading.today)
    if pupil_id is not None:
        among &= {pupil_id}
    if not among:
        return ()
    found = _lapses(reading, year, calendar, among)
    return tuple(sorted(found, key=lambda one: (one.lapse.after, folded(one.row.name))))


def _lapses(
    reading: Reading, year: YearChoice, calendar: SchoolCalendar, among: Collection[int]
) -> Iterator[Lapsing]:
    pupils = pupil_years(reading.session, year.id, among=among)
    facts = presence_facts(reading.session, pupils)
    judge = YearStandings(year, calendar, reading.today, reading.figures, facts)
    for pupil in pupils:
        row = count_row(pupil, judge.of(pupil), reading.today)
        for lapse in row.lapses if row else ():
            if row and reading.today <= lapse.after <= reading.today + AHEAD:
                yield Lapsing(row, lapse)


def _lately_absent(session: Session, year: YearChoice, since: date, today: date) -> set[int]:
    rows = session.exec(
        select(Enrolment.pupil_id)
        .join(Absence, col(Absence.enrolment_id) == col(Enrolment.id))
        .join(AbsenceCode, col(AbsenceCode.id) == col(Absence.code_id))
        .where(col(Enrolment.year_id) == year.id, col(Absence.replaced_at).is_(None))
        .where(col(Absence.day) >= since, col(Absence.day) <= today)
        .where(col(AbsenceCode.effect).in_(("absent", "late")))
        .distinct()
    )
    return set(rows)


def _school_days_back(calendar: SchoolCalendar, today: date) -> date:
    day, left = today, SCHOOL_DAYS_BACK
    while left and day > calendar.first_day:
        day -= timedelta(days=1)
        left -= calendar.is_school_day(day)
    return day
