"""The real window on the real file of a small school, one council of which is sealed."""

from concurrent.futures import Future
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.errors import EnvironmentFault, Refusal
from app.settings import Settings
from app.ui.process_pool import ProcessPool
from app.ui.rooms import catalogue
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.office.councils.conftest import sit
from tests.office.letters.conftest import Mail
from tests.schools import make_school
from tests.ui.fakes import FakeClock

LONG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def rooms(monkeypatch):
    """The mail, and the day."""
    some = tuple(one for one in catalogue.ROOMS if one.name in ("today", "pupils", "mail"))
    monkeypatch.setattr(catalogue, "ROOMS", some)


@pytest.fixture
def school(tmp_path):
    """A small school's file; the window that opens it closes it."""
    return make_school(tmp_path)


@pytest.fixture
def file(school):
    """The file behind the window: 4TQA is sealed, and what letters need was given."""
    council = sit(school, "4TQA")
    council.complete()
    council.seal()
    mail = Mail(school, council)
    mail.give()
    return mail


@pytest.fixture
def quick_pool(monkeypatch):
    """Documents are drawn at once: no process is started."""

    def submit(_pool, function, argument):
        future = Future()
        try:
            future.set_result(function(argument))
        except (EnvironmentFault, Refusal, ValueError) as error:
            future.set_exception(error)
        return future

    monkeypatch.setattr(ProcessPool, "submit", submit)


@pytest.fixture
def window(qtbot, runner, rooms, school, file, quick_pool):
    """The window with the school open in it."""
    return open_window(qtbot, runner, school)


def open_window(qtbot, runner, school):
    window = MainWindow(runner, Settings(), FakeClock())

    def leave(window):
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1366, 768)
    window.show()
    window.show_school(Workbench(window.services, school.file, "Institut du Test"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@dataclass
class Desk:
    """The room of the mail, driven by keys."""

    qtbot: object
    window: object
    behind: Mail

    @property
    def room(self):
        return self.window.workspace.room

    @property
    def file(self) -> Mail:
        """The file behind the window's back, when the lane does not use it."""
        self.settle()
        return self.behind

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.window.runner.busy, timeout=LONG)
        QApplication.sendPostedEvents()

    def wait(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=LONG)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text):
        """Type with a keyboard that has accents."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(QApplication.focusWidget(), event)

    def focus(self, widget):
        widget.setFocus()
        self.wait(widget.hasFocus)

    @property
    def said(self):
        message = self.window.messages.message
        return message.text if message else ""

    def enter(self):
        self.window.workspace.go("mail")
        self.wait(lambda: self.room.register.register is not None)
        self.settle()

    def review(self):
        """Prepare the letters of the only council, by keyboard."""
        self.press(Qt.Key.Key_N, CTRL)
        self.wait(lambda: self.room.councils.model.shown_rows())
        self.settle()
        self.wait(self.room.councils.view.hasFocus)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.room.review.preparation is not None)
        self.settle()

    def issue(self):
        """Issue what the review proposes."""
        self.review()
        self.give_complements()
        self.press(Qt.Key.Key_Return, CTRL)
        self.wait(lambda: not self.room.review.issuer.busy and self.on_register)
        self.settle()
        self.wait(lambda: self.room.register.chosen())

    def give_complements(self):
        """The days of the second session are the only thing that the file does not have."""
        self.wait(lambda: self.complements_shown)
        field = self.room.review.complements.form.fields["epreuves_quand 2024-2025"].editor
        self.wait(field.hasFocus)
        self.type("du 26 au 28 août 2025")
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: all(one.given for one in self.room.review.preparation.complements))
        self.settle()
        self.wait(self.room.review.list.hasFocus)

    @property
    def complements_shown(self):
        return self.room.review.complements.isVisible()

    @property
    def on_register(self):
        return self.room.register.isVisible()

    def lines(self):
        """The register as it is shown: number and state."""
        register = self.room.register.list.model
        return [
            (register.index(row, 0).data(), register.index(row, 1).data())
            for row in range(register.rowCount())
        ]

    def states(self):
        """The letters under review: pupil and state."""
        model = self.room.review.list.rows
        return [
            (model.index(row, 1).data(), model.index(row, 0).data())
            for row in range(model.rowCount())
        ]


@pytest.fixture
def desk(qtbot, window, file):
    """The room of the mail, on its empty register."""
    desk = Desk(qtbot, window, file)
    desk.enter()
    return desk
