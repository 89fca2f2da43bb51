"""The classes of a group, each with a box to tick."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.i18n import _
from app.office.absences.board import ClassLine

_LINES = 7


class GroupList(QListWidget):
    """Space ticks the class under the cursor; letters go to a class."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Classes du groupe"))
        self.setFixedHeight(self.fontMetrics().height() * (_LINES + 1) + 12)

    def show_classes(self, classes: Iterable[ClassLine], ticked: int | None) -> None:
        """Show the classes that have pupils, one of them ticked."""
        self.clear()
        for line in classes:
            if line.pupils:
                self.addItem(_item(line, line.id == ticked))
                if line.id == ticked:
                    self.setCurrentRow(self.count() - 1)

    def chosen(self) -> tuple[int, ...]:
        """The classes ticked."""
        items = (self.item(place) for place in range(self.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )


def _item(line: ClassLine, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(line.name)
    item.setData(Qt.ItemDataRole.UserRole, line.id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
