"""The rendering processes stay light, and do not outlive the window."""

import importlib
import os
import sys

import pytest
from PySide6.QtCore import QObject

from app.ui import process_pool


def test_a_process_never_imports_qt_nor_the_database(qtbot, runner):
    owner, found = QObject(), []
    names = ("PySide6", "shiboken6", "sqlalchemy", "app.ui.runner", "app.reports")
    for _ in range(2):
        runner.in_process(owner, set.intersection, set(names), lambda _v: None, _fail)
    runner.in_process(owner, eval, f"[n for n in {names!r} if n in __import__('sys').modules]",
                      found.extend, _fail)  # fmt: skip
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found == ["app.reports"]


def test_the_module_that_starts_a_process_does_not_import_qt():
    source = importlib.util.find_spec("app.ui.process_pool").loader.get_source(
        "app.ui.process_pool"
    )
    assert "PySide6" not in source
    assert process_pool.MOST_PROCESSES == 2
    assert "app.reports" in sys.modules or importlib.util.find_spec("app.reports")


def _fail(error):
    raise AssertionError(error)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority")
def test_what_renders_gives_way_to_the_window(qtbot, runner):
    owner, found = QObject(), []
    runner.in_process(owner, os.nice, 0, found.append, _fail)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found == [os.nice(0) + process_pool._NICENESS]
