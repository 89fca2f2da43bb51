"""A day's lessons and the spells away from them, as they are recorded."""

from datetime import date
from itertools import pairwise

from app.rules.calendar.days import SchoolCalendar
from app.rules.calendar.half_days import Half
from app.rules.errors import RuleInputError
from app.rules.facts import Positive, TimeOfDay, facts
from app.rules.fwb.studies.school_days import StudyYear, has_halves


@facts
class Lesson:
    """One period of the day."""

    period: Positive
    start: TimeOfDay
    end: TimeOfDay
    half: Half

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return minutes_of(self.end) - minutes_of(self.start)


@facts
class Spell:
    """One spell away."""

    from_: TimeOfDay
    to: TimeOfDay

    def check_to(self) -> None:
        """A spell ends after it begins."""
        if self.to <= self.from_:
            raise RuleInputError("to", "une heure qui suit le début est attendue")


@facts
class LatenessFacts:
    """The pupil's lessons on a school day, without breaks, and the spells away."""

    calendar: SchoolCalendar
    study_year: StudyYear
    date: date
    timetable: tuple[Lesson, ...]
    absences: tuple[Spell, ...]

    def check_date(self) -> None:
        """There are lessons that day."""
        if not self.calendar.is_school_day(self.date):
            raise RuleInputError("date", "un jour d'école est attendu")

    def check_timetable(self) -> None:
        """The lessons follow each other, mornings first, in halves that the day has."""
        lessons = self.timetable
        if not lessons or not has_halves(self.date, tuple(lesson.half for lesson in lessons)):
            raise RuleInputError("timetable", "les cours des moitiés de ce jour sont attendus")
        if len({lesson.period for lesson in lessons}) < len(lessons):
            raise RuleInputError("timetable", "des périodes toutes différentes sont attendues")
        if not all(_follows(one, other) for one, other in pairwise(lessons)):
            raise RuleInputError("timetable", "des cours qui se suivent sont attendus")


def _follows(lesson: Lesson, following: Lesson) -> bool:
    # "am" comes before "pm", as the times do: in the order of their letters
    return lesson.end <= following.start and lesson.half <= following.half


def minutes_of(time: str) -> int:
    """The minutes since midnight of "08:40"."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
