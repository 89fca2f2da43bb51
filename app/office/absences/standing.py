"""Where pupils stand with all half-days of the year, and what that obliges to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from app.errors import Refusal
from app.i18n import _
from app.office.absences.bells import DEFAULT, Bells
from app.office.absences.half_days import HalfDay, HalfDays
from app.office.absences.year_entries import PupilYear, half_day_key
from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.figures import FigureReader, Figures
from app.rules.fwb.studies.attendance import AbsenceRecord
from app.rules.regime import AttendanceRules, regime
from app.rules.registry import find
from app.rules.verdict import Verdict

SUMMER_ENDS = (8, 31)


@dataclass(frozen=True)
class Standing:
    """The half-days of a pupil, and the verdict on all of them."""

    half_days: tuple[HalfDay, ...]
    verdict: Verdict[Any]


class Standings:
    """Counts pupils of every regime that counts half-days, over one calendar."""

    def __init__(
        self,
        calendar: SchoolCalendar,
        today: date,
        figures: Figures,
        bells: Bells = DEFAULT,
    ) -> None:
        self.bells = bells
        self.calendar = calendar
        # After the year's summer nothing of it changes any more.
        self.today = min(today, date(calendar.last_day.year, *SUMMER_ENDS))
        self.figures = figures
        self._counts: dict[AttendanceRules, HalfDays] = {}

    def counts(self, word: str) -> HalfDays | None:
        """How a regime counts half-days; None where it does not."""
        rules = regime(word).attendance
        if rules is None:
            return None
        if rules not in self._counts:
            self._counts[rules] = _counting(
                rules, self.calendar, self.today, self.figures, self.bells
            )
        return self._counts[rules]

    def of(self, pupil: PupilYear) -> Standing | None:
        """Where the pupil stands; None before the year, or where half-days are not counted."""
        rules, counts = regime(pupil.regime).attendance, self.counts(pupil.regime)
        if rules is None or counts is None or self.today < self.calendar.first_day:
            return None
        try:
            half_days = counts.of_pupil(pupil)
            return Standing(half_days, self._verdict(rules, pupil, half_days))
        except RuleInputError as error:
            text = _("Les absences de {name} ne peuvent être comptées : la règle attend {what}.")
            raise Refusal(text.format(name=pupil.name, what=error.expected)) from error

    def _verdict(
        self, rules: AttendanceRules, pupil: PupilYear, half_days: Sequence[HalfDay]
    ) -> Verdict[Any]:
        rule = find(rules.status)
        facts = rule.facts_type(
            calendar=self.calendar,
            study_year=pupil.study_year,
            birth_date=pupil.birth_date,
            today=self.today,
            records=tuple(_records(half_days)),
            reported=self._reported(rules, pupil, half_days),
        )
        return rule(facts, self.figures)

    def _reported(
        self, rules: AttendanceRules, pupil: PupilYear, half_days: Sequence[HalfDay]
    ) -> int:
        """How many of the unjustified half-days were signalled, as the rule takes it.

        What was signalled and is no longer unjustified is rectified apart. Where fewer
        stand signalled than make a report, the next one is a first report again.
        """
        if not pupil.reported:
            return 0
        keys = [half_day_key(one.day, one.half) for one in unjustified(half_days)]
        least = FigureReader(self.figures).integer(rules.report_from)
        known = len(pupil.reported.intersection(keys))
        return known if known >= least else 0


def unjustified(half_days: Iterable[HalfDay]) -> list[HalfDay]:
    """Those that count as unjustified."""
    return [one for one in half_days if one.status == "unjustified"]


def _records(half_days: Sequence[HalfDay]) -> Iterable[AbsenceRecord]:
    found: dict[tuple[date, str], list[str]] = defaultdict(list)
    for one in half_days:
        found[one.day, one.status].append(one.half)
    return (_record(day, tuple(halves), status) for (day, status), halves in found.items())


@lru_cache(maxsize=8)
def _counting(
    rules: AttendanceRules, calendar: SchoolCalendar, today: date, figures: Figures, bells: Bells
) -> HalfDays:
    """Kept from one question to the next: what it was asked of a day still holds."""
    return HalfDays(rules, calendar, today, figures, bells)


@lru_cache(maxsize=4096)
def _record(day: date, halves: tuple[str, ...], status: str) -> AbsenceRecord:
    return AbsenceRecord(date=day, halves=halves, status=status)  # type: ignore[arg-type]
