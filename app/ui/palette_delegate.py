"""Draws a line of the palette: icon, title, and its detail at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.qt import override
from app.ui.theme import Token

DETAIL_ROLE: Final = Qt.ItemDataRole.UserRole.value + 1

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """One line, 32 pixels high."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.ROW_HEIGHT + theme.SPACE_XS)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.save()
        if selected:
            painter.fillRect(box, theme.colour(Token.SELECTION))
        inner = box.adjusted(theme.SPACE_S, 0, -theme.SPACE_S, 0)
        self._paint_icon(painter, inner, index)
        words = inner.adjusted(theme.ICON_SIZE + theme.SPACE_S, 0, 0, 0)
        detail = index.data(DETAIL_ROLE) or ""
        painter.setPen(theme.colour(Token.MUTED))
        painter.drawText(words, _at(Qt.AlignmentFlag.AlignRight), detail)
        width = words.width() - painter.fontMetrics().horizontalAdvance(detail) - theme.SPACE_L
        title = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole) or "", Qt.TextElideMode.ElideRight, width
        )
        painter.setPen(theme.colour(Token.TEXT))
        painter.drawText(words, _at(Qt.AlignmentFlag.AlignLeft), title)
        painter.restore()

    def _paint_icon(self, painter: QPainter, box: QRect, index: Index) -> None:
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            side = theme.ICON_SIZE
            top = box.top() + (box.height() - side) // 2
            picture.paint(painter, QRect(box.left(), top, side, side))


def _at(side: Qt.AlignmentFlag) -> int:
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)
