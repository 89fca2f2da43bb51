"""The cells of the grid: a cursor and a selection that walk over them, and how they look."""

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.i18n import _
from app.ui.qt import override
from app.ui.rooms.councils import moves
from app.ui.rooms.councils.cell_editor import Move
from app.ui.rooms.councils.grid_model import FIRST_COURSE, GridModel
from app.ui.rooms.councils.painted_table import PaintedTable
from app.ui.rooms.councils.sheet import Place, Sheet

Index = QModelIndex | QPersistentModelIndex

_BACKWARDS: Final = (Move.UP, Move.LEFT)
_DOWN_A_COLUMN: Final = (Move.DOWN, Move.UP)


class CellsView(PaintedTable):
    """The courses' columns of the model; places are rows and courses, both from 0."""

    place_changed = Signal(int, int)
    """The cursor went to another row or column: the row, and the one before."""

    def __init__(self, grid: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(grid, _("Notes du conseil"), parent)
        self.setObjectName("councils.marks")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(True)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self.grid.sheet

    @property
    def place(self) -> Place | None:
        """Where the cursor is, None where there is none."""
        index = self.currentIndex()
        return (index.row(), index.column() - FIRST_COURSE) if index.isValid() else None

    def selected(self) -> frozenset[Place]:
        """The selected cells that are shown, or the one under the cursor."""
        found = frozenset(
            (index.row(), index.column() - FIRST_COURSE)
            for index in self.selectionModel().selectedIndexes()
            if self.sheet.shown(index.column() - FIRST_COURSE)
        )
        here = self.place
        return found or (frozenset({here}) if here else frozenset())

    def go(self, place: Place) -> None:
        """Put the cursor on a cell, and nothing else in the selection."""
        index = self.grid.index(place[0], place[1] + FIRST_COURSE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, in the column where it is."""
        here = self.place
        self.go((row, here[1] if here else moves.first(self.sheet)[1]))

    def walk(self, move: Move) -> None:
        """Go where Enter or Tab leads."""
        here = self.place
        if here is None or move in (Move.STAY, Move.FILL):
            return
        step = -1 if move in _BACKWARDS else 1
        along = moves.below if move in _DOWN_A_COLUMN else moves.beside
        self.go(along(self.sheet, here, step))

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Qt asks for this at each step of the cursor, before we know of it."""
        self._show_row(index.row())
        super().scrollTo(index, hint)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell_painter()
        self.repaint_row(previous.row())
        self.repaint_row(current.row())
        self.place_changed.emit(current.row(), previous.row())

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tell_painter()

    def _show_row(self, row: int) -> None:
        """A row out of sight comes to the middle: the next ones are then in sight already."""
        top, height = self.rowViewportPosition(row), self.viewport().height()
        if not 0 <= top <= height - self.row_height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - (height - self.row_height) // 2)

    def _tell_painter(self) -> None:
        here = self.place
        self.painter.hold(here, self.selected() if here is not None else frozenset())
