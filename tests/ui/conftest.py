"""The window with two rooms that need no file."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.settings import Settings
from app.ui import theme
from app.ui.rooms import catalogue
from app.ui.rooms.councils import warming
from app.ui.runner import Runner
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.ui.fakes import FakeClock, FakeSchool

NEVER = 86_400_000
FAKE_ROOMS = {"pupils": "tests.ui.fake_room", "mail": "tests.ui.fake_mail"}


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.install(qapp, "light")


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read in idle: tests use the file where the lane does not."""
    monkeypatch.setattr(warming, "QUIET", NEVER)


@pytest.fixture
def runner(qtbot):
    runner = Runner()
    yield runner
    runner.close()


@pytest.fixture
def rooms(monkeypatch):
    """Two rooms stand for all."""
    fakes = tuple(
        replace(one, module=FAKE_ROOMS[one.name])
        for one in catalogue.ROOMS
        if one.name in FAKE_ROOMS
    )
    monkeypatch.setattr(catalogue, "ROOMS", fakes)


@pytest.fixture
def window(qtbot, runner, rooms):
    """The window on its welcome page."""
    window = MainWindow(runner, Settings(), FakeClock())
    qtbot.addWidget(window)
    window.set_welcome(QLineEdit())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if window.workspace is not None:
        window.show_welcome()


@pytest.fixture
def school():
    return FakeSchool()


@pytest.fixture
def bench(window, school):
    """A school opened in the window."""
    bench = Workbench(window.services, school, "Athénée royal")
    window.show_school(bench)
    return bench
