"""Parts on one line, or one above the other where the place is too narrow for both."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.qt import override

_LEAST: Final = 24
"""So many characters a search needs, to show what is typed in it."""


class TurningRow(QWidget):
    """Turns as its width, or what its parts need, changes."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(theme.SPACE_S)

    def needed(self) -> int:
        """The width, in pixels, from which all is on one line."""
        raise NotImplementedError

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is shown became longer or shorter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().eventFilter(watched, event)

    def _group(self, widgets: tuple[QWidget, ...], between: int) -> QWidget:
        """Widgets that go on below where even a whole line is too short for them."""
        holder = QWidget()
        row = FlowLayout(holder, across=theme.SPACE_S, between=between)
        for widget in widgets:
            row.addWidget(widget)
        holder.installEventFilter(self)
        return holder

    def _turn(self) -> None:
        wide = self.needed() <= self.width()
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if wide else way.TopToBottom)


class RoomyRow(TurningRow):
    """A search that takes what the others leave; where that is too little, they go below."""

    def __init__(self, search: QWidget, *others: QWidget) -> None:
        super().__init__()
        self._others = self._group(others, theme.SPACE_XS)
        self._parts.addWidget(search, 1)
        self._parts.addWidget(self._others)

    @override
    def needed(self) -> int:
        least = self.fontMetrics().averageCharWidth() * _LEAST
        return self._others.sizeHint().width() + theme.SPACE_S + least


class TwoRows(TurningRow):
    """What is chosen at the left, what is done with it at the right, or below."""

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._left = self._group(left, theme.SPACE_S)
        self._right = self._group(right, theme.SPACE_S)
        self._parts.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        self._parts.addWidget(self._left)
        self._parts.addStretch(1)
        self._parts.addWidget(self._right)

    @override
    def needed(self) -> int:
        sides = self._left.sizeHint().width() + self._right.sizeHint().width()
        return sides + 4 * theme.SPACE_M
