"""A course that a year did not have."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlmodel import col, select

from app.errors import Refusal
from app.models import CourseFollowed, CourseGroup, Teaching
from app.office.settings.classes import courses
from app.office.settings.new_course import CourseDraft, add_course, teachers
from app.office.work import query

LATIN = CourseDraft("4TQA:LAT", " Latin ", "LAT", Decimal("2.5"))


@query
def taught(reading, course_id):
    """The groups, their teachers, and how many sit in them."""
    session = reading.session
    groups = session.exec(select(CourseGroup).where(col(CourseGroup.course_id) == course_id)).all()
    numbers = [group.id for group in groups]
    staff = session.exec(select(Teaching.staff_id).where(col(Teaching.group_id).in_(numbers)))
    followed = session.exec(
        select(CourseFollowed.id).where(col(CourseFollowed.group_id).in_(numbers))
    )
    return [group.name for group in groups], list(staff), len(followed.all())


def line(school, course_id):
    found = school.file.ask(courses, school.desk, school.year_id)
    return next(one for one in found if one.id == course_id)


def test_a_course_is_added_with_its_group_its_teacher_and_its_class(school):
    teacher = school.file.ask(teachers, school.desk)[0]
    draft = replace(LATIN, class_id=school.classes["4TQA"], teacher_id=teacher.id)
    made = school.file.run(add_course, school.desk, school.year_id, draft).value
    added = line(school, made)
    assert (added.code, added.title, added.short_title) == ("4TQA:LAT", "Latin", "LAT")
    assert (added.weekly_periods, added.maximum, added.pupils) == (Decimal("2.5"), Decimal(20), 4)
    assert school.file.ask(taught, school.desk, made) == (["01"], [teacher.id], 4)


def test_a_course_that_nobody_follows_yet_has_its_group(school):
    made = school.file.run(add_course, school.desk, school.year_id, LATIN).value
    assert line(school, made).pupils == 0
    assert school.file.ask(taught, school.desk, made) == (["01"], [], 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "  "}, "code"),
        ({"code": "4tqa:fr"}, "code"),
        ({"title": " "}, "title"),
        ({"weekly_periods": Decimal(41)}, "weekly_periods"),
        ({"weekly_periods": Decimal("2.125")}, "weekly_periods"),
        ({"maximum": Decimal(0)}, "maximum"),
        ({"class_id": 999}, "class_id"),
        ({"teacher_id": 999}, "teacher_id"),
    ],
)
def test_a_course_that_cannot_be_is_refused_and_nothing_is_kept(school, change, field):
    before = school.file.ask(courses, school.desk, school.year_id)
    with pytest.raises(Refusal) as raised:
        school.file.run(add_course, school.desk, school.year_id, replace(LATIN, **change))
    assert raised.value.field == field
    assert school.file.ask(courses, school.desk, school.year_id) == before
