"""Absences as pictures tell them: by week, day by day, justified or not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from app.formats import count, day_month
from app.i18n import _
from app.office.absences.half_days import HalfDay
from app.office.absences.missed_periods import MissedPeriod
from app.office.absences.presence_facts import presence_facts
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.absences.year_standings import PupilStanding, YearStandings
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.absence_plots_view import DayCell, DayMark, Picture, WeekCount
from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.regime import regime

Missed = tuple[date, str]
"""A day and the status of what was missed: one for each half-day or period."""

_GRAVITY = (DayMark.UNJUSTIFIED, DayMark.PENDING, DayMark.JUSTIFIED)


@query
def week_pictures(reading: Reading, class_ids: tuple[int, ...]) -> tuple[Picture, ...]:
    """The present year by week: the school (each unit apart), then each of these classes."""
    session = reading.session
    year = year_at(all_years(session), reading.today)
    if year is None:
        return ()
    calendar = rule_calendar(session, year.id)
    by_unit: dict[str, list[Missed]] = defaultdict(list)
    by_class: dict[int, list[Missed]] = defaultdict(list)
    names: dict[int, tuple[str, str]] = {}
    for pupil, missed in _all_missed(reading, year, calendar):
        unit = regime(pupil.regime).absence_unit
        names.setdefault(pupil.class_id, (pupil.class_name, unit))
        by_unit[unit] += missed
        by_class[pupil.class_id] += missed
    weeks = _mondays(calendar, min(reading.today, year.last_day))
    school = [
        picture(_("Toute l'école"), unit, weeks, by_unit[unit])
        for unit in sorted(by_unit)
        if by_unit[unit]
    ]
    classes = [
        picture(names[one][0], names[one][1], weeks, by_class[one])
        for one in class_ids
        if one in names
    ]
    return (*school, *classes)


def picture(title: str, unit: str, mondays: Iterable[date], missed: Iterable[Missed]) -> Picture:
    """What was missed, by week, and in words."""
    numbers: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for day, status in missed:
        numbers[day - timedelta(days=day.weekday())][status] += 1
    weeks = tuple(
        WeekCount(
            monday,
            numbers[monday]["justified"],
            numbers[monday]["unjustified"],
            numbers[monday]["pending"],
        )
        for monday in mondays
    )
    word = _("demi-journées") if unit == "half_day" else _("périodes")
    return Picture(title, word, weeks, _told(title, word, weeks))


def year_cells(
    calendar: SchoolCalendar, today: date, pupil: PupilYear, missed: Iterable[Missed]
) -> tuple[DayCell, ...]:
    """Every weekday of the pupil's year: the gravest of what happened on it."""
    by_day: dict[date, list[str]] = defaultdict(list)
    for day, status in missed:
        by_day[day].append(status)
    effects: dict[date, set[str]] = defaultdict(set)
    for entry in pupil.entries:
        effects[entry.day].add(entry.effect)
    return tuple(
        DayCell(day, _mark(day, calendar, today, pupil, by_day, effects), len(by_day[day]))
        for day in days_between(calendar.first_day, calendar.last_day)
        if day.isoweekday() < 6
    )


def missed_of(standing: PupilStanding) -> list[Missed]:
    """What a pupil missed: half-days, or periods where those are counted."""
    if standing.half_days is not None:
        half_days: tuple[HalfDay, ...] = standing.half_days.half_days
        return [(one.day, one.status) for one in half_days]
    found = standing.unit or standing.courses
    periods: tuple[MissedPeriod, ...] = found.missed if found else ()
    return [(one.entry.day, one.status) for one in periods]


def _all_missed(
    reading: Reading, year: YearChoice, calendar: SchoolCalendar
) -> Iterator[tuple[PupilYear, list[Missed]]]:
    pupils = pupil_years(reading.session, year.id)
    facts = presence_facts(reading.session, pupils)
    judge = YearStandings(year, calendar, reading.today, reading.figures, facts)
    for pupil in pupils:
        yield pupil, missed_of(judge.of(pupil))


def _mondays(calendar: SchoolCalendar, last: date) -> list[date]:
    """The Mondays of the weeks that have a school day."""
    days = days_between(calendar.first_day, max(last, calendar.first_day))
    found = (day - timedelta(days=day.weekday()) for day in days if calendar.is_school_day(day))
    return list(dict.fromkeys(found))


def _mark(
    day: date,
    calendar: SchoolCalendar,
    today: date,
    pupil: PupilYear,
    missed: Mapping[date, list[str]],
    effects: Mapping[date, set[str]],
) -> DayMark:
    if not calendar.is_school_day(day) or not _enrolled(pupil, day):
        return DayMark.CLOSED
    if day in missed:
        return next(mark for mark in _GRAVITY if mark.value in missed[day])
    if day > today:
        return DayMark.AHEAD
    found = effects.get(day, set())
    if "late" in found:
        return DayMark.LATE
    return DayMark.AWAY if "away" in found else DayMark.PRESENT


def _enrolled(pupil: PupilYear, day: date) -> bool:
    """An earlier enrolment of the year shows by its entries alone."""
    left = pupil.left_on is not None and day > pupil.left_on
    return not left


def _told(title: str, word: str, weeks: tuple[WeekCount, ...]) -> str:
    whole = sum(week.total for week in weeks)
    if not whole:
        return _("{title} : aucune absence.").format(title=title)
    most = max(weeks, key=lambda week: week.total)
    justified = sum(week.justified for week in weeks)
    unjustified = sum(week.unjustified for week in weeks)
    text = _(
        "{title} : {whole} {word} d'absence en {weeks} semaines, {justified} % justifiées, "
        "{unjustified} % injustifiées ; le plus, {most}, dans la semaine du {day}."
    )
    return text.format(
        title=title,
        whole=count(whole),
        word=word,
        weeks=len(weeks),
        justified=round(100 * justified / whole),
        unjustified=round(100 * unjustified / whole),
        most=count(most.total),
        day=day_month(most.monday),
    )
