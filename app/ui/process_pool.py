"""The spawned processes that render documents, and how they start and end.

No Qt here: each process imports this module to start, and stays light by it.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeVar

# multiprocessing is imported when it first serves: the window opens sooner.
if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

A = TypeVar("A")
R = TypeVar("R")

MOST_PROCESSES: Final = 2
_NICENESS: Final = 10
_BELOW_NORMAL: Final = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS of Windows."""


class ProcessPool:
    """At most two processes, started by the first work that they are given.

    A process that dies (killed, out of memory) breaks the whole executor; the next work
    then gets a new one.
    """

    def __init__(self) -> None:
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[[A], R], argument: A) -> Future[R]:
        """Have ``function(argument)`` computed; both must be picklable."""
        try:
            return self._ready().submit(function, argument)
        except BrokenExecutor:
            self._drop()
            return self._ready().submit(function, argument)

    def close(self) -> None:
        """Forget what has not begun, wait for what has, and end the processes."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _ready(self) -> "ProcessPoolExecutor":
        if self._executor is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            self._executor = ProcessPoolExecutor(
                max_workers=min(MOST_PROCESSES, os.cpu_count() or 1),
                mp_context=multiprocessing.get_context("spawn"),
                initializer=prepare_process,
            )
        return self._executor

    def _drop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


def prepare_process() -> None:
    """What each process does first: import the documents, and mind its parent."""
    # Ctrl+C in a terminal reaches the whole group: only the window answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _give_way()
    import_module("app.reports")


def _give_way() -> None:
    """The window answers its keys first, whatever is rendered meanwhile."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICENESS)


def _end_with_parent() -> None:
    """A window that was killed must not leave processes waiting for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
