"""What the tour types is the same each time, and its lists can be read."""

from app.office.imports.reading import read_files
from app.office.imports.recognition import recognise
from app.ui.tour.lists import write_lists
from app.ui.tour.story import COURSES, DECISIONS, decision_of, marks_of, story


def test_the_same_seed_tells_the_same_story():
    assert story() == story()
    assert story(1) != story(2)


def test_nobody_has_the_name_of_another():
    told = story()
    assert len({pupil.key for pupil in told.everybody}) == len(told.everybody) == len(DECISIONS)


def test_the_window_names_a_pupil_with_capitals():
    told = story()
    pupil = told.pupils[0]
    assert told.named(f"{pupil.last_name.upper()} {pupil.first_name}") is pupil


def test_marks_are_on_the_side_that_the_decision_says():
    told = story()
    for pupil in told.everybody:
        decided = decision_of(told, pupil.key)
        marks = marks_of(pupil, decided)
        for course in COURSES:
            below = float(marks[course.code].replace(",", ".")) * 2 < course.maximum
            assert below == (course.code in decided.failed), (pupil.key, course.code)


def test_its_lists_are_recognised(tmp_path):
    found = read_files(write_lists(story(), tmp_path / "listes"))
    assert not found.unread
    kinds = [recognise(table.titles).kind for table in found.tables]
    assert kinds == ["courses", "teachers", "pupils", "followed", "taught"]
