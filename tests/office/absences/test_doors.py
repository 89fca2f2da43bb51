"""Who comes in late or goes home through the day, by the bells."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.absences.calling import take_roll
from app.office.absences.doors import Passage, foresee_passage, note_passage, passers
from app.office.absences.groups import GroupEntry, mark_group
from app.office.absences.pupil_day import pupil_day
from tests.office.absences.conftest import DAY, enrol_last_year

SATURDAY = date(2025, 6, 21)


def passage(register, time, *, leaving=False, day=DAY, pupil="Lambert"):
    return Passage(register.enrolment(pupil), day, time, leaving, "la maman")


def noted(register, pupil="Lambert", day=DAY):
    codes = {code.id: code.code for code in register.roll(day).codes}
    return [
        (one.slot, codes[one.mark.code_id], one.mark.minutes_late, one.mark.from_time)
        for one in register.ask(pupil_day, register.enrolment(pupil), day).versions
        if one.replaced_at is None
    ]


def test_minutes_late_run_from_the_bell(register):
    assert "115 min" in register.ask(foresee_passage, passage(register, "10:20")).said
    register.run(note_passage, passage(register, "10:20"))
    assert noted(register) == [("am", "R", 115, "")]
    register.run(note_passage, passage(register, "12:50"))
    assert noted(register) == [("am", "R", 115, ""), ("pm", "R", 10, "")]


def test_who_was_absent_is_late_and_both_versions_stay(register):
    register.give("Lambert", "A")
    register.run(note_passage, passage(register, "09:00"))
    assert noted(register) == [("am", "R", 35, "")]
    assert len(register.ask(pupil_day, register.enrolment("Lambert"), DAY).versions) == 2


def test_who_goes_home_is_absent_from_then_on(register):
    register.run(note_passage, passage(register, "10:30", leaving=True))
    assert noted(register) == [("am", "A", None, "10:30"), ("pm", "A", None, "")]


def test_periods_before_an_arrival_are_missed_unless_the_roll_said_otherwise(register):
    register.class_name = "S4A"
    register.run(take_roll, register.class_id, DAY, "p1")
    register.run(note_passage, passage(register, "11:05"))
    assert noted(register) == [
        ("p2", "A", None, ""),
        ("p3", "A", None, ""),
        ("p4", "R", 10, ""),
    ]
    register.run(note_passage, passage(register, "14:10", leaving=True, pupil="Dubois"))
    assert [slot for slot, *_rest in noted(register, "Dubois")] == ["p7", "p8"]


def test_a_time_that_says_no_absence_is_refused(register):
    for time, leaving, day in (
        ("08:20", False, DAY),
        ("17:00", False, DAY),
        ("17:00", True, DAY),
        ("8h", False, DAY),
        ("10:00", False, SATURDAY),
    ):
        with pytest.raises(Refusal):
            register.run(note_passage, passage(register, time, leaving=leaving, day=day))
    assert noted(register) == []


def test_everybody_enrolled_that_day_may_pass(register):
    found = register.ask(passers, DAY)
    assert ("Lambert Éloïse", "4TQA") in [(one.name, one.class_name) for one in found]


def test_a_pupil_passes_once_though_last_year_never_ended(register):
    before = register.ask(passers, DAY)
    enrol_last_year(register.school, register.school.pupils["4TQA", "Lambert"])
    assert register.ask(passers, DAY) == before


def test_a_class_that_counts_periods_is_sent_home_for_a_half_day(register):
    register.class_name = "S4A"
    entry = GroupEntry((register.class_id,), (), DAY, DAY, ("pm",), register.mark("L"))
    assert register.run(mark_group, entry).written == 4 * 4
    assert [slot for slot, code, *_rest in noted(register) if code == "L"] == [
        "p5",
        "p6",
        "p7",
        "p8",
    ]
