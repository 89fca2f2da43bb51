"""Where periods are counted: called by key, justified by a document, the counters following."""

from datetime import date

import pytest

from tests.office.absences.conftest import Register
from tests.ui.rooms.absences.conftest import CTRL, KEY
from tests.ui.rooms.absences.test_pages import said, show

FRIDAY = date(2025, 6, 20)
NBSP = "\u00a0"


@pytest.fixture
def pages(school, roll):
    """A student of adult education missed two periods of Friday evening."""
    register = Register(school, "UE1")
    for slot in ("p1", "p2"):
        register.give("Dubois", "A", day=FRIDAY, slot=slot)
    return roll


def numbers(pages):
    show(pages, KEY.Key_3)
    view = pages.room.counters.view
    pages.wait(lambda: view.current_row() is not None)
    pages.settle()
    row = view.current_row()
    return row.justified, row.unjustified, row.pending


def test_a_certificate_justifies_an_evening_by_keys(pages):
    assert numbers(pages) == (0, 0, 2)
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    pages.wait(lambda: page.view.rows.rowCount() == 1)
    assert page.view.model().index(0, 3).data() == f"2{NBSP}p."
    assert f"20/06/2025{NBSP}: 2 périodes, sans document" in said(page.side)
    page.view.setFocus()
    pages.press(KEY.Key_Return)
    form = page.side.document
    assert form.kind.hasFocus()
    assert form.kind.value() == "medical_certificate"
    pages.wait(lambda: f"Périodes{NBSP}: 2 de plein droit" in said(page.side))
    form.note.setFocus()
    pages.press(KEY.Key_Return)
    pages.wait(lambda: page.view.rows.rowCount() == 0)
    assert numbers(pages) == (2, 0, 0)


def test_a_word_of_the_student_waits_for_the_head(pages):
    show(pages, KEY.Key_2)
    page = pages.room.dossiers
    pages.wait(lambda: page.view.rows.rowCount() == 1)
    form = page.side.document
    form.kind.set_value("note")
    form.kind.picked.emit("note")
    assert form.signed_by.value() == "pupil"
    pages.wait(lambda: "2 sur décision de la direction" in said(page.side))
    form.keep.click()
    pages.wait(lambda: page.view.current_row() and page.view.current_row().state == "to_judge")
    page.side.motivation.setFocus()
    pages.type("Un deuil")
    page.side.accept.click()
    pages.wait(lambda: page.view.rows.rowCount() == 0)
    assert numbers(pages) == (2, 0, 0)


def test_two_periods_are_called_one_after_the_other(roll):
    for _step in range(4):
        roll.press(KEY.Key_Right, CTRL)
    roll.wait(lambda: roll.page.panel.title.text() == "UE1")
    roll.settle()
    before = roll.pressed
    roll.type("a")
    roll.press(KEY.Key_F4)
    roll.press(KEY.Key_D, CTRL)
    roll.press(KEY.Key_Return, CTRL)
    assert roll.stored() == {("Dubois", "p1"): "A", ("Dubois", "p2"): "A"}
    assert ("UE1", "p2") in roll.calls()
    assert roll.pressed - before == 4
