"""The two entries of marks side by side where they differ: each is settled by one key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from app.errors import Refusal
from app.folding import folded
from app.i18n import N_, _
from app.office.councils.double_entry import Comparison, Difference
from app.office.councils.marks import mark_text
from app.office.councils.views import MarkValue
from app.ui import theme
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.councils.panel_parts import Panel, show_text, words
from app.ui.rooms.councils.sheet import Sheet
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

_LEAST_ROWS: Final = 14
_OTHER_CHARACTERS: Final = 8

COLUMNS: Final = (
    Column[Difference](N_("Élève"), lambda row: row.pupil, width=28),
    Column[Difference](N_("Cours"), lambda row: row.course, width=34),
    Column[Difference](
        N_("Première"), lambda row: mark_text(row.first) or "–", width=10, align=Align.END
    ),
    Column[Difference](N_("Seconde"), lambda row: mark_text(row.second), width=10, align=Align.END),
)


@dataclass(frozen=True)
class Settled:
    """The mark that is kept of a difference; None where there is to be none."""

    difference: Difference
    mark: MarkValue | None


class ComparisonPanel(Panel):
    """In the list, 1 keeps the first entry, 2 the second; Enter goes to the cell."""

    settled = Signal(object)
    """Keep a mark: a `Settled`."""
    wanted = Signal(int, int)
    """Go to a cell: an enrolment and the number of a column."""

    def __init__(self, memory: Memory, back: Callable[[], None]) -> None:
        super().__init__(back, _("Comparaison des deux saisies"))
        self._sheet: Sheet | None = None
        self.head(_("Comparaison des deux saisies"))
        self.said, self.fault = words(), words(Token.FAIL)
        self.model = RowModel[Difference](COLUMNS, _key, _searched, self)
        self.view = TableView(self.model, "councils.comparison", self.accessibleName(), memory)
        self.view.setMinimumHeight(theme.ROW_HEIGHT * _LEAST_ROWS)
        self.view.installEventFilter(self)
        self.view.row_activated.connect(self._go)
        self.view.current_changed.connect(lambda _row: show_text(self.fault, ""))
        self.first = QPushButton(_("Garder la première (1)"))
        self.second = QPushButton(_("Garder la seconde (2)"))
        self.other = QLineEdit()
        self.keep_other = QPushButton(_("Retenir cette note"))
        self._connect()
        self._lay_out()

    def show_comparison(self, found: Comparison, sheet: Sheet) -> None:
        """Show what differs; the cursor goes on to the next difference."""
        line = max(self.view.currentIndex().row(), 0)
        self._sheet = sheet
        self.model.set_rows(list(found.differences))
        self.said.setText(_told(found))
        if found.differences:
            self.view.go_to(min(line, len(found.differences) - 1))
        for part in (self.first, self.second, self.other, self.keep_other):
            part.setEnabled(bool(found.differences))
        self.other.clear()
        self.view.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Say why a mark cannot be kept."""
        show_text(self.fault, f"▲ {refusal}")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = {Qt.Key.Key_1: self.keep_first, Qt.Key.Key_2: self.keep_second}.get(
                Qt.Key(event.key())
            )
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def keep_first(self) -> None:
        """The mark of the first entry is the right one."""
        row = self.view.current_row()
        if row is not None:
            self.settled.emit(Settled(row, row.first))

    def keep_second(self) -> None:
        """The mark of the second entry is the right one."""
        row = self.view.current_row()
        if row is not None:
            self.settled.emit(Settled(row, row.second))

    def _keep_other(self) -> None:
        """Neither was right."""
        row, sheet = self.view.current_row(), self._sheet
        column = sheet.column(row.column_id) if row is not None and sheet is not None else None
        if row is None or sheet is None or column is None:
            return
        try:
            mark = sheet.read(column, self.other.text())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        if mark is not None:
            self.settled.emit(Settled(row, mark))

    def _go(self, row: Difference) -> None:
        self.wanted.emit(row.enrolment_id, row.column_id)

    def _connect(self) -> None:
        self.first.clicked.connect(self.keep_first)
        self.second.clicked.connect(self.keep_second)
        self.keep_other.clicked.connect(self._keep_other)
        self.other.returnPressed.connect(self._keep_other)

    def _lay_out(self) -> None:
        self.other.setAccessibleName(_("Autre note"))
        self.other.setPlaceholderText(_("Autre note"))
        wide = self.fontMetrics().averageCharWidth() * 2 * _OTHER_CHARACTERS
        self.other.setFixedWidth(wide)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        for part in (self.first, self.second, self.other, self.keep_other):
            row.addWidget(part)
        row.addStretch(1)
        self.column.addWidget(self.said)
        self.column.addWidget(self.view)
        self.column.addLayout(row)
        self.column.addWidget(self.fault)
        self.fault.hide()


def _key(row: Difference) -> tuple[int, int]:
    return row.enrolment_id, row.column_id


def _searched(row: Difference) -> str:
    return folded(f"{row.pupil} {row.course}")


def _told(found: Comparison) -> str:
    parts = [
        _counted(len(found.differences), _("{n} note diffère"), _("{n} notes diffèrent"))
        if found.differences
        else _("Aucune différence"),
        _counted(found.same, _("{n} note concorde"), _("{n} notes concordent")),
    ]
    if found.once:
        parts.append(
            _counted(
                found.once,
                _("{n} note n'est saisie qu'une fois"),
                _("{n} notes ne sont saisies qu'une fois"),
            )
        )
    return " · ".join(parts)


def _counted(number: int, one: str, several: str) -> str:
    return (several if number > 1 else one).format(n=number)
