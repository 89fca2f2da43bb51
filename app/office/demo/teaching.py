"""The courses of a year, their groups, and which of them each pupil follows."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from app.models import Course, CourseFollowed, CourseGroup, Teaching
from app.office.demo.plans import ClassPlan
from app.office.demo.staff import StaffRoom
from app.office.demo.store import Store
from app.office.demo.studies import CourseModel, Programme

LARGEST_GROUP = 24
USUAL_MAXIMUM = Decimal(20)


@dataclass(frozen=True)
class Taught:
    """A course as one group has it."""

    model: CourseModel
    course_id: int
    group_id: int
    staff_id: int
    maximum: Decimal


@dataclass
class _Group:
    taught: Taught
    pupils: int = 0


class Curriculum:
    """What is taught in one year."""

    def __init__(self, rng: Random, store: Store, staff: StaffRoom, year_id: int) -> None:
        self._rng = rng
        self._store = store
        self._staff = staff
        self._year_id = year_id
        self._courses: dict[tuple[str, str], int] = {}
        self._groups: dict[int, list[_Group]] = defaultdict(list)
        self._positions = 0

    def for_class(self, plan: ClassPlan) -> tuple[Taught, ...]:
        """What the whole class follows, each course in a group of its own."""
        return tuple(
            self._new_group(plan.programme, model).taught for model in plan.programme.courses
        )

    def follow(self, plan: ClassPlan, together: tuple[Taught, ...]) -> tuple[Taught, ...]:
        """What one pupil of the class follows: the common courses and one of each choice."""
        programme = plan.programme
        chosen = [self._rng.choice(choice) for choice in programme.choices]
        return (*together, *(self._seat(programme, model) for model in chosen))

    def enter(self, enrolment_id: int, followed: tuple[Taught, ...]) -> None:
        """Write what an enrolled pupil follows."""
        for taught in followed:
            self._store.add(
                CourseFollowed,
                enrolment_id=enrolment_id,
                course_id=taught.course_id,
                group_id=taught.group_id,
            )

    def _seat(self, programme: Programme, model: CourseModel) -> Taught:
        groups = self._groups[self._course(programme, model)]
        if not groups or groups[-1].pupils >= LARGEST_GROUP:
            self._new_group(programme, model)
        groups[-1].pupils += 1
        return groups[-1].taught

    def _new_group(self, programme: Programme, model: CourseModel) -> _Group:
        course_id = self._course(programme, model)
        groups = self._groups[course_id]
        group_id = self._store.add(CourseGroup, course_id=course_id, name=f"{len(groups) + 1:02}")
        staff_id = self._staff.teacher(model.by, model.periods)
        self._store.tie(Teaching, group_id=group_id, staff_id=staff_id)
        maximum = maximum_of(programme, model)
        groups.append(_Group(Taught(model, course_id, group_id, staff_id, maximum)))
        return groups[-1]

    def _course(self, programme: Programme, model: CourseModel) -> int:
        wanted = (programme.key, model.code)
        if wanted not in self._courses:
            self._positions += 1
            self._courses[wanted] = self._store.add(
                Course,
                year_id=self._year_id,
                code=f"{programme.key}:{model.code}",
                title=model.title,
                short_title=model.code,
                weekly_periods=model.periods,
                maximum=maximum_of(programme, model),
                subject=model.subject,
                vehicular=model.vehicular,
                position=self._positions,
            )
        return self._courses[wanted]


def maximum_of(programme: Programme, model: CourseModel) -> Decimal:
    """What the marks of a course are given over."""
    if not programme.scale.own_maximum:
        return programme.scale.maximum
    return model.maximum or USUAL_MAXIMUM
