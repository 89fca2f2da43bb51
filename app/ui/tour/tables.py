"""What a table of the window shows, read as a person reads it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

_TEXT = Qt.ItemDataRole.DisplayRole


def cell(table: QTableView, row: int, column: int) -> str:
    """The text of a cell."""
    model = table.model()
    return str(model.data(model.index(row, column), _TEXT) or "")


def column(table: QTableView, title: str) -> int:
    """The place of the column of that title; ValueError where there is none."""
    model = table.model()
    titles = [
        str(model.headerData(place, Qt.Orientation.Horizontal, _TEXT) or "")
        for place in range(model.columnCount())
    ]
    return titles.index(title)


def texts(table: QTableView, title: str) -> list[str]:
    """The texts of a column, from top to bottom."""
    place = column(table, title)
    return [cell(table, row, place) for row in range(table.model().rowCount())]
