"""All pupils of a year by their half-days, what they oblige to, and what lapses when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.office.absences.half_days import HalfDay
from app.office.absences.standing import Standing, Standings
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.rules.verdict import Verdict


@dataclass(frozen=True)
class Lapse:
    """Half-days that become unjustified after a day, unless a document comes."""

    after: date
    absence_starts: date
    half_days: int


@dataclass(frozen=True)
class CountRow:
    """One pupil: the half-days, the verdict on them, and what is about to lapse."""

    pupil_id: int
    name: str
    class_id: int
    class_name: str
    class_rank: tuple[int, str]
    present: bool
    unjustified: int
    justified: int
    pending: int
    verdict: Verdict[Any]
    lapses: tuple[Lapse, ...]

    @property
    def next_lapse(self) -> date | None:
        """The last day on which a document is still taken, for the first absence to lapse."""
        return self.lapses[0].after if self.lapses else None


@dataclass(frozen=True)
class CountList:
    """The counters of a year; pupils without any half-day are left out."""

    year: YearChoice | None
    years: tuple[YearChoice, ...]
    rows: tuple[CountRow, ...]
    pupils: int


@query
def counters(reading: Reading, year_id: int | None = None) -> CountList:
    """The counters of every pupil of a year, the present one where none is named."""
    years = all_years(reading.session)
    year = next((one for one in years if one.id == year_id), year_at(years, reading.today))
    if year is None:
        return CountList(None, years, (), 0)
    pupils = pupil_years(reading.session, year.id)
    calendar = rule_calendar(reading.session, year.id)
    standings = Standings(calendar, reading.today, reading.figures)
    rows = []
    for pupil in pupils:
        standing = standings.of(pupil)
        if standing is not None and standing.half_days:
            rows.append(_row(pupil, standing, reading.today))
    return CountList(year, years, tuple(rows), len(pupils))


def lapsing(rows: Iterable[CountRow], until: date) -> tuple[CountRow, ...]:
    """The pupils of whom something lapses by that day, the soonest first."""
    found = [row for row in rows if row.next_lapse is not None and row.next_lapse <= until]
    return tuple(sorted(found, key=lambda row: (row.next_lapse or until, row.name)))


def _row(pupil: PupilYear, standing: Standing, today: date) -> CountRow:
    result = standing.verdict.result
    return CountRow(
        pupil_id=pupil.pupil_id,
        name=pupil.name,
        class_id=pupil.class_id,
        class_name=pupil.class_name,
        class_rank=pupil.class_rank,
        present=pupil.left_on is None or pupil.left_on >= today,
        unjustified=result.unjustified,
        justified=result.justified,
        pending=result.pending,
        verdict=standing.verdict,
        lapses=_lapses(standing.half_days),
    )


def _lapses(half_days: Sequence[HalfDay]) -> tuple[Lapse, ...]:
    found: dict[tuple[date, date], int] = {}
    for one in half_days:
        if one.ground == "waiting" and one.deadlines is not None:
            key = (one.deadlines.result.confirm_by, one.absence_starts)
            found[key] = found.get(key, 0) + 1
    return tuple(Lapse(after, start, number) for (after, start), number in sorted(found.items()))
