"""Hours of training in a firm: what is done, what is foreseen, and what the rule says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from app.office.absences.presence_facts import EnrolmentFacts
from app.office.absences.year_entries import PupilYear
from app.rules.calendar.days import SchoolCalendar, days_between
from app.rules.figures import Figures
from app.rules.registry import find
from app.rules.verdict import Verdict

FIRST_OF_THIRD_DEGREE = 5


@dataclass(frozen=True)
class TrainingStanding:
    """Hours done and foreseen; the verdict is on what is foreseen until the year is over."""

    done: Decimal
    planned: Decimal
    verdict: Verdict[Any]


class Trainings:
    """Judges pupils who learn in a firm, over one calendar."""

    def __init__(
        self, rule: str, label: str, calendar: SchoolCalendar, today: date, figures: Figures
    ) -> None:
        self._rule = find(rule)
        self._label = label
        self._calendar = calendar
        self._over = today > calendar.last_day
        self._figures = figures

    def of(self, pupil: PupilYear, own: EnrolmentFacts) -> TrainingStanding | None:
        """Where the pupil stands; None where the programme is not known."""
        if not own.programme:
            return None
        done = sum((one.hours for one in own.firm), Decimal(0))
        weeks_done = sum(one.weeks for one in own.firm)
        final = self._over or not own.planned_hours
        hours = done if final else max(done, own.planned_hours)
        weeks = weeks_done if final else max(weeks_done, own.planned_weeks)
        facts = self._rule.facts_type(
            programme=own.programme,
            degree=3 if pupil.study_year >= FIRST_OF_THIRD_DEGREE else 2,
            birth_date=pupil.birth_date,
            school_year=self._label,
            qualifying_only=own.qualifying_only,
            periods=own.weekly * school_weeks(self._calendar),
            hours=hours,
            periods_weeks=school_weeks(self._calendar),
            hours_weeks=weeks,
            complement_periods=own.complement,
            derogation_granted=own.derogation,
        )
        return TrainingStanding(done, own.planned_hours, self._rule(facts, self._figures))


@cache
def school_weeks(calendar: SchoolCalendar) -> int:
    """The weeks of a year that have a school day."""
    days = days_between(calendar.first_day, calendar.last_day)
    return len({day.isocalendar()[:2] for day in days if calendar.is_school_day(day)})
