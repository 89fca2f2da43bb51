"""The list at the left of the registers: classes with their state, pupils, or terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.folding import folded
from app.formats import short_date
from app.i18n import N_, _
from app.office.absences.closed_months import Closing
from app.office.absences.report import PupilChoice
from app.office.absences.statements import StatementLine
from app.office.pupils.years import ClassChoice
from app.ui import theme
from app.ui.remember import Memory
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token


@dataclass(frozen=True)
class ClassState:
    """A class, and the closing of its month, where there is one."""

    choice: ClassChoice
    closing: Closing | None = None

    @property
    def closed(self) -> bool:
        """Is its register closed?"""
        return self.closing is not None and self.closing.stands


class RegisterRows(QStackedWidget):
    """One list at a time; `current_changed` when its cursor moves."""

    activated = Signal()
    """Enter on a row of the list shown."""
    current_changed = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.model: RowModel[ClassState] = RowModel(
            _CLASSES, lambda one: one.choice.id, lambda one: folded(one.choice.name), self
        )
        self.classes = TableView(self.model, "absences.registers", _("Classes"), memory)
        self.pupil_rows: RowModel[PupilChoice] = RowModel(
            _PUPILS, lambda one: one.id, lambda one: folded(f"{one.name} {one.class_name}"), self
        )
        self.pupils = TableView(self.pupil_rows, "absences.register_pupils", _("Élèves"), memory)
        self.terms_rows: RowModel[StatementLine] = RowModel(_TERMS, lambda one: one.key)
        self.terms = TableView(self.terms_rows, "absences.statements", _("Attestations"), memory)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher un élève…"))
        self.search.setAccessibleName(_("Chercher un élève"))
        self.search.textChanged.connect(self.pupil_rows.search)
        searched = QWidget()
        column = QVBoxLayout(searched)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.search)
        column.addWidget(self.pupils, 1)
        self._pages: dict[str, QWidget] = {
            "classes": self.classes,
            "pupils": searched,
            "terms": self.terms,
        }
        self._lists: Mapping[str, TableView[Any]] = {
            "classes": self.classes,
            "pupils": self.pupils,
            "terms": self.terms,
        }
        for name, page in self._pages.items():
            self.addWidget(page)
            self._lists[name].current_changed.connect(self._moved)
            self._lists[name].row_activated.connect(self._entered)

    def show_rows(self, name: str) -> None:
        """Show that list; nothing where the paper asks for none."""
        self.setVisible(bool(name))
        if name:
            self.setCurrentWidget(self._pages[name])
            self.begin(name)

    def tell_closings(self, told: bool) -> None:
        """Say of each class whether its month is closed, where a month is shown."""
        self.classes.leave_out(1, not told)

    def begin(self, name: str) -> None:
        """Put the cursor on the first row where it is nowhere."""
        view = self.list_of(name)
        if view.current_row() is None and view.rows.rowCount():
            view.selectRow(0)

    def list_of(self, name: str) -> TableView[Any]:
        """The list of that name."""
        return self._lists[name]

    def _moved(self, _row: object) -> None:
        self.current_changed.emit()

    def _entered(self, _row: object) -> None:
        self.activated.emit()


def _term(one: StatementLine) -> str:
    year, quarter = one.term.split("-")
    return _("{n}e {year}").format(n=quarter, year=year).replace("1e ", "1er ")


def _state(one: ClassState) -> str:
    if one.closing is None:
        return ""
    if one.closed:
        return _("clôturé ({n})").format(n=one.closing.version)
    return _("rouvert")


_CLASSES = (
    Column[ClassState](
        N_("Classe"), lambda one: one.choice.name, width=10, sort=lambda one: one.choice.rank
    ),
    Column[ClassState](
        N_("Registre"),
        _state,
        width=12,
        icon=lambda one: "sealed" if one.closed else "",
        tone=lambda one: Token.SEALED if one.closed else None,
    ),
)
_PUPILS = (
    Column[PupilChoice](N_("Élève"), lambda one: one.name, width=22),
    Column[PupilChoice](
        N_("Classe"), lambda one: one.class_name, width=9, sort=lambda one: one.class_rank
    ),
)
_TERMS = (
    Column[StatementLine](N_("Élève"), lambda one: one.name, width=20),
    Column[StatementLine](N_("Trimestre"), _term, width=12, tooltip=lambda one: one.term_title),
    Column[StatementLine](
        N_("Délivrée"),
        lambda one: one.issued or "–",
        width=9,
        tooltip=lambda one: short_date(one.issued_on) if one.issued_on else "",
    ),
)
