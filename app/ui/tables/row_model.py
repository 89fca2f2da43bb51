"""A read-only table model over frozen rows, described by its columns."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.folding import folded
from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.tables.arrangement import Arrangement
from app.ui.tables.column import Align, Column

T = TypeVar("T")

Index = QModelIndex | QPersistentModelIndex

# Qt passes roles as integers; comparing them with enumerations takes five times as long.
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole.value
_FONT: Final = Qt.ItemDataRole.FontRole.value
_ALIGN: Final = Qt.ItemDataRole.TextAlignmentRole.value
_FOREGROUND: Final = Qt.ItemDataRole.ForegroundRole.value
_DECORATION: Final = Qt.ItemDataRole.DecorationRole.value
_ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole.value
_HORIZONTAL: Final = Qt.Orientation.Horizontal

ROW_ROLE: Final = Qt.ItemDataRole.UserRole.value
"""The row itself."""

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_ALIGNMENTS: Final = {
    Align.START: (Qt.AlignmentFlag.AlignLeft | _MIDDLE).value,
    Align.CENTER: (Qt.AlignmentFlag.AlignHCenter | _MIDDLE).value,
    Align.END: (Qt.AlignmentFlag.AlignRight | _MIDDLE).value,
}


class RowModel(QAbstractTableModel, Generic[T]):
    """Shows rows of type ``T``; searches, filters and sorts them itself.

    ``key`` identifies a row from one refresh to the next: selections are kept by it.
    ``searched`` gives the folded text a row is found by; by default its first column.
    """

    rows_given = Signal(bool)
    """Rows were set, and are shown: True where they are others than before."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        key: Callable[[T], Hashable],
        searched: Callable[[T], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        first = self.columns[0].text
        self._arrangement = Arrangement(self.columns, searched or (lambda row: folded(first(row))))
        self._shown: list[T] = []
        self._readers = self._make_readers()

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these instead; where only their contents differ, nothing moves."""
        others = self._keys(rows) != self._keys(self._arrangement.rows)
        self._arrangement.rows = rows
        self._rearrange()
        self.rows_given.emit(others)

    def search(self, text: str) -> None:
        """Keep the rows that hold every word of ``text``, accents and capitals aside."""
        self._arrangement.search(text)
        self._rearrange()

    def filter(self, accepts: Callable[[T], bool] | None) -> None:
        """Keep the rows that ``accepts``; all of them for None."""
        self._arrangement.accepts = accepts
        self._rearrange()

    def all_rows(self) -> Sequence[T]:
        """Every row, shown or not."""
        return self._arrangement.rows

    def shown_rows(self) -> Sequence[T]:
        """The rows shown, in the order shown."""
        return self._shown

    def row(self, index: Index) -> T | None:
        """The row at an index, None where it is not valid."""
        return self._shown[index.row()] if index.isValid() else None

    def place(self, key: Hashable) -> int | None:
        """At which line the row with this key is shown, None where it is not."""
        return next((at for at, row in enumerate(self._shown) if self.key(row) == key), None)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        reader = self._readers.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self._shown[index.row()], self.columns[index.column()])

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != _HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return _(self.columns[section].title)
        return _ALIGNMENTS[self.columns[section].align] if role == _ALIGN else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._arrangement.sorted_by = column if 0 <= column < len(self.columns) else None
        self._arrangement.descending = order == Qt.SortOrder.DescendingOrder
        self._reorder(self._arrangement.shown())

    @override
    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:
        """Typing in a list goes to the next row that begins so, accents aside."""
        if role != _DISPLAY or not isinstance(value, str) or not start.isValid():
            return super().match(start, role, value, hits, flags)
        text, column = self.columns[start.column()].text, start.column()
        wanted, count = folded(value), len(self._shown)
        order = ((start.row() + step) % count for step in range(count))
        for line in order:
            if folded(text(self._shown[line])).startswith(wanted):
                return [self.index(line, column)]
        return []

    def _make_readers(self) -> dict[int, Callable[[T, Column[T]], Any]]:
        return {
            _DISPLAY: lambda row, column: column.text(row),
            _ALIGN: lambda _row, column: _ALIGNMENTS[column.align],
            _FOREGROUND: _foreground,
            _FONT: _font,
            _TOOLTIP: lambda row, column: column.tooltip(row) if column.tooltip else None,
            _DECORATION: _decoration,
            _ACCESSIBLE: _accessible,
            ROW_ROLE: lambda row, _column: row,
        }

    def _rearrange(self) -> None:
        shown = self._arrangement.shown()
        if self._keys(shown) == self._keys(self._shown):
            self._replace(shown)
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def _replace(self, shown: list[T]) -> None:
        """Same rows in the same order: tell which of them read otherwise now."""
        before, self._shown = self._shown, shown
        last = len(self.columns) - 1
        for line, (old, new) in enumerate(zip(before, shown, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(line, 0), self.index(line, last))

    def _reorder(self, shown: list[T]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self.key(self._shown[index.row()]) for index in held]
        self._shown = shown
        places = {self.key(row): line for line, row in enumerate(shown)}
        moved = [
            self.index(places[key], index.column()) for key, index in zip(keys, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _keys(self, rows: Sequence[T]) -> list[Hashable]:
        return [self.key(row) for row in rows]


def _foreground(row: T, column: Column[T]) -> Any:
    token = column.tone(row) if column.tone else None
    return theme.colour(token) if token else None


def _font(row: T, column: Column[T]) -> Any:
    if column.strong and column.strong(row):
        return theme.strong_font()
    return theme.tabular_font() if column.align is Align.END else None


def _decoration(row: T, column: Column[T]) -> Any:
    name = column.icon(row) if column.icon else ""
    return icon(name) if name else None


def _accessible(row: T, column: Column[T]) -> str:
    return column.accessible(row) if column.accessible else column.text(row)
