"""What is proposed for each pupil of a year that ends."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from app.models import Council, Enrolment, SchoolClass, SchoolYear
from app.office.pupils.enrolments import end_enrolment
from app.office.rollover.proposing import State, rollover
from tests.office.rollover.conftest import SEPTEMBER

FORM, OPTION = "technical_qualification", "Électricité"


def told(row):
    return row.state, row.proposed, row.decision, row.note


def test_the_next_year_is_the_one_known_that_the_file_has_not(ending, school):
    found = ending.ask()
    assert [(one.label, one.year_id) for one in found.years] == [("2025-2026", None)]
    assert (found.year.before.id, found.year.first_day) == (school.year_id, date(2025, 8, 25))


def test_all_who_are_still_there_are_listed_by_class_save_in_units(ending, school):
    found = ending.ask()
    assert found.left_out == ("Promotion sociale",)
    assert [row.class_name for row in found.rows] == [
        name for name in ("4TQA", "2C", "5P", "S4A") for _pupil in range(4)
    ]
    assert [row.name for row in found.rows[:4]] == [
        "Dubois Noé",
        "Lambert Éloïse",
        "Peeters Loïc",
        "Van Damme Inès",
    ]
    school.file.run(
        end_enrolment, school.desk, school.enrolments["2C", "Dubois"], date(2025, 5, 5), "Parti"
    )
    assert len(ending.ask().rows) == 15


def test_without_a_decision_it_is_to_be_chosen(ending):
    assert told(ending.of("4TQA")) == (State.TO_CHOOSE, "", "", "Pas encore de décision")
    ending.decided("4TQA", "aoa", status="open")
    assert told(ending.of("4TQA")) == (State.TO_CHOOSE, "", "", "Conseil pas encore clôturé")


def test_who_passed_goes_to_the_class_of_the_same_option(ending):
    ending.a_class("5TQA", "fwb", 5, FORM, OPTION)
    ending.a_class("5TQB", "fwb", 5, FORM, "Mécanique")
    ending.a_class("5G", "fwb", 5, "general", OPTION)
    ending.decided("4TQA", "aoa")
    assert told(ending.of("4TQA")) == (State.READY, "5TQA", "AOA", "")


def test_another_option_is_proposed_to_be_checked(ending):
    ending.a_class("5TQA", "fwb", 5, FORM, "Mécanique")
    ending.decided("4TQA", "aoa")
    note = "Autre option\N{NO-BREAK SPACE}: Mécanique"
    assert told(ending.of("4TQA")) == (State.TO_CHECK, "5TQA", "AOA", note)


def test_of_classes_alike_that_of_the_same_name_follows(ending):
    for name in ("5TQA", "5TQB"):
        ending.a_class(name, "fwb", 5, FORM, OPTION)
    ending.decided("4TQA", "aoa")
    assert ending.of("4TQA").proposed == "5TQA"


def test_where_several_classes_may_follow_none_is_proposed(ending):
    for name in ("5X", "5Y"):
        ending.a_class(name, "fwb", 5, FORM, OPTION)
    ending.decided("4TQA", "aoa")
    assert told(ending.of("4TQA")) == (State.TO_CHOOSE, "", "AOA", "Plusieurs classes possibles")


def test_where_no_class_follows_the_orientation_is_to_be_chosen(ending):
    ending.decided("2C", "first_degree_passed")
    assert told(ending.of("2C")) == (State.TO_CHOOSE, "", "R", "Orientation à choisir")


@pytest.mark.parametrize(
    ("name", "code", "short"),
    [
        ("4TQA", "aoc", "AOC"),
        ("2C", "first_degree_complementary", "AC"),
        ("5P", "aoc", "AOC"),
        ("S4A", "refused", "NP"),
    ],
)
def test_who_failed_stays_in_the_same_study_year(ending, name, code, short):
    ending.decided(name, code)
    assert told(ending.of(name)) == (State.READY, name, short, "")


def test_a_restriction_is_read_before_a_class_is_chosen(ending):
    ending.a_class("5TQA", "fwb", 5, FORM, OPTION)
    ending.decided("4TQA", "aob", restrictions=("Technique de qualification",))
    note = "Restrictions\N{NO-BREAK SPACE}: Technique de qualification"
    assert told(ending.of("4TQA")) == (State.TO_CHOOSE, "", "AOB", note)


def test_who_is_adjourned_waits_for_september_which_decides(ending):
    ending.a_class("5TQA", "fwb", 5, FORM, OPTION)
    ending.decided("4TQA", "adjourned")
    assert told(ending.of("4TQA")) == (State.WAITING, "", "AJ", "Attend la seconde session")
    ending.decided("4TQA", "aoa", SEPTEMBER, status="open")
    assert ending.of("4TQA").state is State.WAITING
    with ending.school.session() as session:
        for council in session.exec(select(Council)):
            council.status = "sealed"
    assert told(ending.of("4TQA")) == (State.READY, "5TQA", "AOA", "")


def test_an_addendum_stands_for_the_session_that_it_corrects(ending):
    ending.a_class("5TQA", "fwb", 5, FORM, OPTION)
    ending.decided("4TQA", "aoa", addendum=1)
    ending.decided("4TQA", "aoc")
    assert ending.of("4TQA").decision == "AOA"


def test_a_council_in_the_course_of_the_year_says_nothing_of_the_next(ending):
    ending.decided("4TQA", "period_good", "class_council_period")
    ending.decided("S4A", "no_measure", "discipline_council")
    assert ending.of("4TQA").note == ending.of("S4A").note == "Pas encore de décision"


def set_year(ending, name, study_year):
    with ending.school.session() as session:
        session.get(SchoolClass, ending.school.classes[name]).study_year = study_year


def test_the_last_year_passed_nothing_follows(ending):
    set_year(ending, "4TQA", 6)
    set_year(ending, "S4A", 7)
    ending.decided("4TQA", "certificate")
    ending.decided("S4A", "baccalaureate_awarded", "baccalaureate")
    assert told(ending.of("4TQA")) == (State.FINISHED, "", "CERT", "Études terminées")
    assert told(ending.of("S4A")) == (State.FINISHED, "", "B", "Études terminées")


def test_where_there_is_a_seventh_year_the_pupil_says_whether_to_go_on(ending):
    set_year(ending, "4TQA", 6)
    ending.a_class("7TQ", "fwb", 7, FORM, OPTION)
    ending.decided("4TQA", "certificate")
    note = "Part, ou continue en 7e année"
    assert told(ending.of("4TQA")) == (State.TO_CHOOSE, "", "CERT", note)


def test_classes_of_the_new_year_come_before_those_that_would_be_made(ending, school):
    ending.a_class("5TQA", "fwb", 5, FORM, OPTION)
    ending.decided("4TQA", "aoa")
    with school.session() as session:
        year = SchoolYear(label="2025-2026", first_day=date(2025, 8, 25), last_day=date(2026, 7, 3))
        session.add(year)
        session.flush()
        session.add(
            SchoolClass(
                year_id=year.id, regime="fwb", name="5E", study_year=5, form=FORM, option=OPTION
            )
        )
    assert ending.of("4TQA").proposed == "5E"


def test_who_is_enrolled_already_is_done(ending, school):
    with school.session() as session:
        year = SchoolYear(label="2025-2026", first_day=date(2025, 8, 25), last_day=date(2026, 7, 3))
        session.add(year)
        session.flush()
        place = SchoolClass(year_id=year.id, regime="fwb", name="5G", study_year=5)
        session.add(place)
        session.flush()
        session.add(
            Enrolment(
                pupil_id=school.pupils["4TQA", "Lambert"],
                year_id=year.id,
                class_id=place.id,
                start=year.first_day,
            )
        )
    assert told(ending.of("4TQA")) == (State.ENROLLED, "5G", "", "Déjà inscrit")


def test_in_september_it_is_the_year_begun_that_is_prepared(ending, school):
    with school.session() as session:
        session.add(
            SchoolYear(label="2025-2026", first_day=date(2025, 8, 25), last_day=date(2026, 7, 3))
        )
    for today, wanted in ((date(2025, 9, 5), "2025-2026"), (date(2026, 6, 1), "2026-2027")):
        found = school.file.ask(rollover, replace(school.desk, today=today))
        assert found.year.label == wanted


def test_a_year_begun_long_ago_is_not_prepared_any_more(ending, school):
    with school.session() as session:
        session.add(
            SchoolYear(label="2023-2024", first_day=date(2023, 8, 28), last_day=date(2024, 7, 5))
        )
    assert [one.label for one in ending.ask().years] == ["2025-2026"]
    assert ending.ask("2024-2025").year is None


def test_a_year_that_nobody_knows_leaves_nothing_to_show(ending, school):
    assert ending.ask("2031-2032").year is None
    found = school.file.ask(rollover, replace(school.desk, today=date(2031, 6, 1)))
    assert (found.year, found.rows) == (None, ())


def test_the_statements_do_not_grow_with_the_pupils(ending, school, statements):
    with statements(school) as seen:
        ending.ask()
    assert len(seen) <= 5
