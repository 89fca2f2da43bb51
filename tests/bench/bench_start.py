"""From the start of the process to a password field that takes a key, and on to the list.

The clock is one for all processes of the computer: each child says when it got there.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from tests.bench.harness import Row
from tests.bench.large import large_school

TIMES = 5
RATIO, LIST_S = 2.5, 1.0

# A window with a table and a field, and nothing of ours.
BARE = """
import sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTableWidget
from PySide6.QtWidgets import QVBoxLayout, QWidget
application = QApplication([])
window, page, field = QMainWindow(), QWidget(), QLineEdit()
field.setEchoMode(QLineEdit.EchoMode.Password)
column = QVBoxLayout(page)
column.addWidget(field)
column.addWidget(QTableWidget(30, 10))
window.setCentralWidget(page)
window.resize(1280, 720)

def typed(_text):
    window.repaint()
    print(time.monotonic())
    application.quit()

def press():
    if field.hasFocus():
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_A, plain, "a")
        QApplication.postEvent(field, event)
    else:
        QTimer.singleShot(1, window, press)

field.textChanged.connect(typed)
window.show()
window.activateWindow()
field.setFocus()
QTimer.singleShot(0, window, press)
application.exec()
"""

# The program as its command starts it on a file; then the password, Enter, and a search.
OURS = """
import sys, time
from app import bootstrap

PASSWORD, SEARCHED = sys.argv[2], "lam"
made, times = bootstrap._application, []

def application():
    from PySide6.QtCore import QTimer
    made_one = made()
    watch = QTimer(made_one)
    watch.timeout.connect(lambda: look(made_one, watch))
    watch.start(1)
    return made_one

def look(one, watch):
    from PySide6.QtWidgets import QMainWindow
    window = next((w for w in one.topLevelWidgets() if isinstance(w, QMainWindow)), None)
    if window is None or not window.isVisible():
        return
    if not times:
        start(window)
    elif window.workspace is not None:
        find(one, window, watch)

def start(window):
    field = window.welcome.open_form.password
    if field.hasFocus():
        type_(field, PASSWORD[0])
        window.repaint()
        if field.text() != PASSWORD[0]:
            return
        times.append(time.monotonic())
        if "--list" in sys.argv:
            wait_for_accounts(window, field)
        else:
            end(window)

def wait_for_accounts(window, field):
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    form = window.welcome.open_form
    if window.runner.busy or not form.account.count():
        QTimer.singleShot(5, window, lambda: wait_for_accounts(window, field))
        return
    type_(field, PASSWORD[1:])
    times.append(time.monotonic())
    QTest.keyClick(field, "\\r")

def find(one, window, watch):
    from PySide6.QtWidgets import QTableView
    room = window.workspace.room
    table = room.findChild(QTableView, "pupils.list") if room else None
    if table is None or not table.isVisible() or not table.model().rowCount():
        return
    watch.stop()
    whole = table.model().rowCount()
    type_(room.list.search, SEARCHED)
    window.repaint()
    assert 0 < table.model().rowCount() < whole
    times.append(time.monotonic())
    end(window)

def type_(field, text):
    from PySide6.QtTest import QTest
    QTest.keyClicks(field, text)

def end(window):
    print(*times)
    sys.stdout.flush()
    window.close()

bootstrap._application = application
sys.exit(bootstrap.main([sys.argv[1], "--today", "2025-06-24"]))
"""


def rows() -> Iterator[Row]:
    """Each start is measured in turn with a bare one, so that both meet the same computer."""
    from app.office.demo import DEMO_PASSWORD

    path = str(large_school())
    bare, ours, lists = [], [], []
    with TemporaryDirectory() as home:
        _remember(home)
        environment = dict(os.environ, MATRICULE_HOME=home, QT_QPA_PLATFORM="offscreen")
        for _time in range(TIMES):
            bare.append(_child(environment, BARE)[0])
            ours.append(_child(environment, OURS, path, DEMO_PASSWORD)[0])
            _start, entered, listed = _child(environment, OURS, path, DEMO_PASSWORD, "--list")
            lists.append(listed - entered)
    yield Row("bare PySide6 window to a field that takes a key", median(bare), "s")
    yield Row("start to a password field that takes a key", median(ours), "s")
    yield Row("the same, against the bare window", median(ours) / median(bare), "×", RATIO)
    yield Row("Enter to the filtered list, 1,500 pupils × 10 years", median(lists), "s", LIST_S)


def _remember(home: str) -> None:
    """The pupils were shown last, and the account is known, as on any day but the first."""
    from app.office.demo import DEMO_ACCOUNT
    from app.settings import LAST_ACCOUNT, LAST_ROOM, Settings

    settings = Settings(Path(home) / "config" / "settings.toml")
    settings.set(LAST_ROOM, "pupils")
    settings.set(LAST_ACCOUNT, DEMO_ACCOUNT)


def _child(environment: dict[str, str], code: str, *words: str) -> list[float]:
    """The moments that a child reached, in seconds from its start."""
    begun = monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [float(moment) - begun for moment in done.stdout.split()]
