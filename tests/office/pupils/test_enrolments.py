"""What becomes of an enrolment."""

from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Absence, AbsenceCode, CourseFollowed, Enrolment, SchoolClass, SchoolYear
from app.office.journal import journal_of
from app.office.pupils.enrolments import (
    change_class,
    end_enrolment,
    reopen_enrolment,
    set_status,
)


def run(school, command, *arguments):
    return school.file.run(command, school.desk, *arguments)


def refused(school, command, *arguments):
    with pytest.raises(Refusal) as caught:
        run(school, command, *arguments)
    return caught.value


def enrolments(school, pupil_id):
    with school.session() as session:
        return session.exec(
            select(Enrolment).where(Enrolment.pupil_id == pupil_id).order_by(Enrolment.start)
        ).all()


@pytest.fixture
def pupil(school):
    return school.pupils["4TQA", "Lambert"]


@pytest.fixture
def enrolment(school):
    return school.enrolments["4TQA", "Lambert"]


def test_a_change_of_class_closes_one_enrolment_and_opens_another(school, pupil, enrolment):
    done = run(school, change_class, enrolment, school.classes["2C"], date(2025, 1, 6))
    assert done.changes == {"pupils", "classes", "absences"}
    before, after = enrolments(school, pupil)
    assert (before.id, before.end, before.end_reason) == (
        enrolment,
        date(2025, 1, 5),
        "Passage en 2C",
    )
    assert (after.class_id, after.start, after.end) == (
        school.classes["2C"],
        date(2025, 1, 6),
        None,
    )
    lines = school.file.ask(journal_of, school.desk, "pupil", pupil)
    assert [line.title for line in lines] == ["Changement de classe"]
    assert (lines[0].before, lines[0].after) == (
        '{"class": "4TQA"}',
        '{"class": "2C", "start": "2025-01-06"}',
    )


def test_the_new_class_brings_its_courses(school, pupil, enrolment):
    kept = school.courses["4TQA", "FR"]
    with school.session() as session:
        classmate = school.enrolments["2C", "Dubois"]
        group = session.exec(
            select(CourseFollowed).where(CourseFollowed.course_id == kept).limit(1)
        ).one()
        session.add(CourseFollowed(enrolment_id=classmate, course_id=kept, group_id=group.group_id))
    run(school, change_class, enrolment, school.classes["2C"], date(2025, 1, 6))
    after = enrolments(school, pupil)[-1]
    with school.session() as session:
        followed = {
            one.course_id
            for one in session.exec(
                select(CourseFollowed).where(CourseFollowed.enrolment_id == after.id)
            )
        }
    common = {course for (name, _code), course in school.courses.items() if name == "2C"}
    assert followed == common | {kept}


def test_a_change_on_the_first_day_corrects_the_class(school, pupil, enrolment):
    run(school, change_class, enrolment, school.classes["2C"], date(2024, 8, 26))
    (only,) = enrolments(school, pupil)
    assert (only.id, only.class_id) == (enrolment, school.classes["2C"])
    with school.session() as session:
        rows = session.exec(
            select(CourseFollowed).where(CourseFollowed.enrolment_id == enrolment)
        ).all()
    assert {row.course_id for row in rows} == {
        course for (name, _code), course in school.courses.items() if name == "2C"
    }


def test_a_class_with_absences_is_left_not_corrected(school, enrolment):
    with school.session() as session:
        code = session.exec(select(AbsenceCode)).first()
        session.add(
            Absence(
                enrolment_id=enrolment,
                day=date(2024, 8, 26),
                slot="am",
                code_id=code.id,
                entered_at=school.desk.now,
            )
        )
    refusal = refused(school, change_class, enrolment, school.classes["2C"], date(2024, 8, 26))
    assert refusal.field == "start"
    run(school, change_class, enrolment, school.classes["2C"], date(2024, 8, 27))


@pytest.mark.parametrize(
    ("name", "day", "field"),
    [
        ("4TQA", date(2025, 1, 6), "class_id"),
        ("2C", date(2024, 8, 25), "start"),
        ("2C", None, "start"),
        ("2C", date(2025, 7, 5), "start"),
    ],
)
def test_a_change_that_cannot_be_is_refused(school, enrolment, name, day, field):
    assert refused(school, change_class, enrolment, school.classes[name], day).field == field


def test_a_class_of_another_year_is_refused(school, enrolment):
    with school.session() as session:
        year = SchoolYear(label="2025-2026", first_day=date(2025, 8, 25), last_day=date(2026, 7, 3))
        session.add(year)
        session.flush()
        other = SchoolClass(year_id=year.id, regime="fwb", name="5TQA", study_year=5)
        session.add(other)
        session.flush()
        other_id = other.id
    refusal = refused(school, change_class, enrolment, other_id, date(2025, 6, 1))
    assert "autre année scolaire" in refusal.message


def test_an_enrolment_ends_with_its_reason_and_may_be_reopened(school, pupil, enrolment):
    run(school, end_enrolment, enrolment, date(2024, 12, 20), " Déménagement ")
    (row,) = enrolments(school, pupil)
    assert (row.end, row.end_reason) == (date(2024, 12, 20), "Déménagement")
    again = refused(school, end_enrolment, enrolment, date(2024, 12, 21), "Autre")
    assert "a pris fin le 20/12/2024" in again.message
    run(school, reopen_enrolment, enrolment)
    (row,) = enrolments(school, pupil)
    assert (row.end, row.end_reason) == (None, "")
    assert "en cours" in refused(school, reopen_enrolment, enrolment).message


@pytest.mark.parametrize(
    ("day", "reason", "field"),
    [
        (None, "Départ", "end"),
        (date(2024, 8, 25), "Départ", "end"),
        (date(2025, 9, 1), "Départ", "end"),
        (date(2025, 8, 31), "  ", "end_reason"),
    ],
)
def test_an_end_that_cannot_be_is_refused(school, enrolment, day, reason, field):
    assert refused(school, end_enrolment, enrolment, day, reason).field == field


@pytest.mark.parametrize("day", [date(2024, 8, 26), date(2025, 8, 31)])
def test_an_end_on_either_bound_is_kept(school, pupil, enrolment, day):
    run(school, end_enrolment, enrolment, day, "Départ")
    assert enrolments(school, pupil)[0].end == day


def test_only_the_last_enrolment_of_the_year_is_reopened(school, pupil, enrolment):
    run(school, change_class, enrolment, school.classes["2C"], date(2025, 1, 6))
    assert "déjà une inscription en cours" in refused(school, reopen_enrolment, enrolment).message
    later = enrolments(school, pupil)[-1]
    run(school, end_enrolment, later.id, date(2025, 2, 3), "Départ")
    assert "Une autre inscription" in refused(school, reopen_enrolment, enrolment).message
    run(school, reopen_enrolment, later.id)


def test_the_status_is_changed(school, pupil, enrolment):
    run(school, set_status, enrolment, "provisional")
    assert enrolments(school, pupil)[0].status == "provisional"
    assert refused(school, set_status, enrolment, "left").field == "status"
    assert "n'est plus dans le fichier" in refused(school, set_status, 999, "free").message
