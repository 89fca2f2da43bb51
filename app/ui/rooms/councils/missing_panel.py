"""The marks that are missing, by teacher: whom to remind, one key to each cell."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.folding import folded
from app.i18n import N_, _
from app.office.councils.entry_sheets import MissingMarks
from app.ui import theme
from app.ui.remember import Memory
from app.ui.rooms.councils.panel_parts import Panel, words
from app.ui.rooms.councils.sheet import Sheet
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench

_LEAST_ROWS: Final = 14


@dataclass(frozen=True)
class Owed:
    """What a teacher owes in a course; ``enrolment_id`` is the first pupil without a mark."""

    key: int
    teacher: str
    course: str
    number: int
    pupils: str
    enrolment_id: int


COLUMNS: Final = (
    Column[Owed](N_("Professeur"), lambda row: row.teacher, width=24),
    Column[Owed](N_("Cours"), lambda row: row.course, width=30),
    Column[Owed](
        N_("Notes"),
        lambda row: str(row.number),
        width=7,
        align=Align.END,
        sort=lambda row: row.number,
    ),
    Column[Owed](N_("Élèves"), lambda row: row.pupils, width=48, tooltip=lambda row: row.pupils),
)


class MissingPanel(Panel):
    """A line a teacher and course; Enter goes to the first cell without a mark."""

    wanted = Signal(int, str)
    """An enrolment, and the title of the course."""
    sheets_wanted = Signal()

    def __init__(self, bench: Workbench, memory: Memory, back: Callable[[], None]) -> None:
        super().__init__(back, _("Notes manquantes"))
        self._bench = bench
        self.head(_("Notes manquantes"))
        self.said = words()
        self.model = RowModel[Owed](COLUMNS, lambda row: row.key, _searched, self)
        self.view = TableView(self.model, "councils.missing", _("Notes manquantes"), memory)
        self.view.setMinimumHeight(theme.ROW_HEIGHT * _LEAST_ROWS)
        self.view.row_activated.connect(lambda row: self.wanted.emit(row.enrolment_id, row.course))
        self.print = QPushButton(_("Imprimer la liste…"))
        self.print.clicked.connect(self._print)
        self.sheets = QPushButton(_("Feuilles de saisie…"))
        self.sheets.clicked.connect(self.sheets_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.said, 1)
        row.addWidget(self.print)
        row.addWidget(self.sheets)
        self.column.addLayout(row)
        self.column.addWidget(self.view)
        self.hint = words(Token.MUTED)
        self.hint.setText(_("Entrée va à la première note qui manque."))
        self.column.addWidget(self.hint)
        self.column.addStretch(1)

    def show_missing(self, missing: tuple[MissingMarks, ...], sheet: Sheet) -> None:
        """Show who owes which marks."""
        rows = _rows(missing, sheet)
        self._title = _("Notes manquantes · {name}").format(name=sheet.view.klass.name)
        self.model.set_rows(rows)
        self.said.setText(_total(sum(one.count for one in missing)))
        self.print.setEnabled(bool(rows))
        self.view.setVisible(bool(rows))
        self.hint.setVisible(bool(rows))
        if rows:
            self.view.go_to(0)
            self.view.setFocus()
        else:
            self.sheets.setFocus()

    def _print(self) -> None:
        # Imported where it serves: it brings the documents with it.
        from app.ui.tables.printing import print_table

        print_table(self, self._bench, self.view, self._title)


def _rows(missing: tuple[MissingMarks, ...], sheet: Sheet) -> list[Owed]:
    found: list[Owed] = []
    for one in missing:
        teacher = one.person.name if one.person else _("Cours sans professeur")
        for course, pupils in one.courses:
            names = ", ".join(_names(pupils, sheet))
            found.append(Owed(len(found), teacher, course, len(pupils), names, pupils[0]))
    return found


def _names(pupils: tuple[int, ...], sheet: Sheet) -> list[str]:
    places = [sheet.place(enrolment) for enrolment in pupils]
    return [sheet.lines[place].pupil.name for place in places if place is not None]


def _searched(row: Owed) -> str:
    return folded(f"{row.teacher} {row.course} {row.pupils}")


def _total(number: int) -> str:
    if not number:
        return _("Toutes les notes sont entrées.")
    return _("{n} notes manquent.").format(n=number) if number > 1 else _("Une note manque.")
