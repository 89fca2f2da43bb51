"""The one owner of threads and processes; everything slow goes through it.

*The lane* is one thread that executes callables in the order they were given: all that
touches the school's file. *The pool* is a few spawned processes that are fed plain data:
rendering and other long pure work.

Whatever comes back is delivered in the window's thread, through a queued signal, to an
owner that still exists; where the owner was destroyed, it is dropped. Nothing here ever
makes the window wait, `Runner.close` excepted.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import EnvironmentFault
from app.i18n import _
from app.ui.process_pool import ProcessPool

A = TypeVar("A")
R = TypeVar("R")

Failed = Callable[[BaseException], None]


class Job:
    """Work given to the pool, that its owner may cancel."""

    def __init__(self) -> None:
        self._futures: list[Future[Any]] = []
        self.cancelled = False
        self.ended = False

    def cancel(self) -> None:
        """Begin nothing more of it and drop what still comes; harmless once it ended."""
        if self.ended or self.cancelled:
            return
        self.cancelled = True
        for future in self._futures:
            future.cancel()

    def hold(self, future: Future[Any]) -> None:
        """Add one part; the runner's own."""
        self._futures.append(future)


@dataclass(frozen=True)
class BatchEnd:
    """How a batch ended: parts asked for, delivered, failed; the rest was cancelled."""

    asked: int
    delivered: int
    failed: int
    cancelled: bool


class Runner(QObject):
    """Runs slow work off the window's thread, and delivers what comes of it there."""

    busy_changed = Signal(bool)
    """The lane got its first waiting call (True), or delivered its last (False)."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._pool = ProcessPool()
        self._waiting = 0
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a call of the lane has not been delivered yet."""
        return self._waiting > 0

    def on_lane(
        self,
        owner: QObject,
        call: Callable[[], R],
        done: Callable[[R], None],
        failed: Failed,
    ) -> None:
        """Execute ``call`` on the lane, after all that was given before.

        ``done`` gets what it returns, ``failed`` what it raises, in the window's thread.
        """
        future = self._lane.submit(call)
        self._count(1)
        self._watch(_Delivery(future, owner, done, failed))

    def in_process(
        self,
        owner: QObject,
        function: Callable[[A], R],
        argument: A,
        done: Callable[[R], None],
        failed: Failed,
    ) -> Job:
        """Compute ``function(argument)`` in a process.

        ``function`` stands at the top of a module without Qt; ``argument`` and the result
        are plain data. A cancelled job calls neither ``done`` nor ``failed``.
        """
        job = Job()

        def ended(_alive: bool) -> None:
            job.ended = True

        future = self._begin(job, function, argument)
        self._watch(_Delivery(future, owner, done, failed, ended, job))
        return job

    def in_processes(
        self,
        owner: QObject,
        function: Callable[[A], R],
        arguments: Sequence[A],
        each: Callable[[int, R], None],
        done: Callable[[BatchEnd], None],
        failed: Callable[[int, BaseException], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Compute ``function`` of each of ``arguments``, in whatever order they end.

        ``each`` gets the place of an argument and its result, ``failed`` the place and
        what was raised: one failure does not stop the rest. ``progress`` gets how many
        ended, of how many. ``done`` comes once, at the end, after a cancellation too.
        """
        batch = _Batch(len(arguments), each, done, failed, progress)
        for place, argument in enumerate(arguments):
            future = self._begin(batch.job, function, argument)
            taken, missed = batch.taken(place), batch.missed(place)
            self._watch(_Delivery(future, owner, taken, missed, batch.counted, batch.job))
        if not arguments:
            self._watch(_Delivery(_nothing(), owner, _ignore, _ignore, batch.finish, batch.job))
        return batch.job

    def close(self) -> None:
        """Finish the lane, end the processes; nothing is delivered from now on.

        It waits: call it when the window is gone, or about to be.
        """
        self._closed = True
        self._lane.shutdown(wait=True)
        self._pool.close()

    def _begin(self, job: Job, function: Callable[[A], R], argument: A) -> Future[R]:
        future = self._pool.submit(function, argument)
        job.hold(future)
        return future

    def _watch(self, delivery: "_Delivery") -> None:
        delivery.future.add_done_callback(lambda _future: self._arrived.emit(delivery))

    @Slot(object)
    def _deliver(self, delivery: "_Delivery") -> None:
        if self._closed:
            return
        if delivery.job is None:
            self._count(-1)  # first: what is told may ask whether anything still waits
        delivery.hand_over()

    def _count(self, step: int) -> None:
        was = self.busy
        self._waiting += step
        if self.busy != was:
            self.busy_changed.emit(self.busy)


def _ignore(_what: object) -> None:
    """For what needs not be told."""


@dataclass(frozen=True)
class _Delivery:
    """What ended, and whom it concerns."""

    future: Future[Any]
    owner: QObject
    done: Callable[[Any], None]
    failed: Failed
    ended: Callable[[bool], None] = _ignore
    """Told whether the owner still exists, whatever came."""
    job: Job | None = None
    """None for a call of the lane."""

    def hand_over(self) -> None:
        alive = shiboken6.isValid(self.owner)
        try:
            if alive and not (self.job and self.job.cancelled):
                self._answer()
        finally:
            self.ended(alive)

    def _answer(self) -> None:
        try:
            error = self.future.exception()
        except CancelledError:
            return
        if error is None:
            self.done(self.future.result())
        else:
            self.failed(_worded(error))


def _nothing() -> Future[None]:
    future: Future[None] = Future()
    future.set_result(None)
    return future


def _worded(error: BaseException) -> BaseException:
    if isinstance(error, BrokenExecutor):
        fault = EnvironmentFault(
            _("La préparation du document s'est interrompue."),
            _("Recommencez ; si cela se répète, fermez d'autres programmes."),
        )
        fault.__cause__ = error
        return fault
    return error


class _Batch:
    """Counts the parts of a batch as they end, and says when all did."""

    def __init__(
        self,
        asked: int,
        each: Callable[[int, Any], None],
        done: Callable[[BatchEnd], None],
        failed: Callable[[int, BaseException], None],
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self.job = Job()
        self._asked = asked
        self._each = each
        self._done = done
        self._failed = failed
        self._progress = progress
        self._ended = self._delivered = self._failures = 0

    def taken(self, place: int) -> Callable[[Any], None]:
        def take(value: Any) -> None:
            self._delivered += 1
            self._each(place, value)

        return take

    def missed(self, place: int) -> Failed:
        def miss(error: BaseException) -> None:
            self._failures += 1
            self._failed(place, error)

        return miss

    def counted(self, alive: bool) -> None:
        self._ended += 1
        if not alive:
            self.job.cancel()
        elif self._progress is not None and not self.job.cancelled:
            self._progress(self._ended, self._asked)
        if self._ended == self._asked:
            self.finish(alive)

    def finish(self, alive: bool) -> None:
        cancelled, self.job.ended = self.job.cancelled, True
        if alive:
            self._done(BatchEnd(self._asked, self._delivered, self._failures, cancelled))
