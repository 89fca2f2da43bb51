"""The window on the small school, in the room of the pupils."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.office.rights import Role
from app.office.work import Actor
from app.settings import Settings
from app.ui.rooms import catalogue
from app.ui.rooms.pupils import tab
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.schools import make_school
from tests.ui.fakes import FakeClock

LONG = 20_000
NO_KEY = Qt.KeyboardModifier.NoModifier


class Office:
    """The window, its room of pupils, and a keyboard."""

    def __init__(self, qtbot, window, school):
        self.qtbot, self.window, self.small = qtbot, window, school

    @property
    def room(self):
        return self.window.workspace.room

    def key(self, key, modifier=NO_KEY):
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text):
        for sign in text:
            # QTest knows the keys of ASCII alone.
            pressed, released = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
            for kind in (pressed, released):
                event = QKeyEvent(kind, 0, NO_KEY, sign)
                QApplication.sendEvent(QApplication.focusWidget(), event)
        self.settle()

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.window.runner.busy)

    def search(self, text):
        self.room.list.search.setFocus()
        self.room.list.search.clear()
        self.type(text)

    def open(self, text):
        """Find a pupil, and go in their file."""
        self.search(text)
        self.key(Qt.Key.Key_Return)
        self.wait(lambda: self.room.details.file is not None)
        self.wait(lambda: self.room.details.isAncestorOf(QApplication.focusWidget()))
        return self.room.details

    def wait(self, condition):
        self.qtbot.waitUntil(condition)
        self.settle()

    def field(self, form, name):
        return form.fields[name].editor

    def shown(self):
        return [row.name for row in self.room.list.model.shown_rows()]


@pytest.fixture
def school(tmp_path):
    return make_school(tmp_path)


@pytest.fixture
def role():
    """The role of the acting user; a test may give another."""
    return Role.HEAD


@pytest.fixture
def office(qtbot, runner, school, role, monkeypatch):
    monkeypatch.setattr(tab, "ROOMS_WITH_TABS", {"pupils": "Aménagements"})
    only = tuple(one for one in catalogue.ROOMS if one.name == "pupils")
    monkeypatch.setattr(catalogue, "ROOMS", only)
    window = MainWindow(runner, Settings(), FakeClock())

    def leave(window):
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.set_welcome(QLineEdit())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    known = school.file.actor
    school.file.actor = Actor(known.account_id, known.name, known.full_name, frozenset({role}))
    bench = Workbench(window.services, school.file, "Institut du Test")
    window.show_school(bench)
    office = Office(qtbot, window, school)
    office.wait(lambda: office.room.listed is not None)
    return office
