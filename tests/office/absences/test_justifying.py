"""Documents received, judged by the rule and by the head, in every verdict."""

import json
from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import JournalEntry, Justification
from app.office.absences.dossiers import dossiers
from app.office.absences.judging import Paper
from app.office.absences.pupil_absences import pupil_absences
from app.office.absences.receiving import NewDocument, decide, foresee, receive, rule_on
from app.office.absences.withdrawing import withdraw_document
from app.office.rights import Role
from app.office.today.registers import registers_to_do
from app.office.work import query
from tests.office.absences.conftest import DAY

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2025, 5, day) for day in (19, 20, 21, 22))
IN_TIME = date(2025, 5, 21)


def away(register, *days, pupil="Lambert", slots=("am", "pm")):
    for day in days:
        for slot in slots:
            if not (slot == "pm" and day.isoweekday() == 3):
                register.give(pupil, "A", day=day, slot=slot)


@query
def register_items(reading):
    """How many justifications the list of the day has to judge."""
    return sum(item.kind == "justifications" for item in registers_to_do(reading))


def document(
    register, kind="note", motive="personal", *pupils, first=TUESDAY, last=TUESDAY, **rest
):
    ids = tuple(register.school.pupils["4TQA", name] for name in pupils or ("Lambert",))
    values = {"received_on": IN_TIME, "signed_by": "parent" if kind == "note" else "", **rest}
    return NewDocument(ids, first, last, Paper(kind, motive, **values), "reçu au bureau")


def statuses(register, pupil="Lambert", today=DAY):
    found = register.ask(pupil_absences, register.school.pupils["4TQA", pupil], today=today)
    return [line.status for line in found.lines]


def only(register, today=DAY):
    found = register.ask(dossiers, today=today).dossiers
    return next(one for one in found if one.justification_id is not None)


def test_a_note_justifies_by_right(register):
    away(register, TUESDAY)
    (foreseen,) = register.ask(foresee, document(register), today=IN_TIME)
    assert (foreseen.verdict.outcome, foreseen.verdict.result.justified) == ("accepted", 2)
    register.run(receive, document(register), today=IN_TIME)
    assert statuses(register) == ["justified", "justified"]
    found = only(register)
    assert (found.state, found.half_days, found.justified) == ("accepted", 2, 2)
    assert [reason.code for reason in found.reasons] == ["parent_note"]
    assert (found.cap.used, found.cap.limit, found.cap.left) == (2, 8, 6)


def test_the_verdict_is_kept_as_it_was_given(register):
    away(register, TUESDAY)
    (number,) = register.run(receive, document(register), today=IN_TIME)
    with register.school.session() as session:
        (kept,) = json.loads(session.get(Justification, number).verdict)["verdicts"]
    assert kept["rule"] == "fwb.justification"
    assert kept["facts"]["motive"] == "personal"
    assert len(kept["digest"]) == 64
    assert any(figure["name"] == "fwb.note_half_days" for figure in kept["figures"])


def test_a_note_does_not_do_beyond_two_days_and_the_head_decides(register):
    away(register, MONDAY, TUESDAY, WEDNESDAY)
    paper = document(register, first=MONDAY, last=WEDNESDAY, received_on=THURSDAY)
    (number,) = register.run(receive, paper, today=THURSDAY)
    assert set(statuses(register)) == {"pending"}
    assert only(register).state == "to_judge"
    assert "certificate_required" in [reason.code for reason in only(register).reasons]
    register.run(decide, number, "accepted", "Hospitalisation connue de l'école.", today=THURSDAY)
    assert set(statuses(register)) == {"justified"}
    found = only(register)
    assert (found.decided_by, found.decided_on) == ("Anne Exemple", THURSDAY)
    assert "head_recognised" in [reason.code for reason in found.reasons]


