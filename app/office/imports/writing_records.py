"""Writing courses, teachers, and who follows and teaches which group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.models import Course, CourseFollowed, CourseGroup, Staff, Teaching
from app.office.imports.known import Known
from app.office.imports.outcomes import FollowedOutcome, RecordOutcome, TaughtOutcome
from app.office.imports.writing import insert_rows, tie_rows, update_rows
from app.office.work import Work


@dataclass(frozen=True)
class Writer:
    """What a list is written with: the gesture, what the file knows, the user's choice."""

    work: Work
    known: Known
    overwrite: bool


def write_courses(writer: Writer, outcomes: Sequence[RecordOutcome]) -> None:
    """New courses after those of the year, in the order of the list."""
    session = writer.work.session
    first = sum(course.id > 0 for course in writer.known.courses.values())
    new = [outcome.values for outcome in outcomes if outcome.id is None]
    rows = [
        _course(values, writer.known.year.id or 0, position)
        for position, values in enumerate(new, start=first)
    ]
    insert_rows(session, Course, rows)
    update_rows(session, Course, _changed(outcomes, writer.overwrite))


def write_teachers(writer: Writer, outcomes: Sequence[RecordOutcome]) -> None:
    """New members of staff."""
    session = writer.work.session
    defaults = {"first_name": "", "civility": "none", "position": "", "email": ""}
    rows = [{**defaults, **one.values, "active": True} for one in outcomes if one.id is None]
    insert_rows(session, Staff, rows)
    update_rows(session, Staff, _changed(outcomes, writer.overwrite))


def write_followed(writer: Writer, outcomes: Sequence[FollowedOutcome]) -> None:
    """What pupils follow; a group that is not there yet is made."""
    groups = groups_for(writer, ((one.course_id, one.group) for one in outcomes))
    rows = [
        {
            "enrolment_id": one.enrolment_id,
            "course_id": one.course_id,
            "group_id": groups[one.course_id, one.group],
        }
        for one in outcomes
        if one.id is None
    ]
    tie_rows(writer.work.session, CourseFollowed, rows)
    update_rows(
        writer.work.session,
        CourseFollowed,
        [
            {"id": one.id, "group_id": groups[one.course_id, one.group], "until": None}
            for one in outcomes
            if one.id is not None
        ],
    )


def write_taught(writer: Writer, outcomes: Sequence[TaughtOutcome]) -> None:
    """Who teaches which group; a group that is not there yet is made."""
    groups = groups_for(writer, ((one.course_id, one.group) for one in outcomes))
    rows = [
        {"group_id": groups[one.course_id, one.group], "staff_id": one.staff_id} for one in outcomes
    ]
    tie_rows(writer.work.session, Teaching, rows)


def groups_for(writer: Writer, wanted: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    """The groups of these courses and names, made where they are missing."""
    known = writer.known.groups
    new = [pair for pair in dict.fromkeys(wanted) if pair not in known]
    rows = [{"course_id": course_id, "name": name} for course_id, name in new]
    made = insert_rows(writer.work.session, CourseGroup, rows)
    return known | dict(zip(new, made, strict=True))


def _course(values: dict[str, Any], year_id: int, position: int) -> dict[str, Any]:
    defaults = {"short_title": "", "maximum": Decimal(20), "subject": "", "vehicular": False}
    return {**defaults, **values, "year_id": year_id, "position": position}


def _changed(outcomes: Iterable[RecordOutcome], overwrite: bool) -> list[dict[str, Any]]:
    return [{"id": one.id, **one.written(overwrite)} for one in outcomes if one.id is not None]
