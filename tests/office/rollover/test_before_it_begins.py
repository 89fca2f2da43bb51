"""Once the next year is prepared, and before it begins, the present one is still the present."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from app.models import PupilRepresentative
from app.office.pupils.file import pupil_file
from app.office.rollover.rolling import Chosen, roll_over
from app.office.search import find_records


@pytest.fixture
def lambert(school):
    """Lambert of 4TQA, enrolled in 2C for the next year."""
    pupil = school.pupils["4TQA", "Lambert"]
    school.file.run(roll_over, school.desk, "2025-2026", (Chosen(pupil, "2C"),))
    return pupil


def on(school, day):
    return replace(school.desk, today=day)


def test_the_file_shows_the_enrolment_that_runs_until_the_next_begins(school, lambert):
    for day, name in ((school.desk.today, "4TQA"), (date(2025, 8, 25), "2C")):
        file = school.file.ask(pupil_file, on(school, day), lambert)
        assert file.current.class_name == name
        assert file.courses
        assert all(one.code.startswith(name) for one in file.courses)


def test_an_enrolment_to_come_is_acted_on_where_it_is_chosen(school, lambert):
    file = school.file.ask(pupil_file, school.desk, lambert)
    to_come, running = file.enrolments
    assert file.acted_on(None) == file.acted_on(running) == running
    assert file.acted_on(to_come) == to_come
    later = school.file.ask(pupil_file, on(school, date(2025, 9, 1)), lambert)
    assert later.acted_on(running) == to_come


def test_who_is_enrolled_for_later_only_is_shown_there(school, lambert):
    file = school.file.ask(pupil_file, on(school, date(2024, 8, 1)), lambert)
    assert file.current.class_name == "4TQA"


def test_brothers_and_sisters_are_in_the_class_of_now(school, lambert):
    with school.session() as session:
        mine = select(PupilRepresentative).where(PupilRepresentative.pupil_id == lambert)
        person = session.exec(mine).first().representative_id
        brother = school.pupils["S4A", "Dubois"]
        session.add(PupilRepresentative(pupil_id=brother, representative_id=person))
    found = school.file.ask(pupil_file, school.desk, brother)
    assert [(one.id, one.class_name) for one in found.siblings] == [(lambert, "4TQA")]


def test_a_search_says_where_the_pupil_is_now(school, lambert):
    for day, place in (
        (school.desk.today, "4TQA · 2024-2025"),
        (date(2025, 9, 1), "2C · 2025-2026"),
    ):
        found = school.file.ask(find_records, on(school, day), "lambert")
        (mine,) = [one for one in found if (one.kind, one.id) == ("pupil", lambert)]
        assert place in mine.detail
