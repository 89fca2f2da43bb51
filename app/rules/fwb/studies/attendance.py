"""All half-days of absence of a pupil in a school year, and where they lead."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.half_days import Half
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts, not_empty
from app.rules.fwb.studies.school_days import StudyYear, has_halves

Status = Literal["justified", "unjustified", "pending"]
AttendanceOutcome = Literal["regular", "reported", "objectives", "late_excess"]
Report = Literal["first", "monthly", "none"]


@facts
class AbsenceRecord:
    """Half-days missed on one day, and what they were judged to be."""

    date: date
    halves: Annotated[tuple[Half, ...], not_empty]
    status: Status

    def check_halves(self) -> None:
        """The day has these halves."""
        if not has_halves(self.date, self.halves):
            raise RuleInputError("halves", "des moitiés que ce jour a sont attendues")


@facts
class AttendanceFacts:
    """The records of the year up to ``today``, and what was already reported of them."""

    calendar: SchoolCalendar
    study_year: StudyYear
    birth_date: date
    today: date
    records: tuple[AbsenceRecord, ...]
    reported: Count = 0

    def check_today(self) -> None:
        """The year has begun, and its last summer is not over."""
        if self.birth_date > self.today:
            raise RuleInputError("birth_date", "une date qui ne suit pas aujourd'hui est attendue")
        if not self.calendar.first_day <= self.today <= _end_of_summer(self.calendar.last_day):
            raise RuleInputError("today", "un jour de l'année scolaire est attendu")

    def check_records(self) -> None:
        """The half-days are past, of school days, and each is recorded once."""
        for record in self.records:
            if record.date > self.today or not self.calendar.is_school_day(record.date):
                raise RuleInputError("records", "des jours d'école passés sont attendus")
        halves = [(record.date, half) for record in self.records for half in record.halves]
        if len(set(halves)) < len(halves):
            raise RuleInputError("records", "chaque demi-journée une seule fois est attendue")


@dataclass(frozen=True)
class AttendanceStatus:
    """The half-days by status, the days of the thresholds, and the steps they ask for."""

    outcome: AttendanceOutcome
    unjustified: int
    justified: int
    pending: int
    ignored: int
    remaining: int
    ninth_date: date | Literal[""]
    excess_date: date | Literal[""]
    report: Report
    report_count: int
    report_due: date | Literal[""]
    convocation: bool
    may_exclude: bool


def _end_of_summer(last_day: date) -> date:
    end = last_day.replace(month=8, day=31)
    return end if end >= last_day else end.replace(year=end.year + 1)
