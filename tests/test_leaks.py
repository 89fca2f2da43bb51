import threading

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

from tests import leaks
from tests.leaks import Watch


@pytest.fixture
def watch(qtbot, monkeypatch):
    monkeypatch.setattr(leaks, "GRACE", 0.01)
    return Watch(monkeypatch)


def test_nothing_is_left_by_a_test_that_cleans_up(watch, qtbot):
    timer = QTimer()
    timer.start(1000)
    timer.stop()
    widget = QWidget()
    widget.show()
    widget.deleteLater()
    assert watch.left() == []


def test_an_active_timer_is_left(watch):
    timer = QTimer()
    timer.start(1000)
    assert [line.split()[0] for line in watch.left()] == ["active"]
    timer.stop()


def test_a_timer_deleted_with_its_owner_is_not_left(watch):
    owner = QWidget()
    QTimer(owner).start(1000)
    owner.deleteLater()
    assert watch.left() == []


def test_a_window_is_left(watch):
    widget = QWidget()
    assert [line.split()[0] for line in watch.left()] == ["top-level"]
    widget.deleteLater()


def test_a_running_qthread_is_left(watch):
    thread = QThread()
    thread.start()
    assert [line.split()[0] for line in watch.left()] == ["running"]
    thread.quit()
    assert thread.wait(5000)


def test_a_running_thread_is_left(watch):
    go = threading.Event()
    thread = threading.Thread(target=go.wait, name="straggler")
    thread.start()
    assert "straggler" in watch.left()[0]
    go.set()
    thread.join()
