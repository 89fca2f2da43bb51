"""Statuses given, corrected, spared; rolls taken; groups. Nothing is erased."""

import json
from datetime import date

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Absence, Enrolment, JournalEntry
from app.office.absences.board import day_board
from app.office.absences.calling import set_all, take_roll, withdraw_roll
from app.office.absences.groups import GroupEntry, mark_group
from app.office.absences.marking import StatusEdit, set_statuses
from app.office.rights import Role
from tests.office.absences.conftest import DAY


def stored(register, pupil="Lambert"):
    with register.school.session() as session:
        rows = session.exec(
            select(Absence)
            .where(Absence.enrolment_id == register.enrolment(pupil))
            .order_by(Absence.id)
        )
        return [row.model_dump() for row in rows]


def journal(register):
    with register.school.session() as session:
        return [
            (
                row.title,
                row.record_kind,
                json.loads(row.before or "{}"),
                json.loads(row.after or "{}"),
            )
            for row in session.exec(select(JournalEntry).order_by(JournalEntry.id))
            if "absences" in row.action
        ]


def test_a_correction_closes_the_entry_and_writes_another(register):
    register.give("Lambert", "A")
    register.give("Lambert", "R", minutes=12)
    assert register.status("Lambert") == "R"
    first, second = stored(register)
    assert first["replaced_at"] == register.school.desk.now
    assert first["replaced_by"] == second["entered_by"] == register.school.desk.actor.account_id
    assert (second["replaced_at"], second["minutes_late"]) == (None, 12)
    register.give("Lambert", None)
    assert register.status("Lambert") == ""
    assert len(stored(register)) == 2
    assert all(row["replaced_at"] for row in stored(register))


def test_the_same_status_again_writes_nothing(register):
    assert register.give("Lambert", "A") == 1
    assert register.give("Lambert", "A") == 0
    assert len(stored(register)) == 1


def test_the_journal_has_one_line_a_gesture_with_before_and_after(register):
    register.give("Lambert", "A")
    register.give("Lambert", "R", minutes=12)
    pupil = register.school.pupils["4TQA", "Lambert"]
    title, kind, before, after = journal(register)[-1]
    assert (title, kind) == ("Statut à l'appel", "pupil")
    assert before == {"day": "2025-06-24", f"{pupil} am": "A"}
    assert after == {"day": "2025-06-24", f"{pupil} am": "R 12"}


def test_several_statuses_are_one_gesture(register):
    absent = register.mark("A")
    edits = tuple(
        StatusEdit(register.enrolment(name), "pm", absent) for name in ("Lambert", "Dubois")
    )
    undo = register.run(set_statuses, DAY, edits)
    assert [(edit.slot, edit.mark) for edit in undo] == [("pm", None)] * 2
    assert len(journal(register)) == 1
    assert journal(register)[0][1] == "class"


@pytest.mark.parametrize(
    ("day", "slot", "said"),
    [
        (date(2025, 6, 28), "am", "Le samedi 28 juin 2025 n'est pas un jour d'école."),
        (date(2025, 6, 25), "pm", "La classe 4TQA n'a pas cours le mercredi, après-midi."),
        (DAY, "p1", "La classe 4TQA n'a pas cours le mardi, p1."),
        (date(2025, 6, 26), "am", "Ce jour n'est pas encore venu."),
    ],
)
def test_what_cannot_be_is_refused_whole(register, day, slot, said):
    with pytest.raises(Refusal) as refused:
        register.give("Lambert", "A", day=day, slot=slot)
    assert refused.value.message == said
    assert stored(register) == []
    assert journal(register) == []


def test_what_is_known_ahead_may_be_noted_ahead(register):
    ahead = date(2025, 6, 26)
    register.give("Lambert", "S", day=ahead)
    assert register.status("Lambert", day=ahead) == "S"


def test_a_pupil_who_left_has_no_status(register):
    with register.school.session() as session:
        row = session.get(Enrolment, register.enrolment("Lambert"))
        row.end = date(2025, 6, 20)
        session.add(row)
    with pytest.raises(Refusal, match="Lambert Éloïse n'est pas dans la classe 4TQA"):
        register.give("Lambert", "A")


@pytest.mark.parametrize(
    ("code", "rest", "field"),
    [
        ("A", {"minutes": 5}, "minutes_late"),
        ("R", {"minutes": 0}, "minutes_late"),
        ("R", {"minutes": 481}, "minutes_late"),
        ("A", {"from_time": "8h25"}, "from_time"),
        ("A", {"from_time": "24:00"}, "from_time"),
        ("A", {"from_time": "10:00", "to_time": "09:00"}, "to_time"),
    ],
)
def test_minutes_and_times_are_checked(register, code, rest, field):
    with pytest.raises(Refusal) as refused:
        register.give("Lambert", code, **rest)
    assert refused.value.field == field


def test_times_are_kept(register):
    register.give("Lambert", "A", from_time="10:05", to_time="11:40")
    (row,) = stored(register)
    assert (row["from_time"], row["to_time"]) == ("10:05", "11:40")


