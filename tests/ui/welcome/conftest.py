"""The window on its real welcome page."""

import pytest

from app.settings import Settings
from app.ui import welcome
from app.ui.start import Start
from app.ui.window import MainWindow
from tests.ui.fakes import FakeClock


@pytest.fixture
def open_window(qtbot, runner, rooms):
    """Make the window as the program starts it; the rooms are stand-ins."""

    def leave(window):
        # The widgets are closed before the fixtures end: the school must be left first.
        if window.workspace is not None:
            window.close_school()
            qtbot.waitUntil(lambda: window.workspace is None, timeout=20_000)

    def make(start=None):
        window = MainWindow(runner, Settings(), FakeClock())
        qtbot.addWidget(window, before_close_func=leave)
        window.set_welcome(welcome.create(window, start or Start()))
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make
