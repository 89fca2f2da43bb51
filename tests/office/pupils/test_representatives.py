"""Those who answer for a pupil."""

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import LegalRepresentative, PupilRepresentative
from app.office.journal import journal_of
from app.office.pupils.attaching import known_representatives
from app.office.pupils.file import pupil_file
from app.office.pupils.representatives import (
    NewRepresentative,
    add_representative,
    attach_representative,
    edit_representative,
    edit_tie,
    move_representative,
    remove_representative,
)

NEW = NewRepresentative("Petit", "Anne", "mrs", "guardian", "Rue A 1", "5000", "Namur")


@pytest.fixture
def pupil(school):
    return school.pupils["4TQA", "Lambert"]


def run(school, command, *arguments):
    return school.file.run(command, school.desk, *arguments).value


def shown(school, pupil):
    return school.file.ask(pupil_file, school.desk, pupil).representatives


def test_one_is_added_last(school, pupil):
    added = run(school, add_representative, pupil, NEW)
    found = shown(school, pupil)
    assert [one.name for one in found] == ["Claire Lambert", "Marc Lambert", "Anne Petit"]
    assert (found[-1].id, found[-1].relation, found[-1].receives_letters) == (
        added,
        "guardian",
        True,
    )
    (line,) = school.file.ask(journal_of, school.desk, "pupil", pupil)
    assert "Anne Petit" in line.after


def test_a_fault_names_its_field(school, pupil):
    for field, value in (("last_name", ""), ("postal_code", "12"), ("relation", "uncle")):
        with pytest.raises(Refusal) as caught:
            run(
                school,
                add_representative,
                pupil,
                NewRepresentative(**{"last_name": "A", field: value}),
            )
        assert caught.value.field == field


def test_a_brother_shares_them(school, pupil):
    other = school.pupils["2C", "Peeters"]
    (mother, father) = school.file.ask(known_representatives, school.desk, other, "lambert eloi")[
        :2
    ]
    assert mother.children == ("Éloïse Lambert",)
    assert mother.address == "Rue du Puits 3 · 5000 Namur"
    assert school.file.ask(known_representatives, school.desk, other, " ") == ()
    run(school, attach_representative, other, mother.id, "mother")
    with pytest.raises(Refusal, match="représente déjà"):
        run(school, attach_representative, other, mother.id, "mother")
    found = school.file.ask(pupil_file, school.desk, other)
    assert [one.name for one in found.siblings] == ["Éloïse Lambert"]
    assert found.representatives[0].shared_with[0].class_name == "4TQA"
    assert mother.id not in {
        one.id for one in school.file.ask(known_representatives, school.desk, other, "lambert")
    }
    assert father.id != mother.id


def test_an_edit_holds_for_all_their_children(school, pupil):
    mother = shown(school, pupil)[0].id
    other = school.pupils["2C", "Peeters"]
    run(school, attach_representative, other, mother, "mother")
    run(school, edit_representative, pupil, mother, "street", "Rue Neuve 1")
    assert shown(school, other)[0].street == "Rue Neuve 1"
    line = school.file.ask(journal_of, school.desk, "pupil", pupil)[0]
    assert line.before == '{"about": "Claire Lambert", "street": "Rue du Puits 3"}'


def test_a_tie_is_of_one_pupil(school, pupil):
    father = shown(school, pupil)[1].id
    run(school, edit_tie, pupil, father, "receives_letters", False)
    run(school, edit_tie, pupil, father, "lives_with", False)
    run(school, edit_tie, pupil, father, "relation", "foster")
    found = shown(school, pupil)[1]
    assert (found.receives_letters, found.lives_with, found.relation) == (False, False, "foster")


@pytest.mark.parametrize(("step", "expected"), [(1, "first"), (-1, "same"), (5, "first")])
def test_the_order_is_the_offices(school, pupil, step, expected):
    first, second = (one.id for one in shown(school, pupil))
    run(school, move_representative, pupil, first, step)
    order = [one.id for one in shown(school, pupil)]
    assert order == ([second, first] if expected == "first" else [first, second])


def test_one_who_answers_for_nobody_else_is_forgotten(school, pupil):
    mother, father = (one.id for one in shown(school, pupil))
    other = school.pupils["2C", "Peeters"]
    run(school, attach_representative, other, mother, "mother")
    run(school, remove_representative, pupil, mother)
    run(school, remove_representative, pupil, father)
    assert shown(school, pupil) == ()
    with school.session() as session:
        assert session.get(LegalRepresentative, mother) is not None
        assert session.get(LegalRepresentative, father) is None
        assert not session.exec(
            select(PupilRepresentative).where(PupilRepresentative.pupil_id == pupil)
        ).all()
    with pytest.raises(Refusal, match="n'est plus dans le fichier"):
        run(school, attach_representative, pupil, father, "father")
    with pytest.raises(Refusal, match="ne représente plus"):
        run(school, edit_tie, pupil, mother, "lives_with", True)