def test_the_head_refuses_then_revises_with_a_reason(register):
    away(register, TUESDAY)
    paper = document(register, "presence_attestation", "medical_appointment")
    (number,) = register.run(receive, paper, today=IN_TIME)
    register.run(decide, number, "refused", "", today=THURSDAY)
    assert statuses(register) == ["unjustified", "unjustified"]
    with pytest.raises(Refusal) as refused:
        register.run(decide, number, "accepted", " ", today=THURSDAY)
    assert refused.value.field == "motivation"
    register.run(decide, number, "accepted", "Rendez-vous impossible à déplacer.", today=THURSDAY)
    assert statuses(register) == ["justified", "justified"]
    with register.school.session() as session:
        last = session.exec(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert last.title == "Décision sur une absence"
    assert json.loads(last.before)["status"] == "refused"


def test_a_document_justified_by_right_is_withdrawn_and_counted_no_more(register):
    away(register, TUESDAY)
    (number,) = register.run(receive, document(register), today=IN_TIME)
    with pytest.raises(Refusal) as refused:
        register.run(withdraw_document, number, "  ", today=IN_TIME)
    assert refused.value.field == "reason"
    register.run(withdraw_document, number, "Encodé pour un autre élève.", today=IN_TIME)
    assert statuses(register, today=IN_TIME) == ["pending", "pending"]
    assert statuses(register) == ["unjustified", "unjustified"]
    waiting, kept = register.ask(dossiers, today=IN_TIME).dossiers
    assert (waiting.state, waiting.half_days) == ("waiting", 2)
    assert (kept.state, kept.justified, kept.cap.used) == ("withdrawn", 0, 0)
    assert (kept.withdrawal.by, kept.withdrawal.reason) == (
        "Anne Exemple",
        "Encodé pour un autre élève.",
    )
    with register.school.session() as session:
        last = session.exec(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
        assert session.get(Justification, number).status == "accepted"
    assert last.title == "Document d'absence retiré"
    assert json.loads(last.after)["reason"] == "Encodé pour un autre élève."


def test_what_is_withdrawn_is_neither_decided_nor_withdrawn_again_but_may_come_again(register):
    away(register, TUESDAY)
    paper = document(register, "presence_attestation", "medical_appointment")
    (number,) = register.run(receive, paper, today=IN_TIME)
    assert register.ask(register_items) == 1
    register.run(withdraw_document, number, "Faux.", today=IN_TIME)
    assert register.ask(register_items) == 0
    for command, arguments in ((decide, ("accepted", "Vu.")), (withdraw_document, ("Encore.",))):
        with pytest.raises(Refusal, match="a été retiré"):
            register.run(command, number, *arguments, today=THURSDAY)
    register.run(receive, document(register), today=IN_TIME)
    assert statuses(register) == ["justified", "justified"]


def test_only_who_judges_withdraws(register):
    away(register, TUESDAY)
    (number,) = register.run(receive, document(register), today=IN_TIME)
    desk = register.school.as_role(Role.READER)
    with pytest.raises(Refusal):
        register.school.file.run(withdraw_document, desk, number, "Faux.")
    assert statuses(register) == ["justified", "justified"]


def test_a_document_that_comes_too_late_justifies_nothing(register):
    away(register, TUESDAY)
    paper = document(register, "medical_certificate", "illness", received_on=date(2025, 5, 28))
    register.run(receive, paper, today=date(2025, 5, 28))
    assert only(register).state == "too_late"
    assert statuses(register) == ["unjustified", "unjustified"]


def test_holidays_are_refused_whatever_the_document(register):
    away(register, TUESDAY)
    register.run(receive, document(register, motive="holiday"), today=IN_TIME)
    assert only(register).state == "refused"


def test_the_eighth_half_day_of_notes_is_the_last(register):
    days = [date(2025, 5, day) for day in (5, 13, 15, 20)]
    for day in days:
        if day != date(2025, 5, 5):
            away(register, day)
    for day in (date(2025, 5, 13), date(2025, 5, 15)):
        after = date(2025, 5, day.day + 1)
        paper = document(register, first=day, last=day, received_on=after)
        register.run(receive, paper, today=after)
    away(register, date(2025, 5, 26), date(2025, 5, 27))
    register.run(receive, document(register), today=IN_TIME)
    last = document(
        register,
        first=date(2025, 5, 26),
        last=date(2025, 5, 27),
        received_on=date(2025, 5, 28),
    )
    (number,) = register.run(receive, last, today=date(2025, 5, 28))
    today = date(2025, 5, 28)
    # Six were used: two of the four remain, the earliest; the head decides on the others.
    assert statuses(register, today=today)[-4:] == ["justified", "justified", "pending", "pending"]
    register.run(decide, number, "refused_rest", "", today=today)
    assert statuses(register)[-4:] == ["justified", "justified", "unjustified", "unjustified"]
    found = register.ask(dossiers).dossiers
    assert {one.cap.left for one in found} == {0}


def test_sport_needs_an_announcement_a_week_before(register):
    away(register, TUESDAY)
    rest = {"received_on": date(2025, 5, 12), "authorisation": True}
    late = document(register, "federation_attestation", "sport", **rest)
    (found,) = register.ask(foresee, late, today=IN_TIME)
    assert (found.verdict.outcome, "notice_late" in found.verdict.codes) == ("head", True)
    told = document(
        register, "federation_attestation", "sport", announced=date(2025, 5, 12), **rest
    )
    (found,) = register.ask(foresee, told, today=IN_TIME)
    assert found.verdict.outcome == "accepted"
    register.run(receive, told, today=IN_TIME)
    ((motive, cap),) = only(register).activity_caps
    assert (motive, cap.used, cap.left) == ("sport", 2, cap.limit - 2)


def test_one_certificate_covers_several_absences_and_several_pupils(register):
    away(register, MONDAY, THURSDAY, slots=("am",))
    away(register, MONDAY, slots=("am",), pupil="Dubois")
    paper = document(
        register,
        "medical_certificate",
        "illness",
        "Lambert",
        "Dubois",
        first=MONDAY,
        last=THURSDAY,
        received_on=date(2025, 5, 20),
    )
    with pytest.raises(Refusal):
        register.run(receive, document(register, first=TUESDAY), today=IN_TIME)
    ids = register.run(receive, paper, today=date(2025, 5, 23))
    assert len(ids) == 3
    assert statuses(register) == ["justified", "justified"]
    assert statuses(register, "Dubois") == ["justified"]


def test_a_correction_keeps_what_justified_the_entry(register):
    away(register, TUESDAY, slots=("am",))
    register.run(receive, document(register), today=IN_TIME)
    register.give("Lambert", "A", day=TUESDAY, note="fièvre")
    assert statuses(register) == ["justified"]
    register.give("Lambert", None, day=TUESDAY)
    assert statuses(register) == []
    assert only(register).half_days == 0


def test_the_rule_is_asked_before_anybody_decides(register):
    away(register, TUESDAY)
    paper = document(register, "presence_attestation", "medical_appointment")
    (number,) = register.run(receive, paper, today=IN_TIME)
    (verdict,) = register.ask(rule_on, number, today=THURSDAY)
    assert (verdict.outcome, verdict.codes) == ("head", {"head_appreciation"})


def test_what_is_no_more_at_the_register_is_not_decided(register):
    away(register, TUESDAY, slots=("am",))
    paper = document(register, "presence_attestation", "medical_appointment")
    (number,) = register.run(receive, paper, today=IN_TIME)
    register.give("Lambert", None, day=TUESDAY)
    with pytest.raises(Refusal, match="ne sont plus au registre"):
        register.run(decide, number, "accepted", "Oui.")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "none"}, "kind"),
        ({"kind": "papier"}, "kind"),
        ({"motive": ""}, "motive"),
        ({"signed_by": ""}, "signed_by"),
        ({"last": MONDAY}, "end"),
        ({"received_on": date(2025, 6, 30)}, "received_on"),
        ({"first": date(2024, 8, 1), "last": date(2024, 8, 2)}, "start"),
        ({"first": THURSDAY, "last": THURSDAY}, "start"),
    ],
)
def test_a_document_must_be_usable(register, change, field):
    away(register, TUESDAY)
    with pytest.raises(Refusal) as refused:
        register.run(receive, document(register, **change))
    assert refused.value.field == field


