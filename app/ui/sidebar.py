"""The list of rooms at the left of the window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.action_book import shown_keys
from app.ui.actions import spec
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.catalogue import RoomSpec
from app.ui.theme import Token

Index = QModelIndex | QPersistentModelIndex

_LINE: Final = 40
_ICON: Final = 20
_WITH_NAME: Final = 80


class Sidebar(QListWidget):
    """Icon and name of each room; icons alone where the window is narrow."""

    wanted = Signal(str)
    """The user chose a room: its name."""

    def __init__(self, rooms: Sequence[RoomSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = tuple(rooms)
        self.narrow = False
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Pièces"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setItemDelegate(_RoomDelegate(self))
        self.setUniformItemSizes(True)
        for room in self._rooms:
            self.addItem(_item(room))
        self.set_narrow(False)
        self.currentRowChanged.connect(self._chosen)

    def choose(self, name: str) -> None:
        """Show which room is entered; does not ask for it."""
        names = [room.name for room in self._rooms]
        blocked = self.blockSignals(True)
        self.setCurrentRow(names.index(name) if name in names else -1)
        self.blockSignals(blocked)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or names too."""
        self.narrow = narrow
        self.setFixedWidth(theme.SIDEBAR_NARROW if narrow else theme.SIDEBAR_WIDTH)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt puts the cursor on the first line where there is none: nobody chose it."""
        nowhere = self.currentRow() < 0
        blocked = self.blockSignals(True)
        super().focusInEvent(event)
        if nowhere:
            self.setCurrentRow(-1)
        self.blockSignals(blocked)

    def _chosen(self, line: int) -> None:
        if line >= 0:
            self.wanted.emit(self._rooms[line].name)


def _item(room: RoomSpec) -> QListWidgetItem:
    title = _(room.title)
    item = QListWidgetItem(icon(room.icon), title)
    item.setToolTip(f"{title} ({shown_keys(spec(f'go.{room.name}'))})")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
    return item


class _RoomDelegate(QStyledItemDelegate):
    """A line of the sidebar: icon and name, or the icon alone where there is no place."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.SIDEBAR_NARROW, _LINE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(4, 2, -5, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, box, option)
        narrow = box.width() < _WITH_NAME
        side = _ICON
        left = box.center().x() - side / 2 if narrow else box.left() + theme.SPACE_S
        place = QRectF(left, box.center().y() - side / 2, side, side)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, place.toAlignedRect())
        if not narrow:
            painter.setPen(theme.colour(Token.TEXT))
            words = box.adjusted(theme.SPACE_S + side + theme.SPACE_M, 0, -theme.SPACE_XS, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
    state = QStyle.StateFlag
    chosen = bool(option.state & state.State_Selected)
    if not chosen and not option.state & state.State_MouseOver:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(Token.SELECTION if chosen else Token.HAIRLINE))
    painter.drawRoundedRect(box, 4, 4)
    if chosen and option.state & state.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(Token.ACCENT), theme.FOCUS_RING))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    elif chosen:
        painter.setBrush(theme.colour(Token.ACCENT))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5)
