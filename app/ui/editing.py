"""The actions of the menu Édition, sent to whatever has the keyboard."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.action_book import ActionBook

_ACTS: Final = ("undo", "redo", "copy", "paste")


class Editing(QObject):
    """Offers an act where the widget that has the keyboard has a method of that name.

    Text inputs have them from Qt; lists and grids of the program have their own.
    """

    def __init__(self, window: QWidget, book: ActionBook) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        for act in _ACTS:
            book.bind(f"edit.{act}", partial(self._do, act), enabled=False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)

    def _focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            return  # it is being destroyed, its menus perhaps already
        for act in _ACTS:
            self._book.enable(f"edit.{act}", _method(now, act) is not None)

    def _do(self, act: str) -> None:
        method = _method(QApplication.focusWidget(), act)
        if method is not None:
            method()


def _method(widget: QWidget | None, act: str) -> Callable[[], object] | None:
    method = getattr(widget, act, None)
    return method if callable(method) else None
