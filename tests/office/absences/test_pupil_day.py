"""What stands beside a pupil of the roll, and the telephone log."""

from datetime import date

import pytest

from app.errors import Refusal
from app.models import LegalRepresentative
from app.office.absences.phoning import NewCall, note_call
from app.office.absences.pupil_day import pupil_day
from tests.office.absences.conftest import DAY


def test_every_version_of_the_day_is_shown(register):
    register.give("Lambert", "A")
    register.give("Lambert", "R", minutes=7)
    found = register.ask(pupil_day, register.enrolment("Lambert"), DAY)
    first, second = found.versions
    assert (first.mark, first.replaced_by) == (register.mark("A"), "Anne Exemple")
    assert (second.mark.minutes_late, second.replaced_at) == (7, None)


def test_the_family_can_be_called(register):
    with register.school.session() as session:
        mother = session.get(LegalRepresentative, 1)
        mother.telephone = "0400 12 34 56"
        session.add(mother)
    found = register.ask(pupil_day, register.enrolment("Lambert"), DAY)
    assert [(one.relation, one.telephone) for one in found.contacts] == [
        ("mother", "0400 12 34 56"),
        ("father", ""),
    ]


def test_calls_are_written_down(register):
    pupil = register.school.pupils["4TQA", "Lambert"]
    register.run(note_call, NewCall(pupil, DAY, "08:10", " Mme Lambert ", "Éloïse est malade."))
    (call,) = register.ask(pupil_day, register.enrolment("Lambert"), DAY).calls
    assert (call.caller, call.at, call.taken_by) == ("Mme Lambert", "08:10", "Anne Exemple")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"caller": " "}, "caller"),
        ({"said": ""}, "said"),
        ({"at": "8h10"}, "at"),
        ({"day": date(2025, 6, 25)}, "at"),
        ({"pupil_id": 999}, None),
    ],
)
def test_a_call_says_who_and_what(register, change, field):
    pupil = register.school.pupils["4TQA", "Lambert"]
    values = {"pupil_id": pupil, "day": DAY, "at": "", "caller": "M. X", "said": "Oui."}
    with pytest.raises(Refusal) as refused:
        register.run(note_call, NewCall(**{**values, **change}))
    assert refused.value.field == field
    assert register.ask(pupil_day, register.enrolment("Lambert"), DAY).calls == ()


def test_a_gone_enrolment_is_refused(register):
    with pytest.raises(Refusal):
        register.ask(pupil_day, 999, DAY)
