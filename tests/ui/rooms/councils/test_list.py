"""The list of councils, and opening one, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.office.councils.listing import councils
from app.ui.rooms.councils.grid_model import GridModel
from tests.ui.rooms.councils.conftest import LONG, Keys


def lines(council):
    return [(line.class_name, line.state) for line in council.room.list.model.shown_rows()]


def test_every_class_is_there_with_or_without_a_council(unopened):
    assert lines(unopened) == [
        ("4TQA", "open"),
        ("2C", "none"),
        ("5P", "none"),
        ("S4A", "none"),
        ("UE1", "none"),
    ]


def test_enter_opens_the_council_and_alt_left_comes_back(unopened):
    view = unopened.room.list.view
    view.setFocus()
    unopened.type(Keys.ENTER)
    unopened.qtbot.waitUntil(lambda: unopened.page is not None, timeout=LONG)
    unopened.settle()
    unopened.wake()
    unopened.qtbot.waitUntil(unopened.marks.hasFocus)
    unopened.type("a")
    unopened.type((Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier))
    assert unopened.page is None
    unopened.settle()
    unopened.qtbot.waitUntil(lambda: unopened.room.list.model.shown_rows()[0].decided == 1)
    assert view.hasFocus()


def test_a_council_is_opened_from_a_class_without(unopened):
    room = unopened.room
    room.list.view.setFocus()
    unopened.type(Qt.Key.Key_Down, Keys.ENTER)
    unopened.settle()
    form = room.list.form
    unopened.qtbot.waitUntil(lambda: "2C" in form.heading.text())
    assert form.held_on.text() == "24/06/2025"
    assert form.members.count() == 3
    form.place.setText("Local 7")
    unopened.window.book.trigger("councils.open")
    unopened.qtbot.waitUntil(form.held_on.hasFocus)
    form.main.click()
    unopened.qtbot.waitUntil(lambda: unopened.page is not None, timeout=LONG)
    view = unopened.page.opened.view
    assert (view.klass.name, view.session.place, len(view.members)) == ("2C", "Local 7", 3)
    unopened.settle()
    listed = unopened.sitting.ask(councils)
    assert [line.state for line in listed.lines][:2] == ["open", "open"]


def test_a_refused_opening_stands_under_its_field(unopened):
    room = unopened.room
    room.list.view.setFocus()
    unopened.type(Qt.Key.Key_Down)
    unopened.settle()
    form = room.list.form
    unopened.qtbot.waitUntil(lambda: "2C" in form.heading.text())
    form.begins_at.setText("25:99")
    form.main.click()
    unopened.settle()
    assert "14:30" in form.fields["begins_at"].fault.text()
    assert unopened.page is None


def test_search_and_filter_say_what_hides_everything(unopened):
    page = unopened.room.list
    page.search.setText("5p")
    assert lines(unopened) == [("5P", "none")]
    page.search.setText("rien de tel")
    assert lines(unopened) == []
    assert page.side.isHidden()
    page._show_all()
    page.state.set_value("sealed")
    page.state.picked.emit("sealed")
    assert lines(unopened) == []
    assert "Conseils scellés" in page._hidden_by()
    page.state.set_value("open")
    page.state.picked.emit("open")
    assert lines(unopened) == [("4TQA", "open")]


def test_a_record_is_opened_from_elsewhere(unopened):
    unopened.window.bench.show_record("council", unopened.file.id)
    unopened.qtbot.waitUntil(lambda: unopened.page is not None, timeout=LONG)
    unopened.settle()


def test_the_model_of_the_grid_keeps_its_promises(council):
    model = GridModel(council.page.sheet)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    model.take(council.page.sheet)
    model.set_marks([((0, 0), None)])
    assert tester.model() is model
    header = model.headerData(2, Qt.Orientation.Horizontal)
    assert header == "FR 5"
    tip = model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole.value)
    assert tip == "Français, 5 h, notes de 0 à 20, par demi-point"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_F5])
def test_reading_again_keeps_the_council(council, key):
    council.go("Peeters", "SC")
    QTest.keyClick(council.marks, key)
    council.settle()
    assert council.here == ("Peeters", "SC")
