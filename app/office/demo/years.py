"""One school year of the demonstration: classes, enrolments, courses, councils."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.models import Enrolment, SchoolClass
from app.office.demo.calendars import council_week, school_days
from app.office.demo.councils import Attendance, CouncilWriter, Held
from app.office.demo.decisions import Decider
from app.office.demo.names import drawn
from app.office.demo.people import Person
from app.office.demo.plans import ClassPlan
from app.office.demo.progress import Foreseen, Typed, typed
from app.office.demo.results import profiles
from app.office.demo.seating import Seating
from app.office.demo.staff import StaffRoom
from app.office.demo.store import Store
from app.office.demo.teaching import Curriculum, Taught
from app.office.settings.calendars import YearCalendar

STATUSES = (("regular", 96), ("free", 2), ("provisional", 2))
LATE_COMERS = 0.03
FIRST_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Year:
    """A school year of the file; ``today`` is None where it is over."""

    id: int
    calendar: YearCalendar
    today: date | None = None


@dataclass(frozen=True)
class Classroom:
    """A class of the year and its pupils."""

    class_id: int
    plan: ClassPlan
    pupils: tuple[Attendance, ...]
    council: Held | None = None


class YearWriter:
    """Writes a school year."""

    def __init__(
        self,
        rng: Random,
        store: Store,
        staff: StaffRoom,
        year: Year,
        phrases: Mapping[str, Sequence[str]],
        secretary: int,
    ) -> None:
        self._rng = rng
        self._store = store
        self._year = year
        self._phrases = phrases
        self._curriculum = Curriculum(rng, store, staff, year.id)
        self._councils = CouncilWriter(rng, store, staff, council_week(year.calendar), secretary)
        self._profiles = profiles(rng)

    def write(self, seatings: Sequence[Seating]) -> tuple[Classroom, ...]:
        """All classes of the year; each pupil then knows whether they passed."""
        progress = iter(self._progress(seatings))
        return tuple(
            self._classroom(
                position, seating, next(progress) if seating.plan.has_council else "as_it_comes"
            )
            for position, seating in enumerate(seatings)
        )

    def _progress(self, seatings: Sequence[Seating]) -> tuple[Typed, ...]:
        """How far the marks of each council are typed, in the order of their classes."""
        plans = [one.plan for one in seatings if one.plan.has_council]
        foreseen = [
            Foreseen(plan.programme.regime, self._councils.day(place))
            for place, plan in enumerate(plans)
        ]
        return typed(foreseen, self._year.today)

    def _classroom(self, position: int, seating: Seating, progress: Typed) -> Classroom:
        plan = seating.plan
        together = self._curriculum.for_class(plan)
        class_id = self._class_row(position, plan, together)
        pupils = tuple(
            self._enrolled(class_id, person, self._curriculum.follow(plan, together))
            for person in seating.people
        )
        if not plan.has_council:
            return Classroom(class_id, plan, pupils)
        decider = Decider(self._rng, plan.programme, self._phrases)
        council = self._councils.hold(class_id, pupils, decider, self._year.today, progress)
        return Classroom(class_id, plan, pupils, council)

    def _class_row(self, position: int, plan: ClassPlan, together: Sequence[Taught]) -> int:
        programme = plan.programme
        return self._store.add(
            SchoolClass,
            year_id=self._year.id,
            regime=programme.regime,
            name=plan.name,
            study_year=programme.study_year,
            form=programme.form,
            option=programme.option,
            seventh_kind=programme.seventh_kind,
            form_teacher_id=together[0].staff_id,
            position=position,
        )

    def _enrolled(self, class_id: int, person: Person, followed: tuple[Taught, ...]) -> Attendance:
        start = self._start(person)
        enrolment_id = self._store.add(
            Enrolment,
            pupil_id=person.id,
            year_id=self._year.id,
            class_id=class_id,
            start=start,
            status=drawn(self._rng, STATUSES),
        )
        self._curriculum.enter(enrolment_id, followed)
        return Attendance(person, enrolment_id, followed, next(self._profiles), start)

    def _start(self, person: Person) -> date:
        """The first day, save for a few of those of this year."""
        calendar = self._year.calendar
        if self._year.today is None or self._rng.random() >= LATE_COMERS:
            return calendar.first_day
        until = date(calendar.last_day.year, 1, 31)
        first = calendar.first_day + FIRST_WEEK
        return self._rng.choice(school_days(calendar, first, until, person.programme.weekdays))
