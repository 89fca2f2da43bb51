"""All pupils of a year by what they missed, what it obliges to, and what lapses when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.office.absences.half_days import HalfDay
from app.office.absences.missed_periods import MissedPeriod, number_of
from app.office.absences.presence_facts import Asked, asked_of, presence_facts
from app.office.absences.standing import Standing
from app.office.absences.year_entries import PupilYear, pupil_years
from app.office.absences.year_standings import PupilStanding, YearStandings
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.rules.regime import AbsenceUnit, regime
from app.rules.verdict import Verdict


@dataclass(frozen=True)
class Lapse:
    """What becomes unjustified after a day, unless a document comes: half-days or periods."""

    after: date
    absence_starts: date
    half_days: int


@dataclass(frozen=True)
class CountRow:
    """One pupil: what was missed, the verdicts on it, and what is about to lapse.

    ``unit`` is what is counted. ``verdicts`` are those of the regime's rules, the one on
    the count first; ``needs_unit_periods`` where it waits for the periods of the unit.
    ``rate`` is the share in percent that the rule limits, ``hours`` those spent in a firm;
    None for none.
    """

    pupil_id: int
    enrolment_id: int
    name: str
    class_id: int
    class_name: str
    class_rank: tuple[int, str]
    present: bool
    regime: str
    unit: AbsenceUnit
    unjustified: int
    justified: int
    pending: int
    verdicts: tuple[Verdict[Any], ...]
    lapses: tuple[Lapse, ...]
    rate: Decimal | None = None
    hours: Decimal | None = None
    needs_unit_periods: bool = False
    asked: Asked = ""

    @property
    def verdict(self) -> Verdict[Any] | None:
        """The verdict on the count."""
        return self.verdicts[0] if self.verdicts else None

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the verdicts come to, in their order."""
        return tuple(one.outcome for one in self.verdicts)

    @property
    def excess(self) -> bool:
        """Is the maximum of half-days exceeded?"""
        found = self.verdict
        return bool(getattr(found.result, "excess_date", "")) if found else False

    @property
    def next_lapse(self) -> date | None:
        """The last day on which a document is still taken, for the first absence to lapse."""
        return self.lapses[0].after if self.lapses else None


@dataclass(frozen=True)
class CountList:
    """The counters of a year; pupils of whom nothing is counted are left out."""

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
    return CountList(year, years, tuple(_rows(reading, year, pupils)), len(pupils))


def _rows(reading: Reading, year: YearChoice, pupils: Sequence[PupilYear]) -> Iterator[CountRow]:
    session = reading.session
    facts = presence_facts(session, pupils)
    calendar = rule_calendar(session, year.id)
    judge = YearStandings(year, calendar, reading.today, reading.figures, facts)
    for pupil in pupils:
        row = count_row(pupil, judge.of(pupil), reading.today)
        if row is not None:
            yield row


def count_row(pupil: PupilYear, standing: PupilStanding, today: date) -> CountRow | None:
    """The counters of one pupil; None where there is nothing to show."""
    half_days = standing.half_days
    missed = _missed(standing)
    trained = standing.training
    counted = bool(half_days and half_days.half_days) or bool(missed)
    if not counted and trained is None:
        return None
    unjustified, justified, pending = _numbers(half_days, missed)
    return CountRow(
        pupil_id=pupil.pupil_id,
        enrolment_id=pupil.enrolment_id,
        name=pupil.name,
        class_id=pupil.class_id,
        class_name=pupil.class_name,
        class_rank=pupil.class_rank,
        present=pupil.left_on is None or pupil.left_on >= today,
        regime=pupil.regime,
        unit=regime(pupil.regime).absence_unit,
        unjustified=unjustified,
        justified=justified,
        pending=pending,
        verdicts=tuple(verdicts_of(standing)),
        lapses=_lapses(half_days.half_days) if half_days else _period_lapses(missed),
        rate=_rate(standing),
        hours=trained.done if trained else None,
        asked=asked_of(pupil.regime),
        needs_unit_periods=standing.unit is not None and standing.unit.attendance is None,
    )


def verdicts_of(standing: PupilStanding) -> Iterator[Verdict[Any]]:
    """Everything that was judged, the count first."""
    if standing.half_days is not None:
        yield standing.half_days.verdict
    if standing.unit is not None:
        yield from filter(None, (standing.unit.attendance, standing.unit.floor))
        yield from (verdict for _term, verdict in standing.unit.leaves)
    if standing.courses is not None:
        found = standing.courses
        yield from filter(None, (found.attendance, found.first_term, found.unjustified))
    if standing.training is not None:
        yield standing.training.verdict


def _missed(standing: PupilStanding) -> tuple[MissedPeriod, ...]:
    found = standing.unit or standing.courses
    return found.missed if found else ()


def _numbers(half_days: Standing | None, missed: Sequence[MissedPeriod]) -> tuple[int, int, int]:
    if half_days is not None:
        result = half_days.verdict.result
        return result.unjustified, result.justified, result.pending
    return (
        number_of(missed, "unjustified"),
        number_of(missed, "justified"),
        number_of(missed, "pending"),
    )


def _rate(standing: PupilStanding) -> Decimal | None:
    if standing.unit is not None and standing.unit.attendance is not None:
        rate: Decimal = standing.unit.attendance.result.rate
        return rate
    if standing.courses is not None and standing.courses.attendance is not None:
        present: Decimal = standing.courses.attendance.result.rates[0]
        return 100 - present
    return None


def _lapses(half_days: Sequence[HalfDay]) -> tuple[Lapse, ...]:
    found: dict[tuple[date, date], int] = {}
    for one in half_days:
        if one.ground == "waiting" and one.deadlines is not None:
            key = (one.deadlines.result.confirm_by, one.absence_starts)
            found[key] = found.get(key, 0) + 1
    return tuple(Lapse(after, start, number) for (after, start), number in sorted(found.items()))


def _period_lapses(missed: Iterable[MissedPeriod]) -> tuple[Lapse, ...]:
    found: dict[tuple[date, date], int] = {}
    for one in missed:
        if one.status == "pending" and one.limit is not None:
            key = (one.limit, one.entry.day)
            found[key] = found.get(key, 0) + 1
    return tuple(Lapse(after, start, number) for (after, start), number in sorted(found.items()))
