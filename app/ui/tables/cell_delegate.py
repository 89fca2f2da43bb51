"""Draws the cells of a list: a failing mark stays red on a selected row."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

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
