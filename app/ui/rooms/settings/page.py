"""What each page of Réglages is."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.errors import Refusal
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.scrolling import scrolled
from app.ui.workbench import Workbench

DETAIL_CHARACTERS: Final = 40
"""What a form beside a list asks for of the width, in characters."""
_LOW_ROWS: Final = 14
_LOW_SHARE: Final = 1.8
"""A page lower than so many rows is parted side by side from a lesser width on."""


class SettingsPage(QWidget):
    """A page of the room: asks for what it shows in `refresh`, keeps what is being typed."""

    title: str = ""
    """Marked with ``N_``."""
    icon: str = "settings"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self.bench = bench
        self.memory = memory
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def refresh(self) -> None:
        """Ask again for all that is shown."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What has the keyboard when the page is entered."""
        return self

    def commit_edits(self) -> None:
        """Save what is being typed: the page is about to go."""

    def refuse(self, form: Form, refusal: Refusal) -> None:
        """Show a refusal beside its field, or in the message bar where it names none."""
        if not form.refuse(refusal):
            self.bench.messages.refuse(refusal)


class Beside(QWidget):
    """A list, and at its right the form of what is chosen; under it in a narrow window."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(theme.SPACE_M)
        self._least = self.fontMetrics().averageCharWidth() * DETAIL_CHARACTERS
        self._right, self._area = right, scrolled(right)
        self._parts.addWidget(left, 7)
        self._parts.addWidget(self._area, 3)
        right.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form shows more or less than it did."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        wanted = max(self._least, self._right.minimumSizeHint().width() + self._bar())
        least = _LOW_SHARE if self.height() < _LOW_ROWS * theme.ROW_HEIGHT else 2
        room, way = self.width() >= least * self._least, QBoxLayout.Direction
        self._area.setMinimumWidth(min(wanted, self.width() // 2) if room else 0)
        self._parts.setDirection(way.LeftToRight if room else way.TopToBottom)

    def _bar(self) -> int:
        """The width of the bar of a form taller than the window."""
        return self._area.verticalScrollBar().sizeHint().width()


def beside(holder: QWidget, left: QWidget, right: QWidget, *, top: int = 0) -> None:
    """Fill a page with a list and the form of what is chosen in it."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, top, 0, 0)
    column.addWidget(Beside(left, right))
