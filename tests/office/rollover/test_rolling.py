"""Enrolling the pupils of a year in the next one."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import (
    Course,
    CourseFollowed,
    CourseGroup,
    Enrolment,
    Holiday,
    Pupil,
    SchoolClass,
    SchoolYear,
    Staff,
    Teaching,
)
from app.office.journal import journal_of
from app.office.rollover.proposing import State, rollover
from app.office.rollover.rolling import Chosen, roll_over

LABEL = "2025-2026"
FIRST_DAY = date(2025, 8, 25)


def roll(school, **wanted):
    """The pupils called Lambert of these classes, each with the class they go to."""
    chosen = [Chosen(school.pupils[name, "Lambert"], there) for name, there in wanted.items()]
    return school.file.run(roll_over, school.desk, LABEL, tuple(chosen)).value


def everything(school):
    """What the file holds of pupils and classes, row by row."""
    with school.session() as session:
        tables = (
            Pupil,
            SchoolYear,
            SchoolClass,
            Enrolment,
            Course,
            CourseGroup,
            Teaching,
            CourseFollowed,
        )
        return {
            table.__name__: [row.model_dump() for row in session.exec(select(table))]
            for table in tables
        }


def in_year(school, table):
    with school.session() as session:
        year = session.exec(select(SchoolYear).where(SchoolYear.label == LABEL)).one()
        return session.exec(select(table).where(table.year_id == year.id).order_by(table.id)).all()


def followed(school, pupil):
    """The courses by code of the year to come, with their group."""
    with school.session() as session:
        rows = session.exec(
            select(Course.code, CourseGroup.name)
            .join(CourseFollowed, CourseFollowed.course_id == Course.id)
            .join(CourseGroup, CourseGroup.id == CourseFollowed.group_id)
            .join(Enrolment, Enrolment.id == CourseFollowed.enrolment_id)
            .where(Enrolment.pupil_id == pupil, Enrolment.start == FIRST_DAY)
        )
        return dict(rows.all())


def test_the_pupil_is_enrolled_from_the_first_day_of_a_year_that_is_added(school):
    rolled = roll(school, **{"4TQA": "4TQA"})
    assert (rolled.enrolled, rolled.already) == (1, 0)
    (enrolment,) = in_year(school, Enrolment)
    assert (enrolment.start, enrolment.end, enrolment.status) == (FIRST_DAY, None, "regular")
    with school.session() as session:
        year = session.get(SchoolYear, rolled.year_id)
        assert (year.label, year.first_day) == (LABEL, FIRST_DAY)
        assert session.exec(select(Holiday).where(Holiday.year_id == year.id)).first()


def test_the_classes_of_the_regime_are_made_like_those_of_the_year_before(school):
    assert roll(school, **{"4TQA": "2C"}).classes == ("4TQA", "2C")
    assert [
        (one.name, one.regime, one.study_year, one.form, one.option)
        for one in in_year(school, SchoolClass)
    ] == [
        ("4TQA", "fwb", 4, "technical_qualification", "Électricité"),
        ("2C", "fwb", 2, "general", ""),
    ]
    assert roll(school, S4A="S4A").classes == ("S4A",)


def test_where_the_regime_has_classes_only_those_that_are_entered_are_made(school):
    roll(school, **{"4TQA": "4TQA"})
    with school.session() as session:
        row = session.exec(
            select(SchoolClass).where(SchoolClass.name == "2C", SchoolClass.year_id != 1)
        ).one()
        session.delete(row)
    assert roll(school, **{"2C": "4TQA"}).classes == ()


def test_courses_come_with_their_groups_and_teachers(school):
    roll(school, **{"4TQA": "4TQA"})
    found = {one.code: one for one in in_year(school, Course)}
    assert sorted(found) == sorted(
        f"{name}:{code}" for name in ("4TQA", "2C") for code in ("FR", "MA", "NL", "SC", "EP")
    )
    french = found["4TQA:FR"]
    assert (french.title, french.subject, french.weekly_periods) == ("Français", "language_1", 5)
    with school.session() as session:
        taught = session.exec(
            select(CourseGroup.name, Staff.code)
            .join(Teaching, Teaching.group_id == CourseGroup.id)
            .join(Staff, Staff.id == Teaching.staff_id)
            .where(CourseGroup.course_id == french.id)
        ).all()
    assert [tuple(one) for one in taught] == [("01", "LEJ")]


def test_the_courses_of_the_new_class_are_followed(school):
    roll(school, **{"2C": "4TQA"})
    assert followed(school, school.pupils["2C", "Lambert"]) == {
        f"4TQA:{code}": "01" for code in ("FR", "MA", "NL", "SC", "EP")
    }


def test_what_only_some_follow_comes_with_who_followed_it_before(school):
    with school.session() as session:
        row = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == school.enrolments["4TQA", "Dubois"],
                CourseFollowed.course_id == school.courses["4TQA", "NL"],
            )
        ).one()
        session.delete(row)
    names = ("Dubois", "Lambert")
    chosen = tuple(Chosen(school.pupils["4TQA", name], "4TQA") for name in names)
    school.file.run(roll_over, school.desk, LABEL, chosen)
    without, with_it = (followed(school, school.pupils["4TQA", name]) for name in names)
    assert "4TQA:NL" not in without
    assert with_it == without | {"4TQA:NL": "01"}


def test_what_was_prepared_by_hand_stands(school):
    with school.session() as session:
        year = SchoolYear(label=LABEL, first_day=FIRST_DAY, last_day=date(2026, 7, 3))
        session.add(year)
        session.flush()
        place = SchoolClass(year_id=year.id, regime="fwb", name="4TQA", study_year=4)
        course = Course(
            year_id=year.id, code="4TQA:FR", title="Français 4", weekly_periods=Decimal(6)
        )
        session.add_all((place, course))
        session.flush()
        session.add(CourseGroup(course_id=course.id, name="01"))
    rolled = roll(school, **{"4TQA": "4TQA"})
    assert rolled.classes == ()
    assert [one.title for one in in_year(school, Course)] == ["Français 4"]
    assert followed(school, school.pupils["4TQA", "Lambert"]) == {"4TQA:FR": "01"}


def test_the_year_before_and_the_register_numbers_are_not_touched(school):
    before = everything(school)
    roll(school, **{"4TQA": "2C", "S4A": "S4A"})
    after = everything(school)
    for table, rows in before.items():
        assert after[table][: len(rows)] == rows, table
    assert after["Pupil"] == before["Pupil"]


def test_the_same_list_given_twice_writes_nothing_more(school):
    wanted = {"4TQA": "4TQA", "S4A": "S4A"}
    roll(school, **wanted)
    before = everything(school)
    rolled = roll(school, **wanted)
    assert (rolled.enrolled, rolled.already, rolled.classes) == (0, 2, ())
    assert everything(school) == before


def test_who_was_left_out_is_enrolled_later(school):
    roll(school, **{"4TQA": "4TQA"})
    rolled = roll(school, **{"4TQA": "4TQA", "2C": "2C"})
    assert (rolled.enrolled, rolled.already) == (1, 1)
    states = {row.pupil_id: row.state for row in school.file.ask(rollover, school.desk).rows}
    assert states[school.pupils["2C", "Lambert"]] is State.ENROLLED


def test_the_journal_says_the_year_and_how_many(school):
    rolled = roll(school, **{"4TQA": "4TQA", "2C": "2C"})
    (line,) = school.file.ask(journal_of, school.desk, "school_year", rolled.year_id)
    assert line.title == "Passage à l'année suivante"
    assert '"label": "2025-2026"' in line.after
    assert '"pupils": 2' in line.after


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (("4TQA", "9Z"), "Lambert Éloïse : la classe 9Z n'existe pas en 2025-2026."),
        (("4TQA", ""), "Lambert Éloïse : la classe – n'existe pas en 2025-2026."),
        (("4TQA", "UE1"), "Lambert Éloïse : la classe UE1 n'existe pas en 2025-2026."),
        (
            ("UE1", "4TQA"),
            "Lambert Éloïse n'est pas, à la fin de 2024-2025, dans une classe qui continue.",
        ),
    ],
)
def test_what_is_wrong_names_the_pupil_and_writes_nothing(school, chosen, sentence):
    before = everything(school)
    name, there = chosen
    with pytest.raises(Refusal) as caught:
        roll(school, S4A="S4A", **{name: there})
    assert caught.value.message.replace("\N{NO-BREAK SPACE}", " ") == sentence
    assert everything(school) == before


def test_a_pupil_given_twice_is_refused(school):
    pupil = school.pupils["2C", "Lambert"]
    with pytest.raises(Refusal, match="Lambert Éloïse est deux fois"):
        school.file.run(roll_over, school.desk, LABEL, (Chosen(pupil, "2C"), Chosen(pupil, "4TQA")))


def test_a_year_that_nobody_knows_is_refused(school):
    with pytest.raises(Refusal, match="2031-2032") as caught:
        school.file.run(roll_over, school.desk, "2031-2032", ())
    assert "Réglages" in caught.value.advice


def test_the_statements_do_not_grow_with_the_pupils(school, statements):
    with statements(school) as seen:
        roll(school, **{"4TQA": "4TQA"})
    few = len(seen)
    names = ("Dubois", "Peeters", "Van Damme")
    with statements(school) as seen:
        chosen = tuple(Chosen(school.pupils["4TQA", name], "4TQA") for name in names)
        school.file.run(roll_over, school.desk, LABEL, chosen)
    assert len(seen) <= few <= 40
