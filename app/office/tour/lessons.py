"""Courses, teachers and who follows what, as stored beside what was typed."""

from collections import defaultdict
from collections.abc import Iterator

from sqlmodel import Session, col, select

from app.models import Course, CourseFollowed, CourseGroup, Enrolment, Pupil, Staff, Teaching
from app.office.tour.comparing import Typed, differences, flat


def courses(typed: Typed, session: Session) -> Iterator[str]:
    """Their titles, weekly periods, maximum, and who teaches them."""
    told: dict[str, object] = {}
    for one in typed["courses"]:
        fields = {name: one[name] for name in ("title", "weekly_periods", "maximum", "teachers")}
        told |= flat(one["code"], fields)
    taught = _teachers(session)
    found: dict[str, object] = {}
    for row in session.exec(select(Course)):
        fields = {
            "title": row.title,
            "weekly_periods": row.weekly_periods,
            "maximum": row.maximum,
            "teachers": sorted(taught[row.id or 0]),
        }
        found |= flat(row.code, fields)
    yield from differences(told, found)


def teachers(typed: Typed, session: Session) -> Iterator[str]:
    """Their names."""
    told = {one["code"]: f"{one['last_name']} {one['first_name']}" for one in typed["teachers"]}
    rows = session.exec(select(Staff))
    yield from differences(told, {row.code: f"{row.last_name} {row.first_name}" for row in rows})


def followed(typed: Typed, session: Session) -> Iterator[str]:
    """The courses of each pupil."""
    told = {one["pupil"]: sorted(one["courses"]) for one in typed["followed"]}
    found: dict[str, list[str]] = defaultdict(list)
    rows = session.exec(
        select(Pupil.last_name, Pupil.first_name, Course.code)
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .join(CourseFollowed, col(CourseFollowed.enrolment_id) == col(Enrolment.id))
        .join(Course, col(CourseFollowed.course_id) == col(Course.id))
    )
    for last, first, code in rows:
        found[f"{last} {first}"].append(code)
    yield from differences(told, {key: sorted(codes) for key, codes in found.items()})


def _teachers(session: Session) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = session.exec(
        select(CourseGroup.course_id, Staff.code)
        .join(Teaching, col(Teaching.group_id) == col(CourseGroup.id))
        .join(Staff, col(Staff.id) == col(Teaching.staff_id))
    )
    for course_id, code in rows:
        found[course_id].append(code)
    return found
