"""Crossed, undone, put right, crossed again: each duty arises as often as its ground does."""

from datetime import date

import pytest

from app.models import Pupil
from app.office.absences.duties.settling import settle
from app.office.pupils.enrolments import change_class, end_enrolment
from tests.office.absences.duties.conftest import TODAY

NINTH = date(2025, 1, 20)
ANOTHER = date(2025, 2, 3)


def do(register, *kinds):
    for kind in kinds:
        for line in register.lines("Lambert"):
            if line.kind == kind:
                register.do(settle, line.id, TODAY, "e-formulaire")


@pytest.fixture
def rectified(register):
    """Reported and convened on nine half-days, one of which was excused since; all put right."""
    register.miss("Lambert", 9)
    do(register, "report_first", "convocation")
    register.edit("Lambert", "E", NINTH)
    assert register.kinds() == ["rectification", "rectification"]
    do(register, "rectification")
    assert register.kinds() == []
    return register


@pytest.mark.parametrize("day", [NINTH, ANOTHER])
def test_what_was_put_right_is_asked_for_again(rectified, day):
    rectified.edit("Lambert", "A", day)
    assert rectified.kinds() == ["convocation", "report_first"]
    assert rectified.line("report_first").covers == (f"{day} am",)
    assert rectified.line("convocation").number == 9
    rectified.edit("Lambert", None, day)
    assert rectified.kinds() == []


def test_a_second_fall_is_put_right_too(rectified):
    rectified.edit("Lambert", "A", NINTH)
    do(rectified, "report_first", "convocation")
    rectified.edit("Lambert", "E", NINTH)
    found = [line.covers for line in rectified.lines("Lambert")]
    assert sorted(found) == [(), ("2025-01-20 am",)]


def test_half_days_justified_one_after_the_other_are_each_put_right(rectified):
    rectified.edit("Lambert", "E", date(2025, 1, 14), "pm")
    assert rectified.line("rectification").covers == ("2025-01-14 pm",)


def test_the_number_reached_anew_before_anything_is_put_right_is_signalled(register):
    register.miss("Lambert", 9)
    do(register, "report_first")
    register.edit("Lambert", "E", NINTH)
    register.edit("Lambert", "A", ANOTHER)
    assert register.kinds() == ["convocation", "rectification", "report_first"]
    assert register.line("report_first").covers == ("2025-02-03 am",)


def test_coming_of_age_withdraws_the_convocation_and_says_why(register):
    with register.school.session() as session:
        pupil = session.get_one(Pupil, register.pupil_id())
        pupil.birth_date = date(2007, 5, 6)
        session.add(pupil)
    register.miss("Lambert", 9)
    (said,) = register.pass_days(date(2025, 5, 6))
    assert said.endswith("L'élève est majeur\u00a0: ses responsables ne sont plus convoqués.")
    assert register.kinds() == ["report_first"]


def test_another_regime_takes_no_ground_away(register):
    register.miss("Lambert", 9)
    do(register, "report_first")
    promsoc = register.school.classes["UE1"]
    done = register.do(change_class, register.enrolment("Lambert"), promsoc, date(2025, 4, 28))
    assert done.notices == (
        "Lambert Éloïse\u00a0: obligation retirée, convocation des responsables. "
        "L'élève a changé de régime\u00a0: Promotion sociale.",
    )
    assert register.kinds() == []


def test_a_class_of_the_other_secondary_regime_goes_on_counting(register):
    register.miss("Lambert", 9)
    do(register, "report_first")
    cefa = register.school.classes["5P"]
    done = register.do(change_class, register.enrolment("Lambert"), cefa, date(2025, 1, 14))
    assert done.notices == ()
    assert register.kinds() == ["convocation"]


def test_who_left_is_still_reported_but_nobody_is_convened(register):
    register.miss("Lambert", 8)
    register.do(end_enrolment, register.enrolment("Lambert"), ANOTHER, "Déménagement")
    register.edit("Lambert", "A", ANOTHER)
    assert register.kinds() == ["report_first"]
