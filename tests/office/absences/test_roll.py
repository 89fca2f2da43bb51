"""Which classes are called, and what their roll shows."""

from datetime import date

from sqlmodel import select

from app.models import Enrolment, Pupil
from app.office.absences.board import day_board
from app.office.absences.calling import take_roll
from app.office.absences.roll import roll
from app.office.absences.slots import slots_of, usual_slot
from tests.office.absences.conftest import DAY

WEDNESDAY = date(2025, 6, 25)


def codes(slots):
    return [slot.code for slot in slots]


def test_wednesday_has_no_afternoon_and_periods_are_eight():
    assert codes(slots_of("half_day", DAY)) == ["am", "pm"]
    assert codes(slots_of("half_day", WEDNESDAY)) == ["am"]
    assert codes(slots_of("half_day", date(2025, 6, 28))) == []
    assert codes(slots_of("period", WEDNESDAY)) == [f"p{number}" for number in range(1, 9)]


def test_the_day_begins_with_its_first_slot_and_the_afternoon_with_its_own():
    assert usual_slot(slots_of("half_day", DAY), False).code == "am"
    assert usual_slot(slots_of("half_day", DAY), True).code == "pm"
    assert usual_slot(slots_of("half_day", WEDNESDAY), True).code == "am"
    assert usual_slot(slots_of("period", DAY), True).code == "p5"
    assert usual_slot((), True) is None


def test_the_board_lists_the_classes_with_the_slots_of_their_regime(register):
    board = register.ask(day_board, DAY)
    assert board.day.open
    lines = {line.name: line for line in board.classes}
    assert list(lines) == ["4TQA", "2C", "5P", "S4A", "UE1"]
    assert codes(state.slot for state in lines["5P"].slots) == ["am", "pm"]
    assert len(lines["S4A"].slots) == 8
    assert {line.pupils for line in lines.values()} == {4}
    assert not any(state.taken for line in lines.values() for state in line.slots)


def test_the_board_counts_statuses_by_what_they_mean(register):
    register.give("Lambert", "A")
    register.give("Dubois", "R")
    register.give("Peeters", "E")
    register.give("Van Damme", "S")
    register.run(take_roll, register.class_id, DAY, "am")
    line = register.ask(day_board, DAY).classes[0]
    state = line.state("am")
    assert (state.absent, state.late, state.excused, state.away) == (1, 1, 1, 1)
    assert state.missing == 2
    assert state.taken
    assert not line.state("pm").taken
    assert line.state("p1") is None


def test_days_without_lessons_say_why(register):
    reasons = {
        date(2024, 10, 25): "Congé d'automne, du 21 octobre au 1er novembre 2024.",
        date(2025, 6, 28): "Il n'y a pas cours le samedi.",
        date(2025, 6, 9): "Lundi de Pentecôte.",
        date(2025, 7, 10): "L'année scolaire 2024-2025 a pris fin le 4 juillet 2025.",
        date(2024, 7, 10): "L'année scolaire 2024-2025 commence le 26 août 2024.",
    }
    for day, why in reasons.items():
        board = register.ask(day_board, day)
        assert not board.day.open
        assert board.day.why == why
        assert board.classes == ()


def test_the_school_days_around_leap_over_holidays(register):
    day = register.ask(day_board, date(2024, 10, 25)).day
    assert (day.previous, day.next) == (date(2024, 10, 18), date(2024, 11, 4))
    first = register.ask(day_board, date(2024, 8, 26)).day
    assert (first.previous, first.next) == (None, date(2024, 8, 27))
    last = register.ask(day_board, date(2025, 7, 10)).day
    assert (last.previous, last.next) == (date(2025, 7, 4), None)


def test_the_roll_holds_the_pupils_of_the_day_only(register):
    with register.school.session() as session:
        leaves = session.get(Enrolment, register.enrolment("Dubois"))
        leaves.end = date(2025, 6, 20)
        comes = session.get(Enrolment, register.enrolment("Peeters"))
        comes.start = DAY
        session.add_all((leaves, comes))
    names = [pupil.name for pupil in register.roll().pupils]
    assert names == ["Lambert Éloïse", "Peeters Loïc", "Van Damme Inès"]
    assert [pupil.number for pupil in register.roll().pupils] == [1, 2, 3]
    assert [pupil.arrives for pupil in register.roll().pupils] == [False, True, False]
    before = register.roll(date(2025, 6, 20)).pupils
    assert [pupil.name for pupil in before] == ["Dubois Noé", "Lambert Éloïse", "Van Damme Inès"]
    assert [pupil.leaves for pupil in before] == [True, False, False]


def test_the_roll_knows_the_slot_before(register):
    monday = date(2025, 6, 23)
    register.give("Lambert", "A", day=monday, slot="pm")
    found = register.roll()
    assert found.place_before("am") == (monday, "pm")
    assert found.place_before("pm") == (DAY, "am")
    row = next(one for one in found.pupils if one.name.startswith("Lambert"))
    assert row.entries[monday, "pm"].mark == register.mark("A")
    assert row.entries[monday, "pm"].entered_by == "Anne Exemple"
    assert register.roll(date(2024, 8, 26)).place_before("am") is None


def test_statements_do_not_grow_with_pupils_nor_classes(register, statements):
    school = register.school
    with statements(school) as few:
        register.ask(day_board, DAY)
        register.ask(roll, register.class_id, DAY)
    with school.session() as session:
        model = session.exec(select(Pupil)).first()
        for number in range(100, 130):
            pupil = Pupil(**{**model.model_dump(exclude={"id"}), "register_number": number})
            session.add(pupil)
            session.flush()
            session.add(
                Enrolment(
                    pupil_id=pupil.id,
                    year_id=school.year_id,
                    class_id=register.class_id,
                    start=date(2024, 8, 26),
                )
            )
    with statements(school) as many:
        register.ask(day_board, DAY)
        assert len(register.ask(roll, register.class_id, DAY).pupils) == 34
    assert len(many) == len(few) <= 18
