"""Lists, the pupil's year, pictures and attestations: what they say, and how they are drawn."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.errors import Refusal
from app.models import ClassAttendance, EnrolmentAttendance, JournalEntry, Pupil, RollCall
from app.office.absences.calling import take_roll
from app.office.absences.day_lists import calls_list, missing_list, phone_list
from app.office.absences.listing import listing_sheet, listing_view
from app.office.absences.phoning import NewCall, note_call
from app.office.absences.pupil_year import pupil_year_view, year_picture
from app.office.absences.report import absence_report, pupil_choices
from app.office.absences.statements import (
    issue_statement,
    issued_statement,
    statement_draft,
    statement_lines,
    statement_to_issue,
)
from app.office.absences.threshold_lists import semester_list, threshold_list
from app.reports.absence_plots_view import DayMark
from app.reports.absence_report import absence_report_sheet, render_absence_report
from app.reports.attendance_statement import render_attendance_statement
from app.reports.list_document import render_list
from app.reports.pupil_year import pupil_year_sheet, render_pupil_year
from tests.office.absences.conftest import DAY

OLD = [date(2025, 5, day) for day in (12, 13, 19, 20, 26)]
AUTUMN = [date(2024, 10, 1), date(2024, 10, 8), date(2024, 11, 5)]
JANUARY = date(2025, 1, 14)


def text_of(pdf):
    from io import BytesIO

    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def pupil(register, name="Lambert"):
    return register.school.pupils[register.class_name, name]


@pytest.fixture
def busy(register):
    """Lambert misses ten half-days; today Dubois is late and somebody telephoned."""
    for day in OLD:
        for slot in ("am", "pm"):
            register.give("Lambert", "A", day=day, slot=slot)
    register.give("Dubois", "R", minutes=12)
    register.give("Lambert", "E", day=DAY)
    register.run(take_roll, register.class_id, DAY, "am")
    register.run(note_call, NewCall(pupil(register), DAY, "08:05", "La maman", "=fièvre"))
    return register


def test_the_lists_of_the_day_say_who_is_missing_and_which_rolls_were_called(busy):
    missing = busy.ask(missing_list, DAY)
    assert [(row[1], row[2], row[3]) for row in missing.rows] == [
        ("Dubois Noé", "En retard", "matin, 12 min"),
        ("Lambert Éloïse", "Excusé", "matin"),
    ]
    calls = busy.ask(calls_list, DAY)
    done = [row for row in calls.rows if row[2] != "pas fait"]
    assert [(row[0], row[1], row[5], row[6]) for row in done] == [("4TQA", "Matin", 1, 1)]
    assert "ne sont pas encore faits" in missing.below[0]
    (call,) = busy.ask(phone_list, DAY, DAY).rows
    assert call[:2] == (DAY, "8\u00a0h\u00a005")
    assert call[4] == "=fièvre"
    assert "Dubois Noé" in text_of(render_list(listing_view(missing)))
    assert listing_sheet(missing).rows == missing.rows


def test_pupils_are_listed_from_a_threshold_on(busy):
    (row,) = busy.ask(threshold_list, 9).rows
    assert row[1:5] == ("Lambert Éloïse", 10, 1, 0)
    assert "9e" in row[6]
    assert busy.ask(threshold_list, 11).rows == ()


def test_a_year_stands_on_one_page(busy):
    view = busy.ask(pupil_year_view, pupil(busy))
    assert view.picture.shares == (1, 10, 0)
    assert [(one.month, one.unjustified) for one in view.months if one.unjustified] == [
        ("mai 2025", 10),
    ]
    assert [(one.when, one.counts) for one in view.spells] == [
        ("du lundi 12 mai au mardi 13 mai", "4 injustifiées"),
        ("du lundi 19 mai au mardi 20 mai", "4 injustifiées"),
        ("lundi 26 mai 2025, matin – après-midi", "2 injustifiées"),
        ("mardi 24 juin 2025, matin", "justifiée"),
    ]
    pdf = render_pupil_year(view)
    assert pdf == render_pupil_year(view)
    assert len(PdfReader(__import__("io").BytesIO(pdf)).pages) == 1
    assert "du lundi 12 mai au mardi 13 mai" in text_of(pdf)
    assert "Retards" in text_of(pdf)
    assert "Retards" not in text_of(render_pupil_year(replace(view, months=())))
    assert len(pupil_year_sheet(view).rows) == len(view.lines) == 11


def test_the_map_of_a_year_shows_each_day_once(busy):
    cells = {cell.day: cell for cell in busy.ask(year_picture, pupil(busy)).cells}
    assert (cells[OLD[0]].mark, cells[OLD[0]].missed) == (DayMark.UNJUSTIFIED, 2)
    assert cells[DAY].mark is DayMark.JUSTIFIED
    assert cells[date(2025, 5, 14)].mark is DayMark.PRESENT
    assert cells[date(2025, 5, 1)].mark is DayMark.CLOSED
    assert cells[date(2025, 6, 25)].mark is DayMark.AHEAD
    late = {cell.day: cell for cell in busy.ask(year_picture, pupil(busy, "Dubois")).cells}
    assert late[DAY].mark is DayMark.LATE
    assert all(day.isoweekday() < 6 for day in cells)


def test_weeks_are_counted_for_the_school_and_a_class(busy):
    found = busy.ask(absence_report, (busy.class_id,))
    school, klass = found.pictures
    assert (school.title, klass.title, klass.shares) == ("Toute l'école", "4TQA", (1, 10, 0))
    weeks = {week.monday: week.unjustified for week in klass.weeks if week.unjustified}
    assert weeks == {date(2025, 5, 12): 4, date(2025, 5, 19): 4, date(2025, 5, 26): 2}
    assert "91 % injustifiées" in klass.told
    assert "4TQA" in text_of(render_absence_report(found))
    assert len(absence_report_sheet(found).rows) == 2 * len(klass.weeks)
    assert len(busy.ask(pupil_choices)) == 20


def test_a_semester_needs_its_end_and_counts_its_periods(register):
    register.class_name = "S4A"
    for slot in ("p1", "p2"):
        register.give("Lambert", "A", day=AUTUMN[0], slot=slot)
    register.give("Lambert", "A", day=OLD[0], slot="p1")
    ids = (register.class_id,)
    with pytest.raises(Refusal, match="premier semestre de S4A"):
        register.ask(semester_list, 1, ids)
    with register.school.session() as session:
        session.add(ClassAttendance(class_id=register.class_id, first_term_end=date(2025, 1, 31)))
    first, second = (register.ask(semester_list, number, ids) for number in (1, 2))
    assert next(row for row in first.rows if row[1] == "Lambert Éloïse")[2:7] == (2, 2, "–", "–", 1)
    assert next(row for row in second.rows if row[1] == "Lambert Éloïse")[2] == 1
    with pytest.raises(Refusal, match="semestres"):
        register.ask(semester_list, 1, (register.school.classes["4TQA"],))


@pytest.fixture
def student(register):
    """Lambert follows a unit with a paid leave; twelve periods were given in autumn."""
    register.class_name = "UE1"
    with register.school.session() as session:
        session.add(ClassAttendance(class_id=register.class_id, unit_periods=Decimal(40)))
        session.add(
            EnrolmentAttendance(enrolment_id=register.enrolment("Lambert"), paid_leave=True)
        )
        for day in AUTUMN:
            for slot in ("p1", "p2", "p3", "p4"):
                session.add(
                    RollCall(
                        class_id=register.class_id,
                        day=day,
                        slot=slot,
                        taken_at=register.school.desk.now,
                    )
                )
    for slot in ("p1", "p2"):
        register.give("Lambert", "A", day=AUTUMN[0], slot=slot)
    return register


def test_an_attestation_is_issued_once_and_frozen(student):
    (line,) = student.ask(statement_lines, today=JANUARY)
    assert (line.name, line.term, line.issued) == ("Lambert Éloïse", "2024-4", "")
    draft = student.ask(statement_draft, pupil(student), "2024-4", today=JANUARY)
    assert dict(draft.hours)["Heures effectivement données"] == "12"
    assert dict(draft.hours)["Heures de présence"] == "10"
    assert any("perdu" in text for text, _source in draft.verdict)
    view = student.ask(statement_to_issue, pupil(student), "2024-4", today=JANUARY)
    assert replace(view, number="") == draft
    pdf = render_attendance_statement(view)
    assert "2025/1" in text_of(pdf)
    given = (pupil(student), "2024-4", view, pdf)
    assert student.run(issue_statement, *given, today=JANUARY) == "2025/1"
    kept = student.ask(issued_statement, student.enrolment("Lambert"), "2024-4")
    student.give("Lambert", "A", day=AUTUMN[1], slot="p1")
    assert student.ask(issued_statement, student.enrolment("Lambert"), "2024-4") == kept
    with pytest.raises(Refusal, match="2025/1"):
        student.ask(statement_to_issue, pupil(student), "2024-4", today=JANUARY)
    assert [one.issued for one in student.ask(statement_lines)] == ["2025/1"]
    with student.school.session() as session:
        titles = [row.title for row in session.exec(select(JournalEntry))]
    assert "Attestation d'assiduité délivrée" in titles


def test_an_attestation_waits_for_the_end_of_its_term_and_for_what_it_says(student):
    with pytest.raises(Refusal, match="pas terminé"):
        student.ask(statement_to_issue, pupil(student), "2024-4", today=date(2024, 12, 31))
    view = student.ask(statement_to_issue, pupil(student), "2024-4", today=JANUARY)
    student.give("Lambert", "A", day=AUTUMN[2], slot="p1")
    with pytest.raises(Refusal, match="ont changé"):
        student.run(issue_statement, pupil(student), "2024-4", view, b"%PDF-", today=JANUARY)
    for name, term in (("Dubois", "2024-4"), ("Lambert", "2025-1")):
        with pytest.raises(Refusal):
            student.ask(statement_draft, pupil(student, name), term, today=JANUARY)


def test_accents_do_not_send_a_name_to_the_end(register):
    with register.school.session() as session:
        session.get(Pupil, pupil(register, "Peeters")).last_name = "Évrard"
    for name in ("Peeters", "Lambert", "Dubois"):
        register.give(name, "A", day=date(2025, 4, 1), slot="am")
    listing = register.ask(threshold_list, 1)
    assert [row[1].split()[0] for row in listing.rows] == ["Dubois", "Évrard", "Lambert"]
