"""The cells of the grid: a cursor and a selection that walk over them, and how they look."""

from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils import moves
from app.ui.rooms.councils.cell_editor import Move
from app.ui.rooms.councils.grid_model import FIRST_COURSE, GridModel
from app.ui.rooms.councils.grid_painter import GridPainter
from app.ui.rooms.councils.sheet import Place, Sheet

Index = QModelIndex | QPersistentModelIndex

_BACKWARDS: Final = (Move.UP, Move.LEFT)
_DOWN_A_COLUMN: Final = (Move.DOWN, Move.UP)


class CellsView(QTableView):
    """The courses' columns of the model; places are rows and courses, both from 0."""

    place_changed = Signal(int, int)
    """The cursor went to another row or column: the row, and the one before."""

    def __init__(self, grid: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.painter = GridPainter(self, grid)
        self.setItemDelegate(self.painter)
        self.setModel(grid)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setAccessibleName(_("Notes du conseil"))
        self.setObjectName("councils.marks")
        plain_table(self)

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
        """The selected cells, or the one under the cursor."""
        found = frozenset(
            (index.row(), index.column() - FIRST_COURSE)
            for index in self.selectionModel().selectedIndexes()
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
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell_painter()
        self._repaint_row(previous.row())
        self._repaint_row(current.row())
        self.place_changed.emit(current.row(), previous.row())

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tell_painter()

    def _tell_painter(self) -> None:
        here = self.currentIndex()
        self.painter.hold(here, self.selected() if here.isValid() else frozenset())

    def _repaint_row(self, row: int) -> None:
        if row >= 0:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))


def plain_table(view: QTableView) -> None:
    """What the three parts of the grid have in common."""
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(theme.ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setFixedHeight(theme.ROW_HEIGHT + theme.SPACE_XS)
    header.setMinimumSectionSize(theme.SPACE_XL)
