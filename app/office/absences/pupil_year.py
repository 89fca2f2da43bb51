"""A pupil's year of absences as it is printed and pictured."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.errors import Refusal
from app.formats import day_month, long_date, weekday_date
from app.i18n import _
from app.models import Pupil, SchoolClass
from app.office.absences.pictures import Missed, missed_of, picture, year_cells
from app.office.absences.presence_facts import presence_facts
from app.office.absences.pupil_absences import AbsenceLine, PupilAbsences, pupil_absences
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.absences.year_standings import YearStandings
from app.office.councils.sealing import school_view
from app.office.pupils.years import YearChoice
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.absence_plots_view import DayCell, Picture
from app.reports.pupil_year_view import MonthCount, PupilYearView, Spell, YearLine
from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.regime import regime

COUNTED = {
    "justified": "justifiée",
    "unjustified": "injustifiée",
    "pending": "à justifier",
    "ahead": "à venir",
}


@dataclass(frozen=True)
class YearPicture:
    """The map of a pupil's year and its weeks; ``cells`` empty where there is no year."""

    cells: tuple[DayCell, ...]
    weeks: Picture | None


@dataclass(frozen=True)
class _Year:
    pupil: PupilYear
    calendar: SchoolCalendar
    missed: list[Missed]


@query
def year_picture(reading: Reading, pupil_id: int, year_id: int | None = None) -> YearPicture:
    """What the window draws of a pupil's year."""
    found = pupil_absences(reading, pupil_id, year_id)
    read = _read(reading, pupil_id, found.year)
    if read is None or found.year is None:
        return YearPicture((), None)
    cells = year_cells(read.calendar, reading.today, read.pupil, read.missed)
    return YearPicture(cells, _picture(reading, read, found.year))


@query
def pupil_year_view(reading: Reading, pupil_id: int, year_id: int | None = None) -> PupilYearView:
    """The page of a pupil's year; Refusal where they have none."""
    found = pupil_absences(reading, pupil_id, year_id)
    read = _read(reading, pupil_id, found.year)
    if read is None or found.year is None:
        raise Refusal(_("L'élève n'est pas inscrit cette année-là."))
    verdicts = (*filter(None, (found.standing,)), *found.others)
    return PupilYearView(
        school=school_view(reading.session),
        name=read.pupil.name,
        school_year=found.year.label,
        as_of=long_date(reading.today),
        facts=_facts(reading, read, found),
        picture=_picture(reading, read, found.year),
        cells=year_cells(read.calendar, reading.today, read.pupil, read.missed),
        months=tuple(_months(read, found.lines, reading.today)),
        lines=tuple(_line(one) for one in found.lines),
        reasons=tuple(dict.fromkeys(reason.text for one in verdicts for reason in one.reasons)),
        spells=tuple(_spell(lines) for lines in _spells(found.lines, read.calendar)),
    )


def _read(reading: Reading, pupil_id: int, year: YearChoice | None) -> _Year | None:
    pupils = pupil_years(reading.session, year.id, pupil_id) if year else ()
    if year is None or not pupils:
        return None
    calendar = rule_calendar(reading.session, year.id)
    facts = presence_facts(reading.session, pupils)
    judge = YearStandings(year, calendar, reading.today, reading.figures, facts)
    return _Year(pupils[0], calendar, missed_of(judge.of(pupils[0])))


def _picture(reading: Reading, read: _Year, year: YearChoice) -> Picture:
    last = min(reading.today, year.last_day)
    first = year.first_day - timedelta(days=year.first_day.weekday())  # a year may begin midweek
    mondays = [day for day in days_between(first, max(last, first)) if day.weekday() == 0]
    return picture(read.pupil.name, regime(read.pupil.regime).absence_unit, mondays, read.missed)


