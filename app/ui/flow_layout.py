"""A layout that sets its items side by side, and goes on below where the line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.qt import override

_Line = list[tuple[QLayoutItem, int]]
"""What stands on a line, each with its width."""


class FlowLayout(QLayout):
    """Items keep the width that they ask for, less only where a whole line is narrower.

    Its height follows from its width, as that of a text does. ``at_end`` sets each line
    against the right edge, as the buttons of a form stand.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        across: int = 0,
        between: int = 0,
        at_end: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._between, self._at_end = across, between, at_end
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
        lines = self._lines(inner.width())
        top = inner.top()
        for line in lines:
            tall = max(_height(item, wide) for item, wide in line)
            if place:
                self._set(line, inner, top)
            top += tall + self._between
        below = self._between if lines else 0
        return top - below - rect.top() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[_Line]:
        lines: list[_Line] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = _fitting(item, room)
            if not lines or taken + wide > room:
                lines.append([])
                taken = 0
            lines[-1].append((item, wide))
            taken += wide + self._across
        return lines

    def _set(self, line: _Line, inner: QRect, top: int) -> None:
        left = inner.left()
        if self._at_end:
            left += inner.width() - sum(wide + self._across for _item, wide in line) + self._across
        for item, wide in line:
            item.setGeometry(QRect(QPoint(left, top), QSize(wide, _height(item, wide))))
            left += wide + self._across


def _height(item: QLayoutItem, wide: int) -> int:
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()


def _fitting(item: QLayoutItem, width: int) -> int:
    """What the item asks for, within what there is; never less than it needs."""
    return max(min(item.sizeHint().width(), width), item.minimumSize().width())
