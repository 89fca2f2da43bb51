"""The view of every list: same rows, keys, copy, selection and columns kept."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.tables.cell_delegate import CellDelegate
from app.ui.tables.column_layout import ColumnLayout
from app.ui.tables.row_model import RowModel

T = TypeVar("T")


class TableView(QTableView, Generic[T]):
    """A list of rows of type ``T``; whole rows are chosen, Tab leaves it, Enter opens.

    ``name`` is spoken by screen readers and names the columns in the settings.
    """

    current_changed = Signal(object)
    """The row under the cursor, or None."""
    row_activated = Signal(object)
    """Enter or a double click on a row."""
    chosen_changed = Signal()
    """Other rows are selected."""

    def __init__(
        self,
        model: RowModel[T],
        name: str,
        title: str,
        memory: Memory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._kept: tuple[list[Hashable], Hashable | None] = ([], None)
        self.setAccessibleName(title)
        self.setObjectName(name)
        self._behave()
        self.setModel(model)
        self.columns = ColumnLayout(self, model, name, memory)
        self.setSortingEnabled(True)
        self._connect()

    def current_row(self) -> T | None:
        """The row under the cursor."""
        return self.rows.row(self.currentIndex())

    def chosen_rows(self) -> list[T]:
        """The selected rows, in the order shown."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        shown = self.rows.shown_rows()
        return [shown[line] for line in lines]

    def choose(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key; False where it is not shown."""
        line = self.rows.place(key)
        if line is None:
            return False
        self.go_to(line)
        self.scrollTo(self.rows.index(line, 0))
        return True

    def go_to(self, line: int) -> None:
        """Put the cursor on a line and select it alone.

        Qt's ``selectRow`` adds to the selection where Ctrl is still held from a shortcut.
        """
        flag = QItemSelectionModel.SelectionFlag
        wanted = flag.ClearAndSelect | flag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(line, 0), wanted)

    def choose_all(self, keys: Iterable[Hashable]) -> None:
        """Select the rows with these keys, those that are shown; the cursor stays."""
        wanted = frozenset(keys)
        flag = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for line, row in enumerate(self.rows.shown_rows()):
            if self.rows.key(row) in wanted:
                index = self.rows.index(line, 0)
                selection.select(index, index)
        self.selectionModel().select(selection, flag.ClearAndSelect | flag.Rows)

    def offer(self, book: ActionBook, *actions: str) -> None:
        """Offer actions of the table in the menu of the right button."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addActions([book.action(one) for one in actions])

    def copy(self) -> None:
        """Copy the selected rows for a spreadsheet: tabs between cells, with titles."""
        rows = self.chosen_rows()
        if rows:
            QGuiApplication.clipboard().setText(as_text(self.rows, rows, self.columns.shown()))

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.ROW_HEIGHT)
        rows.hide()

    def leave_out(self, column: int, absent: bool) -> None:
        """Show no column that means nothing in what is listed now."""
        self.columns.leave_out(column, absent)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An Enter that gave the keyboard to a button does not press it too."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.hasFocus():
            event.accept()

    def _connect(self) -> None:
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._choose_again)
        self.activated.connect(self._activate)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self._chosen)

    def _keep(self) -> None:
        current = self.current_row()
        chosen: list[Hashable] = [self.rows.key(row) for row in self.chosen_rows()]
        self._kept = (chosen, self.rows.key(current) if current is not None else None)

    def _choose_again(self) -> None:
        chosen, current = self._kept
        places = {self.rows.key(row): line for line, row in enumerate(self.rows.shown_rows())}
        flag = QItemSelectionModel.SelectionFlag
        selection = self.selectionModel()
        if current in places:
            selection.setCurrentIndex(self.rows.index(places[current], 0), flag.NoUpdate)
        for key in chosen:
            if key in places:
                selection.select(self.rows.index(places[key], 0), flag.Select | flag.Rows)
        self.current_changed.emit(self.current_row())

    def _activate(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.row_activated.emit(row)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.rows.row(current))

    def _chosen(self) -> None:
        self.chosen_changed.emit()


def as_text(model: RowModel[T], rows: Sequence[T], columns: Sequence[int]) -> str:
    """Rows as a spreadsheet takes them from the clipboard, after a line of titles."""
    shown = [model.columns[place] for place in columns]
    lines = [[_(column.title) for column in shown]]
    lines += [[_plain(column.text(row)) for column in shown] for row in rows]
    return "\n".join("\t".join(line) for line in lines)


def _plain(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")
