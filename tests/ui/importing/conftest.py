"""The window on an empty school, and a keyboard that imports lists into it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.db.unit_of_work import reading
from app.office.rights import Role
from app.office.work import Actor
from app.settings import Settings
from app.ui.importing import room as page
from app.ui.rooms import catalogue
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.office.imports.conftest import make_empty
from tests.ui.fakes import FakeClock

LONG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


class Desk:
    """The window, its page, and what a hand at the keyboard does."""

    def __init__(self, qtbot, window, file, folder, chosen):
        self.qtbot, self.window, self.file = qtbot, window, file
        self.folder, self._chosen = folder, chosen

    @property
    def room(self):
        return self.window.workspace.room

    @property
    def lists(self):
        return self.room.lists

    def write(self, name, text, encoding="utf-8"):
        file = self.folder / name
        file.write_bytes(text.encode(encoding))
        return file

    def key(self, key, modifier=NO_KEY, widget=None):
        self.qtbot.keyClick(widget or QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text):
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, NO_KEY, sign)
                QApplication.sendEvent(QApplication.focusWidget(), event)
        self.settle()

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.window.runner.busy, timeout=LONG)

    def enter(self):
        """Ctrl+I, from the room where one is."""
        self.key(Qt.Key.Key_I, CTRL, self.window)
        assert self.room.name == "importing"

    def choose(self, *files):
        """Ctrl+N, and these files in the dialog of the system."""
        self._chosen[:] = files
        self.key(Qt.Key.Key_N, CTRL, self.window)
        self.qtbot.waitUntil(lambda: self.room.states.first_focus().isVisible(), timeout=LONG)
        self.settle()

    def bring(self):
        """Ctrl+Enter, and wait for the end."""
        self.key(Qt.Key.Key_Return, CTRL, self.window)
        self.qtbot.waitUntil(self.room.result.isVisible, timeout=LONG)
        self.settle()

    def listed(self):
        return {
            row.listing.table.name: {status: n for status, n in row.plan.counts.items() if n}
            for row in self.lists.view.rows.all_rows()
        }

    def stored(self, model):
        with reading(self.file.engine, self.file.path) as session:
            rows = session.exec(select(model)).all()
            session.expunge_all()
            return rows


@pytest.fixture
def role():
    """The role of the acting user; a test may give another."""
    return Role.HEAD


@pytest.fixture
def regimes():
    """The regimes of the school; a test may give others."""
    return ("fwb", "cefa")


@pytest.fixture
def desk(qtbot, runner, tmp_path, monkeypatch, role, regimes):
    file = make_empty(tmp_path, regimes)
    actor = file.actor
    file.actor = Actor(actor.account_id, actor.name, actor.full_name, frozenset({role}))
    one = next(one for one in catalogue.ROOMS if one.name == "pupils")
    monkeypatch.setattr(catalogue, "ROOMS", (one,))
    chosen = []
    monkeypatch.setattr(page, "ask_open_several", lambda *_all: tuple(chosen))
    window = MainWindow(runner, Settings(), FakeClock())

    def leave(_window):
        # The widgets are closed before the fixtures end: the school must be left first.
        if window.workspace is not None:
            window.close_school()
            qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1366, 768)
    window.show_school(Workbench(window.services, file, "Athénée de l'Essai"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    desk = Desk(qtbot, window, file, tmp_path, chosen)
    desk.settle()
    return desk
