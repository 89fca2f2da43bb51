"""Who sits in a council and what they teach, read from the tables."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.models import (
    Convocation,
    Council,
    CouncilMember,
    Course,
    CourseFollowed,
    CourseGroup,
    Staff,
    Teaching,
)
from app.office.councils.attending import attending_ids, enrolments_on, followed_on
from app.office.councils.views import MemberRow, Person
from app.rules.numbers import french_number
from app.rules.regime import CouncilKind


def person(staff: Staff) -> Person:
    """A member of staff as they are named on paper."""
    return Person(staff.id or 0, staff.last_name, staff.first_name, staff.civility)


def people(session: Session, identities: Iterable[int | None]) -> dict[int, Person]:
    """Members of staff by identity; one statement."""
    wanted = {one for one in identities if one}
    rows = session.exec(select(Staff).where(col(Staff.id).in_(wanted)))
    return {staff.id or 0: person(staff) for staff in rows}


def members_of(session: Session, council: Council, kind: CouncilKind) -> tuple[MemberRow, ...]:
    """The members in the order of their names; four statements."""
    taught = _courses(session, attending_ids(council), council.held_on)
    rows = session.exec(
        select(CouncilMember, Staff)
        .join(Staff, col(Staff.id) == col(CouncilMember.staff_id))
        .where(col(CouncilMember.council_id) == council.id)
        .order_by(col(Staff.last_name), col(Staff.first_name))
    ).all()
    others = people(session, (member.replaced_by_id for member, _staff in rows))
    convened = _convened(session, council.id or 0)
    return tuple(
        MemberRow(
            person(staff),
            taught.get(member.staff_id, ()),
            member.voice,
            member.presence,
            member.position,
            member.role,
            kind.role(member.role).title,
            others.get(member.replaced_by_id or 0),
            convened.get(member.staff_id),
        )
        for member, staff in rows
    )


def courses_taught(session: Session, class_id: int, day: date) -> dict[int, tuple[str, ...]]:
    """By staff identity, the courses that they teach to pupils of the class: "Français (5 h)"."""
    return _courses(session, enrolments_on(class_id, day), day)


def _courses(session: Session, enrolments: object, day: date) -> dict[int, tuple[str, ...]]:
    pairs = session.exec(
        select(Teaching.staff_id, Course)
        .distinct()
        .join(CourseGroup, col(CourseGroup.id) == col(Teaching.group_id))
        .join(Course, col(Course.id) == col(CourseGroup.course_id))
        .join(CourseFollowed, col(CourseFollowed.group_id) == col(CourseGroup.id))
        .where(col(CourseFollowed.enrolment_id).in_(enrolments))  # type: ignore[arg-type]
        .where(followed_on(day))
        .order_by(col(Course.position), col(Course.code))
    )
    taught: dict[int, list[str]] = defaultdict(list)
    for staff_id, course in pairs:
        taught[staff_id].append(f"{course.title} ({french_number(course.weekly_periods)}\u00a0h)")
    return {staff_id: tuple(titles) for staff_id, titles in taught.items()}


def _convened(session: Session, council_id: int) -> dict[int, date]:
    rows = session.exec(
        select(Convocation.staff_id, func.max(col(Convocation.sent_on)))
        .where(col(Convocation.council_id) == council_id)
        .group_by(col(Convocation.staff_id))
    )
    return {staff_id: day for staff_id, day in rows if day is not None}
