"""Thresholds of the regimes that count periods, and of the hours in a firm."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlmodel import col, select

from app.errors import Refusal
from app.models import FirmHours, RollCall
from app.office.absences.duties.settling import settle
from app.office.absences.presence_settings import (
    ClassPresence,
    EnrolmentPresence,
    MonthHours,
    enrolment_presence,
    set_class_presence,
    set_enrolment_presence,
    set_month_hours,
)
from app.office.absences.thresholds import counters

MARCH = date(2025, 3, 10)  # a Monday
TODAY = date(2025, 5, 26)


def call_all(register, days, slots=4):
    """The roll of these days was called, so many periods each."""
    with register.school.session() as session:
        for day in days:
            for number in range(1, slots + 1):
                session.add(
                    RollCall(
                        class_id=register.class_id,
                        day=day,
                        slot=f"p{number}",
                        taken_at=register.school.desk.now,
                    )
                )


EVENINGS = [
    *(date(2025, 3, day) for day in (11, 18, 25)),
    *(date(2025, 4, day) for day in (1, 8, 15, 22)),
    date(2025, 5, 13),
]


def school_days(count, start=MARCH):
    days = (start + timedelta(days=ahead) for ahead in range(count * 2))
    return [day for day in days if day.isoweekday() < 6][:count]


@pytest.fixture
def unit(register):
    """A unit of 80 periods, of which eight evenings of four were given."""
    register.class_name, register.today = "UE1", TODAY
    call_all(register, EVENINGS)
    given = ClassPresence(unit_periods=Decimal(80))
    register.do(set_class_presence, register.class_id, given)
    return register


def miss_periods(register, number, pupil="Lambert", code="A"):
    said = []
    for place in range(number):
        day, slot = EVENINGS[place // 4], f"p{place % 4 + 1}"
        said += register.edit(pupil, code, day, slot)
    return said


def row_of(register, pupil="Lambert"):
    rows = register.ask(counters, today=register.today).rows
    (found,) = [row for row in rows if row.enrolment_id == register.enrolment(pupil)]
    return found


def test_a_fifth_of_the_unit_is_the_limit(unit):
    miss_periods(unit, 16)
    assert unit.kinds("Lambert") == []
    assert row_of(unit).rate == 20
    said = unit.edit("Lambert", "A", EVENINGS[4], "p1")
    assert unit.kinds("Lambert") == ["irregularity_notice"]
    assert said == ["Lambert Éloïse\u00a0: nouvelle obligation, avis de non-régularité."]
    notice = unit.line("irregularity_notice")
    assert (notice.number, notice.unit, notice.due) == (17, "period", None)
    assert "21,25 %" in notice.reasons[0].text.replace("\u00a0", " ")
    said = unit.edit("Lambert", "E", EVENINGS[4], "p1")
    assert unit.kinds("Lambert", "withdrawn") == ["irregularity_notice"]
    assert said[0].endswith("L'élève compte 16 périodes injustifiées.")


def test_a_dispense_lowers_the_limit(unit):
    miss_periods(unit, 16)
    given = EnrolmentPresence(dispensed_periods=Decimal(10))
    unit.do(set_enrolment_presence, unit.enrolment("Lambert"), given)
    assert unit.kinds("Lambert") == ["irregularity_notice"]


def test_without_the_units_periods_nobody_is_judged(register):
    register.class_name, register.today = "UE1", TODAY
    call_all(register, EVENINGS)
    miss_periods(register, 20)
    assert register.kinds() == []
    assert row_of(register).needs_unit_periods


def test_half_of_the_unit_asks_for_a_hearing_whatever_the_reason(unit):
    unit.do(set_class_presence, unit.class_id, ClassPresence(unit_periods=Decimal(32)))
    miss_periods(unit, 16, code="E")
    assert unit.kinds("Lambert") == []
    unit.edit("Lambert", "E", EVENINGS[4], "p1")
    assert unit.kinds("Lambert") == ["presence_hearing"]


def test_a_tenth_of_a_term_loses_the_paid_leave(unit):
    unit.do(set_enrolment_presence, unit.enrolment("Lambert"), EnrolmentPresence(paid_leave=True))
    # Three evenings in March: twelve periods in the first quarter.
    miss_periods(unit, 1)
    assert unit.kinds("Lambert") == []
    unit.edit("Lambert", "A", EVENINGS[0], "p2")
    (line,) = unit.lines("Lambert")
    assert (line.kind, line.part) == ("leave_warning", "2025-1")
    unit.edit("Lambert", None, EVENINGS[0], "p2")
    assert unit.kinds("Lambert") == []


@pytest.fixture
def european(register):
    """A class whose roll was called on 30 school days of seven periods, from 10 March on."""
    register.class_name, register.today = "S4A", TODAY
    call_all(register, school_days(30), slots=7)
    return register


def miss_days(register, days, slots=7, code="A"):
    for day in days:
        for number in range(1, slots + 1):
            register.edit("Lambert", code, day, f"p{number}")


def test_more_than_a_tenth_warns_at_the_end_of_the_term(european):
    miss_days(european, school_days(3), code="E")  # 21 of 210: exactly a tenth
    european.edit("Lambert", "E", school_days(4)[3], "p1")
    assert european.kinds("Lambert") == []
    given = ClassPresence(first_term_end=date(2025, 5, 9))
    european.do(set_class_presence, european.class_id, given)
    assert european.kinds("Lambert") == ["rate_warning"]
    european.edit("Lambert", None, school_days(4)[3], "p1")
    assert european.kinds("Lambert") == []


def test_the_term_that_has_not_ended_warns_nobody(european):
    miss_days(european, school_days(4), code="E")
    given = ClassPresence(first_term_end=TODAY + timedelta(days=1))
    european.do(set_class_presence, european.class_id, given)
    assert european.kinds("Lambert") == []
    european.pass_days(TODAY + timedelta(days=1))
    assert european.kinds("Lambert") == ["rate_warning"]


def test_fifteen_days_in_a_row_are_borne_the_sixteenth_is_not(european):
    # The weekends between do not break the row.
    miss_days(european, school_days(15))
    assert european.kinds("Lambert") == []
    miss_days(european, school_days(16)[15:])
    line = european.line("left_school")
    assert (line.arose_on, line.due, line.number) == (
        school_days(16)[15],
        school_days(16)[15],
        112,
    )
    european.edit("Lambert", "E", school_days(8)[7], "p1")
    assert "left_school" not in european.kinds("Lambert")


def test_repeated_absences_are_warned_of_then_punished(european):
    european.edit("Lambert", "A", school_days(1)[0], "p1")
    assert european.kinds("Lambert") == []
    european.edit("Lambert", "A", school_days(3)[2], "p1")
    line = european.line("repeated_warning")
    european.do(settle, line.id, TODAY, "par écrit")
    assert european.kinds("Lambert") == []
    later = TODAY + timedelta(days=1)
    european.today = date(2025, 6, 10)
    european.edit("Lambert", "A", later, "p1")
    assert european.kinds("Lambert") == ["discipline_council"]


@pytest.fixture
def cefa(register):
    register.class_name, register.today = "5P", TODAY
    return register


def foreseen(hours, weeks=25, **rest):
    return EnrolmentPresence(
        programme="art45", planned_hours=Decimal(hours), planned_weeks=weeks, **rest
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (foreseen(600), ""),
        (foreseen(599), "complement_missing"),
        (foreseen(599, complement_periods=Decimal(20)), ""),
        (foreseen(449, complement_periods=Decimal(20)), "hours_below_floor"),
        (foreseen(600, weeks=19), "hours_weeks_short"),
        (foreseen(300, derogation=True), ""),
    ],
)
def test_the_hours_foreseen_in_the_firm_suffice_or_oblige(cefa, given, code):
    cefa.do(set_enrolment_presence, cefa.enrolment("Lambert"), given)
    lines = cefa.lines("Lambert")
    assert [line.kind for line in lines] == (["firm_hours"] if code else [])
    assert not code or code in {reason.code for reason in lines[0].reasons}


def test_the_hours_done_are_added_up_and_kept_by_month(cefa):
    seat = cefa.enrolment("Lambert")
    cefa.do(set_enrolment_presence, seat, foreseen(620))
    for month, hours in ((2, 80), (3, 72.5)):
        given = MonthHours(date(2025, month, 14), " Bâti SRL ", Decimal(str(hours)), 4)
        cefa.do(set_month_hours, seat, given)
    assert row_of(cefa).hours == Decimal("152.5")
    _kept, months = cefa.ask(enrolment_presence, seat)
    assert [(one.month, one.firm) for one in months] == [
        (date(2025, 2, 1), "Bâti SRL"),
        (date(2025, 3, 1), "Bâti SRL"),
    ]
    cefa.do(set_month_hours, seat, MonthHours(date(2025, 2, 1), "Bâti SRL", Decimal(40), 2))
    cefa.do(set_month_hours, seat, MonthHours(date(2025, 2, 1), "Bâti SRL", Decimal(0), 4))
    assert row_of(cefa).hours == Decimal("72.5")
    with cefa.school.session() as session:
        rows = session.exec(select(FirmHours).order_by(col(FirmHours.id))).all()
        told = [(row.month.month, row.hours, row.replaced_at is None) for row in rows]
        assert {row.entered_by for row in rows} == {cefa.school.desk.actor.account_id}
    assert told == [(2, 80, False), (3, Decimal("72.5"), True), (2, 40, False)]


def test_an_unknown_amount_is_refused(cefa):
    seat = cefa.enrolment("Lambert")
    with pytest.raises(Refusal) as refused:
        cefa.do(set_month_hours, seat, MonthHours(date(2025, 2, 1), " ", Decimal(8), 1))
    assert refused.value.field == "firm"
    with pytest.raises(Refusal) as refused:
        cefa.do(set_enrolment_presence, seat, EnrolmentPresence(planned_hours=Decimal(-1)))
    assert refused.value.field == "planned_hours"
