"""Closing a school without losing what is being typed, nor what could not be saved."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class Closing(QObject):
    """First what is typed is saved; only if that went well is the file closed.

    Where something could not be saved, the school stays open with the message that
    says why.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], None] | None = None
        self._running = False
        self._unsaved = False

    def begin(self, then: Callable[[], None] | None) -> None:
        """Close the school, then call ``then``; harmless while it is already closing."""
        if self._running:
            return
        self._then, self._running, self._unsaved = then, True, False
        window = self._window
        if window.workspace is None:
            self._wait_for_lane(self._end)
            return
        window.status.say_closing()
        window.workspace.bench.unsaved.connect(self._note_unsaved)
        window.workspace.commit_edits()
        self._wait_for_lane(self._edits_given)

    def _wait_for_lane(self, call: Callable[[], None]) -> None:
        self._window.runner.on_lane(self, _nothing, lambda _none: call(), self._failed)

    def _note_unsaved(self) -> None:
        self._unsaved = True

    def _edits_given(self) -> None:
        bench = self._window.bench
        if self._unsaved or bench is None:
            self._running = False
            return
        self._close(bench)

    def _close(self, bench: Workbench) -> None:
        bench.close(self, self._closed, self._failed)

    def _closed(self, _backup: Path | None) -> None:
        self._window.show_welcome()
        self._end()

    def _failed(self, error: BaseException) -> None:
        """The file is closed all the same, but the user must read why no backup was made."""
        self._running = False
        self._window.show_welcome()
        self._window.services.trouble(error)

    def _end(self) -> None:
        then, self._then, self._running = self._then, None, False
        if then is not None:
            then()


def _nothing() -> None:
    """What is given to the lane to hear when all before is done."""
