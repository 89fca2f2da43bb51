"""``calendar.deadline``: the day that lies so many days from another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.rules.calendar.days import ONE_DAY, SOURCE, SchoolCalendar, Unit
from app.rules.dates import french_date
from app.rules.errors import RuleInputError
from app.rules.facts import Count, facts
from app.rules.figures import FigureReader
from app.rules.registry import rule
from app.rules.verdict import Reason, Ruling


@facts
class DeadlineFacts:
    """From which day, how many days of which unit, in which direction."""

    calendar: SchoolCalendar
    start: date
    count: Count
    unit: Unit
    direction: Literal["after", "before"] = "after"
    roll: Literal["none", "forward", "backward"] = "none"
    roll_unit: Unit | None = None


@dataclass(frozen=True)
class Deadline:
    """The day found."""

    date: date


def walk(
    calendar: SchoolCalendar, start: date, count: int, unit: Unit, step_forward: bool = True
) -> tuple[date, tuple[date, ...]]:
    """The day that lies ``count`` days of ``unit`` from ``start``, and the days skipped.

    The start itself is never counted. Raises RuleInputError on ``start`` where the unit
    exists only within the school year and the period leaves it.
    """
    day, skipped = start, []
    while count > 0:
        day = _next(day, step_forward)
        if calendar.counts(day, unit):
            count -= 1
        else:
            _stay_within(calendar, day, unit, step_forward)
            skipped.append(day)
    return day, tuple(skipped)


def days_after(calendar: SchoolCalendar, start: date, count: int, unit: Unit) -> date:
    """The day ``count`` days of ``unit`` after ``start``, for rules that need it in passing."""
    return walk(calendar, start, count, unit)[0]


def days_before(calendar: SchoolCalendar, start: date, count: int, unit: Unit) -> date:
    """The day ``count`` days of ``unit`` before ``start``."""
    return walk(calendar, start, count, unit, step_forward=False)[0]


@rule(
    "calendar.deadline",
    version=1,
    title="Le jour qui se trouve à tant de jours d'un autre",
    source="rules/calendar : unités de jours ; Règlement général EE, art. 44.8 ; "
    "ROI Binche, art. 21 §1 et 26 §8 ; ROI Eole, 5.4.2 et 7.4",
)
def deadline(facts: DeadlineFacts, figures: FigureReader) -> Ruling[Deadline]:
    """Count ``count`` days of ``unit`` from ``start``, then roll where asked."""
    day, skipped = walk(
        facts.calendar, facts.start, facts.count, facts.unit, facts.direction == "after"
    )
    day = _rolled(facts, day)
    return Ruling(Deadline(day), tuple(_skipped_reasons(facts.calendar, skipped, facts.unit)))


def _rolled(facts: DeadlineFacts, day: date) -> date:
    if facts.roll == "none":
        return day
    unit = facts.roll_unit or facts.unit
    forward = facts.roll == "forward"
    while not facts.calendar.counts(day, unit):
        day = _next(day, forward)
        _stay_within(facts.calendar, day, unit, forward)
    return day


def _next(day: date, forward: bool) -> date:
    try:
        return day + ONE_DAY if forward else day - ONE_DAY
    except OverflowError:
        raise RuleInputError("start", "un jour dont le délai a un terme est attendu") from None


def _stay_within(calendar: SchoolCalendar, day: date, unit: Unit, forward: bool) -> None:
    left = day > calendar.last_day if forward else day < calendar.first_day
    if left and calendar.bounds(unit):
        raise RuleInputError(
            "start",
            "un jour dont le délai reste dans l'année scolaire est attendu ; "
            "au-delà, donnez le calendrier de l'année suivante",
        )


def _skipped_reasons(
    calendar: SchoolCalendar, skipped: tuple[date, ...], unit: Unit
) -> list[Reason]:
    """A sentence for each holiday, closure or legal holiday that was passed over, once."""
    sentences = dict.fromkeys(
        sentence for day in sorted(skipped) for sentence in _why(calendar, day, unit)
    )
    return [Reason("", sentence, SOURCE) for sentence in sentences]


def _why(calendar: SchoolCalendar, day: date, unit: Unit) -> Iterator[str]:
    if unit != "calendar_outside_holidays" and calendar.is_public_holiday(day):
        yield f"Le {french_date(day)}, jour férié légal, ne compte pas."
    if calendar.bounds(unit):
        for holiday in calendar.holidays:
            if holiday.start <= day <= holiday.end:
                yield (
                    f"Les congés scolaires du {french_date(holiday.start)} au "
                    f"{french_date(holiday.end)} ne comptent pas."
                )
    if unit == "school" and calendar.is_closure(day):
        yield f"Le {french_date(day)}, jour sans cours, ne compte pas."