def _facts(reading: Reading, read: _Year, found: PupilAbsences) -> tuple[str, ...]:
    session, pupil = reading.session, read.pupil
    row = session.get_one(Pupil, pupil.pupil_id)
    klass = session.get_one(SchoolClass, pupil.class_id)
    born = _("Né le {day}") if row.civility == "mr" else _("Née le {day}")
    who = f"{born.format(day=long_date(row.birth_date))} · {klass.name}"
    if row.register_number:
        who += " · " + _("matricule {number}").format(number=row.register_number)
    state = _("Année scolaire {year}, état au {day}").format(
        year=found.year.label if found.year else "", day=long_date(reading.today)
    )
    if pupil.since > read.calendar.first_day:
        state += " · " + _("depuis le {day}").format(day=long_date(pupil.since))
    if pupil.left_on is not None:
        state += " · " + _("jusqu'au {day}").format(day=long_date(pupil.left_on))
    return (who, state)


def _months(read: _Year, lines: Iterable[AbsenceLine], today: date) -> Iterable[MonthCount]:
    late: dict[date, int] = {}
    for line in lines:
        if line.effect == "late" and not line.status:
            month = line.day.replace(day=1)
            late[month] = late.get(month, 0) + 1
    month = read.calendar.first_day.replace(day=1)
    while month <= min(today, read.calendar.last_day):
        found = [status for day, status in read.missed if day.replace(day=1) == month]
        yield MonthCount(
            month=long_date(month).split(" ", 1)[1],
            unjustified=found.count("unjustified"),
            justified=found.count("justified"),
            pending=found.count("pending"),
            late=late.get(month, 0),
        )
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _spells(lines: Iterable[AbsenceLine], calendar: SchoolCalendar) -> Iterator[list[AbsenceLine]]:
    """Lines that are alike and that no school day parts."""
    spell: list[AbsenceLine] = []
    for line in lines:
        if spell and not _goes_on(spell[-1], line, calendar):
            yield spell
            spell = []
        spell.append(line)
    if spell:
        yield spell


def _goes_on(before: AbsenceLine, line: AbsenceLine, calendar: SchoolCalendar) -> bool:
    alike = (before.title, before.status) == (line.title, line.status)
    parted = any(
        calendar.is_school_day(before.day + timedelta(days=ahead))
        for ahead in range(1, (line.day - before.day).days)
    )
    return alike and not parted


def _spell(lines: Sequence[AbsenceLine]) -> Spell:
    first, last = lines[0], lines[-1]
    if first.day == last.day:
        slots = dict.fromkeys((_slot(first), _slot(last)))
        when = f"{weekday_date(first.day)}, {' – '.join(slots)}"
    else:
        text = _("du {first} au {last}")
        when = text.format(first=short_weekday(first.day), last=short_weekday(last.day))
    minutes = sum(one.mark.minutes_late or 0 for one in lines)
    counted = COUNTED.get(first.status, "–")
    number = f"{len(lines)} {counted}s" if len(lines) > 1 and counted.endswith("e") else counted
    whys = tuple(dict.fromkeys(filter(None, (one.why for one in lines))))
    return Spell(
        when=when,
        status=f"{first.title} ({minutes} min)" if minutes else first.title,
        counts=number if len(lines) == 1 or counted != number else f"{len(lines)} {counted}",
        why=whys[0] if len(whys) == 1 else "",
    )


def short_weekday(day: date) -> str:
    """Mardi 24 juin: the year is that of the page."""
    return f"{weekday_date(day).split(' ', 1)[0]} {day_month(day)}"


def _slot(one: AbsenceLine) -> str:
    return _(one.slot_title).lower() if one.slot in ("am", "pm") else (one.slot.upper())


def _line(one: AbsenceLine) -> YearLine:
    minutes = f" ({one.mark.minutes_late} min)" if one.mark.minutes_late else ""
    return YearLine(
        day=weekday_date(one.day),
        slot=_(one.slot_title),
        status=f"{one.title}{minutes}",
        counts=COUNTED.get(one.status, "–"),
        why=" ".join(filter(None, (one.why, one.mark.note))),
    )
