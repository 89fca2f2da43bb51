"""``fwb.attendance_status``: where the pupil stands with all half-days of the year."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.dates import day_of_year
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader
from app.rules.fwb.studies.attendance import (
    AttendanceFacts,
    AttendanceOutcome,
    AttendanceStatus,
    Report,
)
from app.rules.fwb.studies.attendance_reasons import attendance_reasons
from app.rules.fwb.studies.counting_start import counting_start_of
from app.rules.fwb.studies.family import is_adult
from app.rules.fwb.studies.school_days import from_second_degree, school_day_after
from app.rules.fwb.studies.sources import circular, roi
from app.rules.registry import rule
from app.rules.verdict import Ruling


@dataclass(frozen=True)
class CountedHalfDays:
    """The days of the unjustified half-days, in order, and the numbers of the others."""

    unjustified: Sequence[date]
    justified: int
    pending: int
    ignored: int


@rule(
    "fwb.attendance_status",
    version=1,
    title="Où en est l'élève avec toutes ses demi-journées d'absence de l'année",
    source=f"{roi('5.4.2.1, 7.4 et 7.5')}; {circular('II.V.1, II.V.2 et VIII')}",
)
def attendance_status(facts: AttendanceFacts, figures: FigureReader) -> Ruling[AttendanceStatus]:
    """Report from 9 half-days on (ROI 7.4); objectives beyond 20 (ROI 7.5, C7282 II.V.1).

    The day of the excess is the day of the absence, not of its confirmation; pending
    half-days never count.
    """
    found = _counted(facts, figures)
    days, number = found.unjustified, len(found.unjustified)
    least = figures.integer("fwb.report_from_half_days")
    most = figures.integer("fwb.excess_above_half_days")
    report = _report(facts.reported, number, least)
    adult = is_adult(facts.birth_date, facts.today, figures)
    result = AttendanceStatus(
        outcome=_outcome(facts, days, figures),
        unjustified=number,
        justified=found.justified,
        pending=found.pending,
        ignored=found.ignored,
        remaining=max(0, most - number),
        ninth_date=_nth(days, least),
        excess_date=_nth(days, most + 1),
        report=report,
        report_count=0 if report == "none" else number - facts.reported,
        report_due=_report_due(report, facts, days, figures),
        convocation=number >= least and not adult,
        may_exclude=number > most and adult,
    )
    return Ruling(result, attendance_reasons(facts, result, figures))


def _counted(facts: AttendanceFacts, figures: FigureReader) -> CountedHalfDays:
    """The half-days by status; those before the counting start count nowhere else."""
    start = counting_start_of(facts.calendar, facts.study_year, figures)
    halves = sorted((record.date, record.status) for record in facts.records for _ in record.halves)
    statuses = [status for day, status in halves if day >= start]
    return CountedHalfDays(
        unjustified=[day for day, status in halves if day >= start and status == "unjustified"],
        justified=statuses.count("justified"),
        pending=statuses.count("pending"),
        ignored=len(halves) - len(statuses),
    )


def _nth(days: Sequence[date], rank: int) -> date | Literal[""]:
    return days[rank - 1] if len(days) >= rank else ""


def _outcome(
    facts: AttendanceFacts, days: Sequence[date], figures: FigureReader
) -> AttendanceOutcome:
    """31 May itself is not "après le 31 mai"; years 1 and 2 lose nothing."""
    excess = _nth(days, figures.integer("fwb.excess_above_half_days") + 1)
    if excess and from_second_degree(facts.study_year, figures):
        _, last = figures.words("fwb.council_window")
        late = excess > day_of_year(facts.calendar.last_day.year, last)
        return "late_excess" if late else "objectives"
    return "regular" if len(days) < figures.integer("fwb.report_from_half_days") else "reported"


def _report(reported: int, number: int, least: int) -> Report:
    """The first report at the ninth half-day, then the further ones each month."""
    if reported and not least <= reported <= number:
        raise RuleInputError(
            "reported", f"0, ou un nombre de {least} au nombre de demi-journées injustifiées"
        )
    if reported:
        return "monthly" if number > reported else "none"
    return "first" if number >= least else "none"


def _report_due(
    report: Report, facts: AttendanceFacts, days: Sequence[date], figures: FigureReader
) -> date | Literal[""]:
    if report == "none":
        return ""
    if report == "first":
        return facts.today
    return _monthly_due(facts, days[facts.reported], figures)


def _monthly_due(facts: AttendanceFacts, oldest: date, figures: FigureReader) -> date:
    """The end of the month in which the oldest unreported half-day is confirmed (7.4)."""
    last_day = facts.calendar.last_day
    days = figures.integer("fwb.confirm_school_days")
    confirmed = school_day_after(facts.calendar, oldest, days)
    if confirmed is None:
        return last_day
    month_end = confirmed.replace(day=monthrange(confirmed.year, confirmed.month)[1])
    return min(month_end, last_day)
