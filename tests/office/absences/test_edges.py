"""What is rare: no year yet, bad data, records that are gone, other years."""

from datetime import date

import pytest
from sqlalchemy import delete
from sqlmodel import select

from app.errors import Refusal
from app.models import ClosedDay, Enrolment, Pupil, RollCall, SchoolYear
from app.office.absences.bells import DEFAULT
from app.office.absences.board import day_board
from app.office.absences.dossiers import dossiers
from app.office.absences.entries import Mark
from app.office.absences.groups import mark_group
from app.office.absences.half_days import spells_of
from app.office.absences.judging import Paper
from app.office.absences.marking import StatusEdit, set_statuses
from app.office.absences.motives import usual_motive
from app.office.absences.pupil_absences import pupil_absences
from app.office.absences.receiving import NewDocument, decide, receive, rule_on
from app.office.absences.registers import month_registers, register_choices
from app.office.absences.school_days import school_day
from app.office.absences.thresholds import counters
from app.office.absences.year_entries import YearEntry
from app.reports.attendance_register_view import Presence
from tests.office.absences.conftest import DAY
from tests.office.absences.test_marking import group

TUESDAY = date(2025, 5, 20)


class Session:
    """A file without any school year: every question finds nothing."""

    def execute(self, _statement):
        return iter(())


def test_a_file_without_a_year_says_so():
    found = school_day(Session(), DAY)
    assert (found.open, found.year_id, found.previous, found.next) == (False, None, None, None)
    assert found.why == "Le fichier n'a pas encore d'année scolaire."


def test_a_file_without_a_year_has_no_lists(register, monkeypatch):
    for module in ("dossiers", "thresholds", "registers"):
        monkeypatch.setattr(f"app.office.absences.{module}.all_years", lambda _session: ())
    assert register.ask(dossiers).dossiers == ()
    assert register.ask(counters).rows == ()
    assert register.ask(register_choices).classes == ()


def test_a_legal_holiday_that_nobody_wrote_down_is_one(register):
    with register.school.session() as session:
        session.execute(delete(ClosedDay))
    assert register.ask(day_board, date(2025, 6, 9)).day.why == "Jour férié légal."


def test_school_days_go_on_from_one_year_to_the_next(register):
    with register.school.session() as session:
        session.add(
            SchoolYear(label="2025-2026", first_day=date(2025, 8, 25), last_day=date(2026, 7, 3))
        )
    summer = register.ask(day_board, date(2025, 7, 20)).day
    assert (summer.previous, summer.next) == (date(2025, 7, 4), date(2025, 8, 25))
    first = register.ask(day_board, date(2025, 8, 25)).day
    assert first.previous == date(2025, 7, 4)


def test_a_year_without_a_school_day_is_passed_over(register):
    with register.school.session() as session:
        session.add(
            SchoolYear(label="2025-2026", first_day=date(2025, 8, 30), last_day=date(2025, 8, 31))
        )
    assert register.ask(day_board, date(2025, 9, 10)).day.previous == date(2025, 7, 4)
    assert register.ask(day_board, date(2025, 8, 1)).day.next is None


def test_what_is_gone_is_refused(register):
    with pytest.raises(Refusal, match="Cette inscription"):
        register.run(set_statuses, DAY, (StatusEdit(999, "am", None),))
    gone = StatusEdit(register.enrolment("Lambert"), "am", Mark(999))
    with pytest.raises(Refusal, match="Ce statut n'existe plus"):
        register.run(set_statuses, DAY, (gone,))
    with pytest.raises(Refusal, match="Cette justification"):
        register.ask(rule_on, 999)
    pupil = register.school.pupils["4TQA", "Lambert"]
    with pytest.raises(Refusal, match="année scolaire n'existe pas"):
        register.ask(pupil_absences, pupil, 999)


def test_a_pupil_without_an_enrolment_has_no_absences(register):
    with register.school.session() as session:
        model = session.exec(select(Pupil)).first()
        extra = Pupil(**{**model.model_dump(exclude={"id"}), "register_number": 900})
        session.add(extra)
        session.flush()
        number = extra.id
    found = register.ask(pupil_absences, number)
    assert (found.lines, found.standing) == ((), None)
    year = register.ask(pupil_absences, register.school.pupils["4TQA", "Lambert"], 1).year
    assert year.label == "2024-2025"


