"""The command line, and what starting the program imports."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from app import bootstrap
from app.bootstrap import OfficeClock

# Starts the window as the command does, and closes it once it is drawn and the office loaded.
_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from app import bootstrap

def leave():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    assert window.isVisible() and window.welcome is not None
    if window.runner.busy:
        QTimer.singleShot(20, leave)
    else:
        assert "app.office.files.creation" in sys.modules
        print(QApplication.translate("QPlatformTheme", "Cancel"), window.close())

made = bootstrap._application

def application():
    application = made()
    QTimer.singleShot(20, application, leave)
    return application

bootstrap._application = application
sys.exit(bootstrap.main(["--today", "2025-06-24"]))
"""


def python(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


def test_rendering_processes_import_nothing_heavy_with_it():
    heavy = "('PySide6', 'sqlalchemy', 'reportlab', 'multiprocessing', 'app.ui.window')"
    code = f"import sys, app.bootstrap; print([n for n in {heavy} if n in sys.modules])"
    assert python(code).stdout.strip() == "[]"


@pytest.mark.parametrize(
    "module",
    ["sqlmodel", "reportlab", "babel", "xlsxwriter", "qtawesome", "concurrent.futures.process"],
)
def test_the_window_is_shown_before_what_is_slow_to_import(module):
    code = f"""
import sys
from app.bootstrap import _application, _window, _window_parser
application = _application()
window = _window(_window_parser().parse_args([]))
window.show()
print({module!r} in sys.modules)
window.runner.close()
"""
    assert python(code).stdout.strip() == "False"


def test_the_program_starts_loads_the_office_behind_and_ends():
    run = python(_START)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == ["Annuler", "True"]


def test_the_file_and_the_day_are_read():
    arguments = bootstrap._window_parser().parse_args(["école.matricule", "--today", "2025-06-24"])
    assert arguments.file.name == "école.matricule"
    assert arguments.today == date(2025, 6, 24)
    assert not arguments.demo
    assert bootstrap._window_parser().parse_args(["--demo"]).demo


def test_a_fixed_day_leaves_the_hour_alone(monkeypatch):
    moment = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
    monkeypatch.setattr(bootstrap, "_moment", lambda: moment)
    clock = OfficeClock(date(2025, 6, 24))
    assert clock.today() == date(2025, 6, 24)
    assert clock.now() == datetime(2025, 6, 24, 14, 3, tzinfo=UTC)
    assert OfficeClock().today() == date(2026, 11, 25)
    assert OfficeClock().now() == moment


def test_a_demonstration_file_is_made_as_asked(monkeypatch, tmp_path):
    import app.office.demo

    asked = []
    monkeypatch.setattr(app.office.demo, "write_demo", lambda *words: asked.append(words))
    out = tmp_path / "x.matricule"
    assert bootstrap.main(["demo", "--out", str(out), "--size", "30", "--years", "1"]) == 0
    ((file, size, years, now),) = asked
    assert (file, size, years) == (out, 30, 1)
    assert now.tzinfo is not None
