"""A search and what narrows it: on one line, or one above the other in a narrow place."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.qt import override

_LEAST: Final = 24
"""So many characters a search needs, to show what is typed in it."""


class RoomyRow(QWidget):
    """The search takes what the others leave; where that is too little, they go below it."""

    def __init__(self, search: QWidget, *others: QWidget) -> None:
        super().__init__()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(theme.SPACE_S)
        self._parts.addWidget(search, 1)
        self._others = QWidget()
        row = FlowLayout(self._others, across=theme.SPACE_S, between=theme.SPACE_XS)
        for other in others:
            row.addWidget(other)
        self._parts.addWidget(self._others)
        self._others.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is chosen became longer or shorter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        least = self.fontMetrics().averageCharWidth() * _LEAST
        way = QBoxLayout.Direction
        wide = self._others.sizeHint().width() + theme.SPACE_S + least <= self.width()
        self._parts.setDirection(way.LeftToRight if wide else way.TopToBottom)
