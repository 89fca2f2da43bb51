"""Two groups of widgets side by side, or one above the other where there is no room."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.qt import override


class TwoRows(QWidget):
    """What is chosen at the left, what is done with it at the right, or below."""

    def __init__(self, left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._left, self._right = _row(left), _row(right)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        self._parts.setSpacing(theme.SPACE_S)
        self._parts.addWidget(self._left)
        self._parts.addStretch(1)
        self._parts.addWidget(self._right)
        for part in (self._left, self._right):
            part.installEventFilter(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is shown changed: there may be room again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        needed = self._left.sizeHint().width() + self._right.sizeHint().width()
        wide = needed + 4 * theme.SPACE_M <= self.width()
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if wide else way.TopToBottom)


def _row(widgets: tuple[QWidget, ...]) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder, across=theme.SPACE_S, between=theme.SPACE_S)
    for widget in widgets:
        row.addWidget(widget)
    return holder
