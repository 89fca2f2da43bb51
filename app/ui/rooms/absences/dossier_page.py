"""Absences to justify: those without a document, those to judge, those judged."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.folding import folded
from app.i18n import _
from app.office.absences.dossiers import Dossier, DossierList, dossiers
from app.office.absences.scans import KeptScan
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.remember import Memory
from app.ui.rooms.absences.dossier_columns import COLUMNS, FILTERS, accepts
from app.ui.rooms.absences.dossier_side import DossierSide
from app.ui.rooms.absences.scan_view import ScanView
from app.ui.states import StateView
from app.ui.tables.export import export_table
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench


class DossierPage(QWidget):
    """The list to the left; Enter goes to the document or the decision beside it."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self.model = RowModel[Dossier](
            COLUMNS, lambda one: one.key, lambda one: folded(f"{one.name} {one.class_name}")
        )
        self.model.setParent(self)
        self.view = TableView(self.model, "absences.dossiers", _("Absences à justifier"), memory)
        self.states = StateView(self.view)
        self.copy = ScanView(bench)
        self.left = QStackedWidget()
        self.left.addWidget(self.states)
        self.left.addWidget(self.copy)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher un élève, une classe…"))
        self.search.setAccessibleName(_("Chercher un élève, une classe"))
        self.search.setClearButtonEnabled(True)
        self.filter = ChoiceInput([(code, _(title)) for code, title in FILTERS])
        self.filter.setAccessibleName(_("Filtre"))
        self.side = DossierSide(bench)
        self._lay_out(memory)
        self._connect()
        self.states.show_read_only(bench.read_only_reason if bench.read_only else "")
        self.states.show_loading()

    def refresh(self) -> None:
        """Read again."""
        self._asked += 1
        number = self._asked

        def show(found: DossierList) -> None:
            if number == self._asked:
                self.model.set_rows(found.dossiers)
                self._filter()

        self.states.show_loading()
        self._bench.ask(self, dossiers, done=show)

    def first_focus(self) -> QWidget:
        """Where a name is typed."""
        return self.search

    def leave(self) -> None:
        """Ask nothing more."""
        self.side.leave()

    def export(self) -> None:
        """Write the list as shown."""
        export_table(self, self._bench, self.model, _("Absences à justifier"))

    def _filter(self) -> None:
        wanted = self.filter.value()
        self.model.filter(partial(accepts, wanted) if wanted else None)
        self._show_state()

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._show_state()

    def _show_state(self) -> None:
        if self.model.shown_rows():
            self.states.show_content()
            if self.view.current_row() is None:
                self.view.selectRow(0)
        elif self.model.all_rows():
            self.states.show_nothing_found(self._hidden_by(), self._show_all)
        else:
            self.states.show_empty(_("Aucune absence n'est à justifier."))
        self.side.show_dossier(self.view.current_row() if self.model.shown_rows() else None)

    def _hidden_by(self) -> str:
        text = self.search.text().strip()
        if text:
            return _("Personne ne répond à « {text} » parmi ceux-ci.").format(text=text)
        title = self.filter.currentText()
        return _("Le filtre « {title} » ne laisse rien.").format(title=title)

    def _show_all(self) -> None:
        self.filter.set_value("")
        self.search.clear()
        self._filter()

    def _show_copy(self, scan: KeptScan, about: str) -> None:
        self.left.setCurrentWidget(self.copy)
        self.copy.show_scan(scan, about)

    def _leave_copy(self) -> None:
        self.left.setCurrentWidget(self.states)
        self.view.setFocus()

    def _kept(self) -> None:
        self.view.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.view.setFocus)
        self.filter.picked.connect(self._filter)
        self.view.current_changed.connect(self.side.show_dossier)
        self.view.row_activated.connect(lambda _row: self.side.first_focus().setFocus())
        self.side.kept.connect(self._kept)
        self.side.copy_wanted.connect(self._show_copy)
        self.copy.left.connect(self._leave_copy)

    def _lay_out(self, memory: Memory) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        self.side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.left)
        parts.addWidget(self.side)
        parts.setStretchFactor(0, 1)
        memory.splitter("absences.dossiers", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(parts, 1)
