"""The councils of a year and the classes that have none yet, with the form that opens one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.office.councils.listing import CouncilLine, CouncilList
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.remember import Memory
from app.ui.rooms.councils.list_columns import COLUMNS, STATES, searched
from app.ui.rooms.councils.session_form import OpeningForm
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView


class ListPage(QWidget):
    """Enter opens the council of a line; on a class that has none, it goes to the form."""

    import_wanted = Signal()
    """There is no class yet: bring in the lists."""
    council_wanted = Signal(int)
    """Open this council."""
    class_chosen = Signal(int)
    """The cursor is on a line of this class, and the form is to be filled for it."""
    year_chosen = Signal(object)
    """Show the councils of another year."""

    def __init__(self, memory: Memory, can_open: bool) -> None:
        super().__init__()
        self._class_id: int | None = None
        self._can_open = can_open
        self.model = RowModel[CouncilLine](COLUMNS, lambda line: line.key, searched, self)
        self.view = TableView(self.model, "councils.list", _("Conseils de l'année"), memory)
        self.states = StateView(self.view)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher une classe, un conseil…"))
        self.search.setAccessibleName(_("Chercher une classe, un conseil"))
        self.search.setClearButtonEnabled(True)
        self.year: ChoiceInput[int] = ChoiceInput()
        self.year.setAccessibleName(_("Année scolaire"))
        self.state = ChoiceInput([(code, _(title)) for code, title in STATES])
        self.state.setAccessibleName(_("Filtre"))
        self.form = OpeningForm()
        self.side = QScrollArea()
        self._lay_out(memory)
        self._connect()
        self.states.show_loading()

    @property
    def chosen_class(self) -> int | None:
        """The class of the line under the cursor."""
        line = self.view.current_row()
        return line.class_id if line else None

    def show_list(self, shown: CouncilList) -> None:
        """Show the councils of a year; the cursor stays on its line."""
        self.year.set_choices([(year.id, year.label) for year in shown.years])
        if shown.year_id is not None:
            self.year.set_value(shown.year_id)
        self.model.set_rows(shown.lines)
        self._show_state()
        if self.view.current_row() is None and self.model.shown_rows():
            self.view.choose(self.model.shown_rows()[0].key)

    def show_form(self, shown: bool) -> None:
        """Show the form beside the list where the class may hold a council."""
        self.side.setVisible(shown and self._can_open)

    def go_to_form(self) -> None:
        """Put the keyboard in the form."""
        if not self.side.isHidden():
            self.form.held_on.setFocus()
            self.form.held_on.selectAll()

    def _filter(self) -> None:
        wanted = self.state.value()
        self.model.filter((lambda line: line.state == wanted) if wanted else None)
        self._show_state()

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._show_state()

    def _show_state(self) -> None:
        if self.model.shown_rows():
            self.states.show_content()
        elif not self.model.all_rows():
            self.states.show_empty(
                _("Les conseils de l'année seront ici dès que des classes existent."),
                _("Importer des listes…"),
                self.import_wanted.emit,
            )
        else:
            self.states.show_nothing_found(self._hidden_by(), self._show_all)
        self._moved(self.view.current_row() if self.model.shown_rows() else None)

    def _hidden_by(self) -> str:
        text = self.search.text().strip()
        if text:
            return _("Aucun conseil ne répond à « {text} ».").format(text=text)
        title = _(dict(STATES)[self.state.value()])
        return _("Le filtre « {title} » ne laisse rien.").format(title=title)

    def _show_all(self) -> None:
        self.state.set_value("")
        self.search.clear()
        self._filter()
        self.view.setFocus()

    def _moved(self, line: CouncilLine | None) -> None:
        may_open = line is not None and line.more
        self.show_form(may_open)
        class_id = line.class_id if line is not None and may_open else None
        if class_id is not None and class_id != self._class_id:
            self.class_chosen.emit(class_id)
        self._class_id = class_id

    def _activated(self, line: CouncilLine) -> None:
        if line.council_id is not None:
            self.council_wanted.emit(line.council_id)
        else:
            self.go_to_form()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.view.setFocus)
        self.state.picked.connect(self._filter)
        self.year.picked.connect(self.year_chosen)
        self.view.current_changed.connect(self._moved)
        self.view.row_activated.connect(self._activated)

    def _lay_out(self, memory: Memory) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(0, theme.SPACE_S, 0, theme.SPACE_S)
        filters.setSpacing(theme.SPACE_S)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.state)
        filters.addWidget(self.year)
        self.side.setWidgetResizable(True)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(self.form)
        bar = self.side.verticalScrollBar().sizeHint().width()
        self.side.setMinimumWidth(self.form.minimumSizeHint().width() + bar)
        self.side.hide()
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.states)
        parts.addWidget(self.side)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        memory.splitter("councils.list", parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addWidget(parts, 1)
