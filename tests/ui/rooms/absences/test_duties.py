"""The page of duties, by keys: a threshold crossed and uncrossed, steps, a letter's draft."""

from datetime import date

import pytest

from app.office.absences.duties.listing import duties as duty_list
from app.office.absences.duties.procedure import note_return, procedure
from app.office.absences.duties.settling import settle
from app.office.letters.views import Subject
from tests.office.absences.conftest import Register
from tests.ui.rooms.absences.conftest import ALT, CTRL, KEY
from tests.ui.rooms.absences.test_pages import said, show

WEEKS = [date(2025, 1, 6), date(2025, 1, 13), date(2025, 1, 20), date(2025, 1, 27)]


def miss(register, number):
    """So many half-days on Mondays and Tuesdays of January and February."""
    days = [day.replace(day=day.day + more) for day in WEEKS for more in (0, 1)]
    days += [date(2025, 2, day) for day in (3, 4, 10)]
    slots = [(day, slot) for day in days for slot in ("am", "pm")][:number]
    for day, slot in slots:
        register.give("Lambert", "A", day=day, slot=slot)


@pytest.fixture
def number():
    return 8


@pytest.fixture
def given(school, number):
    register = Register(school)
    miss(register, number)
    return register


@pytest.fixture
def pages(given, roll):
    return roll


def kinds(pages):
    return [line.kind for line in pages.room.duties.model.shown_rows()]


def go_to(pages, day):
    show(pages, KEY.Key_1)
    pages.press(KEY.Key_J, CTRL)
    pages.type(day)
    pages.press(KEY.Key_Return)
    pages.wait(lambda: "20 janvier 2025" in pages.page.panel.when.text())
    pages.view.setFocus()


def test_a_duty_arises_and_goes_as_the_roll_is_corrected(pages):
    show(pages, KEY.Key_5)
    duties = pages.room.duties
    assert duties.search.hasFocus()
    assert said(duties.states) == "Les absences de cette année n'obligent à rien."
    go_to(pages, "20/01/2025")
    pages.type("2a")
    pages.settle()
    assert "nouvelle obligation, signalement à la DGEO" in pages.window.messages.message.text
    show(pages, KEY.Key_5)
    pages.wait(lambda: kinds(pages) == ["report_first", "convocation"])
    assert "9 demi-journées" in said(duties.side)
    pages.wait(lambda: "la 9e a été atteinte le 20\u00a0janvier 2025" in said(duties.side))
    go_to(pages, "20/01/2025")
    pages.type("2")
    pages.press(KEY.Key_Delete)
    pages.settle()
    assert "obligation retirée" in pages.window.messages.message.text
    show(pages, KEY.Key_5)
    pages.wait(lambda: kinds(pages) == [])


class TestNine:
    @pytest.fixture
    def number(self):
        return 9

    def test_a_duty_is_noted_as_done_by_keys(self, pages):
        show(pages, KEY.Key_5)
        duties = pages.room.duties
        pages.wait(lambda: kinds(pages) == ["report_first", "convocation"])
        duties.view.setFocus()
        pages.press(KEY.Key_Return)
        assert duties.side.settle.day.hasFocus()
        pages.press(KEY.Key_Return)
        pages.wait(lambda: kinds(pages) == ["convocation"])
        assert duties.view.hasFocus()
        duties.filter.set_value("done")
        duties.filter.picked.emit("done")
        assert kinds(pages) == ["report_first"]
        assert "Fait le 24 juin 2025" in said(duties.side)

    def test_one_key_shows_the_letters_draft(self, pages):
        wanted = []
        pages.window.workspace.bench.record_wanted.connect(lambda *record: wanted.append(record))
        show(pages, KEY.Key_5)
        pages.wait(lambda: kinds(pages) == ["report_first", "convocation"])
        pages.press(KEY.Key_L, CTRL)
        line = pages.room.duties.view.current_row()
        subject = Subject("fwb", "dgeo_report", line.pupil_id, f"duty:{line.id}")
        assert wanted == [("documents", (subject,))]


class TestBeyond:
    @pytest.fixture
    def number(self):
        return 21

    @pytest.fixture
    def given(self, school, number):
        register = Register(school)
        miss(register, number)
        return register

    def test_the_steps_of_the_procedure_are_filled_by_keys(self, pages, given):
        show(pages, KEY.Key_5)
        duties = pages.room.duties
        pages.wait(lambda: "free_attestation" in kinds(pages))
        pupil = given.school.pupils["4TQA", "Lambert"]
        given.run(note_return, pupil, date(2025, 5, 5))
        line = next(
            one for one in given.ask(duty_list, pupil).lines if one.kind == "excess_information"
        )
        given.run(settle, line.id, date(2025, 6, 24), "")
        pages.window.workspace.bench.tell("absences")
        pages.wait(lambda: "set_objectives" in kinds(pages))
        row = kinds(pages).index("set_objectives")
        duties.view.selectRow(row)
        pages.wait(lambda: duties.side.step is not None)
        duties.view.setFocus()
        pages.press(KEY.Key_Return)
        pages.type("venir a l'heure")
        duties.side.step.link.setFocus()
        pages.type("objectif 3")
        duties.side.step.keep.setFocus()
        pages.press(KEY.Key_Space)
        pages.wait(lambda: "set_objectives" not in kinds(pages))
        found = given.ask(procedure, line.pupil_id)
        assert [one.text for one in found.objectives] == ["venir a l'heure"]
        assert found.plan_link == "objectif 3"


def test_a_page_is_for_reading_where_the_file_is(pages):
    assert pages.window.book.action("absences.duties").isEnabled()
    pages.press(KEY.Key_5, ALT)
    pages.wait(lambda: pages.room.shown == "duties")
    assert pages.window.book.action("app.export").isEnabled()
