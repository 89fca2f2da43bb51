"""The groups of a course and who teaches them."""

from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import CourseGroup
from app.office.journal_page import latest
from app.office.settings.classes import courses
from app.office.settings.course_groups import drop_group, groups_of, save_group
from app.office.settings.new_course import CourseDraft, add_course, teachers
from app.office.work import query


@query
def known_groups(reading):
    return list(reading.session.exec(select(CourseGroup.id)).all())


@pytest.fixture
def course(school):
    return next(
        one
        for one in school.file.ask(courses, school.desk, school.year_id)
        if one.code.startswith("4TQA") and one.pupils
    )


def groups(school, course):
    return school.file.ask(groups_of, school.desk, course.id)


def save(school, course, group_id, name, *staff):
    return school.file.run(save_group, school.desk, course.id, group_id, name, staff).value


def test_another_teacher_takes_a_group_over_and_the_journal_tells_it(school, course):
    (group,) = groups(school, course)
    assert group.pupils == course.pupils
    everybody = school.file.ask(teachers, school.desk)
    other = next(one for one in everybody if one not in group.teachers)
    save(school, course, group.id, group.name, other.id)
    assert groups(school, course)[0].teachers == (other,)
    page = school.file.ask(latest, school.desk)
    assert page.lines[0].title == "Modification d'un groupe de cours"
    assert str(other.id) in page.lines[0].after


def test_two_may_teach_a_group_and_a_group_may_lose_its_teacher(school, course):
    (group,) = groups(school, course)
    first, second, *_others = school.file.ask(teachers, school.desk)
    save(school, course, group.id, "A", first.id, second.id)
    (named,) = groups(school, course)
    assert (named.name, set(named.teachers)) == ("A", {first, second})
    save(school, course, group.id, "A")
    assert groups(school, course)[0].teachers == ()


def test_one_more_group_is_made_and_goes_again_while_nobody_sits_in_it(school, course):
    teacher = school.file.ask(teachers, school.desk)[0]
    made = save(school, course, None, " 02 ", teacher.id)
    assert [(one.name, one.pupils) for one in groups(school, course)][1] == ("02", 0)
    school.file.run(drop_group, school.desk, made)
    assert made not in school.file.ask(known_groups, school.desk)


def test_what_would_lose_pupils_or_leave_a_course_without_group_is_refused(school, course):
    (group,) = groups(school, course)
    with pytest.raises(Refusal, match="Des élèves suivent ce cours"):
        school.file.run(drop_group, school.desk, group.id)
    draft = CourseDraft("4TQA:LAT", "Latin", "LAT", Decimal(2))
    made = school.file.run(add_course, school.desk, school.year_id, draft).value
    (alone,) = school.file.ask(groups_of, school.desk, made)
    with pytest.raises(Refusal, match="au moins un groupe"):
        school.file.run(drop_group, school.desk, alone.id)


def test_a_name_that_lacks_or_is_taken_is_refused_beside_its_field(school, course):
    (group,) = groups(school, course)
    for name in (" ", group.name.lower()):
        with pytest.raises(Refusal) as refused:
            save(school, course, None, name)
        assert refused.value.field == "name"
