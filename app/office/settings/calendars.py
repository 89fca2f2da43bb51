"""School years and their calendars: those known are proposed, the school confirms."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from sqlalchemy import BindParameter, bindparam
from sqlalchemy import select as sa_select
from sqlmodel import Session, col

from app.errors import Refusal
from app.i18n import _
from app.models import ClosedDay, Holiday, SchoolYear
from app.resources import resource_folder
from app.rules.calendar.days import Holiday as RuleHoliday
from app.rules.calendar.days import SchoolCalendar
from app.rules.dates import western_easter

EASTER_MONDAY: Final = 1
ASCENSION: Final = 39
WHIT_MONDAY: Final = 50
"""Days after Easter."""
_YEAR: Final[BindParameter[int]] = bindparam("year")
_BOUNDS: Final = sa_select(col(SchoolYear.first_day), col(SchoolYear.last_day)).where(
    col(SchoolYear.id) == _YEAR
)
_DAYS_OFF: Final = sa_select(col(ClosedDay.day), col(ClosedDay.kind)).where(
    col(ClosedDay.year_id) == _YEAR
)
_BREAKS: Final = (
    sa_select(col(Holiday.start), col(Holiday.end))
    .where(col(Holiday.year_id) == _YEAR)
    .order_by(col(Holiday.start), col(Holiday.id))
)
FIXED_HOLIDAYS: Final = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))


@dataclass(frozen=True)
class DayOff:
    """A single day without lessons: ``public_holiday`` or ``closure``."""

    day: date
    title: str
    kind: str


@dataclass(frozen=True)
class YearCalendar:
    """One school year: bounds, holidays (title, first, last day), single days off."""

    label: str
    first_day: date
    last_day: date
    holidays: tuple[tuple[str, date, date], ...] = ()
    closed_days: tuple[DayOff, ...] = ()
    source: str = ""
    confirmed: bool = False


@cache
def known_calendars() -> tuple[YearCalendar, ...]:
    """The calendars that come with the program, oldest first."""
    with (resource_folder() / "tables" / "school-calendars.toml").open("rb") as file:
        years = tomllib.load(file)["year"]
    return tuple(_known(entry) for entry in years)


def proposed_calendar(label: str) -> YearCalendar | None:
    """The calendar known for that school year; None where none is published."""
    return next((year for year in known_calendars() if year.label == label), None)


def school_year_of(day: date) -> str:
    """The school year in which a day falls, changing on 1 August: "2024-2025"."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"


def rule_calendar(session: Session, year_id: int) -> SchoolCalendar:
    """The calendar of a year as the rules take it."""
    asked = {"year": year_id}
    year = session.execute(_BOUNDS, asked).first()
    if year is None:
        raise Refusal(_("Cette année scolaire n'existe pas dans le fichier."))
    off = session.execute(_DAYS_OFF, asked).all()
    known = {day for day, _kind in off}
    legal = {day for day, kind in off if kind == "public_holiday"}
    # Legal holidays outside term count too: a deadline may run through the summer.
    legal |= legal_holidays(year.first_day.year, year.last_day.year + 1) - known
    return SchoolCalendar(
        first_day=year.first_day,
        last_day=year.last_day,
        holidays=tuple(
            RuleHoliday(start=start, end=end) for start, end in session.execute(_BREAKS, asked)
        ),
        closures=tuple(sorted(day for day, kind in off if kind == "closure")),
        public_holidays=tuple(sorted(legal)),
    )


@cache
def legal_holidays(first: int, last: int) -> frozenset[date]:
    """Belgium's ten legal holidays of the years from ``first`` to ``last`` (belgium.be)."""
    return frozenset(day for year in range(first, last + 1) for day in _holidays_of(year))


def _holidays_of(year: int) -> Iterator[date]:
    easter = western_easter(year)
    for days in (EASTER_MONDAY, ASCENSION, WHIT_MONDAY):
        yield easter + timedelta(days=days)
    for month, day in FIXED_HOLIDAYS:
        yield date(year, month, day)


def _known(entry: dict[str, object]) -> YearCalendar:
    first, last = entry["first_day"], entry["last_day"]
    breaks, off = entry["holidays"], entry["closed_days"]
    if not (isinstance(first, date) and isinstance(last, date)):
        raise ValueError("school-calendars.toml: a year needs first_day and last_day")
    if not (isinstance(breaks, list) and isinstance(off, list)):
        raise ValueError("school-calendars.toml: a year needs holidays and closed_days")
    return YearCalendar(
        label=str(entry["label"]),
        first_day=first,
        last_day=last,
        holidays=tuple((item["title"], item["start"], item["end"]) for item in breaks),
        closed_days=tuple(DayOff(item["day"], item["title"], item["kind"]) for item in off),
        source=str(entry["source"]),
    )
