"""The runner: order, delivery in the window's thread, dead owners, cancelling, closing."""

import math
import os
import threading

import pytest
from PySide6.QtCore import QObject

from app.errors import EnvironmentFault
from app.ui.runner import BatchEnd, Runner


def fail(_error):
    raise AssertionError(_error)


def test_calls_on_the_lane_keep_their_order_and_come_back_to_this_thread(qtbot, runner):
    owner, order, threads = QObject(), [], set()

    def told(value):
        order.append(value)
        threads.add(threading.current_thread())

    for number in range(50):
        runner.on_lane(owner, lambda number=number: number, told, fail)
    assert runner.busy
    qtbot.waitUntil(lambda: len(order) == 50)
    assert order == list(range(50))
    assert threads == {threading.main_thread()}
    assert not runner.busy


def test_the_lane_is_one_thread_and_not_this_one(qtbot, runner):
    owner, names = QObject(), []
    for _ in range(5):
        runner.on_lane(owner, lambda: threading.current_thread().name, names.append, fail)
    qtbot.waitUntil(lambda: len(names) == 5)
    assert len(set(names)) == 1
    assert threading.current_thread().name not in names


def test_what_the_lane_raises_is_delivered(qtbot, runner):
    owner, errors = QObject(), []
    runner.on_lane(owner, lambda: 1 // 0, fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)


def test_an_owner_destroyed_meanwhile_gets_nothing(qtbot, runner):
    gone, here, heard = QObject(), QObject(), []
    release = threading.Event()
    runner.on_lane(gone, release.wait, heard.append, heard.append)
    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    release.set()
    runner.on_lane(here, lambda: "here", heard.append, fail)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["here"]


def test_busy_is_told_once_each_way(qtbot, runner):
    told, owner = [], QObject()
    runner.busy_changed.connect(told.append)
    for _ in range(3):
        runner.on_lane(owner, int, lambda _value: None, fail)
    qtbot.waitUntil(lambda: not runner.busy)
    assert told == [True, False]


def test_a_process_computes_elsewhere_and_comes_back(qtbot, runner):
    owner, results = QObject(), []
    runner.in_process(owner, math.factorial, 20, results.append, fail)
    runner.in_process(owner, os.getenv, "NO_SUCH_VARIABLE", results.append, fail)
    qtbot.waitUntil(lambda: len(results) == 2, timeout=20_000)
    assert set(results) == {math.factorial(20), None}


def test_what_a_process_raises_is_delivered(qtbot, runner):
    owner, errors = QObject(), []
    runner.in_process(owner, math.factorial, -1, fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=20_000)
    assert isinstance(errors[0], ValueError)


def test_a_process_that_dies_is_a_fault_and_the_next_work_goes_on(qtbot, runner):
    owner, errors, results = QObject(), [], []
    runner.in_process(owner, os._exit, 3, fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=20_000)
    assert isinstance(errors[0], EnvironmentFault)
    assert errors[0].advice
    runner.in_process(owner, math.sqrt, 49, results.append, fail)
    qtbot.waitUntil(lambda: results == [7.0], timeout=20_000)


def test_a_batch_delivers_each_part_then_its_end(qtbot, runner):
    owner, parts, failures, steps, ends = QObject(), {}, [], [], []
    runner.in_processes(
        owner,
        math.factorial,
        (3, -1, 5),
        parts.__setitem__,
        ends.append,
        lambda place, error: failures.append((place, type(error))),
        lambda ended, asked: steps.append((ended, asked)),
    )
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert parts == {0: 6, 2: 120}
    assert failures == [(1, ValueError)]
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert ends == [BatchEnd(asked=3, delivered=2, failed=1, cancelled=False)]


def test_a_batch_of_nothing_ends_too(qtbot, runner):
    owner, ends = QObject(), []
    runner.in_processes(owner, math.factorial, (), fail, ends.append, fail)
    assert ends == []
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [BatchEnd(0, 0, 0, cancelled=False)]


def test_a_cancelled_batch_drops_what_still_comes_and_ends_once(qtbot, runner):
    owner, parts, ends = QObject(), [], []

    def first(place, _value):
        parts.append(place)
        job.cancel()

    job = runner.in_processes(
        owner, math.factorial, range(40), first, ends.append, lambda _place, error: fail(error)
    )
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert len(parts) == 1
    assert ends == [BatchEnd(asked=40, delivered=1, failed=0, cancelled=True)]
    assert job.ended


def test_a_cancelled_job_says_nothing(qtbot, runner):
    owner, heard = QObject(), []
    job = runner.in_process(owner, math.factorial, 5, heard.append, heard.append)
    job.cancel()
    qtbot.waitUntil(lambda: job.ended, timeout=20_000)
    assert heard == []


def test_a_batch_whose_owner_is_gone_stops(qtbot, runner):
    owner, parts, ends = QObject(), [], []
    job = runner.in_processes(
        owner, math.factorial, range(30), lambda place, _value: parts.append(place),
        ends.append, lambda _place, error: fail(error),
    )  # fmt: skip
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    qtbot.waitUntil(lambda: job.ended, timeout=20_000)
    assert (parts, ends) == ([], [])
    assert job.cancelled


def test_closing_finishes_the_lane_and_leaves_no_thread(qtbot):
    before = set(threading.enumerate())
    runner, owner, written = Runner(), QObject(), []
    for number in range(20):
        runner.on_lane(owner, lambda number=number: written.append(number), fail, fail)
    runner.in_process(owner, math.factorial, 3, fail, fail)
    runner.close()
    assert written == list(range(20))
    assert set(threading.enumerate()) <= before


def test_after_closing_nothing_is_delivered(qtbot):
    runner, owner, heard = Runner(), QObject(), []
    runner.on_lane(owner, lambda: "late", heard.append, heard.append)
    runner.close()
    with pytest.raises(RuntimeError):
        runner.on_lane(owner, int, heard.append, heard.append)
    other, told = Runner(), []
    other.on_lane(owner, lambda: "after", told.append, fail)
    qtbot.waitUntil(lambda: bool(told))
    other.close()
    assert heard == []


def test_twenty_thousand_emissions_survive(qtbot, runner):
    """PySide6 6.12.0 aborted here: each emission lost a reference to True."""
    count = 0

    def told(_busy):
        nonlocal count
        count += 1

    runner.busy_changed.connect(told)
    for _ in range(20_000):
        runner.busy_changed.emit(True)
    assert count == 20_000
