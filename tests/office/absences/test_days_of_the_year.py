"""Days that are unlike others: full months, leap days, changes of clock, empty and full classes."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.folding import folded
from app.models import Enrolment, Holiday, Pupil, SchoolClass, SchoolYear
from app.office.absences.calling import take_roll
from app.office.absences.day_lists import calls_list
from app.office.absences.pupil_year import pupil_year_view
from app.office.absences.registers import month_registers
from app.office.absences.report import absence_report
from app.office.absences.roll import Taken
from app.office.absences.school_days import school_day
from app.office.work import query
from app.reports.absence_report import render_absence_report
from app.reports.attendance_register import LINES_A_SHEET, render_attendance_register
from app.reports.attendance_register_view import Presence
from app.reports.pupil_year import render_pupil_year
from app.reports.spreadsheet import as_workbook
from app.ui.rooms.absences.register_sheet import register_sheet
from app.ui.rooms.absences.roll_words import taken_sentence
from tests.office.absences.conftest import DAY
from tests.reports.reading import bounds, page_texts, spot, text_of

LEAP = date(2024, 2, 29)  # a Thursday
FIRST_DAYS = {2023: date(2023, 8, 28), 2025: date(2025, 8, 25)}
TODAYS = {2023: date(2024, 3, 20), 2025: date(2025, 11, 20)}
LAST_DAYS = {2023: date(2024, 7, 5), 2025: date(2026, 7, 3)}


@pytest.fixture
def brussels(monkeypatch):
    """The clock of the office, wherever the tests are run."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Brussels")
        time.tzset()
        yield
    time.tzset()


def at(register, now):
    """The office works at this moment."""
    desk = replace(register.school.desk, today=now.date(), now=now)
    register.school = replace(register.school, desk=desk)


def enrol(session, class_id, year_id, start, names):
    for number, name in enumerate(names, 500):
        pupil = Pupil(
            register_number=number,
            last_name=name,
            first_name="Zoé",
            search_key=folded(f"{name} Zoé"),
            civility="mrs",
            birth_date=date(2009, 3, 3),
            street="Rue des Élèves 5",
            postal_code="5000",
            locality="Namur",
            created_at=datetime(2023, 8, 1, tzinfo=UTC),
        )
        session.add(pupil)
        session.flush()
        seat = Enrolment(pupil_id=pupil.id, year_id=year_id, class_id=class_id, start=start)
        session.add(seat)
        session.flush()
        yield seat.id


def other_year(register, begins, names=("Lambert", "Dubois")):
    """A class of a year without any holiday but the legal ones; the register looks at it."""
    with register.school.session() as session:
        year = SchoolYear(
            label=f"{begins}-{begins + 1}",
            first_day=FIRST_DAYS[begins],
            last_day=LAST_DAYS[begins],
        )
        session.add(year)
        session.flush()
        old = session.get(SchoolClass, register.class_id).model_dump(exclude={"id", "year_id"})
        row = SchoolClass(**{**old, "name": "4TQB"}, year_id=year.id)
        session.add(row)
        session.flush()
        register.school.classes["4TQB"] = row.id
        seats = enrol(session, row.id, year.id, year.first_day, names)
        for name, seat in zip(names, seats, strict=True):
            register.school.enrolments["4TQB", name] = seat
        number = year.id
    register.class_name = "4TQB"
    at(register, datetime.combine(TODAYS[begins], datetime.min.time(), tzinfo=UTC))
    return number


@query
def pupil_of(reading, enrolment_id):
    return reading.session.get(Enrolment, enrolment_id).pupil_id


def sheet(register, month):
    (found,) = register.ask(month_registers, (register.class_id,), month)
    return found


def test_a_month_of_twenty_three_days_has_them_all(register):
    other_year(register, 2025)
    found = sheet(register, date(2025, 10, 1))
    days = list(dict.fromkeys(column.day for column in found.columns))
    assert (len(days), len(found.columns)) == (23, 23 * 2 - 5)  # five Wednesdays
    pdf = render_attendance_register(found)
    assert bounds(pdf).right <= 287
    wednesday = spot(pdf, "M 29")
    assert wednesday.right - wednesday.left < 4.5  # the width of its one column


def test_the_twenty_ninth_of_february_is_a_day_like_another(register):
    other_year(register, 2023)
    register.give("Lambert", "A", day=LEAP, slot="pm")
    register.run(take_roll, register.class_id, LEAP, "am")
    found = sheet(register, LEAP)
    morning, afternoon = ([c.day for c in found.columns].index(LEAP) + n for n in (0, 1))
    assert [column.day for column in found.columns][-1] == LEAP
    assert found.columns[morning].called
    assert (found.absents[morning], found.absents[afternoon]) == (0, 1)
    lambert = next(line for line in found.lines if line.name.startswith("Lambert"))
    assert lambert.cells[morning].presence is Presence.PRESENT
    assert sum(lambert.totals[:3]) == 1
    assert "J 29" in text_of(render_attendance_register(found))


def test_the_twenty_ninth_of_february_of_a_holiday_has_no_column(register):
    year = other_year(register, 2023)
    with register.school.session() as session:
        off = Holiday(year_id=year, title="Détente", start=date(2024, 2, 26), end=date(2024, 3, 8))
        session.add(off)
    found = sheet(register, LEAP)
    assert found.columns[-1].day == date(2024, 2, 23)
    with register.school.session() as session:
        described = school_day(session, LEAP)
    assert (described.open, described.next) == (False, date(2024, 3, 11))


