"""The periods of a day in a small table: two times a line, typed one after the other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.i18n import _
from app.office.absences.bell_settings import MOST_PERIODS, PeriodDraft
from app.office.absences.bells import Bell
from app.ui.qt import override
from app.ui.rooms.absences.time_input import parsed_time
from app.ui.rooms.absences.words import clock

_LINES_SHOWN: Final = 9


class PeriodsInput(QTableWidget):
    """A line a period; a digit begins to write, Enter goes on, Delete empties the line."""

    def __init__(self) -> None:
        super().__init__(MOST_PERIODS, 2)
        self.setAccessibleName(_("Périodes de l'horaire"))
        self.setHorizontalHeaderLabels([_("Début"), _("Fin")])
        self.setVerticalHeaderLabels([str(number) for number in range(1, MOST_PERIODS + 1)])
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        line = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(line * _LINES_SHOWN)
        self.cellChanged.connect(self._written)

    def value(self) -> tuple[PeriodDraft, ...]:
        """The periods as typed, empty lines left out; times that cannot be read as they are."""
        found = (
            PeriodDraft(_stored(self._text(line, 0)), _stored(self._text(line, 1)))
            for line in range(self.rowCount())
        )
        return tuple(one for one in found if one.start or one.end)

    def set_value(self, bells: Sequence[Bell]) -> None:
        """Show these periods."""
        self.blockSignals(True)
        for line in range(self.rowCount()):
            bell = bells[line] if line < len(bells) else None
            for column, time in enumerate((bell.start, bell.end) if bell else ("", "")):
                self.setItem(line, column, QTableWidgetItem(clock(time) if time else ""))
        self.blockSignals(False)
        self.setCurrentCell(0, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties the line; Tab leaves the table."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for column in range(2):
                self.setItem(self.currentRow(), column, QTableWidgetItem(""))
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentCell(0, 0)

    def _written(self, line: int, column: int) -> None:
        """A time is written as it is read, and the cursor goes to the next one."""
        text = self._text(line, column)
        stored = _stored(text)
        if stored and stored != text:
            self.blockSignals(True)
            self.setItem(line, column, QTableWidgetItem(clock(stored)))
            self.blockSignals(False)
        if text:
            following = line * 2 + column + 1
            if following < self.rowCount() * 2:
                self.setCurrentCell(following // 2, following % 2)

    def _text(self, line: int, column: int) -> str:
        item = self.item(line, column)
        return item.text().strip() if item is not None else ""


def _stored(text: str) -> str:
    """A time as it is stored; what cannot be read stays as typed, for the office to refuse."""
    try:
        return parsed_time(text)
    except ValueError:
        return text
