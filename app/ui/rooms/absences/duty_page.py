"""What absences oblige to: each duty with its deadline, and what fulfils it beside it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from app.folding import folded
from app.i18n import _
from app.office.absences.duties.listing import DutyLine, DutyList, duties
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.remember import Memory
from app.ui.rooms.absences.duty_columns import FILTERS, accepts, columns
from app.ui.rooms.absences.duty_side import DutySide
from app.ui.states import StateView
from app.ui.tables.export import export_table
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench


class DutyPage(QWidget):
    """The list to the left; Enter goes to what settles the duty, beside it."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self._wanted: int | None = None
        self.model = RowModel[DutyLine](
            columns(bench.today),
            lambda line: line.key,
            lambda line: folded(f"{line.pupil} {line.class_name} {_(line.title)}"),
        )
        self.model.setParent(self)
        self.view = TableView(self.model, "absences.duties", _("Obligations"), memory)
        self.states = StateView(self.view)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher un élève, une classe, une obligation…"))
        self.search.setAccessibleName(_("Chercher un élève, une classe, une obligation"))
        self.search.setClearButtonEnabled(True)
        self.filter = ChoiceInput([(code, _(title)) for code, title in FILTERS])
        self.filter.setAccessibleName(_("Filtre"))
        self.side = DutySide(bench)
        self._lay_out(memory)
        self._connect()
        self.states.show_read_only(bench.read_only_reason if bench.read_only else "")
        self.states.show_loading()

    def refresh(self) -> None:
        """Read again."""
        self._asked += 1
        number = self._asked

        def show(found: DutyList) -> None:
            if number == self._asked:
                self.model.set_rows(found.lines)
                self._filter()
                self._choose()

        self.states.show_loading()
        self._bench.ask(self, duties, done=show)

    def first_focus(self) -> QWidget:
        """Where a name is typed."""
        return self.search

    def export(self) -> None:
        """Write the list as shown."""
        export_table(self, self._bench, self.model, _("Obligations"))

    def show_duty(self, duty_id: int) -> None:
        """Go to one duty, whatever the filter hides."""
        self._wanted = duty_id
        self._show_all()
        self._choose()

    def _choose(self) -> None:
        if self._wanted is None:
            return
        for row, line in enumerate(self.model.shown_rows()):
            if line.id == self._wanted:
                self._wanted = None
                self.view.selectRow(row)
                self.view.setFocus()
                return

    def _filter(self) -> None:
        wanted = self.filter.value()
        test = partial(accepts, wanted, today=self._bench.today())
        self.model.filter(test if wanted else None)
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
            self.states.show_empty(_("Les absences de cette année n'obligent à rien."))
        self.side.show_line(self.view.current_row() if self.model.shown_rows() else None)

    def _hidden_by(self) -> str:
        text = self.search.text().strip()
        if text:
            return _("Rien ne répond à « {text} » parmi ces obligations.").format(text=text)
        title = self.filter.currentText()
        return _("Le filtre « {title} » ne laisse rien.").format(title=title)

    def _show_all(self) -> None:
        self.filter.set_value("")
        self.search.clear()
        self._filter()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.view.setFocus)
        self.filter.picked.connect(self._filter)
        self.view.current_changed.connect(self.side.show_line)
        self.view.row_activated.connect(lambda _row: self.side.enter())
        self.side.kept.connect(self.view.setFocus)

    def _lay_out(self, memory: Memory) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        self.side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 46)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.states)
        parts.addWidget(self.side)
        parts.setStretchFactor(0, 1)
        memory.splitter("absences.duties", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(parts, 1)