CALLS = [
    (date(2025, 3, 28), datetime(2025, 3, 28, 7, 30, tzinfo=UTC)),
    (date(2025, 3, 31), datetime(2025, 3, 31, 6, 30, tzinfo=UTC)),
    (date(2025, 10, 24), datetime(2025, 10, 24, 6, 30, tzinfo=UTC)),
    (date(2025, 10, 27), datetime(2025, 10, 27, 7, 30, tzinfo=UTC)),
]


@pytest.mark.parametrize(("day", "now"), CALLS)
def test_half_past_eight_is_so_on_both_sides_of_a_change_of_clock(register, brussels, day, now):
    if day > DAY:
        other_year(register, 2025)
    at(register, now)
    register.run(take_roll, register.class_id, day, "am")
    times = [row[2] for row in register.ask(calls_list, day).rows if row[2] != "pas fait"]
    assert times == ["8\u00a0h\u00a030"]
    assert "fait à 8\u00a0h\u00a030 par Anne" in taken_sentence(Taken(now, "Anne"), day)


@pytest.mark.parametrize("month", [date(2025, 3, 1), date(2025, 10, 1)])
def test_no_half_day_is_lost_or_doubled_where_the_clock_changes(register, brussels, month):
    if month > DAY:
        other_year(register, 2025)
    after = date(2025, 3, 31) if month < DAY else date(2025, 10, 27)
    before = date.fromordinal(after.toordinal() - 3)
    for day in (before, after):
        register.give("Lambert", "A", day=day, slot="am")
    found = sheet(register, month)
    around = [(one.day, one.slot) for one in found.columns if before <= one.day <= after]
    assert around == [(before, "m"), (before, "a"), (after, "m"), (after, "a")]
    assert len(set(found.columns)) == len(found.columns)
    lambert = next(line for line in found.lines if line.name.startswith("Lambert"))
    assert sum(lambert.totals[:3]) == 2


def test_a_roll_called_at_midnight_belongs_to_the_day_of_the_office(brussels):
    late = Taken(datetime(2025, 10, 26, 23, 30, tzinfo=UTC), "Anne")
    assert "fait à 0\u00a0h\u00a030 par" in taken_sentence(late, date(2025, 10, 27))
    assert "le 27 octobre à" in taken_sentence(late, date(2025, 10, 24))


def test_a_class_without_a_pupil_has_its_sheet_and_its_workbook(register):
    other_year(register, 2025, names=())
    found = sheet(register, date(2025, 10, 1))
    assert (found.lines, set(found.absents)) == ((), {0})
    told = text_of(render_attendance_register(found))
    assert "Registre de fréquentation · 4TQB · octobre 2025" in told
    assert "Appel fait" in told
    assert as_workbook(register_sheet(found))


@pytest.mark.parametrize(("pupils", "sheets"), [(32, 1), (LINES_A_SHEET + 1, 2)])
def test_a_large_class_stands_whole_on_its_sheets(register, pupils, sheets):
    names = tuple(f"Van den Broeck van der Linden numéro {n:02}" for n in range(1, pupils + 1))
    other_year(register, 2025, names=names)
    for name in (names[0], names[-1]):
        register.give(name, "A", day=date(2025, 10, 7))
    found = sheet(register, date(2025, 10, 1))
    pdf = render_attendance_register(found)
    pages = page_texts(pdf)
    assert len(pages) == sheets
    assert all(f"{name} Zoé" in " ".join(pages) for name in names)
    assert "Appel fait" in pages[-1] and "La direction" in pages[-1]
    assert [line.number for line in found.lines] == list(range(1, pupils + 1))
    assert found.absents[[one.day for one in found.columns].index(date(2025, 10, 7))] == 2
    assert spot(pdf, "Appel fait", sheets - 1).bottom < spot(pdf, "Codes", sheets - 1).top


@pytest.mark.parametrize("today", [date(2025, 8, 20), date(2025, 8, 26), date(2025, 8, 28)])
def test_a_year_that_begins_on_a_tuesday_is_drawn_from_before_its_first_day_on(register, today):
    register.class_name = "S4A"  # periods count from the first day on, half-days only later
    year = other_year(register, 2025)
    with register.school.session() as session:
        session.get(SchoolYear, year).first_day = date(2025, 8, 26)
    at(register, datetime.combine(today, datetime.min.time(), tzinfo=UTC))
    pupil = register.ask(pupil_of, register.enrolment("Lambert"))
    if today > date(2025, 8, 26):
        register.give("Lambert", "A", day=date(2025, 8, 26), slot="p1")
    view = register.ask(pupil_year_view, pupil, year)
    assert sum(view.picture.shares) == (today > date(2025, 8, 26))
    assert "Lambert Zoé" in text_of(render_pupil_year(view))
    ids = (register.class_id,)
    assert text_of(render_absence_report(register.ask(absence_report, ids)))


@pytest.mark.parametrize("start", [date(2026, 7, 3), date(2025, 8, 25)])
def test_a_pupil_of_one_day_has_a_year(register, start):
    """Enrolled on the last day of the year, or gone again on the first."""
    year = other_year(register, 2025)
    with register.school.session() as session:
        seat = session.get(Enrolment, register.enrolment("Lambert"))
        seat.start = seat.end = start
    at(register, datetime(2026, 7, 3, 9, tzinfo=UTC))
    view = register.ask(pupil_year_view, register.ask(pupil_of, seat.id), year)
    assert "Lambert Zoé" in text_of(render_pupil_year(view))
