"""The real window on the real file of a small school, with the council room alone."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.models import CourseFollowed
from app.settings import Settings
from app.ui.rooms import catalogue
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.office.councils.conftest import Sitting, sit
from tests.schools import make_school
from tests.ui.fakes import FakeClock

LONG = 20_000
COURSES = ("FR", "MA", "NL", "SC", "EP")
ROWS = ("Dubois", "Lambert", "Peeters", "Van Damme")


@pytest.fixture
def rooms(monkeypatch):
    """The council room alone."""
    only = tuple(one for one in catalogue.ROOMS if one.name == "councils")
    monkeypatch.setattr(catalogue, "ROOMS", only)


@pytest.fixture
def school(tmp_path):
    """A small school's file; the window that opens it closes it."""
    return make_school(tmp_path)


@pytest.fixture
def file(school):
    """A council on 4TQA, opened before the window is."""
    return sit(school, "4TQA")


@pytest.fixture
def window(qtbot, runner, rooms, school, file):
    """The window with the school open in it."""
    window = MainWindow(runner, Settings(), FakeClock())

    def leave(window):
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1366, 768)
    window.show()
    window.show_school(Workbench(window.services, school.file, "Institut du Test"))
    return window


@dataclass
class Council:
    """The council of 4TQA in its room, driven by keys."""

    qtbot: object
    window: object
    file: Sitting

    @property
    def sitting(self) -> Sitting:
        """The same council behind the window's back, when the lane does not use the file."""
        self.settle()
        return self.file

    @property
    def room(self):
        return self.window.workspace.room

    @property
    def page(self):
        return self.room.page

    @property
    def marks(self):
        return self.page.grid.marks

    def open(self):
        self.room.show_council(self.file.id)
        self.qtbot.waitUntil(lambda: self.page is not None, timeout=LONG)
        self.settle()
        self.wake()
        self.marks.setFocus()
        self.qtbot.waitUntil(self.marks.hasFocus)

    def settle(self):
        """Wait until the file answered all that was typed, and the window shows it."""
        if self.page is not None:
            self.qtbot.waitUntil(
                lambda: self.page is None or self.page.gestures.pending <= 0, timeout=LONG
            )
        self.qtbot.waitUntil(lambda: not self.window.runner.busy, timeout=LONG)
        QApplication.sendPostedEvents()

    def wake(self):
        """A list of proposals is a window of its own; offscreen, it keeps the activation."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def go(self, pupil, course):
        self.marks.go((ROWS.index(pupil), COURSES.index(course)))

    @property
    def here(self):
        row, column = self.marks.place
        return ROWS[row], COURSES[column]

    def type(self, *keys):
        """Type texts and press keys, to whoever has the keyboard."""
        for key in keys:
            strokes = key if isinstance(key, str) else (key,)
            for stroke in strokes:
                # the first digit opens the editor, which has the keyboard for the next
                pressed = stroke if isinstance(stroke, tuple) else (stroke,)
                QTest.keyClick(QApplication.focusWidget(), *pressed)

    def tab_to(self, target):
        """Press Tab until a part of the window has the keyboard, as one without a mouse does."""
        for _step in range(80):
            if target.hasFocus():
                return
            self.type(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {target.accessibleName() or target}")

    def command(self, words):
        """Find a command by its words (Ctrl+K), and do it."""
        self.type((Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier))
        card = self.window.palette_card
        self.qtbot.waitUntil(card.edit.hasFocus)
        self.type(words)
        assert [entry.title for entry in card.entries()], words
        self.type(Qt.Key.Key_Return)

    def shown(self, pupil, course):
        """The text of a cell."""
        return self.page.sheet.lines[ROWS.index(pupil)].texts[COURSES.index(course)]

    def stored(self, pupil, course):
        """The mark in the file."""
        self.settle()
        row = self.sitting.row(pupil)
        course_id = self.file.course(course)
        found = [one.mark for one in row.marks if one.course_id == course_id]
        return found[0] if found else None

    def decided(self, pupil):
        """The decision in the file."""
        self.settle()
        return self.sitting.row(pupil).decision

    def select(self, first, last):
        """Select the cells between two corners by the keyboard."""
        self.go(*first)
        rows = ROWS.index(last[0]) - ROWS.index(first[0])
        columns = COURSES.index(last[1]) - COURSES.index(first[1])
        shift = Qt.KeyboardModifier.ShiftModifier
        for _step in range(rows):
            self.type((Qt.Key.Key_Down, shift))
        for _step in range(columns):
            self.type((Qt.Key.Key_Right, shift))

    def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.type((Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))

    def foot(self):
        return self.page.foot.text()


def drop_course(school, class_name, pupil, code):
    """A pupil no longer takes a course."""
    with school.session() as session:
        row = session.exec(
            select(CourseFollowed).where(
                CourseFollowed.enrolment_id == school.enrolments[class_name, pupil],
                CourseFollowed.course_id == school.courses[class_name, code],
            )
        ).one()
        row.until = date(2025, 1, 31)
        session.add(row)


@pytest.fixture
def unopened(qtbot, window, file):
    """The room on its list, with a council on 4TQA."""
    council = Council(qtbot, window, file)
    qtbot.waitUntil(lambda: bool(council.room.list.model.shown_rows()), timeout=LONG)
    council.settle()
    # Lists of choices are windows of their own, and take the activation as they are made.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return council


@pytest.fixture
def council(unopened):
    """The council on 4TQA, open, the keyboard on its first cell."""
    unopened.open()
    return unopened


class Keys:
    """Keys with their modifiers."""

    CTRL = Qt.KeyboardModifier.ControlModifier
    SHIFT = Qt.KeyboardModifier.ShiftModifier
    ENTER = Qt.Key.Key_Return
    UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    REDO = (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    COPY = (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    UP = (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    FILL_DOWN = (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    FILL = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    NEXT = (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    PREVIOUS = (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
