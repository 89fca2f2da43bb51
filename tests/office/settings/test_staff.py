"""Somebody who comes to work at the school."""

from dataclasses import replace

import pytest

from app.errors import Refusal
from app.models import Staff
from app.office.journal import journal_of
from app.office.settings.new_course import teachers
from app.office.settings.staff import NewTeacher, add_teacher

NEW = NewTeacher(" Élias ", "Zoé", " ELI ", "mrs")


def test_a_teacher_is_added_and_may_be_chosen(school):
    made = school.file.run(add_teacher, school.desk, NEW)
    assert made.changes == {"classes", "settings"}
    with school.session() as session:
        row = session.get(Staff, made.value)
        assert (row.code, row.last_name, row.first_name, row.civility, row.active) == (
            "ELI",
            "Élias",
            "Zoé",
            "mrs",
            True,
        )
    found = school.file.ask(teachers, school.desk)
    assert (made.value, "Élias Zoé") in [(one.id, one.name) for one in found]
    (line,) = school.file.ask(journal_of, school.desk, "staff", made.value)
    assert line.title == "Ajout d'un enseignant"
    assert '"acronym": "ELI"' in line.after


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last_name": " "}, "last_name"),
        ({"code": " "}, "code"),
        ({"code": "lej"}, "code"),
        ({"civility": "dr"}, "civility"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(school, change, field):
    with pytest.raises(Refusal) as caught:
        school.file.run(add_teacher, school.desk, replace(NEW, **change))
    assert caught.value.field == field


def test_a_code_that_is_somebody_elses_says_whose(school):
    with pytest.raises(Refusal, match="LEJ est déjà celui de Anne Lejeune"):
        school.file.run(add_teacher, school.desk, replace(NEW, code="LEJ"))
