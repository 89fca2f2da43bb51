"""The list of the day by keyboard."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.office.today.items import Item
from app.office.today.listing import to_do
from app.ui.rooms.today.model import LINE_ROLE, Heading, TodayModel
from tests.schools import make_file, make_school
from tests.ui.rooms.mail.conftest import LONG, open_window, rooms  # noqa: F401


@pytest.fixture
def room(qtbot, runner, rooms, tmp_path):  # noqa: F811
    window = open_window(qtbot, runner, make_school(tmp_path))
    window.workspace.go("today")
    room = window.workspace.room
    qtbot.waitUntil(lambda: room.model.rowCount() > 0, timeout=LONG)
    qtbot.waitUntil(room.list.hasFocus)
    room.asked = []
    room.bench.record_wanted.disconnect()
    room.bench.record_wanted.connect(lambda *record: room.asked.append(record))
    return room


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def item(urgency, number=1, **more):
    return Item(
        kind="letters",
        text=f"chose {number}",
        urgency=urgency,
        record_kind="letter",
        record_id=number,
        **more,
    )


def test_lines_are_grouped_and_headings_passed_over(room):
    texts = [room.model.index(row).data() for row in range(room.model.rowCount())]
    assert texts[0] == "En retard (3)"
    assert "Aujourd'hui (3)" in texts
    assert "Plus tard (5)" in texts
    assert room.list.current_item().text == "Appel à faire\u00a0: matin, 3 classes"
    for _step in range(3):
        press(Qt.Key.Key_Down)
    assert room.list.current_item().urgency == "today"
    press(Qt.Key.Key_Up)
    assert room.list.current_item().urgency == "late"
    assert room.day.text() == "Mardi 24 juin 2025"


def test_enter_and_a_double_click_open_the_record(room, qtbot):
    press(Qt.Key.Key_Return)
    assert room.asked == [("register", "2025-06-23")]
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert room.asked[1][0] == "pupil"
    place = room.list.visualRect(room.list.currentIndex()).center()
    QTest.mouseDClick(
        room.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert room.asked[2] == room.asked[1]


def test_the_cursor_stays_on_its_line(room):
    press(Qt.Key.Key_End)
    kept = room.list.current_item()
    room.model.set_items((item("late", 99), *_items(room)))
    assert room.list.current_item() == kept
    room.model.set_items((item("late", 99),))
    assert room.list.current_item().text == "chose 99"


def _items(room):
    return tuple(line for line in room.model.lines if isinstance(line, Item))


def test_nothing_waits(qtbot, room):
    room._show(())
    notice = room.states._notice
    qtbot.waitUntil(lambda: notice.accessibleName() == "Rien n'attend.", timeout=LONG)


def test_the_list_is_read_again_when_the_room_is_entered(room, qtbot, monkeypatch):
    read = []
    monkeypatch.setattr(room.bench, "ask", lambda _room, query, **_named: read.append(query))
    room.leave()
    room.activate()
    assert read.count(to_do) == 1


def test_the_model_holds_and_speaks(qtbot):
    model = TodayModel()
    tester = QAbstractItemModelTester(model)
    items = (item("late", detail="depuis hier"), item("waiting", 2))
    model.set_items(items)
    assert [type(model.index(row).data(LINE_ROLE)) for row in range(4)] == [
        Heading,
        Item,
        Heading,
        Item,
    ]
    role = Qt.ItemDataRole.AccessibleTextRole.value
    assert model.index(0).data(role) == "En retard (1)"
    assert model.index(1).data(role) == "En retard, chose 1, depuis hier"
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole.value) == "depuis hier"
    model.set_items(items)
    model.set_items(())
    assert model.rowCount() == 0
    tester.deleteLater()


def test_everything_is_painted(room):
    room.model.set_items(
        tuple(item(urgency, number) for number, urgency in enumerate(("late", "week", "waiting")))
    )
    assert not room.list.grab().isNull()
    room.list.resize(120, 200)
    assert not room.list.grab().isNull()


def test_a_new_school_is_told_what_to_begin_with(qtbot, runner, rooms, tmp_path):  # noqa: F811
    window = open_window(qtbot, runner, SimpleNamespace(file=make_file(tmp_path)))
    window.workspace.go("today")
    room = window.workspace.room
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton), timeout=LONG)
    assert QApplication.focusWidget().text() == "Importer des listes…"
    assert room.isAncestorOf(QApplication.focusWidget())
