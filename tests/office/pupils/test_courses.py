"""One more course, one less, another group."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Council, CourseFollowed, CourseGroup, Enrolment, Mark
from app.office.pupils.courses import (
    change_group,
    change_since,
    courses_to_follow,
    follow_course,
    leave_course,
)
from app.office.pupils.file import pupil_file
from app.office.rights import Role

DAY = date(2025, 1, 13)


@pytest.fixture
def pupil(school):
    """The first pupil of a class that four follow, their enrolment and one of their courses."""
    key = next(iter(school.enrolments))
    file = school.file.ask(pupil_file, school.desk, school.pupils[key])
    return school.pupils[key], school.enrolments[key], file.courses[0]


def followed(school, pupil_id):
    return school.file.ask(pupil_file, school.desk, pupil_id).courses


def test_a_course_is_left_on_a_day_and_stays_in_the_file(school, pupil):
    number, enrolment, course = pupil
    school.file.run(leave_course, school.desk, enrolment, course.id, DAY)
    last = followed(school, number)[-1]
    assert (last.id, last.until) == (course.id, DAY)


def test_a_course_added_by_mistake_leaves_no_trace(school, pupil):
    number, enrolment, course = pupil
    school.file.run(leave_course, school.desk, enrolment, course.id, None)
    assert course.id not in [one.id for one in followed(school, number)]


def test_a_course_that_has_a_mark_is_not_taken_for_a_mistake(school, pupil):
    _number, enrolment, course = pupil
    with school.session() as session:
        klass = session.get(Enrolment, enrolment).class_id
        council = Council(class_id=klass, kind="class_council_june", held_on=date(2025, 6, 24))
        session.add(council)
        session.flush()
        mark = {"enrolment_id": enrolment, "course_id": course.id, "value": Decimal(12)}
        session.add(Mark(council_id=council.id, **mark))
    with pytest.raises(Refusal, match="note"):
        school.file.run(leave_course, school.desk, enrolment, course.id, None)


def test_a_course_left_is_offered_and_taken_up_again(school, pupil):
    number, enrolment, course = pupil
    school.file.run(leave_course, school.desk, enrolment, course.id, DAY)
    offered = school.file.ask(courses_to_follow, school.desk, enrolment)
    assert offered[0].id == course.id
    assert offered[0].in_class
    school.file.run(follow_course, school.desk, enrolment, course.id, None, DAY)
    again = next(one for one in followed(school, number) if one.id == course.id)
    assert again.until is None


def test_a_course_of_another_class_is_followed_from_a_day(school, pupil):
    number, enrolment, _course = pupil
    mine = {one.id for one in followed(school, number)}
    offered = school.file.ask(courses_to_follow, school.desk, enrolment)
    other = next(one for one in offered if one.id not in mine)
    group = other.groups[0].id if other.groups else None
    school.file.run(follow_course, school.desk, enrolment, other.id, group, DAY)
    found = next(one for one in followed(school, number) if one.id == other.id)
    assert (found.since, found.until) == (DAY, None)


def test_since_when_a_course_is_followed_is_put_right_and_back(school, pupil):
    number, enrolment, course = pupil
    school.file.run(change_since, school.desk, enrolment, course.id, DAY)
    assert [one.since for one in followed(school, number) if one.id == course.id] == [DAY]
    with school.session() as session:
        start = session.get(Enrolment, enrolment).start
    school.file.run(change_since, school.desk, enrolment, course.id, start)
    assert [one.since for one in followed(school, number) if one.id == course.id] == [None]


def test_a_day_before_the_class_or_a_course_left_is_no_date_to_correct(school, pupil):
    _number, enrolment, course = pupil
    with pytest.raises(Refusal):
        school.file.run(change_since, school.desk, enrolment, course.id, date(2023, 1, 1))
    school.file.run(leave_course, school.desk, enrolment, course.id, DAY)
    with pytest.raises(Refusal, match="ne suit plus"):
        school.file.run(change_since, school.desk, enrolment, course.id, DAY)


def test_a_course_followed_already_is_refused(school, pupil):
    _number, enrolment, course = pupil
    with pytest.raises(Refusal) as refused:
        school.file.run(follow_course, school.desk, enrolment, course.id, None, DAY)
    assert refused.value.field == "course_id"


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2026, 1, 1), None])
def test_a_day_outside_the_year_is_refused(school, pupil, day):
    _number, enrolment, course = pupil
    school.file.run(leave_course, school.desk, enrolment, course.id, None)
    with pytest.raises(Refusal) as refused:
        school.file.run(follow_course, school.desk, enrolment, course.id, None, day)
    assert refused.value.field == "since"


def test_a_gap_in_a_course_is_refused(school, pupil):
    _number, enrolment, course = pupil
    school.file.run(leave_course, school.desk, enrolment, course.id, DAY)
    with pytest.raises(Refusal, match="jusqu'au 13/01/2025"):
        school.file.run(follow_course, school.desk, enrolment, course.id, None, date(2025, 3, 3))


def test_a_pupil_goes_to_another_group(school, pupil):
    number, enrolment, course = pupil
    with school.session() as session:
        group = CourseGroup(course_id=course.id, name="99")
        session.add(group)
        session.flush()
        other = group.id
    school.file.run(change_group, school.desk, enrolment, course.id, other)
    found = next(one for one in followed(school, number) if one.id == course.id)
    assert found.group == "99"


def test_a_group_of_another_course_is_refused(school, pupil):
    number, enrolment, course = pupil
    other = next(one for one in followed(school, number) if one.id != course.id)
    with pytest.raises(Refusal, match="groupe"):
        school.file.run(change_group, school.desk, enrolment, course.id, other.group_id)


def test_a_reader_may_not(school, pupil):
    _number, enrolment, course = pupil
    with pytest.raises(Refusal):
        school.file.run(leave_course, school.as_role(Role.READER), enrolment, course.id, DAY)
    with school.session() as session:
        row = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == enrolment, CourseFollowed.course_id == course.id
            )
        ).one()
        assert row.until is None


def test_the_offer_takes_a_fixed_number_of_statements(school, statements, pupil):
    _number, enrolment, _course = pupil
    with statements(school) as seen:
        school.file.ask(courses_to_follow, school.desk, enrolment)
    assert len(seen) <= 5
