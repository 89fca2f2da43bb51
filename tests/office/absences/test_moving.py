"""A change of class or a departure on a day that is past: the register follows the pupil."""

from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.models import Absence, RollCall, SchoolClass
from app.office.absences.closed_months import close_month
from app.office.absences.presence_settings import (
    EnrolmentPresence,
    MonthHours,
    set_enrolment_presence,
    set_month_hours,
)
from app.office.absences.receiving import receive
from app.office.absences.registers import month_registers
from app.office.absences.thresholds import counters
from app.office.pupils.enrolments import change_class, end_enrolment, reopen_enrolment
from app.reports.attendance_register import render_attendance_register
from tests.office.absences.conftest import DAY
from tests.office.absences.test_justifying import document

APRIL = date(2025, 4, 1)
BEFORE, AFTER = date(2025, 4, 8), date(2025, 4, 10)


def counted(register, class_name):
    rows = register.ask(counters, today=DAY).rows
    pupil = register.school.pupils[register.class_name, "Lambert"]
    (found,) = [row for row in rows if row.pupil_id == pupil and row.class_name == class_name]
    return found.unjustified, found.justified, found.pending


def line_of(register, class_name):
    ids = (register.school.classes[class_name],)
    (found,) = register.ask(month_registers, ids, APRIL, today=DAY)
    lines = [one for one in found.lines if one.name == "Lambert Éloïse"]
    return next(one for one in lines if one.remark or class_name == register.class_name)


def moved(register, class_name, day=date(2025, 4, 9)):
    target = register.school.classes[class_name]
    return register.run(change_class, register.enrolment("Lambert"), target, day)


def test_what_was_noted_since_the_change_is_written_in_the_new_class(register):
    register.give("Lambert", "A", day=BEFORE)
    register.give("Lambert", "A", day=AFTER)
    note = document(register, first=AFTER, last=AFTER, received_on=date(2025, 4, 11))
    register.run(receive, note, today=date(2025, 4, 11))
    moved(register, "2C")
    assert counted(register, "2C") == (1, 1, 0)
    assert line_of(register, "4TQA").totals == (1, 0, 0, 0)
    assert line_of(register, "2C").totals == (0, 1, 0, 0)
    with register.school.session() as session:
        rows = session.exec(select(Absence).where(Absence.day == AFTER)).all()
    assert [(row.enrolment_id, row.replaced_at is None) for row in rows] == [
        (register.enrolment("Lambert"), False),
        (max(row.enrolment_id for row in rows), True),
    ]


def test_a_class_that_counts_otherwise_takes_nothing_over(register):
    register.give("Lambert", "A", day=AFTER)
    with pytest.raises(Refusal, match="ne les compte pas de même"):
        moved(register, "UE1")
    moved(register, "UE1", date(2025, 4, 11))


def test_what_is_noted_after_the_last_day_counts_no_more_and_stays(register):
    register.give("Lambert", "A", day=BEFORE)
    register.give("Lambert", "A", day=AFTER)
    enrolment, desk = register.enrolment("Lambert"), register.school.desk
    done = register.school.file.run(end_enrolment, desk, enrolment, BEFORE, "Déménagement")
    assert done.notices == (
        "1 statut noté après le 08/04/2025 ne compte plus\u202f; il reste dans le fichier.",
    )
    assert counted(register, "4TQA") == (1, 0, 0)
    register.run(reopen_enrolment, enrolment)
    assert counted(register, "4TQA") == (2, 0, 0)


@pytest.mark.parametrize("gesture", ["change", "end"])
def test_a_closed_register_is_reopened_first(register, gesture):
    (drawn,) = register.ask(month_registers, (register.class_id,), APRIL)
    register.run(close_month, register.class_id, APRIL, drawn, render_attendance_register(drawn))
    enrolment = register.enrolment("Lambert")
    with pytest.raises(Refusal, match="est clôturé"):
        if gesture == "change":
            moved(register, "2C")
        else:
            register.run(end_enrolment, enrolment, BEFORE, "Déménagement")
    register.run(end_enrolment, enrolment, date(2025, 4, 30), "Déménagement")


def test_periods_given_are_those_of_each_class_in_its_days(register):
    register.class_name = "S4A"
    other = "S4B"
    register.school.classes[other] = second_class(register, other)
    days = {"S4A": [BEFORE, AFTER], other: [AFTER, date(2025, 4, 11)]}
    with register.school.session() as session:
        for name, called in days.items():
            for day in called:
                for number in range(1, 5):
                    session.add(
                        RollCall(
                            class_id=register.school.classes[name],
                            day=day,
                            slot=f"p{number}",
                            taken_at=register.school.desk.now,
                        )
                    )
    register.give("Lambert", "A", day=BEFORE, slot="p1")
    moved(register, other)
    pupil = register.school.pupils["S4A", "Lambert"]
    (row,) = [row for row in register.ask(counters, today=DAY).rows if row.pupil_id == pupil]
    # One period of the twelve given: one day in the first class, two in the second.
    assert row.verdicts[0].facts.courses[0].given == 12
    assert row.unjustified == 1


def second_class(register, name):
    with register.school.session() as session:
        row = session.get_one(SchoolClass, register.class_id)
        twin = SchoolClass(**{**row.model_dump(exclude={"id"}), "name": name})
        session.add(twin)
        session.flush()
        return twin.id


def test_hours_in_a_firm_go_on_from_class_to_class(register):
    register.class_name = "5P"
    enrolment = register.enrolment("Lambert")
    given = EnrolmentPresence(programme="art49", planned_hours=Decimal(600), planned_weeks=30)
    register.run(set_enrolment_presence, enrolment, given)
    register.run(set_month_hours, enrolment, MonthHours(APRIL, "Menuiserie", Decimal(80), 4))
    register.school.classes["6P"] = second_class(register, "6P")
    moved(register, "6P")
    pupil = register.school.pupils["5P", "Lambert"]
    (row,) = [row for row in register.ask(counters, today=DAY).rows if row.pupil_id == pupil]
    assert (row.class_name, row.hours) == ("6P", 80)
