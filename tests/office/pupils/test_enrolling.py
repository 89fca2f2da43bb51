"""Enrolling a new pupil, and one who was here before."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import CourseFollowed, Enrolment, JournalEntry, Pupil
from app.office.journal import journal_of
from app.office.pupils.enrolling import DuplicatePupil, NewPupil, enrol_again, enrol_pupil
from app.office.pupils.enrolments import end_enrolment
from app.office.rights import Role

NEW = NewPupil("Hœst", "Zoé", date(2009, 5, 1), 0, date(2024, 9, 2), "mrs")


@pytest.fixture
def new(school):
    return replace(NEW, class_id=school.classes["4TQA"])


def run(school, command, *arguments, **named):
    return school.file.run(command, school.desk, *arguments, **named).value


def refused(school, command, *arguments, kind=Refusal, **named):
    with pytest.raises(kind) as caught:
        run(school, command, *arguments, **named)
    return caught.value


def test_a_new_pupil_gets_the_next_number_and_what_the_class_follows(school, new):
    pupil_id = run(school, enrol_pupil, new)
    with school.session() as session:
        pupil = session.get(Pupil, pupil_id)
        assert (pupil.register_number, pupil.search_key) == (21, "hoest zoe")
        enrolment = session.exec(select(Enrolment).where(Enrolment.pupil_id == pupil_id)).one()
        assert (enrolment.start, enrolment.end) == (date(2024, 9, 2), None)
        followed = session.exec(
            select(CourseFollowed).where(CourseFollowed.enrolment_id == enrolment.id)
        ).all()
        assert {one.course_id for one in followed} == {
            course for (name, _code), course in school.courses.items() if name == "4TQA"
        }
    (line,) = school.file.ask(journal_of, school.desk, "pupil", pupil_id)
    assert line.title == "Inscription d'un élève"
    assert '"register_number": 21' in line.after


def test_a_number_is_never_given_twice(school, new):
    first = run(school, enrol_pupil, new)
    refused(school, enrol_pupil, replace(new, last_name="Autre", birth_date=None))
    with school.session() as session:
        for row in session.exec(select(CourseFollowed).join(Enrolment)):
            if session.get(Enrolment, row.enrolment_id).pupil_id == first:
                session.delete(row)
        session.flush()
        session.delete(session.exec(select(Enrolment).where(Enrolment.pupil_id == first)).one())
        session.flush()
        session.delete(session.get(Pupil, first))
    second = run(school, enrol_pupil, new)
    with school.session() as session:
        assert session.get(Pupil, second).register_number == 22


@pytest.mark.parametrize(
    ("last", "first"), [("LAMBERT", "Eloise"), ("Lambert ", " Éloïse"), ("Éloïse", "Lambert")]
)
def test_a_duplicate_is_refused_by_name_unless_it_is_another_person(school, new, last, first):
    twin = replace(new, last_name=last, first_name=first, birth_date=date(2009, 3, 3))
    refusal = refused(school, enrol_pupil, twin, kind=DuplicatePupil)
    assert "Éloïse Lambert, née le 3 mars 2009, a déjà une fiche" in refusal.message
    assert "numéro 1, classe 4TQA" in refusal.message
    assert refusal.pupil_id == school.pupils["4TQA", "Lambert"]
    assert run(school, enrol_pupil, twin, another_person=True)


def test_the_same_name_born_another_day_is_not_a_duplicate(school, new):
    other = replace(new, last_name="Lambert", first_name="Éloïse", birth_date=date(2009, 3, 4))
    assert run(school, enrol_pupil, other)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_name": "  "}, "last_name"),
        ({"last_name": "-"}, "last_name"),
        ({"last_name": "x" * 121}, "last_name"),
        ({"first_name": ""}, "first_name"),
        ({"birth_date": None}, "birth_date"),
        ({"birth_date": date(2025, 6, 25)}, "birth_date"),
        ({"birth_date": date(2024, 1, 1)}, "birth_date"),
        ({"birth_date": date(1899, 1, 1)}, "birth_date"),
        ({"civility": "dr"}, "civility"),
        ({"status": "left"}, "status"),
        ({"start": None}, "start"),
        ({"start": date(2024, 8, 25)}, "start"),
        ({"start": date(2025, 7, 5)}, "start"),
        ({"class_id": 999}, "class_id"),
        ({"national_number": "12345678901"}, "national_number"),
    ],
)
def test_each_fault_names_its_field_and_leaves_nothing(school, new, change, field):
    assert refused(school, enrol_pupil, replace(new, **change)).field == field
    with school.session() as session:
        assert len(session.exec(select(Pupil)).all()) == 20
        assert len(session.exec(select(JournalEntry)).all()) == 1


@pytest.mark.parametrize("role", [Role.EDUCATOR, Role.COUNCIL_SECRETARY, Role.READER])
def test_only_who_may_enrols(school, new, role):
    with pytest.raises(Refusal, match="Votre compte"):
        school.file.run(enrol_pupil, school.as_role(role), new)


def test_a_former_pupil_keeps_the_number(school):
    pupil_id = school.pupils["4TQA", "Lambert"]
    enrolment_id = school.enrolments["4TQA", "Lambert"]
    running = refused(school, enrol_again, pupil_id, school.classes["2C"], date(2025, 1, 6))
    assert "inscription en cours en 2024-2025" in running.message
    run(school, end_enrolment, enrolment_id, date(2024, 12, 20), "Déménagement")
    early = refused(school, enrol_again, pupil_id, school.classes["2C"], date(2024, 12, 20))
    assert (early.field, "20 décembre 2024" in early.message) == ("start", True)
    run(school, enrol_again, pupil_id, school.classes["2C"], date(2025, 1, 6), "free")
    with school.session() as session:
        assert session.get(Pupil, pupil_id).register_number == 1
        again = session.exec(
            select(Enrolment).where(Enrolment.pupil_id == pupil_id, Enrolment.end.is_(None))
        ).one()
        assert (again.status, again.class_id) == ("free", school.classes["2C"])


def test_an_unknown_pupil_is_not_enrolled_again(school):
    refusal = refused(school, enrol_again, 999, school.classes["2C"], date(2025, 1, 6))
    assert "n'est plus dans le fichier" in refusal.message
