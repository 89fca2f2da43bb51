"""The list of pupils, and the file of one."""

from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Enrolment, Pupil, SchoolClass, SchoolYear
from app.office.pupils.enrolments import change_class, end_enrolment
from app.office.pupils.file import pupil_file
from app.office.pupils.listing import pupil_list
from app.office.rights import Role


def listed(school, **named):
    return school.file.ask(pupil_list, school.desk, **named)


def test_the_year_that_runs_is_listed_by_name(school):
    found = listed(school)
    assert found.year.label == "2024-2025"
    assert len(found.rows) == 20
    assert [row.last_name for row in found.rows] == sorted(row.last_name for row in found.rows)
    assert [one.name for one in found.classes] == ["4TQA", "2C", "5P", "S4A", "UE1"]
    row = next(row for row in found.rows if row.register_number == 1)
    assert (row.name, row.class_name, row.regime, row.status) == (
        "Lambert Éloïse",
        "4TQA",
        "fwb",
        "regular",
    )
    assert row.searched == "lambert eloise 1 4tqa 03 03 2009"


def test_a_pupil_stands_once_where_they_are_now(school):
    enrolment = school.enrolments["4TQA", "Lambert"]
    school.file.run(change_class, school.desk, enrolment, school.classes["2C"], date(2025, 1, 6))
    school.file.run(
        end_enrolment, school.desk, school.enrolments["5P", "Dubois"], date(2025, 1, 6), "Départ"
    )
    rows = {row.register_number: row for row in listed(school).rows}
    assert len(rows) == 20
    assert (rows[1].class_name, rows[1].status, rows[1].start) == (
        "2C",
        "regular",
        date(2025, 1, 6),
    )
    assert (rows[10].status, rows[10].end) == ("left", date(2025, 1, 6))


def test_former_pupils_are_those_of_other_years(school):
    with school.session() as session:
        year = SchoolYear(label="2022-2023", first_day=date(2022, 8, 29), last_day=date(2023, 7, 7))
        session.add(year)
        session.flush()
        klass = SchoolClass(year_id=year.id, regime="fwb", name="6A", study_year=6)
        gone, never = (
            Pupil(
                register_number=100 + place,
                last_name=name,
                first_name="Zoé",
                search_key=f"{name.lower()} zoe",
                birth_date=date(2005, 1, 1),
                created_at=school.desk.now,
            )
            for place, name in enumerate(("Gone", "Never"))
        )
        session.add_all((klass, gone, never))
        session.flush()
        session.add(
            Enrolment(
                pupil_id=gone.id,
                year_id=year.id,
                class_id=klass.id,
                start=year.first_day,
                end=year.last_day,
            )
        )
        old_year = year.id
    rows = listed(school, former=True).rows
    assert [(row.last_name, row.class_name, row.year_label, row.status) for row in rows] == [
        ("Gone", "6A", "2022-2023", "left"),
        ("Never", "", "", "never"),
    ]
    past = listed(school, year_id=old_year)
    assert ([row.last_name for row in past.rows], past.year.label) == (["Gone"], "2022-2023")


def test_listing_takes_as_many_statements_whatever_the_pupils(school, statements):
    with statements(school) as seen:
        listed(school)
    assert len(seen) == 3


def test_a_file_holds_everything(school):
    found = school.file.ask(pupil_file, school.desk, school.pupils["4TQA", "Van Damme"])
    assert (found.identity.register_number, found.age, found.of_age) == (3, 18, True)
    assert found.current.class_name == "4TQA"
    assert [one.code for one in found.courses] == [
        f"4TQA:{code}" for code in ("FR", "MA", "NL", "SC", "EP")
    ]
    assert (found.counts.absences, found.counts.decisions, found.counts.letters) == (0, 0, 0)
    assert [one.name for one in found.recipients.recipients] == ["Madame Inès Van Damme"]


def test_a_file_takes_as_many_statements_whoever_it_is(school, statements):
    taken = []
    for last in ("Lambert", "Peeters"):
        with statements(school) as seen:
            school.file.ask(pupil_file, school.desk, school.pupils["2C", last])
        taken.append(len(seen))
    assert taken[0] == taken[1] <= 11


def test_nobody_is_refused(school):
    with pytest.raises(Refusal, match="n'est plus dans le fichier"):
        school.file.ask(pupil_file, school.desk, 999)


def test_a_national_number_is_shown_to_those_who_enrol(school):
    pupil = school.pupils["4TQA", "Lambert"]
    with school.session() as session:
        row = session.exec(select(Pupil).where(Pupil.id == pupil)).one()
        row.national_number = "09.03.03-002.77"
        session.add(row)
    open_file = school.file.ask(pupil_file, school.desk, pupil)
    assert (open_file.identity.national_number, open_file.national_number_hidden) == (
        "09.03.03-002.77",
        False,
    )
    hidden = school.file.ask(pupil_file, school.as_role(Role.READER), pupil)
    assert (hidden.identity.national_number, hidden.national_number_hidden) == ("", True)
