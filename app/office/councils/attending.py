"""Who is in a class on the day of a council, and what they follow: as SQL conditions."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlmodel import col, select

from app.models import Council, CouncilPupil, CourseFollowed, Enrolment


def enrolled_on(class_id: int, day: date) -> ColumnElement[bool]:
    """The enrolments of a class that run on that day."""
    return and_(
        col(Enrolment.class_id) == class_id,
        col(Enrolment.start) <= day,
        or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= day),
    )


def enrolments_on(class_id: int, day: date) -> Select[Any]:
    """Their identities, to stand within another statement."""
    return select(col(Enrolment.id)).where(enrolled_on(class_id, day))


def attending(council: Council) -> ColumnElement[bool]:
    """The enrolments that a council is on: those listed, else the class on its day."""
    if not council.listed:
        return enrolled_on(council.class_id, council.held_on)
    listed = select(col(CouncilPupil.enrolment_id)).where(
        col(CouncilPupil.council_id) == council.id
    )
    return col(Enrolment.id).in_(listed)


def attending_ids(council: Council) -> Select[Any]:
    """Their identities, to stand within another statement."""
    return select(col(Enrolment.id)).where(attending(council))


def followed_on(day: date) -> ColumnElement[bool]:
    """The courses that are followed on that day."""
    return and_(
        or_(col(CourseFollowed.since).is_(None), col(CourseFollowed.since) <= day),
        or_(col(CourseFollowed.until).is_(None), col(CourseFollowed.until) >= day),
    )