def test_a_group_leaves_out_who_is_not_there_that_day(register):
    with register.school.session() as session:
        row = session.get(Enrolment, register.enrolment("Lambert"))
        row.end = date(2025, 6, 20)
        session.add(row)
    assert register.run(mark_group, group(register, "4TQA")).written == 6


def test_times_outside_the_lessons_say_no_absence(register):
    register.give("Lambert", "A", day=TUESDAY, from_time="16:30", to_time="17:00")
    found = register.ask(pupil_absences, register.school.pupils["4TQA", "Lambert"])
    assert found.lines[0].status == ""
    assert found.lines[0].reasons[0].code == "none_missed"


def test_entries_outside_the_lessons_of_their_slot_are_no_spell():
    wednesday = date(2025, 5, 21)
    afternoon = YearEntry(1, wednesday, "pm", Mark(1), "A", "Absent", "absent")
    late = YearEntry(2, wednesday, "am", Mark(1, from_time="12:00"), "A", "Absent", "absent")
    assert list(spells_of((afternoon, late), DEFAULT.lessons(0, wednesday))) == []


def test_a_document_is_about_somebody(register):
    paper = NewDocument((), TUESDAY, TUESDAY, Paper("note", "personal", TUESDAY, "parent"))
    with pytest.raises(Refusal) as refused:
        register.run(receive, paper)
    assert refused.value.field == "pupil"
    assert usual_motive("autre chose") == "personal"


def test_what_the_rule_cannot_take_is_said_in_words(register):
    register.give("Lambert", "A", day=TUESDAY)
    pupil = register.school.pupils["4TQA", "Lambert"]
    sport = Paper("federation_attestation", "sport", TUESDAY, event_start=date(2025, 6, 1))
    with pytest.raises(Refusal) as refused:
        register.run(receive, NewDocument((pupil,), TUESDAY, TUESDAY, sport), today=TUESDAY)
    assert refused.value.field == "event_start"
    assert refused.value.message.startswith("La règle attend un jour qui ne suit pas l'absence")


def test_sport_is_counted_by_its_motive(register):
    pupil = register.school.pupils["4TQA", "Lambert"]
    for day in (date(2025, 5, 13), TUESDAY):
        register.give("Lambert", "A", day=day)
        told = date(2025, 5, 5)
        sport = Paper("federation_attestation", "sport", told, announced=told, authorisation=True)
        register.run(receive, NewDocument((pupil,), day, day, sport), today=day)
    states = [one.state for one in register.ask(dossiers).dossiers]
    assert states == ["accepted", "accepted"]
    assert len({one.key for one in register.ask(dossiers).dossiers}) == 2


def test_a_bad_birth_date_names_the_pupil(register):
    with register.school.session() as session:
        pupil = session.get(Pupil, register.school.pupils["4TQA", "Lambert"])
        pupil.birth_date = date(2030, 1, 1)
        session.add(pupil)
    with pytest.raises(Refusal, match="Les absences de Lambert Éloïse ne peuvent être comptées"):
        register.ask(counters)


def test_a_decision_needs_the_pupil_still_enrolled(register):
    register.give("Lambert", "A", day=TUESDAY)
    pupil = register.school.pupils["4TQA", "Lambert"]
    paper = Paper("presence_attestation", "medical_appointment", date(2025, 5, 21))
    document = NewDocument((pupil,), TUESDAY, TUESDAY, paper)
    (number,) = register.run(receive, document, today=date(2025, 5, 21))
    assert register.run(decide, number, "accepted", "Oui.") == "accepted"


def test_periods_of_a_month_are_told_apart(register):
    register.class_name = "S4A"
    register.give("Lambert", "R", day=date(2025, 4, 1), slot="p1", minutes=5)
    register.give("Lambert", "S", day=date(2025, 4, 2), slot="p1")
    with register.school.session() as session:
        row = session.get(Enrolment, register.enrolment("Lambert"))
        row.end = date(2025, 4, 3)
        session.add(row)
        call = RollCall(
            class_id=register.class_id,
            day=date(2025, 4, 3),
            slot="p2",
            taken_at=register.school.desk.now,
        )
        session.add(call)
    (found,) = register.ask(month_registers, (register.class_id,), date(2025, 4, 1))
    line = next(one for one in found.lines if one.name.startswith("Lambert"))
    assert [cell.presence for cell in line.cells[:4]] == [
        Presence.LATE,
        Presence.ELSEWHERE,
        Presence.PRESENT,
        Presence.OUTSIDE,
    ]
    assert line.totals == (0, 1)
