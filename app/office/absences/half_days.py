"""Half-days of absence: what each day counts for, and whether it is justified.

Rules of law say both; here the register's entries become their facts. What many pupils
have in common (the same slot of the same day) is asked once.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, Final, Literal

from app.office.absences.bells import DEFAULT, Bell, Bells, bounds, later
from app.office.absences.year_entries import Cover, PupilYear, YearEntry
from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.figures import Figures
from app.rules.fwb.studies.absence import MissedDay
from app.rules.fwb.studies.lateness_facts import Lesson, Spell
from app.rules.regime import AttendanceRules
from app.rules.registry import find
from app.rules.verdict import Verdict

Status = Literal["justified", "unjustified", "pending"]
Ground = Literal["excused", "accepted", "beyond_part", "to_judge", "refused", "waiting", "lapsed"]
Run = tuple[tuple[date, tuple[str, ...]], ...]

HALVES: Final = ("am", "pm")


@dataclass(frozen=True)
class HalfDay:
    """One half-day that counts: its status, and the ground of it.

    ``cover`` is the justification that decides, where one does; ``deadlines`` the verdict
    that says until when one may come, where none has.
    """

    day: date
    half: str
    entry: YearEntry
    status: Status
    ground: Ground
    cover: Cover | None
    deadlines: Verdict[Any] | None
    absence_starts: date


class HalfDays:
    """Counts by the rules of a regime, over one calendar, on one day."""

    def __init__(
        self,
        rules: AttendanceRules,
        calendar: SchoolCalendar,
        today: date,
        figures: Figures,
        bells: Bells = DEFAULT,
    ) -> None:
        self.calendar = calendar
        self.today = today
        self._rules = rules
        self._figures = figures
        self._bells = bells
        self._numbers: dict[tuple[Bell, ...], int] = {}
        self._plan = cache(self._numbered)
        self._days: dict[tuple[int, int, date, tuple[tuple[str, str], ...]], Verdict[Any]] = {}
        self._runs: dict[Run, Verdict[Any]] = {}
        self._ranks = {
            day: rank
            for rank, day in enumerate(
                day
                for day in days_between(calendar.first_day, calendar.last_day)
                if calendar.is_school_day(day)
            )
        }

    def is_counted_day(self, day: date) -> bool:
        """Is it a school day of the year that has come?"""
        return day in self._ranks and day <= self.today

    def follows(self, day: date, other: date) -> bool:
        """Is the other day the same, or the next school day?"""
        return self._ranks[other] - self._ranks[day] in (0, 1)

    def of_day(self, study_year: int, day: date, entries: Sequence[YearEntry]) -> Verdict[Any]:
        """The verdict on a day: the periods missed, and the half-days they make."""
        class_id = entries[0].class_id if entries else 0
        number, lessons = self._plan(class_id, day)
        spells = tuple(spells_of(entries, lessons))
        key = (study_year, number, day, spells)
        if key not in self._days:
            rule = find(self._rules.day)
            facts = rule.facts_type(
                calendar=self.calendar,
                study_year=study_year,
                date=day,
                timetable=_timetable(lessons),
                absences=tuple(Spell(from_=begin, to=end) for begin, end in spells),
            )
            self._days[key] = rule(facts, self._figures)
        return self._days[key]

    def _numbered(self, class_id: int, day: date) -> tuple[int, tuple[Bell, ...]]:
        """The lessons, and a number that classes with the same lessons share."""
        lessons = self._bells.lessons(class_id, day)
        return self._numbers.setdefault(lessons, len(self._numbers)), lessons

    def of_pupil(self, pupil: PupilYear) -> tuple[HalfDay, ...]:
        """Every half-day of absence of the year up to today, in order."""
        missed = self._missed(pupil)
        allowances = _allowances(pupil.covers)
        found: list[HalfDay] = []
        for run in self._consecutive(missed):
            for day, halves in run:
                found += [
                    self._half_day(pupil, run, day, half, halves[half], allowances)
                    for half in HALVES
                    if half in halves
                ]
        return tuple(found)

    def _missed(self, pupil: PupilYear) -> list[tuple[date, dict[str, YearEntry]]]:
        """By day, the halves that count and the entry that makes each."""
        found = []
        for day, group in groupby(pupil.entries, key=lambda entry: entry.day):
            entries = [one for one in group if one.effect != "away" and one.slot in HALVES]
            if not entries or not self.is_counted_day(day):
                continue
            halves = self.of_day(pupil.study_year, day, entries).result.halves
            made = {half: _entry_of(entries, half) for half in halves}
            if made:
                found.append((day, made))
        return found

    def _consecutive(
        self, missed: list[tuple[date, dict[str, YearEntry]]]
    ) -> Iterator[list[tuple[date, dict[str, YearEntry]]]]:
        """Absences: school days that follow each other, each with a half-day missed."""
        run: list[tuple[date, dict[str, YearEntry]]] = []
        for item in missed:
            if run and not self.follows(run[-1][0], item[0]):
                yield run
                run = []
            run.append(item)
        if run:
            yield run

    def _half_day(
        self,
        pupil: PupilYear,
        run: Sequence[tuple[date, Mapping[str, YearEntry]]],
        day: date,
        half: str,
        entry: YearEntry,
        allowances: dict[int, int],
    ) -> HalfDay:
        covers = pupil.covers.get(entry.id, ())
        status, ground, cover = _judged(entry, covers, allowances)
        deadlines = None
        if ground == "waiting":
            deadlines = self._deadlines(run)
            if self.today > deadlines.result.confirm_by:
                status, ground = "unjustified", "lapsed"
        return HalfDay(day, half, entry, status, ground, cover, deadlines, run[0][0])

    def _deadlines(self, run: Sequence[tuple[date, Mapping[str, YearEntry]]]) -> Verdict[Any]:
        key: Run = tuple((day, tuple(half for half in HALVES if half in made)) for day, made in run)
        if key not in self._runs:
            rule = find(self._rules.deadlines)
            facts = rule.facts_type(
                calendar=self.calendar,
                missed=tuple(MissedDay(date=day, halves=halves) for day, halves in key),  # type: ignore[arg-type]
            )
            self._runs[key] = rule(facts, self._figures)
        return self._runs[key]


def spells_of(entries: Iterable[YearEntry], lessons: Sequence[Bell]) -> Iterator[tuple[str, str]]:
    """The spells away that the entries of a day say; a lateness without minutes says none."""
    for entry in entries:
        slot = bounds(lessons, entry.slot)
        if slot is None:
            continue
        begin, end = entry.mark.from_time or slot[0], entry.mark.to_time or slot[1]
        if entry.effect == "late":
            if entry.mark.minutes_late is None:
                continue
            end = min(later(begin, entry.mark.minutes_late), slot[1])
        if begin < end:
            yield begin, end


@cache
def _timetable(lessons: tuple[Bell, ...]) -> tuple[Lesson, ...]:
    return tuple(
        Lesson(period=bell.period, start=bell.start, end=bell.end, half=bell.half)
        for bell in lessons
    )


def _entry_of(entries: Sequence[YearEntry], half: str) -> YearEntry:
    return next((entry for entry in entries if entry.slot == half), entries[0])


def _allowances(covers: Mapping[int, tuple[Cover, ...]]) -> dict[int, int]:
    """How many half-days each justification justifies so far, where its verdict says."""
    found: dict[int, int] = {}
    for one in {
        cover.justification_id: cover for group in covers.values() for cover in group
    }.values():
        if one.status in ("accepted", "to_judge") and one.verdict:
            found[one.justification_id] = json.loads(one.verdict)["justified"]
    return found


def _judged(
    entry: YearEntry, covers: tuple[Cover, ...], allowances: dict[int, int]
) -> tuple[Status, Ground, Cover | None]:
    """What decides: an excuse, an accepted document, one to judge, a refusal, or nothing."""
    if entry.effect == "excused":
        return "justified", "excused", None
    by_status: dict[str, list[Cover]] = defaultdict(list)
    for cover in covers:
        by_status[cover.status].append(cover)
    for cover in by_status["accepted"] + by_status["to_judge"]:
        left = allowances.get(cover.justification_id)
        if left is None and cover.status == "accepted":
            return "justified", "accepted", cover
        if left:
            allowances[cover.justification_id] = left - 1
            return "justified", "accepted", cover
    if by_status["to_judge"]:
        return "pending", "to_judge", by_status["to_judge"][0]
    if by_status["accepted"]:
        return "unjustified", "beyond_part", by_status["accepted"][0]
    refused = by_status["refused"] + by_status["too_late"]
    if refused:
        return "unjustified", "refused", refused[-1]
    return "pending", "waiting", None
