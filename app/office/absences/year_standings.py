"""Where pupils of every regime stand in a year: half-days, a unit, courses, a firm."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from app.errors import Refusal
from app.i18n import _
from app.office.absences.course_presence import CoursePresences, CourseStanding
from app.office.absences.presence_facts import PresenceFacts
from app.office.absences.standing import Standing, Standings
from app.office.absences.training import Trainings, TrainingStanding
from app.office.absences.unit_presence import UnitPresences, UnitStanding
from app.office.absences.year_entries import PupilYear
from app.office.pupils.years import YearChoice
from app.rules.calendar.days import SchoolCalendar
from app.rules.errors import RuleInputError
from app.rules.figures import Figures
from app.rules.regime import regime

T = TypeVar("T")


@dataclass(frozen=True)
class PupilStanding:
    """What is judged of one pupil; None for each part that the regime does not have."""

    half_days: Standing | None = None
    unit: UnitStanding | None = None
    courses: CourseStanding | None = None
    training: TrainingStanding | None = None


class YearStandings:
    """Judges the pupils of a year on one day, each by the rules of their regime."""

    def __init__(
        self,
        year: YearChoice,
        calendar: SchoolCalendar,
        today: date,
        figures: Figures,
        facts: PresenceFacts,
    ) -> None:
        self.year = year
        self.standings = Standings(calendar, today, figures, facts.bells)
        self._calendar = calendar
        self._today = today
        self._figures = figures
        self._facts = facts
        self._units = cache(self._unit_presences)
        self._courses = cache(self._course_presences)
        self._trainings = cache(self._training)

    def of(self, pupil: PupilYear) -> PupilStanding:
        """Where the pupil stands."""
        if self._today < self._calendar.first_day:
            return PupilStanding()
        own, classes = self._facts.of_enrolment(pupil.enrolment_id), self._facts.classes
        units, courses = self._units(pupil.regime), self._courses(pupil.regime)
        trainings = self._trainings(pupil.regime)
        return PupilStanding(
            half_days=self.standings.of(pupil),
            unit=_judged(pupil, lambda: units.of(pupil, classes, own)) if units else None,
            courses=_judged(pupil, lambda: courses.of(pupil, classes)) if courses else None,
            training=_judged(pupil, lambda: trainings.of(pupil, own)) if trainings else None,
        )

    def _unit_presences(self, word: str) -> UnitPresences | None:
        rules = regime(word).unit_presence
        if rules is None:
            return None
        return UnitPresences(rules, self._calendar, self._today, self._figures)

    def _course_presences(self, word: str) -> CoursePresences | None:
        rules = regime(word).course_presence
        if rules is None:
            return None
        return CoursePresences(rules, self._calendar, self._today, self._figures)

    def _training(self, word: str) -> Trainings | None:
        rules = regime(word).attendance
        if rules is None or not rules.training:
            return None
        return Trainings(
            rules.training, self.year.label, self._calendar, self._today, self._figures
        )


def _judged(pupil: PupilYear, judge: Callable[[], T]) -> T:
    try:
        return judge()
    except RuleInputError as error:
        text = _("Les absences de {name} ne peuvent être comptées : la règle attend {what}.")
        raise Refusal(text.format(name=pupil.name, what=error.expected)) from error
