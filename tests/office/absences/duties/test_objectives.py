"""More than twenty half-days: information, return, objectives, answer, council, attestation."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.absences.duties.procedure import (
    FamilyAnswer,
    Proposal,
    note_answer,
    note_council,
    note_return,
    procedure,
    propose,
)
from app.office.absences.duties.settling import settle
from tests.office.absences.duties.conftest import TODAY

MAY = date(2025, 5, 20)
STEPS = {
    "excess_information",
    "await_return",
    "set_objectives",
    "seek_approval",
    "council",
    "free_attestation",
    "admission_notice",
}
OBJECTIVES = ("Être présent chaque matin à 8 h 25", "Rencontrer l'éducatrice chaque lundi")


def step(register, status="open"):
    return [kind for kind in register.kinds("Lambert", status) if kind in STEPS]


def exceed(register):
    return register.miss("Lambert", 21)


def inform(register):
    register.do(settle, register.line("excess_information").id, register.today, "")


def proposal(day=TODAY, texts=OBJECTIVES):
    return Proposal(day, texts, "L'équipe éducative et le CPMS", "Objectif 3 : l'accrochage")


def answer(word="approved", day=TODAY, by="parent"):
    return FamilyAnswer(word, day, by, "Claire Lambert")


def approved(register):
    exceed(register)
    inform(register)
    register.do(note_return, register.pupil_id(), TODAY)
    register.do(propose, register.pupil_id(), proposal())
    register.do(note_answer, register.pupil_id(), answer())


def test_twenty_half_days_are_no_excess(register):
    register.miss("Lambert", 20)
    assert step(register) == []
    assert register.ask(procedure, register.pupil_id(), today=TODAY) is None


def test_the_steps_follow_each_other_and_each_is_done(register):
    exceed(register)
    found = register.line("excess_information")
    assert (found.due, found.number, found.arose_on) == (TODAY, 21, date(2025, 2, 10))
    inform(register)
    assert step(register) == ["await_return"]
    register.do(note_return, register.pupil_id(), TODAY)
    assert step(register) == ["set_objectives"]
    assert register.line("set_objectives").due == date(2025, 5, 31)
    register.do(propose, register.pupil_id(), proposal())
    assert step(register) == ["seek_approval"]
    register.do(note_answer, register.pupil_id(), answer())
    assert step(register) == ["council"]
    register.today = MAY
    register.do(note_council, register.pupil_id(), MAY, ("met", "met"), "met", "Tous tenus.")
    assert step(register) == ["admission_notice"]
    assert step(register, "done") == sorted(
        {"excess_information", "await_return", "set_objectives", "seek_approval", "council"}
    )
    kept = register.ask(procedure, register.pupil_id(), today=MAY)
    assert [one.text for one in kept.objectives] == list(OBJECTIVES)
    assert [one.finding for one in kept.objectives] == ["met", "met"]
    assert (kept.council, kept.motivation, kept.verdict.outcome) == (
        "met",
        "Tous tenus.",
        "admitted",
    )


def test_objectives_not_met_bring_the_attestation(register):
    approved(register)
    register.today = MAY
    register.do(note_council, register.pupil_id(), MAY, ("met", "not_met"), "not_met", "Absent.")
    assert step(register) == ["admission_notice", "free_attestation"]


def test_a_refusal_brings_the_attestation_without_council(register):
    exceed(register)
    inform(register)
    register.do(note_return, register.pupil_id(), TODAY)
    register.do(propose, register.pupil_id(), proposal())
    register.do(note_answer, register.pupil_id(), answer("refused"))
    assert step(register) == ["free_attestation"]


def test_who_is_never_seen_again_is_not_admitted_after_the_window(register):
    exceed(register)
    inform(register)
    register.pass_days(date(2025, 6, 2))
    assert step(register) == ["free_attestation"]


def test_new_objectives_ask_for_a_new_answer(register):
    approved(register)
    register.today = date(2025, 5, 7)
    register.do(propose, register.pupil_id(), proposal(date(2025, 5, 7), ("Un seul objectif",)))
    assert step(register) == ["seek_approval"]
    found = register.ask(procedure, register.pupil_id(), today=register.today)
    assert "answer_outdated" in found.verdict.codes


def test_the_excess_undone_withdraws_the_step_and_rectifies_what_was_sent(register):
    exceed(register)
    inform(register)
    register.edit("Lambert", None, date(2025, 2, 10))
    assert step(register) == []
    assert step(register, "withdrawn") == ["await_return"]
    assert register.line("rectification").part == str(
        register.line("excess_information", status="done").id
    )


def test_the_first_degree_has_no_procedure(register):
    register.class_name = "2C"
    exceed(register)
    assert step(register) == []


def test_an_excess_after_may_opens_no_procedure(register):
    register.today = date(2025, 6, 20)
    register.miss("Lambert", 20)
    register.edit("Lambert", "A", date(2025, 6, 2))
    assert step(register) == []


@pytest.mark.parametrize(
    ("gesture", "text", "field"),
    [
        (
            lambda r: r.do(propose, r.pupil_id(), proposal(texts=(" ",))),
            "un objectif",
            "objectives",
        ),
        (
            lambda r: r.do(propose, r.pupil_id(), Proposal(TODAY, OBJECTIVES, "", "")),
            "qui fixe",
            "authors",
        ),
        (lambda r: r.do(propose, r.pupil_id(), proposal()), "suit le retour", "day"),
        (
            lambda r: r.do(
                note_answer, r.pupil_id(), FamilyAnswer("approved", TODAY, "parent", "")
            ),
            "a signé",
            "signed_name",
        ),
        (lambda r: r.do(note_answer, r.pupil_id(), answer()), "objectifs proposés", "answer"),
        (
            lambda r: r.do(note_council, r.pupil_id(), TODAY, (), "met", "Oui."),
            "approuvés",
            "council",
        ),
        (lambda r: r.do(note_council, r.pupil_id(), TODAY, (), "met", " "), "motivation", None),
    ],
)
def test_what_the_rule_does_not_take_is_refused_and_nothing_is_kept(register, gesture, text, field):
    exceed(register)
    inform(register)
    with pytest.raises(Refusal, match=text) as refused:
        gesture(register)
    assert field in (refused.value.field, None)
    assert register.ask(procedure, register.pupil_id(), today=TODAY).proposed_on is None


def test_the_council_does_not_decide_before_the_window(register):
    approved(register)
    with pytest.raises(Refusal, match="15 mai 2025"):
        register.do(note_council, register.pupil_id(), TODAY, ("met", "met"), "met", "Trop tôt.")


def test_a_pupil_of_the_alternance_has_the_same_procedure(register):
    register.class_name = "5P"
    exceed(register)
    assert step(register) == ["excess_information"]
