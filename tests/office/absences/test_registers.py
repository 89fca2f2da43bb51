"""The register of a month: what it shows, closed and reopened; counts are tested beside."""

from calendar import monthrange
from datetime import date
from random import Random

import pytest
from sqlalchemy import delete
from sqlmodel import select

from app.errors import Refusal
from app.models import Absence, AbsenceCode, Enrolment, RollCall
from app.office.absences.closed_months import (
    close_month,
    closed_sheet,
    closings,
    reopen_month,
)
from app.office.absences.registers import month_registers, register_choices
from app.reports.attendance_register import render_attendance_register
from app.reports.attendance_register_view import Presence
from app.ui.rooms.absences.register_sheet import register_sheet
from tests.office.absences.conftest import DAY

PUPILS = ("Dubois", "Lambert", "Peeters", "Van Damme")
CLASSES = ("4TQA", "2C", "5P")
# Long over: whatever nobody justified has lapsed, and all of it counts.
MONTHS = [date(2024, 11, 1), date(2025, 1, 1), date(2025, 2, 1), date(2025, 4, 1)]
CLOSED = {date(2024, 11, 1), date(2024, 11, 11), date(2025, 1, 1), date(2025, 1, 2)}
CLOSED |= {date(2025, 1, 3), date(2025, 4, 21), date(2025, 4, 28), date(2025, 4, 29)}
CLOSED |= {date(2025, 4, 30), *(date(2025, 2, day) for day in range(24, 29))}


def school_days(month):
    days = (
        date(month.year, month.month, day)
        for day in range(1, monthrange(month.year, month.month)[1] + 1)
    )
    return [day for day in days if day.isoweekday() < 6 and day not in CLOSED]


def halves(day):
    return ("am",) if day.isoweekday() == 3 else ("am", "pm")


def ask(register, *names, month=date(2025, 4, 1), today=DAY):
    ids = tuple(register.school.classes[name] for name in names or ("4TQA",))
    return register.ask(month_registers, ids, month, today=today)


def code_numbers(register):
    with register.school.session() as session:
        return [(row.code, row.id) for row in session.exec(select(AbsenceCode))]


def scatter(register, rng, month, codes):
    """Write a month at random: (class, pupil, day, slot) to code."""
    written = {}
    with register.school.session() as session:
        session.execute(delete(Absence))
        for name in CLASSES:
            for last in PUPILS:
                for day in school_days(month):
                    for slot in halves(day):
                        if rng.random() < 0.25:
                            code = rng.choice("AAAERSX")
                            written[name, last, day, slot] = code
                            session.add(
                                Absence(
                                    enrolment_id=register.school.enrolments[name, last],
                                    day=day,
                                    slot=slot,
                                    code_id=codes[code],
                                    minutes_late=rng.choice((None, 5, 44)) if code == "R" else None,
                                    entered_at=register.school.desk.now,
                                )
                            )
    return written


def check(found, name, month, written):
    slots = [(day, slot) for day in school_days(month) for slot in halves(day)]
    assert [(one.day, {"m": "am", "a": "pm"}[one.slot]) for one in found.columns] == slots
    for line in found.lines:
        last = line.name.rsplit(" ", 1)[0]
        mine = [written.get((name, last, *slot), "") for slot in slots]
        assert [cell.text for cell in line.cells] == mine
        totals = (mine.count("A"), mine.count("E"), 0, mine.count("R"))
        assert line.totals == totals
        row = next(row for row in register_sheet(found).rows if row[1] == line.name)
        assert row[-4:] == totals
        assert [str(cell).strip("(·)?*") for cell in row[2:-4]] == mine
    for place, slot in enumerate(slots):
        away = [written.get((name, last, *slot)) for last in PUPILS]
        assert found.absents[place] == away.count("A") + away.count("E")


def test_a_reopened_month_is_counted_anew_and_its_first_sheet_stays(register):
    codes = dict(code_numbers(register))
    month = MONTHS[0]
    scatter(register, Random(1), month, codes)
    (before,) = ask(register, month=month)
    pdf = render_attendance_register(before)
    register.run(close_month, register.class_id, month, before, pdf)
    register.run(reopen_month, register.class_id, month, "Une classe était oubliée.")
    written = scatter(register, Random(2), month, codes)
    (after,) = ask(register, month=month)
    check(after, "4TQA", month, written)
    (kept,) = register.ask(closings, month)
    assert register.ask(closed_sheet, kept.id).pdf == pdf != render_attendance_register(after)


def test_a_call_taken_differs_from_one_that_was_not(register):
    with register.school.session() as session:
        session.add(
            RollCall(
                class_id=register.class_id,
                day=date(2025, 4, 1),
                slot="am",
                taken_at=register.school.desk.now,
            )
        )
    (found,) = ask(register)
    first, second = found.lines[0].cells[:2]
    assert (first.presence, second.presence) == (Presence.PRESENT, Presence.NOT_CALLED)
    assert [column.called for column in found.columns[:2]] == [True, False]


def test_a_pupil_is_shown_on_their_days_only(register):
    with register.school.session() as session:
        leaves = session.get(Enrolment, register.enrolment("Dubois"))
        leaves.end = date(2025, 4, 3)
        comes = session.get(Enrolment, register.enrolment("Peeters"))
        comes.start = date(2025, 4, 24)
        session.add_all((leaves, comes))
    (found,) = ask(register)
    lines = {line.name: line for line in found.lines}
    assert lines["Dubois Noé"].remark == "jusqu'au 3 avril"
    assert lines["Peeters Loïc"].remark == "depuis le 24 avril"
    outside = [cell.presence is Presence.OUTSIDE for cell in lines["Dubois Noé"].cells]
    days = [column.day for column in found.columns]
    assert outside == [day > date(2025, 4, 3) for day in days]
    assert "Dubois Noé" not in [
        line.name for line in ask(register, month=date(2025, 5, 1))[0].lines
    ]


def test_what_is_pending_is_told_apart(register):
    register.give("Lambert", "A", day=date(2025, 6, 23))
    (found,) = ask(register, month=date(2025, 6, 1))
    line = next(one for one in found.lines if one.name.startswith("Lambert"))
    assert line.totals == (0, 0, 1, 0)
    assert any(cell.presence is Presence.PENDING for cell in line.cells)


def test_regimes_that_count_periods_have_a_column_a_day(register):
    register.class_name = "S4A"
    for slot in ("p1", "p3"):
        register.give("Lambert", "A", day=date(2025, 4, 1), slot=slot)
    (found,) = ask(register, "S4A")
    assert [column.day for column in found.columns] == school_days(date(2025, 4, 1))
    line = next(one for one in found.lines if one.name.startswith("Lambert"))
    assert (line.cells[0].text, line.totals) == ("2", (2, 0))


def test_the_months_that_began_are_offered(register):
    found = register.ask(register_choices)
    assert (found.months[0], found.months[-1]) == (date(2024, 8, 1), date(2025, 6, 1))
    assert [one.name for one in found.classes][:2] == ["4TQA", "2C"]


def test_statements_do_not_grow_with_classes(register, statements):
    with statements(register.school) as few:
        ask(register)
    with statements(register.school) as many:
        ask(register, *CLASSES, "S4A", "UE1")
    assert len(many) == len(few) <= 17


def test_no_class_is_refused(register):
    with pytest.raises(Refusal):
        register.ask(month_registers, (), date(2025, 4, 1))
