"""Courses, teachers, and who follows and teaches which group."""

from datetime import date
from decimal import Decimal

import pytest

from app.models import Course, CourseFollowed, CourseGroup, Enrolment, Staff, Teaching
from app.office.imports.plan import Status

COURSES = "cours;libelle;nbheures\n"
TEACHERS = "acronyme;nom;prenom;sexe\n"
FOLLOWED = "matricule;coursGrp\n"
TAUGHT = "acronyme;coursGrp\n"
PUPILS = "matricule;nom;prenom;date de naissance;classe\n"


def statuses(rows):
    return [row.status for row in rows]


@pytest.fixture
def filled(office):
    """Two courses, a teacher and a pupil."""
    office.bring(COURSES + "4:FR-B;Français;5\n4:MA;Mathématique;4,5\n")
    office.bring(TEACHERS + "LEJ;Lejeune;Anne;F\n")
    office.bring(PUPILS + "12;Lambert;Éloïse;03/03/2009;4A\n13;Dubois;Noé;14/11/2009;4A\n")
    return office


def test_courses(filled):
    rows = filled.all(Course)
    assert [(one.code, one.title, one.weekly_periods, one.maximum) for one in rows] == [
        ("4:FR-B", "Français", Decimal(5), Decimal(20)),
        ("4:MA", "Mathématique", Decimal("4.5"), Decimal(20)),
    ]
    assert [one.position for one in rows] == [0, 1]


def test_a_course_that_differs_is_replaced_when_it_is_asked(filled):
    text = "cours;libelle;nbheures;abréviation\n4:MA;Maths;5;MA\n4:FR-B;Français;5;\n"
    rows = filled.rows(text)
    assert statuses(rows) == [Status.DIFFERENT, Status.SAME]
    assert rows[0].remark == (
        "Intitulé\u00a0: Mathématique → Maths · Périodes par semaine\u00a0: 4,5 → 5 · "
        "Abréviation\u00a0: MA"
    )
    filled.bring(text)
    course = filled.all(Course)[1]
    assert (course.title, course.short_title) == ("Mathématique", "MA")
    filled.bring(text, overwrite=True)
    course = filled.all(Course)[1]
    assert (course.title, course.weekly_periods) == ("Maths", Decimal(5))
    assert statuses(filled.rows(text)) == [Status.SAME, Status.SAME]


def test_a_course_twice_in_a_list(filled):
    rows = filled.rows(COURSES + "4:NL;Néerlandais;4\n4:NL;Néerlandais;2\n4:NL;;\n")
    assert statuses(rows) == [Status.NEW, Status.FAULTY, Status.FAULTY]
    assert rows[1].remark == "cours – Cette ligne répète la ligne 2."
    assert [fault.column for fault in rows[2].faults] == ["libelle", "nbheures"]


def test_teachers(filled):
    (one,) = filled.all(Staff)
    assert (one.code, one.last_name, one.first_name, one.civility) == (
        "LEJ",
        "Lejeune",
        "Anne",
        "mrs",
    )
    assert statuses(filled.rows(TEACHERS + "LEJ;Lejeune;Anne;F\nMAR;Martin;;\n")) == [
        Status.SAME,
        Status.NEW,
    ]


def test_the_group_stands_after_the_last_hyphen(filled):
    text = FOLLOWED + "12;4:FR-B-02\n12;4:MA\n13;4:FR-B\n13;4:MA-\n"
    rows = filled.rows(text)
    assert statuses(rows) == [Status.NEW] * 4
    assert rows[0].cells == ("12", "4:FR-B-02", "Éloïse Lambert")
    filled.bring(text)
    names = {(one.course_id, one.name) for one in filled.all(CourseGroup)}
    assert names == {(1, "02"), (2, "01"), (1, "01")}
    assert len(filled.all(CourseFollowed)) == 4
    assert statuses(filled.rows(text)) == [Status.SAME] * 4


def test_unknown_pupils_and_courses_are_both_named(filled):
    rows = filled.rows(FOLLOWED + "99;4:XX-01\n;4:MA-01\n12;\n")
    assert rows[0].remark == (
        "matricule – Aucun élève n'a le matricule «\u00a099\u00a0». "
        "coursGrp – Aucun cours n'a le code «\u00a04:XX\u00a0»."
    )
    assert rows[1].remark == "matricule – Le matricule manque."
    assert rows[2].remark == "coursGrp – Le cours manque."


