"""Draws the cells of a list: a failing mark stays red on a selected row, a cut text can be read."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.ui.qt import override

# An integer: combining Qt's flags in Python takes ten times as long, at each cell.
_SELECTED: Final = QStyle.StateFlag.State_Selected.value


class CellDelegate(QStyledItemDelegate):
    """Qt gives selected text one colour; ours were all measured on the selection too."""

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if option.state.value & _SELECTED:
            palette: QPalette = option.palette
            role = QPalette.ColorRole
            palette.setBrush(role.HighlightedText, palette.brush(role.Text))
            option.palette = palette

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Show the whole of a text that its column cuts, where the column says nothing more."""
        if index.data(Qt.ItemDataRole.ToolTipRole) or not self._cuts(option, index):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(index.data()), view)
        return True

    def _cuts(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        return self.sizeHint(option, index).width() > option.rect.width()
