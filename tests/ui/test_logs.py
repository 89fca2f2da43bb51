"""The log and the report say where, and nothing private."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from app import paths
from app.ui import logs
from app.ui.defect import report_text


@pytest.fixture
def log(monkeypatch):
    monkeypatch.setattr(logging.root, "handlers", [])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    logs.start_log()
    yield lambda: (paths.logs() / logs.FILE).read_text(encoding="utf-8")
    for handler in logging.root.handlers:
        handler.close()


def raised():
    try:
        try:
            {}["Éloïse Dubois"]
        except KeyError as error:
            raise ValueError("née le 3 mars 2009") from error
    except ValueError as error:
        return error


def test_a_report_names_places_and_no_person():
    text = report_text(raised())
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py:" in text
    assert "Éloïse" not in text
    assert "2009" not in text


def test_what_nobody_caught_is_logged_and_shown(log):
    shown = []
    logs.install_hooks(shown.append)
    qInstallMessageHandler(None)
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    assert shown == [error]
    assert "builtins.ValueError" in log()
    assert "Éloïse" not in log()


def test_a_thread_that_fails_is_logged(log):
    logs.install_hooks(lambda _error: None)
    qInstallMessageHandler(None)
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    assert "ZeroDivisionError" in log()


def test_what_qt_says_is_logged_but_for_its_noise(log):
    logs._log_qt(QtMsgType.QtWarningMsg, None, "QPainter::begin: failed")
    logs._log_qt(QtMsgType.QtWarningMsg, None, "This plugin does not support propagateSizeHints()")
    assert "QPainter::begin" in log()
    assert "propagateSizeHints" not in log()


def test_a_log_that_grew_too_large_begins_anew(log, monkeypatch):
    logging.warning("first")
    logging.root.handlers[0].flush()
    for handler in logging.root.handlers:
        handler.close()
    logging.root.handlers.clear()
    monkeypatch.setattr(logs, "_LARGEST", 3)
    logs.start_log()
    logging.warning("second")
    assert "first" not in log()
    assert "second" in log()


def test_no_folder_for_logs_stops_nothing(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(paths, "logs", lambda: blocked / "logs")
    monkeypatch.setattr(logging.root, "handlers", [])
    logs.start_log()
    logging.warning("nowhere")
