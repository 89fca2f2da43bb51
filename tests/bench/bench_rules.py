"""The law, as often as a large school asks for it: promotion, absences, and cases by the second."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.rules.calendar.days import Holiday, SchoolCalendar, days_between
from app.rules.calendar.half_days import USUAL_WEEK
from app.rules.cases import Case, differences, read_cases
from app.rules.european.promotion import promotion
from app.rules.european.promotion_facts import PromotionFacts, SubjectMark
from app.rules.european.subjects import subjects_of
from app.rules.figures import packaged_figures
from app.rules.fwb.studies.attendance import AbsenceRecord, AttendanceFacts, Status
from app.rules.fwb.studies.attendance_status import attendance_status
from tests.bench.harness import Row, seconds

PUPILS = 1500
MARKS = 12
MOST_DAYS = 40  # days of absence in the year, from none to this; 20 in the mean
CASES = Path(__file__).parents[1] / "cases"
CALENDAR = SchoolCalendar(
    first_day=date(2024, 8, 26),
    last_day=date(2025, 7, 4),
    holidays=(
        Holiday(start=date(2024, 10, 21), end=date(2024, 11, 1)),
        Holiday(start=date(2024, 12, 23), end=date(2025, 1, 3)),
        Holiday(start=date(2025, 2, 24), end=date(2025, 3, 7)),
        Holiday(start=date(2025, 4, 28), end=date(2025, 5, 9)),
    ),
    public_holidays=(date(2024, 11, 11), date(2025, 4, 21), date(2025, 5, 29), date(2025, 6, 9)),
)
SCHOOL_DAYS = [
    day
    for day in days_between(CALENDAR.first_day, CALENDAR.last_day)
    if CALENDAR.is_school_day(day)
]
STATUSES: tuple[Status, ...] = ("justified", "unjustified", "justified", "pending")


def rows() -> Iterator[Row]:
    """The verdicts on facts that are read already, then whole cases from their tables."""
    figures = packaged_figures()
    marks = [marks_of(pupil) for pupil in range(PUPILS)]
    took = seconds(lambda: [promotion(facts, figures) for facts in marks])
    yield Row(f"promotion, 1,500 pupils of {MARKS} marks", took, "s", 0.5)
    years = [year_of(pupil) for pupil in range(PUPILS)]
    took = seconds(lambda: [attendance_status(facts, figures) for facts in years])
    yield Row("attendance, 1,500 pupils with a year of half-days", took, "s", 0.5)
    whole = [facts_of(SCHOOL_DAYS, pupil) for pupil in range(PUPILS)]
    took = seconds(lambda: [attendance_status(facts, figures) for facts in whole])
    yield Row("attendance, 1,500 pupils absent every day of the year", took, "s", 0.5)
    found = [case for path in sorted(CASES.rglob("*.toml")) for case in read_cases(path)]
    yield Row("cases checked in a second", len(found) / seconds(lambda: check(found)), "cases")


def marks_of(pupil: int) -> PromotionFacts:
    """Twelve marks of class 5, from 4 to 10, unlike those of the pupil before."""
    names = sorted(subjects_of(5))[:MARKS]
    return PromotionFacts(
        class_=5,
        subjects=tuple(
            SubjectMark(subject=name, mark=Decimal(8 + (pupil + 5 * place) % 13) / 2)
            for place, name in enumerate(names)
        ),
    )


def year_of(pupil: int) -> AttendanceFacts:
    """Absences spread over the year: none for some pupils, forty days for others."""
    number = pupil % (MOST_DAYS + 1)
    step = len(SCHOOL_DAYS) // (number or 1)
    return facts_of(SCHOOL_DAYS[::step][:number], pupil)


def facts_of(days: list[date], pupil: int) -> AttendanceFacts:
    """The facts of one pupil of the fourth year, absent the whole of those days."""
    return AttendanceFacts(
        calendar=CALENDAR,
        study_year=4,
        birth_date=date(2009, 3, 15),
        today=CALENDAR.last_day,
        records=tuple(
            AbsenceRecord(
                date=day,
                halves=USUAL_WEEK[str(day.isoweekday())],
                status=STATUSES[(pupil + place) % len(STATUSES)],
            )
            for place, day in enumerate(days)
        ),
    )


def check(found: list[Case]) -> None:
    """Every case, from its plain table to what differs."""
    figures = packaged_figures()
    for case in found:
        assert not differences(case, figures), case.name
