"""School years and their days off, as Réglages edits them."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import ClosedDay, Holiday, SchoolYear
from app.office.files.creation import add_year as write_year
from app.office.rights import Right
from app.office.settings.calendars import YearCalendar, proposed_calendar, rule_calendar
from app.office.work import Done, Facet, Reading, Work, command, done, query

# Code de l'enseignement, art. 1.9.1-1: between 180 and 184 days.
FEWEST_DAYS, MOST_DAYS = 180, 184


@dataclass(frozen=True)
class HolidayLine:
    """A school holiday as it is edited."""

    id: int
    title: str
    start: date
    end: date


@dataclass(frozen=True)
class DayOffLine:
    """A single day without lessons as it is edited."""

    id: int
    day: date
    title: str
    kind: str


@dataclass(frozen=True)
class YearLine:
    """A school year of the file."""

    id: int
    label: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class YearDetail:
    """A school year with its days off and how many days of lessons that leaves."""

    year: YearLine
    holidays: tuple[HolidayLine, ...]
    days_off: tuple[DayOffLine, ...]
    school_days: int

    @property
    def unusual(self) -> bool:
        """Are there fewer or more days than the Code allows?"""
        return not FEWEST_DAYS <= self.school_days <= MOST_DAYS


@query
def school_years(reading: Reading) -> tuple[YearLine, ...]:
    """The years of the file, the newest first."""
    rows = reading.session.exec(select(SchoolYear).order_by(SchoolYear.first_day.desc()))  # type: ignore[attr-defined]
    return tuple(_line(row) for row in rows)


@query
def current_year(reading: Reading) -> YearLine:
    """The year in which today falls, else the last one that has begun, else the first."""
    years = school_years(reading)
    begun = [year for year in years if year.first_day <= reading.today]
    return begun[0] if begun else years[-1]


@query
def year_detail(reading: Reading, year_id: int) -> YearDetail:
    """One year with its days off."""
    session = reading.session
    breaks = session.exec(
        select(Holiday).where(Holiday.year_id == year_id).order_by(Holiday.start)  # type: ignore[arg-type]
    )
    off = session.exec(
        select(ClosedDay).where(ClosedDay.year_id == year_id).order_by(ClosedDay.day)  # type: ignore[arg-type]
    )
    return YearDetail(
        _line(_year(session, year_id)),
        tuple(HolidayLine(row.id or 0, row.title, row.start, row.end) for row in breaks),
        tuple(DayOffLine(row.id or 0, row.day, row.title, row.kind) for row in off),
        _school_days(session, year_id),
    )


@command(Right.EDIT_SETTINGS, N_("Ajout d'une année scolaire"))
def add_year(work: Work, label: str, first_day: date, last_day: date) -> Done[int]:
    """Add a school year; its days off are those known for it, where they are."""
    if work.session.exec(select(SchoolYear).where(SchoolYear.label == label)).first():
        raise Refusal(_("L'année {label} est déjà dans le fichier.").format(label=label))
    _check_bounds(first_day, last_day)
    known = proposed_calendar(label)
    calendar = YearCalendar(
        label,
        first_day,
        last_day,
        known.holidays if known else (),
        known.closed_days if known else (),
        confirmed=True,
    )
    year_id = write_year(work.session, calendar)
    work.note("school_year", year_id, after={"label": label})
    return done(year_id, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Modification des bornes de l'année"))
def edit_year(work: Work, year_id: int, first_day: date, last_day: date) -> Done[None]:
    """Change the first and the last day of a year."""
    _check_bounds(first_day, last_day)
    year = _year(work.session, year_id)
    before = {"first_day": year.first_day, "last_day": year.last_day}
    year.first_day, year.last_day = first_day, last_day
    work.session.add(year)
    after = {"first_day": first_day, "last_day": last_day}
    work.note("school_year", year_id, before=before, after=after)
    return done(None, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Ajout d'un congé"))
def add_holiday(work: Work, year_id: int, title: str, start: date, end: date) -> Done[int]:
    """Add a school holiday, both days included."""
    _check_title(title)
    if end < start:
        raise Refusal(_("Le congé finit avant de commencer."), field="end")
    year = _year(work.session, year_id)
    _check_within(year, start, "start")
    _check_within(year, end, "end")
    row = Holiday(year_id=year_id, title=title.strip(), start=start, end=end)
    for other in work.session.exec(select(Holiday).where(Holiday.year_id == year_id)):
        if other.start <= end and start <= other.end:
            raise Refusal(
                _("Ce congé recouvre « {title} ».").format(title=other.title), field="start"
            )
    work.session.add(row)
    work.session.flush()
    work.note("school_year", year_id, after={"title": title, "start": start, "end": end})
    return done(row.id or 0, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Ajout d'un jour sans cours"))
def add_day_off(work: Work, year_id: int, day: date, title: str, legal: bool) -> Done[int]:
    """Add a single day without lessons, a legal holiday or one of the school's own."""
    _check_title(title)
    _check_within(_year(work.session, year_id), day, "day")
    found = select(ClosedDay).where(ClosedDay.year_id == year_id, ClosedDay.day == day)
    if work.session.exec(found).first():
        raise Refusal(_("Ce jour est déjà sans cours."), field="day")
    kind = "public_holiday" if legal else "closure"
    row = ClosedDay(year_id=year_id, day=day, title=title.strip(), kind=kind)
    work.session.add(row)
    work.session.flush()
    work.note("school_year", year_id, after={"title": title, "day": day})
    return done(row.id or 0, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Retrait d'un congé"))
def remove_holiday(work: Work, holiday_id: int) -> Done[None]:
    """Take a school holiday away."""
    row = work.session.get(Holiday, holiday_id)
    if row is not None:
        before = {"title": row.title, "start": row.start, "end": row.end}
        work.note("school_year", row.year_id, before=before)
        work.session.delete(row)
    return done(None, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Retrait d'un jour sans cours"))
def remove_day_off(work: Work, day_id: int) -> Done[None]:
    """Take a single day without lessons away."""
    row = work.session.get(ClosedDay, day_id)
    if row is not None:
        work.note("school_year", row.year_id, before={"title": row.title, "day": row.day})
        work.session.delete(row)
    return done(None, Facet.SETTINGS)


def _line(row: SchoolYear) -> YearLine:
    return YearLine(row.id or 0, row.label, row.first_day, row.last_day)


def _year(session: Session, year_id: int) -> SchoolYear:
    year = session.get(SchoolYear, year_id)
    if year is None:
        raise Refusal(_("Cette année scolaire n'est plus dans le fichier."))
    return year


def _school_days(session: Session, year_id: int) -> int:
    calendar = rule_calendar(session, year_id)
    span = (calendar.last_day - calendar.first_day).days + 1
    days = (calendar.first_day + timedelta(days=step) for step in range(span))
    return sum(calendar.is_school_day(day) for day in days)


def _check_title(title: str) -> None:
    if not title.strip():
        raise Refusal(_("Donnez un nom à ce congé."), field="title")


def _check_bounds(first_day: date, last_day: date) -> None:
    if last_day <= first_day:
        raise Refusal(_("Le dernier jour ne suit pas le premier."), field="last_day")


def _check_within(year: SchoolYear, day: date, field: str) -> None:
    if not year.first_day <= day <= year.last_day:
        raise Refusal(
            _("Cette date est hors de l'année {label}.").format(label=year.label), field=field
        )
