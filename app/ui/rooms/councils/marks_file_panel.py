"""Marks from a file as they would stand in the grid: nothing is kept until it is confirmed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.folding import folded
from app.i18n import N_, _
from app.office.councils.mark_files import MarkPlan
from app.ui import theme
from app.ui.remember import Memory
from app.ui.rooms.councils.panel_parts import Panel, words
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench

_LEAST_ROWS: Final = 16


@dataclass(frozen=True)
class FileRow:
    """A line of the preview: a mark that changes, or a fault of the file."""

    key: int
    line: int
    column: str
    pupil: str = ""
    course: str = ""
    before: str = ""
    after: str = ""
    fault: str = ""


COLUMNS: Final = (
    Column[FileRow](
        N_("Ligne"),
        lambda row: str(row.line),
        width=7,
        align=Align.END,
        sort=lambda row: row.line,
    ),
    Column[FileRow](N_("Colonne"), lambda row: row.column, width=9),
    Column[FileRow](N_("Élève"), lambda row: row.pupil, width=26),
    Column[FileRow](N_("Cours"), lambda row: row.course, width=24),
    Column[FileRow](N_("Avant"), lambda row: row.before, width=8, align=Align.END),
    Column[FileRow](
        N_("Après"), lambda row: row.after, width=8, align=Align.END, strong=lambda row: True
    ),
    Column[FileRow](
        N_("Remarque"),
        lambda row: row.fault,
        width=50,
        tone=lambda row: Token.FAIL if row.fault else None,
        tooltip=lambda row: row.fault,
    ),
)


class MarksFilePanel(Panel):
    """The rows of a file beside what they replace; faults come first."""

    confirmed = Signal()

    def __init__(self, bench: Workbench, memory: Memory, back: Callable[[], None]) -> None:
        super().__init__(back, _("Notes d'un fichier"))
        self._bench = bench
        self.plan: MarkPlan | None = None
        self.head(_("Notes d'un fichier"))
        self.said = words()
        self.model = RowModel[FileRow](COLUMNS, lambda row: row.key, _searched, self)
        self.view = TableView(self.model, "councils.marks_file", _("Notes du fichier"), memory)
        self.view.setMinimumHeight(self.fontMetrics().height() * 2 * _LEAST_ROWS)
        self.confirm = QPushButton()
        self.confirm.clicked.connect(self.confirmed)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.said, 1)
        row.addWidget(self.confirm)
        self.column.addLayout(row)
        self.column.addWidget(self.view)

    def show_plan(self, plan: MarkPlan) -> None:
        """Show what the file would change."""
        self.plan = plan
        self.model.set_rows(_rows(plan))
        self.said.setText(_told(plan))
        number = len(plan.marks)
        self.confirm.setText(
            _("Reprendre {n} notes").format(n=number) if number > 1 else _("Reprendre la note")
        )
        self.confirm.setEnabled(bool(plan.marks))
        (self.confirm if plan.marks else self.view).setFocus()


def _rows(plan: MarkPlan) -> list[FileRow]:
    faults = [
        FileRow(-number, fault.line, fault.column, fault.pupil, fault.course, fault=fault.text)
        for number, fault in enumerate(plan.faults, 1)
    ]
    marks = [
        FileRow(number, one.line, "", one.pupil, one.course, one.before, one.after)
        for number, one in enumerate(plan.marks, 1)
    ]
    return [*faults, *marks]


def _told(plan: MarkPlan) -> str:
    parts = [_("« {name} »").format(name=plan.name)]
    parts.append(_counted(len(plan.marks), _("{n} note nouvelle"), _("{n} notes nouvelles")))
    if plan.same:
        parts.append(
            _counted(plan.same, _("{n} déjà dans la grille"), _("{n} déjà dans la grille"))
        )
    if plan.faults:
        parts.append(_counted(len(plan.faults), _("{n} refusée"), _("{n} refusées")))
    return " · ".join(parts)


def _counted(number: int, one: str, several: str) -> str:
    return (several if number > 1 else one).format(n=number)


def _searched(row: FileRow) -> str:
    return folded(f"{row.pupil} {row.course} {row.fault}")
