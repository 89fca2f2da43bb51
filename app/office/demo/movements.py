"""Those who came late, changed class or left during the year under way."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from app.models import Enrolment
from app.office.demo.calendars import school_days
from app.office.demo.councils import Attendance
from app.office.demo.people import Population
from app.office.demo.store import Store
from app.office.demo.years import Classroom, Year

LEAVERS = 0.015
FIRST_DAYS = timedelta(days=28)
REASONS = ("Changement d'école", "Déménagement", "Départ à l'étranger")
OTHER_CLASS = "Changement de classe"


class MovementWriter:
    """Writes the enrolments that are over though the year is not."""

    def __init__(self, rng: Random, store: Store, year: Year, population: Population) -> None:
        self._rng = rng
        self._store = store
        self._year = year
        self._population = population

    def write(self, rooms: Sequence[Classroom]) -> None:
        """First those who changed class, then those who left."""
        for room in rooms:
            for pupil in room.pupils:
                if pupil.start > self._year.calendar.first_day:
                    self._came_from(pupil, _alike(room, rooms))
        for _one in range(max(1, round(LEAVERS * sum(len(room.pupils) for room in rooms)))):
            self._left(self._rng.choice(rooms))

    def _came_from(self, pupil: Attendance, possible: Sequence[Classroom]) -> None:
        """Where there is another class of the year, the pupil was there before."""
        if possible:
            before = self._rng.choice(possible)
            end = pupil.start - timedelta(days=1)
            self._closed(pupil.person.id, before, end, OTHER_CLASS)

    def _left(self, room: Classroom) -> None:
        calendar = self._year.calendar
        person = self._population.new(room.plan.programme, calendar.first_day)
        days = school_days(
            calendar,
            calendar.first_day + FIRST_DAYS,
            date(calendar.last_day.year, 3, 31),
            room.plan.programme.weekdays,
        )
        self._closed(person.id, room, self._rng.choice(days), self._rng.choice(REASONS))

    def _closed(self, pupil_id: int, room: Classroom, end: date, reason: str) -> None:
        self._store.add(
            Enrolment,
            pupil_id=pupil_id,
            year_id=self._year.id,
            class_id=room.class_id,
            start=self._year.calendar.first_day,
            end=end,
            end_reason=reason,
        )


def _alike(room: Classroom, rooms: Sequence[Classroom]) -> list[Classroom]:
    here = room.plan.programme
    return [
        other
        for other in rooms
        if other is not room
        and other.plan.programme.stream == here.stream
        and other.plan.programme.study_year == here.study_year
    ]
