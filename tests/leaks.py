"""What a test of the window must not leave behind it.

A timer that still ticks, or a thread that still runs, changes what the next test sees
and aborts the process long after the test at fault; so the test at fault fails instead.
"""

import gc
import threading
from collections.abc import Callable
from typing import Any
from weakref import ReferenceType, ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

GRACE = 2.0  # seconds a thread that was told to stop has for it
KEPT_BY_QT = frozenset({"QTipLabel"})


class Watch:
    """Notes timers and threads as they start, and tells which are left at the end."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._timers: list[ReferenceType[QTimer]] = []
        self._qthreads: list[ReferenceType[QThread]] = []
        self._threads = set(threading.enumerate())
        self._windows = {id(window) for window in _windows()}
        patch.setattr(QTimer, "start", _noting(QTimer.start, self._timers))
        patch.setattr(QThread, "start", _noting(QThread.start, self._qthreads))

    def left(self) -> list[str]:
        """A line for each thing left."""
        _delete_what_is_due()
        if self._new_windows():
            gc.collect()  # a window in a cycle of Python objects is not a leak
            _delete_what_is_due()
        return [
            *(f"top-level widget {window!r}" for window in self._new_windows()),
            *(f"active {timer!r}" for timer in _alive(self._timers) if timer.isActive()),
            *(f"running {thread!r}" for thread in _alive(self._qthreads) if thread.isRunning()),
            *(f"running {thread!r}" for thread in self._new_threads()),
        ]

    def _new_windows(self) -> list[QWidget]:
        return [window for window in _windows() if id(window) not in self._windows]

    def _new_threads(self) -> list[threading.Thread]:
        started = set(threading.enumerate()) - self._threads
        for thread in started:
            thread.join(GRACE)
        return [thread for thread in started if thread.is_alive()]


def _noting(start: Callable[..., Any], noted: list[Any]) -> Callable[..., Any]:
    def noting_start(self: Any, *arguments: Any) -> Any:
        noted.append(ref(self))
        return start(self, *arguments)

    return noting_start


def _alive(noted: list[ReferenceType[Any]]) -> list[Any]:
    """Those that neither Python nor Qt has destroyed since, each once."""
    found = {id(one): one for reference in noted if (one := reference()) is not None}
    return [one for one in found.values() if isValid(one)]


def _windows() -> list[QWidget]:
    """The top-level widgets that nobody owns."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() not in KEPT_BY_QT
    ]


def _delete_what_is_due() -> None:
    # deleteLater() waits for an event loop, which a test does not have
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