def test_a_reader_may_not(register):
    edit = StatusEdit(register.enrolment("Lambert"), "am", register.mark("A"))
    with pytest.raises(Refusal):
        register.school.file.run(set_statuses, register.school.as_role(Role.READER), DAY, (edit,))
    desk = register.school.as_role(Role.EDUCATOR)
    assert register.school.file.run(set_statuses, desk, DAY, (edit,)).value


def test_a_roll_is_taken_once_and_can_be_withdrawn(register):
    assert register.run(take_roll, register.class_id, DAY, "am") is True
    assert register.run(take_roll, register.class_id, DAY, "am") is False
    taken = register.roll().taken["am"]
    assert taken.by == "Anne Exemple"
    assert taken.at == register.school.desk.now
    register.run(withdraw_roll, register.class_id, DAY, "am")
    assert register.roll().taken == {}
    with pytest.raises(Refusal):
        register.run(withdraw_roll, register.class_id, DAY, "am")
    assert journal(register)[-1][2]["called"] is True
    (kept,) = register.roll().withdrawn["am"]
    assert (kept.by, kept.at) == (taken.by, taken.at)
    assert (kept.withdrawn_by, kept.withdrawn_at) == ("Anne Exemple", taken.at)
    assert register.run(take_roll, register.class_id, DAY, "am") is True
    assert register.roll().taken["am"].stands
    assert len(register.roll().withdrawn["am"]) == 1


def test_the_roll_of_a_day_to_come_is_not_taken(register):
    with pytest.raises(Refusal, match="pas encore venu"):
        register.run(take_roll, register.class_id, date(2025, 6, 26), "am")


def test_set_all_spares_who_is_excused_or_elsewhere(register):
    register.give("Lambert", "E")
    register.give("Dubois", "S")
    register.give("Peeters", "A")
    undo = register.run(set_all, register.class_id, DAY, "am", register.mark("L"))
    found = [register.status(name) for name in ("Lambert", "Dubois", "Peeters", "Van Damme")]
    assert found == ["E", "S", "L", "L"]
    register.run(set_statuses, DAY, undo)
    assert register.status("Peeters") == "A"
    assert register.status("Van Damme") == ""


def test_all_present_spares_them_too(register):
    register.give("Lambert", "E")
    register.give("Dubois", "A")
    register.give("Peeters", "R", minutes=5)
    assert len(register.run(set_all, register.class_id, DAY, "am", None)) == 2
    found = [register.status(name) for name in ("Lambert", "Dubois", "Peeters", "Van Damme")]
    assert found == ["E", "", "", ""]


def group(register, *classes, first=DAY, last=DAY, slots=(), code="X", enrolments=()):
    ids = tuple(register.school.classes[name] for name in classes)
    return GroupEntry(ids, enrolments, first, last, slots, register.mark(code))


def test_an_outing_of_several_days_is_one_entry(register):
    register.give("Lambert", "A", day=date(2025, 6, 23), slot="pm")
    entry = group(register, "4TQA", "2C", first=date(2025, 6, 20), last=date(2025, 6, 25))
    result = register.run(mark_group, entry)
    # Friday, Monday and Tuesday have two halves, Wednesday one: 7 for each of 8 pupils.
    assert (result.written, result.spared) == (55, 1)
    assert register.status("Lambert", day=date(2025, 6, 23), slot="pm") == "A"
    assert register.status("Dubois", day=date(2025, 6, 25)) == "X"
    assert len([line for line in journal(register) if line[0] == "Statut d'un groupe"]) == 1


def test_a_class_is_sent_home_for_an_afternoon(register):
    result = register.run(mark_group, group(register, "4TQA", slots=("pm",), code="L"))
    assert result.written == 4
    line = register.ask(day_board, DAY).classes[0]
    assert (line.state("am").away, line.state("pm").away) == (0, 4)


def test_a_group_holds_some_pupils_of_another_class(register):
    entry = group(register, enrolments=(register.school.enrolments["2C", "Dubois"],))
    assert register.run(mark_group, entry).written == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last": date(2025, 6, 23)}, "last"),
        ({"last": date(2026, 6, 23)}, "last"),
    ],
)
def test_a_group_needs_a_period(register, change, field):
    with pytest.raises(Refusal) as refused:
        register.run(mark_group, group(register, "4TQA", **change))
    assert refused.value.field == field


def test_a_group_needs_somebody_and_a_school_day(register):
    with pytest.raises(Refusal, match="Aucune classe"):
        register.run(mark_group, group(register))
    with pytest.raises(Refusal, match="pas un jour d'école"):
        register.run(
            mark_group, group(register, "4TQA", first=date(2025, 6, 21), last=date(2025, 6, 23))
        )
    with pytest.raises(Refusal, match="Aucun élève"):
        wednesday = date(2025, 6, 25)
        register.run(
            mark_group, group(register, "4TQA", first=wednesday, last=wednesday, slots=("pm",))
        )
