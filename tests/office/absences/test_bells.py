"""Bell schedules: dated, by class and weekday; a change leaves past counts as they were."""

from datetime import date

import pytest

from app.errors import Refusal
from app.office.absences.bell_settings import (
    PeriodDraft,
    assign_schedule,
    bell_page,
    save_schedule,
    withdraw_assignment,
)
from app.office.absences.bells import DEFAULT, later, minutes_of_day, school_bells
from app.office.absences.pupil_absences import pupil_absences

TUESDAY, NEXT_TUESDAY, WEDNESDAY = date(2025, 5, 20), date(2025, 5, 27), date(2025, 5, 21)
SHORT = (
    PeriodDraft("09:00", "09:45"),
    PeriodDraft("10:00", "10:45"),
    PeriodDraft("13:00", "13:45"),
)
LONG = (PeriodDraft("09:00", "09:50"), PeriodDraft("13:00", "13:50"))


def bells(register):
    with register.school.session() as session:
        return school_bells(session)


def given(register, *, first=NEXT_TUESDAY, classes=(), weekdays=(2,)):
    number = register.run(save_schedule, None, "Court", first, SHORT)
    register.run(assign_schedule, number, classes, weekdays, first)
    return number


def test_a_school_without_schedules_has_periods_of_45_minutes(register):
    assert bells(register) == DEFAULT
    lessons = DEFAULT.lessons(register.class_id, TUESDAY)
    assert [minutes_of_day(one.end) - minutes_of_day(one.start) for one in lessons] == [45] * 8
    assert lessons[0].start == "08:25"
    assert [bell.half for bell in DEFAULT.lessons(1, WEDNESDAY)] == ["am"] * 4
    assert DEFAULT.lessons(1, date(2025, 5, 24)) == ()


def test_a_schedule_holds_from_its_day_on_and_for_its_weekdays(register):
    given(register)
    found = bells(register)
    assert [bell.start for bell in found.lessons(register.class_id, NEXT_TUESDAY)] == [
        "09:00",
        "10:00",
        "13:00",
    ]
    assert found.lessons(register.class_id, TUESDAY) == DEFAULT.lessons(1, TUESDAY)
    monday = date(2025, 5, 26)
    assert found.lessons(register.class_id, monday) == DEFAULT.lessons(1, monday)


def test_a_class_of_its_own_comes_before_all_classes(register):
    given(register, classes=(register.class_id,))
    found = bells(register)
    assert len(found.lessons(register.class_id, NEXT_TUESDAY)) == 3
    assert len(found.lessons(register.school.classes["2C"], NEXT_TUESDAY)) == 8


def test_changing_a_schedule_changes_no_count_before_its_day(register):
    # From 8 h 25 to 9 h 10 is the first period of the default; the short day begins at 9.
    for day in (TUESDAY, NEXT_TUESDAY):
        register.give("Lambert", "A", day=day, from_time="08:25", to_time="09:10")
    pupil = register.school.pupils["4TQA", "Lambert"]
    assert [line.status for line in register.ask(pupil_absences, pupil).lines] == [
        "unjustified",
        "unjustified",
    ]
    number = given(register)
    found = register.ask(pupil_absences, pupil).lines
    assert [line.status for line in found] == ["unjustified", ""]
    register.run(save_schedule, number, "Court", date(2025, 6, 10), SHORT[:1])
    assert register.ask(pupil_absences, pupil).lines == found
    (line,) = register.ask(bell_page).schedules
    assert (line.versions, len(line.bells)) == ((NEXT_TUESDAY, date(2025, 6, 10)), 1)


def test_an_assignment_is_withdrawn(register):
    given(register)
    (line,) = register.ask(bell_page).assignments
    assert (line.class_name, line.weekday, line.schedule) == ("", 2, "Court")
    register.run(withdraw_assignment, line.id)
    assert bells(register).lessons(1, NEXT_TUESDAY) == DEFAULT.lessons(1, NEXT_TUESDAY)


SILENT = (
    ("", SHORT, "title"),
    ("Vide", (), "periods"),
    ("Illisible", (PeriodDraft("9 heures", "10:00"),), "periods"),
    ("À l'envers", (PeriodDraft("10:00", "09:00"),), "periods"),
    ("Ensemble", (PeriodDraft("09:00", "10:00"), PeriodDraft("09:50", "10:40")), "periods"),
    ("Trop", tuple(PeriodDraft(f"{n:02}:00", f"{n:02}:30") for n in range(6, 20)), "periods"),
)


def test_a_schedule_that_cannot_ring_is_refused(register):
    for title, periods, field in SILENT:
        with pytest.raises(Refusal) as refused:
            register.run(save_schedule, None, title, TUESDAY, periods)
        assert (title, refused.value.field) == (title, field)
    assert register.ask(bell_page).schedules == ()


def test_two_schedules_have_two_names_and_some_days(register):
    number = given(register)
    with pytest.raises(Refusal) as refused:
        register.run(save_schedule, None, "Court", TUESDAY, SHORT)
    assert refused.value.field == "title"
    with pytest.raises(Refusal) as refused:
        register.run(assign_schedule, number, (), (), TUESDAY)
    assert refused.value.field == "weekdays"


def test_times_are_reckoned_in_minutes():
    assert (minutes_of_day("08:25"), later("08:25", 50), later("23:50", 30)) == (
        505,
        "09:15",
        "23:59",
    )