def test_what_awaits_comes_first_with_its_last_day(register):
    away(register, TUESDAY)
    register.run(receive, document(register), today=IN_TIME)
    away(register, THURSDAY, slots=("am",))
    first, second = register.ask(dossiers, today=THURSDAY).dossiers
    assert (first.state, first.due, first.document_by) == (
        "waiting",
        date(2025, 5, 30),
        date(2025, 5, 23),
    )
    assert second.state == "accepted"
    # It lapses when its day is over.
    assert [one.state for one in register.ask(dossiers).dossiers] == ["accepted"]


def test_decisions_are_for_who_may(register):
    away(register, TUESDAY)
    (number,) = register.run(
        receive, document(register, "presence_attestation", "medical_appointment"), today=IN_TIME
    )
    with pytest.raises(Refusal, match="Votre compte"):
        register.school.file.run(
            decide, register.school.as_role(Role.READER), number, "accepted", "Oui."
        )
    with pytest.raises(Refusal):
        register.run(decide, number, "peut-être", "Oui.")
    with pytest.raises(Refusal):
        register.run(decide, 999, "accepted", "Oui.")


def test_statements_do_not_grow_with_dossiers(register, statements):
    away(register, TUESDAY)
    with statements(register.school) as few:
        register.ask(dossiers)
    register.run(receive, document(register), today=IN_TIME)
    away(register, THURSDAY, pupil="Dubois")
    away(register, THURSDAY, pupil="Peeters")
    with statements(register.school) as many:
        register.ask(dossiers)
    assert len(many) == len(few) <= 11
