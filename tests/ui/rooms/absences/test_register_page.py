"""The page of registers: every paper is shown; months are closed, refused to keys, reopened."""

from datetime import date

import pytest
from sqlmodel import select

from app.models import ClosedMonth
from app.ui.rooms.absences import register_outputs
from app.ui.rooms.absences.papers import PAPERS
from tests.office.absences.conftest import Register
from tests.ui.rooms.absences.conftest import ALT, KEY

MAY, DAY = date(2025, 5, 1), date(2025, 5, 20)


@pytest.fixture
def shown(school, roll):
    """The page, after an absence in May."""
    register = Register(school)
    for slot in ("am", "pm"):
        register.give("Lambert", "A", day=DAY, slot=slot)
    roll.press(KEY.Key_4, ALT)
    roll.settle()
    roll.page_of = roll.room.registers
    roll.wait(roll.page_of.save.isEnabled)
    return roll


def choose_month(roll, month):
    page = roll.page_of
    page.inputs.month.set_value(month)
    page.inputs.changed.emit()
    roll.wait(lambda: page.viewer.shown is not None and page.viewer.shown[0].month == "mai 2025")
    roll.wait(page.save.isEnabled)


def choose(roll, code):
    page = roll.page_of
    page.paper.set_value(code)
    page.paper.picked.emit(code)
    roll.wait(lambda: not page._wait.isActive() and not roll.window.runner.busy)


def test_every_paper_is_shown_or_says_what_it_lacks(shown, tmp_path, monkeypatch):
    page = shown.page_of
    for paper in PAPERS:
        choose(shown, paper.code)
        if paper.code in ("semester", "statement"):
            shown.wait(lambda: page.viewer.first_focus() is not page.viewer.content)
            assert not page.save.isEnabled()
            continue
        shown.wait(page.save.isEnabled)
        assert page.viewer.pdf.startswith(b"%PDF")
        assert page.sheet.isVisible()
    assert page.viewer.pictures.isVisible()
    assert "demi-journées d'absence" in page.viewer.pictures.bars[0].accessibleDescription()
    file = tmp_path / "semaines.pdf"
    monkeypatch.setattr(register_outputs, "ask_save", lambda *_asked: file)
    page.save.click()
    shown.wait(file.exists)


def test_a_month_is_closed_refuses_keys_and_is_reopened_with_a_reason(shown):
    page = shown.page_of
    choose_month(shown, MAY)
    open_pdf = page.viewer.pdf
    page.closing.close_one.click()
    shown.wait(lambda: page.rows.classes.current_row().closed)
    shown.wait(page.save.isEnabled)
    assert page.viewer.pdf == open_pdf
    shown.room.open_record("register", (shown.school.classes["4TQA"], DAY))
    shown.wait(lambda: "20 mai" in shown.page.panel.when.text())
    shown.settle()
    shown.view.setFocus()
    shown.press(KEY.Key_A)
    shown.wait(lambda: "clôturé" in shown.window.messages.message.text)
    assert shown.stored(DAY) == {("Lambert", "am"): "A", ("Lambert", "pm"): "A"}
    shown.room.show_page("registers")
    shown.settle()
    page.closing.reopen.click()
    assert page.closing.form.fields["reason"].fault.isVisible()
    page.closing.reason.set_value("Un certificat était égaré.")
    page.closing.reopen.click()
    shown.wait(lambda: not page.rows.classes.current_row().closed)
    assert shown.window.messages.message.text == "Le registre est rouvert."
    assert not page.rows.classes.isColumnHidden(1)
    with shown.school.session() as session:
        (row,) = session.exec(select(ClosedMonth)).all()
        assert row.reason == "Un certificat était égaré."


def test_all_classes_are_closed_in_one_gesture_and_it_can_be_stopped(shown):
    page = shown.page_of
    choose_month(shown, MAY)
    page.closing.close_all.click()
    assert page.bar.isVisible()
    page.bar.cancel.click()
    shown.wait(lambda: not page.bar.isVisible())
    shown.settle()
    with shown.school.session() as session:
        assert len(session.exec(select(ClosedMonth)).all()) == 1
    page.closing.close_all.click()
    shown.wait(lambda: not page.bar.isVisible())
    shown.wait(lambda: "4 registres clôturés" in shown.window.messages.message.text)


def test_in_a_narrow_window_enter_shows_the_pages_in_the_place_of_the_list(shown):
    page, view = shown.page_of, shown.page_of.rows.classes
    shown.window.resize(683, 384)
    shown.wait(lambda: page.parts.narrow)
    assert view.isVisible() and not page.viewer.isVisible()
    assert not page.save.isVisible() and not page.back.isVisible()
    view.setFocus()
    shown.press(KEY.Key_Return)
    assert page.viewer.isVisible() and page.save.isVisible() and page.back.hasFocus()
    assert not view.isVisible() and not page.paper.isVisible()
    shown.press(KEY.Key_Escape)
    assert view.hasFocus() and page.paper.isVisible() and not page.viewer.isVisible()
    choose(shown, "weeks")
    assert view.isColumnHidden(1)
    choose(shown, "day")
    assert page.viewer.isVisible() and page.save.isVisible() and not page.back.isVisible()
