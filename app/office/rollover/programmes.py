"""What a class follows: the courses of all its pupils, and those that some of them chose."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from app.folding import folded
from app.models import Course, CourseFollowed, CourseGroup, Enrolment, Teaching

Seats = Mapping[int, int]
"""The group by course."""


@dataclass(frozen=True)
class Programme:
    """The courses of a class, each with the group where most of those who follow it sit."""

    common: Seats = field(default_factory=dict)
    chosen: Seats = field(default_factory=dict)

    @property
    def courses(self) -> frozenset[int]:
        """All of them."""
        return frozenset(self.common) | frozenset(self.chosen)


@dataclass(frozen=True)
class Teachings:
    """The courses of both years, their groups and teachers, and who follows what."""

    courses: dict[int, Course]
    groups: dict[int, CourseGroup]
    teachers: dict[int, tuple[int, ...]]
    programmes: dict[int, Programme]
    followed: dict[int, frozenset[int]]
    """By pupil, the courses of the year before."""

    def called(self, year_id: int) -> dict[str, int]:
        """The courses of a year by code."""
        return {
            course.code: key for key, course in self.courses.items() if course.year_id == year_id
        }


def load_teachings(session: Session, before: int, year_id: int) -> Teachings:
    """Four statements for both years."""
    years = (before, year_id)
    courses = session.exec(select(Course).where(col(Course.year_id).in_(years))).all()
    mine = select(Course.id).where(col(Course.year_id).in_(years))
    groups = session.exec(select(CourseGroup).where(col(CourseGroup.course_id).in_(mine))).all()
    taught = session.exec(
        select(Teaching)
        .join(CourseGroup, col(CourseGroup.id) == col(Teaching.group_id))
        .where(col(CourseGroup.course_id).in_(mine))
        .order_by(col(Teaching.staff_id))
    )
    teachers: dict[int, tuple[int, ...]] = {}
    for row in taught:
        teachers[row.group_id] = (*teachers.get(row.group_id, ()), row.staff_id)
    seats, followed = _seats(session, before, year_id)
    return Teachings(
        {row.id or 0: row for row in courses},
        {row.id or 0: row for row in groups},
        teachers,
        {class_id: programme(pupils.values()) for class_id, pupils in seats.items()},
        followed,
    )


def programme(classmates: Iterable[Seats]) -> Programme:
    """What classmates follow together, and what some of them do."""
    known = list(classmates)
    everybody = set.intersection(*map(set, known)) if known else set()
    usual: dict[int, Counter[int]] = defaultdict(Counter)
    for courses in known:
        for course, group in courses.items():
            usual[course][group] += 1
    found = {course: groups.most_common(1)[0][0] for course, groups in usual.items()}
    return Programme(
        {course: group for course, group in found.items() if course in everybody},
        {course: group for course, group in found.items() if course not in everybody},
    )


def seated(offered: Programme, chosen: Iterable[str], titles: Mapping[int, str]) -> Seats:
    """Where somebody sits: with all, and in what they chose before under the same title."""
    wanted = {folded(title) for title in chosen}
    kept = {
        course: group
        for course, group in offered.chosen.items()
        if folded(titles[course]) in wanted
    }
    return {**offered.common, **kept}


def _seats(
    session: Session, before: int, year_id: int
) -> tuple[dict[int, dict[int, dict[int, int]]], dict[int, frozenset[int]]]:
    rows = session.execute(
        select(  # type: ignore[call-overload]
            Enrolment.class_id,
            Enrolment.year_id,
            Enrolment.pupil_id,
            CourseFollowed.course_id,
            CourseFollowed.group_id,
        )
        .join(Enrolment, col(Enrolment.id) == col(CourseFollowed.enrolment_id))
        .where(col(Enrolment.year_id).in_((before, year_id)), col(Enrolment.end).is_(None))
        .where(col(CourseFollowed.until).is_(None))
        .order_by(col(CourseFollowed.id))
    )
    seats: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    chosen: dict[int, set[int]] = defaultdict(set)
    for class_id, year, pupil_id, course_id, group_id in rows:
        seats[class_id][pupil_id][course_id] = group_id
        if year == before:
            chosen[pupil_id].add(course_id)
    return seats, {pupil: frozenset(courses) for pupil, courses in chosen.items()}
