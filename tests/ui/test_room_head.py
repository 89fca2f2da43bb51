"""The line above a room, in a wide and in a narrow window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton

from app.ui.action_book import ActionBook
from app.ui.room_head import RoomHead


@pytest.fixture
def head(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    book = ActionBook(window)
    head = RoomHead(book, window)
    for one in book.in_bar("absences"):
        book.bind(one.id, lambda: None, room="absences")
    book.restrict(lambda _right: True)
    book.enter_room("absences")
    head.enter("absences", "Absences")
    head.set_narrow(True)
    head.resize(1200, 50)
    window.resize(1200, 100)
    window.show()
    yield head  # The window is kept until the test ends.


def tools(head):
    return [one for one in head.findChildren(QToolButton) if one.isVisible()]


def test_a_narrow_window_keeps_the_main_action_whole_and_the_words_of_others_in_tips(qtbot, head):
    main = next(
        one for one in head.findChildren(QPushButton) if one.isVisible() and one.property("main")
    )
    assert tools(head)
    head.resize(1200, 50)
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert {one.toolButtonStyle() for one in tools(head)} == {beside}
    narrow = head.minimumSizeHint().width() - 1
    head.resize(narrow, 50)
    alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    qtbot.waitUntil(lambda: {one.toolButtonStyle() for one in tools(head)} == {alone})
    qtbot.waitUntil(lambda: main.width() >= main.sizeHint().width())
    assert all(one.toolTip() for one in tools(head))