def test_another_group_is_kept_until_it_is_asked(filled):
    filled.bring(FOLLOWED + "12;4:MA-01\n")
    (row,) = filled.rows(FOLLOWED + "12;4:MA-02\n")
    assert (row.status, row.remark) == (Status.DIFFERENT, "Groupe\u00a0: 01 → 02")
    filled.bring(FOLLOWED + "12;4:MA-02\n")
    (kept,) = filled.all(CourseFollowed)
    filled.bring(FOLLOWED + "12;4:MA-02\n", overwrite=True)
    (moved,) = filled.all(CourseFollowed)
    assert (moved.id, moved.group_id == kept.group_id) == (kept.id, False)


def test_a_course_that_was_left_is_taken_again_when_it_is_asked(filled):
    filled.bring(FOLLOWED + "12;4:MA-01\n")
    with filled.session() as session:
        row = session.get(CourseFollowed, 1)
        row.until = date(2025, 1, 10)
        session.add(row)
    (row,) = filled.rows(FOLLOWED + "12;4:MA-01\n")
    assert row.changes[0].before == "suivi jusqu'au 10/01/2025"
    filled.bring(FOLLOWED + "12;4:MA-01\n", overwrite=True)
    assert filled.all(CourseFollowed)[0].until is None


def test_a_course_twice_for_one_pupil(filled):
    rows = filled.rows(FOLLOWED + "12;4:MA-01\n12;4:MA-02\n")
    assert rows[1].remark == "coursGrp – Cette ligne répète la ligne 2."


def test_who_left_follows_nothing(filled):
    with filled.session() as session:
        enrolment = session.get(Enrolment, 1)
        enrolment.end = date(2025, 1, 10)
        session.add(enrolment)
    (row,) = filled.rows(FOLLOWED + "12;4:MA-01\n")
    assert row.remark.endswith("n'est plus inscrit depuis le 10/01/2025.")


def test_who_is_not_in_the_year_follows_nothing(filled):
    year = filled.add_year("2025-2026")
    filled.bring(COURSES + "5:MA;Maths;4\n", year_id=year, start=date(2025, 8, 25))
    (row,) = filled.rows(FOLLOWED + "12;5:MA-01\n", year_id=year, start=date(2025, 8, 25))
    assert row.remark == "matricule – Éloïse Lambert n'est pas inscrit en 2025-2026."


def test_who_teaches(filled):
    text = TAUGHT + "LEJ;4:MA-01\nLEJ;4:MA-02\nLEJ;4:MA-01\nXXX;4:XX-01\n"
    rows = filled.rows(text)
    assert statuses(rows) == [Status.NEW, Status.NEW, Status.FAULTY, Status.FAULTY]
    assert rows[0].cells[2] == "Anne Lejeune"
    assert [fault.column for fault in rows[3].faults] == ["acronyme", "coursGrp"]
    filled.bring(text)
    assert len(filled.all(Teaching)) == 2
    assert statuses(filled.rows(text))[:2] == [Status.SAME, Status.SAME]


def test_lists_that_name_each_other_come_in_at_once(office):
    files = [
        office.csv("1.csv", TAUGHT + "LEJ;4:MA-01\n"),
        office.csv("2.csv", FOLLOWED + "12;4:MA-01\n"),
        office.csv("3.csv", PUPILS + "12;Lambert;Éloïse;03/03/2009;4A\n"),
        office.csv("4.csv", TEACHERS + "LEJ;Lejeune;Anne;F\n"),
        office.csv("5.csv", COURSES + "4:MA;Mathématique;4\n"),
    ]
    request = office.request(*files)
    assert office.plan(request).written == 5
    told = []
    done = office.run(request, lambda *so_far: told.append(so_far))
    assert (done.written, done.refused) == (5, 0)
    assert told == [(step, 5) for step in range(1, 6)]


def test_a_pupil_who_comes_with_courses_gets_those_alone(small):
    first = small.csv("a.csv", PUPILS + "900;Neuf;Ana;03/03/2009;4TQA\n")
    second = small.csv("b.csv", FOLLOWED + "900;4TQA:MA-02\n")
    small.run(small.request(first, second))
    assert len(small.all(CourseFollowed)) == 5 * 4 * 5 + 1
