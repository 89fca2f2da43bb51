"""Keys that go to a list while its search has the keyboard."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_WALK: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


def walks(event: QKeyEvent) -> bool:
    """Is it a key that walks through the list without leaving the search?"""
    return event.type() == QEvent.Type.KeyPress and Qt.Key(event.key()) in _WALK
