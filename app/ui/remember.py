"""Where the window, splitters and columns were left, kept from one day to the next."""

import logging
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

from app.errors import EnvironmentFault
from app.settings import COLUMNS, LAST_ROOM, WINDOW_GEOMETRY, Settings

_LOG = logging.getLogger(__name__)
_SPLITTER: Final = "splitter "


class Memory:
    """Restores states when things are made, and writes them all in `store`.

    Writing waits for `store` (the window calls it as it closes): dragging a column
    does not write a file at each pixel.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        kept: Mapping[str, str] = settings.get(COLUMNS)
        self._states = dict(kept)
        self.room = settings.get(LAST_ROOM)

    def columns(self, name: str, header: QHeaderView) -> None:
        """Keep the widths, order and sort of a table under ``name`` ("pupils.list")."""
        _restore(header.restoreState, self._states.get(name))

        def keep() -> None:
            self._states[name] = _text(header.saveState())

        header.sectionResized.connect(keep)
        header.sectionMoved.connect(keep)
        header.sortIndicatorChanged.connect(keep)

    def keep(self, name: str, text: str) -> None:
        """Keep a word under ``name``; "" forgets it."""
        if text:
            self._states[name] = text
        else:
            self._states.pop(name, None)

    def recall(self, name: str) -> str:
        """What was kept under ``name``, "" where nothing was."""
        return self._states.get(name, "")

    def splitter(self, name: str, splitter: QSplitter) -> None:
        """Keep where a splitter was left under ``name``."""
        key = _SPLITTER + name
        _restore(splitter.restoreState, self._states.get(key))

        def keep() -> None:
            self._states[key] = _text(splitter.saveState())

        splitter.splitterMoved.connect(keep)

    def window(self, window: QMainWindow) -> bool:
        """Put the window back where it was; False where nothing was kept."""
        return _restore(window.restoreGeometry, self._settings.get(WINDOW_GEOMETRY))

    def store(self, window: QMainWindow) -> None:
        """Write everything. A disk that refuses loses widths only: it is logged."""
        states: Mapping[str, str] = dict(self._states)
        try:
            self._settings.set(COLUMNS, states)
            self._settings.set(LAST_ROOM, self.room)
            self._settings.set(WINDOW_GEOMETRY, _text(window.saveGeometry()))
        except EnvironmentFault:
            _LOG.warning("the layout of the window could not be kept", exc_info=True)


def _restore(restore: Callable[[QByteArray], bool], state: str | None) -> bool:
    return bool(state) and restore(QByteArray.fromBase64((state or "").encode()))


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
