"""To whom copies of letters go: a button that opens the list, each to be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.i18n import _


class CopiesInput(QPushButton):
    """Says who was ticked; the menu is walked with the arrows."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._acts: dict[int, QAction] = {}
        self.setMenu(self._menu)
        self.offer((), ())

    def offer(self, known: Sequence[tuple[int, str]], chosen: Sequence[int]) -> None:
        """Offer these (number, name), those chosen ticked."""
        if tuple(self._acts) != tuple(one for one, _name in known):
            self._menu.clear()
            self._acts = {one: self._act(name) for one, name in known}
        for one, act in self._acts.items():
            act.setChecked(one in chosen)
        self._say()

    def value(self) -> tuple[int, ...]:
        """The numbers of those ticked."""
        return tuple(one for one, act in self._acts.items() if act.isChecked())

    def _act(self, name: str) -> QAction:
        act = QAction(name, self._menu)
        act.setCheckable(True)
        act.triggered.connect(self._ticked)
        self._menu.addAction(act)
        return act

    def _ticked(self, _checked: bool) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = [act.text() for act in self._acts.values() if act.isChecked()]
        self.setText(", ".join(names[:2]) if 0 < len(names) < 3 else _said(len(names)))


def _said(number: int) -> str:
    return _("{n} copies").format(n=number) if number else _("personne")
