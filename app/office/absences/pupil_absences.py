"""The absences of one pupil in a school year, line by line with what makes each count."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.errors import Refusal
from app.i18n import _
from app.office.absences.entries import Mark
from app.office.absences.explaining import period_would, why, why_period, would_justify
from app.office.absences.half_days import HalfDay, HalfDays
from app.office.absences.missed_periods import MissedPeriod, number_of
from app.office.absences.presence_facts import Asked, asked_of, presence_facts
from app.office.absences.slots import HALVES
from app.office.absences.thresholds import verdicts_of
from app.office.absences.year_entries import PupilYear, YearEntry, pupil_years
from app.office.absences.year_standings import PupilStanding, YearStandings
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.rules.regime import AbsenceUnit, regime
from app.rules.verdict import Reason, Verdict


@dataclass(frozen=True)
class AbsenceLine:
    """One entry of the register and what it counts for.

    ``status`` is ``justified``, ``unjustified`` or ``pending`` where it makes a half-day,
    ``ahead`` before its day, "" where it counts for nothing. ``reasons`` are those of the
    rule; ``why`` says why the half-day has its status, ``would`` what could change it.
    """

    day: date
    slot: str
    slot_title: str
    mark: Mark
    code: str
    title: str
    effect: str
    status: str
    reasons: tuple[Reason, ...]
    why: str
    would: tuple[str, ...]


@dataclass(frozen=True)
class Lateness:
    """Late arrivals of the year: how many, and their minutes."""

    times: int
    minutes: int


@dataclass(frozen=True)
class PupilAbsences:
    """What the file of a pupil shows of a year; ``year`` None where they have none yet.

    ``standing`` is the verdict on half-days, ``others`` those on periods, a unit or a firm;
    ``periods`` how many have each status. ``asked`` is what the rules need besides the
    register, of this enrolment and class.
    """

    year: YearChoice | None
    years: tuple[YearChoice, ...]
    unit: AbsenceUnit
    lines: tuple[AbsenceLine, ...]
    standing: Verdict[Any] | None
    lateness: Lateness
    missed_periods: int
    others: tuple[Verdict[Any], ...] = ()
    periods: Mapping[str, int] = field(default_factory=dict)
    asked: Asked = ""
    enrolment_id: int = 0
    class_id: int = 0


@query
def pupil_absences(reading: Reading, pupil_id: int, year_id: int | None = None) -> PupilAbsences:
    """The absences of a pupil in a year, the present one where none is named."""
    years = all_years(reading.session)
    year = _year(years, year_id, reading.today)
    found = pupil_years(reading.session, year.id, pupil_id) if year else ()
    if year is None or not found:
        return PupilAbsences(year, years, "half_day", (), None, Lateness(0, 0), 0)
    (pupil,) = found
    calendar = rule_calendar(reading.session, year.id)
    facts = presence_facts(reading.session, found)
    judge = YearStandings(year, calendar, reading.today, reading.figures, facts)
    whole = judge.of(pupil)
    counts = judge.standings.counts(pupil.regime)
    return PupilAbsences(
        year=year,
        years=years,
        unit=regime(pupil.regime).absence_unit,
        lines=tuple(_lines(pupil, counts, whole, reading.today)),
        standing=whole.half_days.verdict if whole.half_days else None,
        others=tuple(verdicts_of(replace(whole, half_days=None))),
        periods=_period_counts(whole),
        asked=asked_of(pupil.regime),
        enrolment_id=pupil.enrolment_id,
        class_id=pupil.class_id,
        lateness=_lateness(pupil, whole),
        missed_periods=_missed_periods(pupil, reading.today),
    )


def _year(years: tuple[YearChoice, ...], year_id: int | None, today: date) -> YearChoice | None:
    if year_id is None:
        return year_at(years, today)
    found = next((year for year in years if year.id == year_id), None)
    if found is None:
        raise Refusal(_("Cette année scolaire n'existe pas dans le fichier."))
    return found


def _lines(
    pupil: PupilYear, counts: HalfDays | None, whole: PupilStanding, today: date
) -> list[AbsenceLine]:
    standing = whole.half_days
    half_days = {one.entry.id: one for one in standing.half_days} if standing else {}
    periods = {one.entry.id: one for one in _missed(whole)}
    days: dict[date, list[YearEntry]] = {}
    for entry in pupil.entries:
        days.setdefault(entry.day, []).append(entry)
    lines = []
    for day, entries in days.items():
        reasons = _reasons(pupil, counts, day, entries)
        lines += [
            _period_line(entry, periods[entry.id])
            if entry.id in periods
            else _line(entry, half_days.get(entry.id), reasons, today)
            for entry in entries
        ]
    return lines


def _missed(whole: PupilStanding) -> tuple[MissedPeriod, ...]:
    found = whole.unit or whole.courses
    return found.missed if found else ()


def _period_counts(whole: PupilStanding) -> Mapping[str, int]:
    missed = _missed(whole)
    return {status: number_of(missed, status) for status in ("unjustified", "justified", "pending")}


def _reasons(
    pupil: PupilYear, counts: HalfDays | None, day: date, entries: list[YearEntry]
) -> tuple[Reason, ...]:
    counted = [one for one in entries if one.effect != "away" and one.slot in HALVES]
    if counts is None or not counted or not counts.is_counted_day(day):
        return ()
    return counts.of_day(pupil.study_year, day, counted).reasons


def _line(
    entry: YearEntry, half_day: HalfDay | None, reasons: tuple[Reason, ...], today: date
) -> AbsenceLine:
    status = "ahead" if entry.day > today else half_day.status if half_day else ""
    title = next((slot.title for slot in HALVES.values() if slot.code == entry.slot), entry.slot)
    return AbsenceLine(
        day=entry.day,
        slot=entry.slot,
        slot_title=title,
        mark=entry.mark,
        code=entry.code,
        title=entry.title,
        effect=entry.effect,
        status=status,
        reasons=() if entry.effect == "away" else reasons,
        why=why(half_day) if half_day else _uncounted(entry, today),
        would=would_justify(half_day) if half_day else (),
    )


def _period_line(entry: YearEntry, period: MissedPeriod) -> AbsenceLine:
    return AbsenceLine(
        day=entry.day,
        slot=entry.slot,
        slot_title=entry.slot.upper(),
        mark=entry.mark,
        code=entry.code,
        title=entry.title,
        effect=entry.effect,
        status=period.status,
        reasons=(),
        why=why_period(period),
        would=period_would(period),
    )


def _uncounted(entry: YearEntry, today: date) -> str:
    if entry.day > today:
        return _("Noté d'avance.")
    if entry.effect == "away":
        return _("L'élève est présent ailleurs : ce n'est pas une absence.")
    if entry.effect == "late" and entry.mark.minutes_late is None:
        return _("Retard dont la durée n'est pas notée : il ne compte pas.")
    return ""


def _lateness(pupil: PupilYear, whole: PupilStanding) -> Lateness:
    """Those that are no half-day of absence."""
    half_days = whole.half_days.half_days if whole.half_days else ()
    counted = {one.entry.id for one in half_days}
    late = [one for one in pupil.entries if one.effect == "late" and one.id not in counted]
    return Lateness(len(late), sum(entry.mark.minutes_late or 0 for entry in late))


def _missed_periods(pupil: PupilYear, today: date) -> int:
    """Periods missed, where the register is kept by periods."""
    return sum(
        entry.effect in ("absent", "excused") and entry.day <= today and entry.slot not in HALVES
        for entry in pupil.entries
    )
