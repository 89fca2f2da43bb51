"""Every room, tab and page of the real window: names for all, reach of Tab, small screens."""

import pytest
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.schools import make_school
from tests.ui.fakes import FakeClock
from tests.ui.rooms import walking

LONG = 30_000


@pytest.fixture
def opened(qtbot, runner, tmp_path):
    """The window on a small school, with all its rooms."""
    school = make_school(tmp_path)
    window = MainWindow(runner, Settings(), FakeClock())

    def leave(window):
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    window.show_school(Workbench(window.services, school.file, "Institut du Test"))
    return window


def walk(qtbot, window):
    def settle():
        qtbot.waitUntil(lambda: not window.runner.busy, timeout=LONG)
        QApplication.processEvents()  # the layouts of what was just shown

    return walking.walk(window.workspace, settle, ("pupil", 1))


def test_all_can_be_named_by_a_screen_reader_and_reached_with_tab(qtbot, opened):
    opened.resize(1366, 768)
    stops, faults = [], []
    for stop in walk(qtbot, opened):
        stops.append(stop)
        room = opened.workspace.room
        faults += [(stop, "nameless", one) for one in walking.nameless(opened)]
        faults += [(stop, "unreached", one) for one in walking.unreached(room, room.first_focus())]
    assert not faults
    assert {"today", "pupils", "absences", "mail", "importing", "pupil 1 Historique"} <= set(stops)
    assert len(stops) >= 28


def test_nothing_is_cut_on_a_small_screen(qtbot, opened):
    opened.resize(683, 384)
    assert (opened.width(), opened.height()) == (683, 384)
    faults = []
    for stop in walk(qtbot, opened):
        faults += [(stop, "cut", one) for one in walking.cut(opened)]
        faults += [(stop, "sideways", one) for one in walking.sideways(opened)]
    assert not faults
