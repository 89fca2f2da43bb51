"""The official register of a class for a month, as it is printed."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import day_month, long_date
from app.i18n import _
from app.models import Enrolment, Pupil, RollCall, School, SchoolClass
from app.office.absences.bells import school_bells
from app.office.absences.codes import all_codes
from app.office.absences.half_days import HalfDay
from app.office.absences.missed_periods import MISSED
from app.office.absences.slots import slots_of
from app.office.absences.standing import Standings
from app.office.absences.standing_rows import roll_stands
from app.office.absences.year_entries import PupilYear, YearEntry, pupil_years
from app.office.councils.sealing import school_view
from app.office.pupils.years import ClassChoice, all_classes, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.attendance_register_view import (
    AttendanceRegister,
    Presence,
    RegisterCell,
    RegisterColumn,
    RegisterLine,
)
from app.reports.views import School as PrintedSchool
from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.regime import AbsenceUnit, regime

HALF_DAY_TOTALS = ("Inj.", "Just.", "À just.", "Ret.")
PERIOD_TOTALS = ("Pér.", "Ret.")
HALF_DAY_LEGEND = (
    "A : absence injustifiée · (A) : justifiée · A? : à justifier · A* : ne compte pas · un "
    "point : présent · case vide : appel pas fait · case grise : pas dans la classe ce jour-là"
)
PERIOD_LEGEND = (
    "Un nombre : les périodes manquées ce jour-là · un point : présent · case vide : appel pas "
    "fait · case grise : pas dans la classe ce jour-là"
)
SHORT = {"am": "m", "pm": "a"}


@dataclass(frozen=True)
class _Month:
    """What all registers of a month share."""

    first: date
    last: date
    calendar: SchoolCalendar
    today: date
    school: PrintedSchool
    head: str
    codes: tuple[tuple[str, str], ...]
    pupils: Mapping[int, PupilYear]
    half_days: Mapping[int, Sequence[HalfDay]]

    @property
    def days(self) -> list[date]:
        """The school days of the month."""
        every = days_between(self.first, self.last)
        return [day for day in every if self.calendar.is_school_day(day)]

    def holds(self, day: date) -> bool:
        """Is it a school day of the month, today at the latest?"""
        return self.first <= day <= min(self.last, self.today) and self.calendar.is_school_day(day)


@query
def month_registers(
    reading: Reading, class_ids: tuple[int, ...], month: date
) -> tuple[AttendanceRegister, ...]:
    """The registers of these classes of one year for the month of a day, in their order."""
    session = reading.session
    rows = _classes(session, class_ids)
    shared = _month(reading, rows[0].year_id, month)
    seats = _seats(session, class_ids, shared)
    calls = _calls(session, class_ids, shared)
    return tuple(_register(row, shared, seats.get(row.id or 0, []), calls) for row in rows)


@dataclass(frozen=True)
class RegisterChoices:
    """The months of the present year that have begun, and its classes."""

    months: tuple[date, ...]
    classes: tuple[ClassChoice, ...]


@query
def register_choices(reading: Reading) -> RegisterChoices:
    """What registers may be printed; nothing before the first school year."""
    year = year_at(all_years(reading.session), reading.today)
    if year is None:
        return RegisterChoices((), ())
    month, months = year.first_day.replace(day=1), []
    while month <= min(year.last_day, max(reading.today, year.first_day)):
        months.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    classes = tuple(one for one in all_classes(reading.session) if one.year_id == year.id)
    return RegisterChoices(tuple(months), classes)


def _classes(session: Session, class_ids: tuple[int, ...]) -> list[SchoolClass]:
    rows = session.exec(
        select(SchoolClass)
        .where(col(SchoolClass.id).in_(class_ids))
        .order_by(col(SchoolClass.position), col(SchoolClass.name))
    ).all()
    if not rows:
        raise Refusal(_("Choisissez une classe."))
    return list(rows)


def _month(reading: Reading, year_id: int, month: date) -> _Month:
    session = reading.session
    calendar = rule_calendar(session, year_id)
    standings = Standings(calendar, reading.today, reading.figures, school_bells(reading.session))
    pupils = {one.pupil_id: one for one in pupil_years(session, year_id)}
    school = session.get_one(School, 1)
    return _Month(
        first=month.replace(day=1),
        last=month.replace(day=monthrange(month.year, month.month)[1]),
        calendar=calendar,
        today=reading.today,
        school=school_view(session),
        head=school.head_name,
        codes=tuple((code.code, code.title) for code in all_codes(session)),
        pupils=pupils,
        half_days={
            number: standing.half_days
            for number, one in pupils.items()
            if one.entries and (standing := standings.of(one)) is not None
        },
    )


def _seats(
    session: Session, class_ids: tuple[int, ...], month: _Month
) -> dict[int, list[tuple[Enrolment, Pupil]]]:
    rows = session.exec(
        select(Enrolment, Pupil)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(col(Enrolment.class_id).in_(class_ids), col(Enrolment.start) <= month.last)
        .where(or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= month.first))
        .order_by(col(Pupil.search_key), col(Pupil.id), col(Enrolment.start))
    )
    found: dict[int, list[tuple[Enrolment, Pupil]]] = {}
    for enrolment, pupil in rows:
        found.setdefault(enrolment.class_id, []).append((enrolment, pupil))
    return found


def _calls(
    session: Session, class_ids: tuple[int, ...], month: _Month
) -> frozenset[tuple[int, date, str]]:
    rows = session.exec(
        select(col(RollCall.class_id), col(RollCall.day), col(RollCall.slot))
        .where(col(RollCall.class_id).in_(class_ids))
        .where(col(RollCall.day) >= month.first, col(RollCall.day) <= month.last, roll_stands())
    )
    return frozenset((class_id, day, slot) for class_id, day, slot in rows)


def _register(
    row: SchoolClass,
    month: _Month,
    seats: Sequence[tuple[Enrolment, Pupil]],
    calls: frozenset[tuple[int, date, str]],
) -> AttendanceRegister:
    kind = regime(row.regime)
    columns = tuple(_columns(row.id or 0, kind.absence_unit, month, calls))
    lines = tuple(
        _line(number, seat, pupil, kind.absence_unit, columns, month)
        for number, (seat, pupil) in enumerate(seats, 1)
    )
    return AttendanceRegister(
        school=month.school,
        class_name=row.name,
        regime=kind.title,
        month=long_date(month.first).split(" ", 1)[1],
        columns=columns,
        lines=lines,
        totals=HALF_DAY_TOTALS if kind.absence_unit == "half_day" else PERIOD_TOTALS,
        absents=tuple(
            sum(_missing(line.cells[place]) for line in lines) for place in range(len(columns))
        ),
        codes=month.codes,
        as_of=month.today,
        legend=HALF_DAY_LEGEND if kind.absence_unit == "half_day" else PERIOD_LEGEND,
        head=month.head,
    )


def _columns(
    class_id: int, unit: AbsenceUnit, month: _Month, calls: frozenset[tuple[int, date, str]]
) -> Iterable[RegisterColumn]:
    for day in month.days:
        slots = slots_of(unit, day)
        if unit == "period":
            called = any((class_id, day, slot.code) in calls for slot in slots)
            yield RegisterColumn(day, "", called)
            continue
        for slot in slots:
            yield RegisterColumn(day, SHORT[slot.code], (class_id, day, slot.code) in calls)


def _line(
    number: int,
    seat: Enrolment,
    pupil: Pupil,
    unit: AbsenceUnit,
    columns: Sequence[RegisterColumn],
    month: _Month,
) -> RegisterLine:
    year = month.pupils[seat.pupil_id]
    inside = [entry for entry in year.entries if _covers(seat, entry.day)]
    if unit == "period":
        cells = tuple(_period_cell(seat, column, inside) for column in columns)
        totals = _period_totals(inside, month)
    else:
        half_days = [
            one for one in month.half_days.get(seat.pupil_id, ()) if _covers(seat, one.day)
        ]
        cells = tuple(_half_cell(seat, column, inside, half_days) for column in columns)
        totals = _half_totals(inside, half_days, month)
    return RegisterLine(
        number=number,
        name=f"{pupil.last_name} {pupil.first_name}".strip(),
        remark=_remark(seat, month),
        cells=cells,
        totals=totals,
    )


def _covers(seat: Enrolment, day: date) -> bool:
    return seat.start <= day and (seat.end is None or day <= seat.end)


def _remark(seat: Enrolment, month: _Month) -> str:
    parts = []
    if month.first < seat.start <= month.last and seat.start > month.calendar.first_day:
        parts.append(f"depuis le {day_month(seat.start)}")
    if seat.end is not None and seat.end < month.last:
        parts.append(f"jusqu'au {day_month(seat.end)}")
    return ", ".join(parts)


def _half_cell(
    seat: Enrolment,
    column: RegisterColumn,
    entries: Iterable[YearEntry],
    half_days: Iterable[HalfDay],
) -> RegisterCell:
    if not _covers(seat, column.day):
        return RegisterCell(Presence.OUTSIDE)
    slot = next(code for code, short in SHORT.items() if short == column.slot)
    counted = next((one for one in half_days if (one.day, one.half) == (column.day, slot)), None)
    entry = next((one for one in entries if (one.day, one.slot) == (column.day, slot)), None)
    if counted is not None:
        return RegisterCell(Presence(counted.status), counted.entry.code)
    if entry is None:
        return RegisterCell(Presence.PRESENT if column.called else Presence.NOT_CALLED)
    presences = {"away": Presence.ELSEWHERE, "late": Presence.LATE}
    return RegisterCell(presences.get(entry.effect, Presence.UNCOUNTED), entry.code)


def _period_cell(
    seat: Enrolment, column: RegisterColumn, entries: Iterable[YearEntry]
) -> RegisterCell:
    if not _covers(seat, column.day):
        return RegisterCell(Presence.OUTSIDE)
    today = [entry for entry in entries if entry.day == column.day]
    missed = sum(entry.effect in MISSED and entry.slot not in SHORT for entry in today)
    if missed:
        return RegisterCell(Presence.UNJUSTIFIED, str(missed))
    for effect, presence in (("late", Presence.LATE), ("away", Presence.ELSEWHERE)):
        found = next((entry for entry in today if entry.effect == effect), None)
        if found is not None:
            return RegisterCell(presence, found.code)
    return RegisterCell(Presence.PRESENT if column.called else Presence.NOT_CALLED)


def _half_totals(
    entries: Iterable[YearEntry], half_days: Sequence[HalfDay], month: _Month
) -> tuple[int, ...]:
    """A lateness long enough to be a half-day is one, and no lateness any more."""
    statuses = [one.status for one in half_days if month.holds(one.day)]
    counted = {one.entry.id for one in half_days}
    return (
        statuses.count("unjustified"),
        statuses.count("justified"),
        statuses.count("pending"),
        sum(
            one.effect == "late" and month.holds(one.day)
            for one in entries
            if one.id not in counted
        ),
    )


def _period_totals(entries: Iterable[YearEntry], month: _Month) -> tuple[int, ...]:
    inside = [entry for entry in entries if month.holds(entry.day)]
    missed = sum(entry.effect in MISSED for entry in inside)
    return (missed, sum(entry.effect == "late" for entry in inside))


def _missing(cell: RegisterCell) -> bool:
    return cell.presence in (Presence.JUSTIFIED, Presence.PENDING, Presence.UNJUSTIFIED)
