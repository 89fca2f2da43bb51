"""The day and the part of it that are shown, and the ways to others."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.formats import weekday_date
from app.i18n import _
from app.office.absences.school_days import SchoolDay
from app.office.absences.slots import Slot
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.forms.inputs import DateInput

_A_LINE = 4


class DayBar(QWidget):
    """A date that can be typed, arrows to the school days around it, and the slots."""

    day_typed = Signal(object)
    slot_chosen = Signal(str)

    def __init__(self, book: ActionBook) -> None:
        super().__init__()
        self._day: date | None = None
        self._slots: tuple[Slot, ...] = ()
        self.title = QLabel()
        self.title.setFont(theme.heading_font(2))
        self.title.setWordWrap(True)
        self.input = DateInput()
        self.input.setAccessibleName(_("Jour"))
        self.input.returnPressed.connect(self._read)
        self.input.editingFinished.connect(self._read)
        self.previous = _tool(book, "absences.previous_day")
        self.next = _tool(book, "absences.next_day")
        self.today = _tool(book, "absences.today")
        self.group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.SPACE_XS)
        self._lay_out()

    def show_day(self, day: SchoolDay) -> None:
        """Show a day."""
        self._day = day.day
        self.input.set_value(day.day)
        text = weekday_date(day.day)
        self.title.setText(text[:1].upper() + text[1:])

    def show_slots(self, slots: Sequence[Slot], chosen: str) -> None:
        """Show the parts of the day, one of them chosen."""
        if tuple(slots) != self._slots:
            self._make(tuple(slots))
        for button in self.group.buttons():
            button.setChecked(button.objectName() == chosen)

    def _make(self, slots: tuple[Slot, ...]) -> None:
        self._slots = slots
        for button in self.group.buttons():
            self.group.removeButton(button)
            self._grid.removeWidget(button)
            button.deleteLater()
        for place, slot in enumerate(slots):
            button = QToolButton()
            button.setText(_(slot.title))
            button.setObjectName(slot.code)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(
                lambda _checked=False, code=slot.code: self.slot_chosen.emit(code)
            )
            self.group.addButton(button)
            self._grid.addWidget(button, place // _A_LINE, place % _A_LINE)

    def _chosen(self, code: str, _checked: bool = False) -> None:
        self.slot_chosen.emit(code)

    def _read(self) -> None:
        with suppress(ValueError):
            day = self.input.value()
            if day is not None and day != self._day:
                self.day_typed.emit(day)
                return
        if self._day is not None:
            self.input.set_value(self._day)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        for widget in (self.previous, self.input, self.next, self.today):
            row.addWidget(widget)
        row.addStretch(1)
        slots = QHBoxLayout()
        slots.addLayout(self._grid)
        slots.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addLayout(slots)


def _tool(book: ActionBook, action: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(book.action(action))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
