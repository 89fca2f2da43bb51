"""A layout that sets its items side by side, and goes on below where the line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.qt import override


class FlowLayout(QLayout):
    """Items keep the width that they ask for, less only where a whole line is narrower.

    Its height follows from its width, as that of a text does.
    """

    def __init__(self, parent: QWidget | None = None, *, across: int = 0, between: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._between = across, between
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def add_layout(self, layout: QLayout) -> None:
        """Add a layout as one item."""
        self.addChildLayout(layout)
        self.addItem(layout)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in shown) + self._across * max(len(shown) - 1, 0)
        return self._with_margins(QSize(wide, max((size.height() for size in shown), default=0)))

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Set the items line by line where ``place``; the height that they take."""
        inner = rect.marginsRemoved(self.contentsMargins())
        left, top, tall = inner.left(), inner.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = _fitting(item, inner.width())
            if left > inner.left() and left + wide > inner.left() + inner.width():
                left, top, tall = inner.left(), top + tall + self._between, 0
            high = item.sizeHint().height()
            if item.hasHeightForWidth():
                high = item.heightForWidth(wide)
            if place:
                item.setGeometry(QRect(QPoint(left, top), QSize(wide, high)))
            left += wide + self._across
            tall = max(tall, high)
        margins = self.contentsMargins()
        return top + tall - rect.top() + margins.bottom()


def _fitting(item: QLayoutItem, width: int) -> int:
    """What the item asks for, within what there is; never less than it needs."""
    return max(min(item.sizeHint().width(), width), item.minimumSize().width())
