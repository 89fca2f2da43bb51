"""The left of the room: search, filters, the list, and how many it shows."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.formats import count
from app.i18n import _
from app.office.pupils.listing import PupilList, PupilRow
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.pupils.columns import COLUMNS, STATUS_COLUMN, YEAR_COLUMN
from app.ui.rooms.pupils.filters import Filters
from app.ui.rooms.pupils.keys import walks
from app.ui.rooms.pupils.words import counted
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ListPanel(QWidget):
    """Finds pupils as one types; the cursor of the list walks without leaving the search."""

    scope_changed = Signal()
    """Another year is wanted: read the list again."""
    pupil_reached = Signal(object)
    """The cursor is on another pupil: their number in the file, None for nobody."""
    pupil_opened = Signal()
    """Enter, or a double click, on a pupil."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.filters = Filters()
        self.model: RowModel[PupilRow] = RowModel(
            COLUMNS, lambda row: row.id, lambda row: row.searched
        )
        self.view: TableView[PupilRow] = TableView(self.model, "pupils.list", _("Élèves"), memory)
        self.states = StateView(self.view)
        self.total = QLabel()
        self._lay_out()
        self._connect()

    def show_list(self, found: PupilList) -> None:
        """Show what was read; search, filters and cursor stay."""
        self.filters.offer(found)
        self.model.filter(self.filters.accepts())
        self.model.set_rows(found.rows)
        self.view.leave_out(YEAR_COLUMN, not found.former)
        self.view.leave_out(STATUS_COLUMN, found.former)
        self._show_state()

    def reach(self, pupil_id: int) -> bool:
        """Put the cursor on a pupil, dropping what hides them; False where they are not read."""
        if not any(row.id == pupil_id for row in self.model.all_rows()):
            return False
        if self.model.place(pupil_id) is None:
            self.show_all()
        return self.view.choose(pupil_id)

    def show_all(self) -> None:
        """Drop the search and the filters."""
        self.filters.clear()
        self.search.clear()
        self._narrow()

    def show_class(self, name: str) -> None:
        """Show one class alone, from its first pupil."""
        self.search.clear()
        self.filters.choose_class(name)
        self._narrow()
        self._first()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if walks(event):
                self.view.event(event)
                return True
            if key in _ENTER and self.view.current_row() is not None:
                self.pupil_opened.emit()
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self.model.search(text)
        self._show_state()
        if text and self.view.current_row() is None:
            self._first()

    def _narrow(self) -> None:
        self.model.filter(self.filters.accepts())
        self._show_state()

    def _first(self) -> None:
        if self.model.shown_rows():
            self.view.selectRow(0)

    def _show_state(self) -> None:
        shown, known = len(self.model.shown_rows()), len(self.model.all_rows())
        some = counted(known).replace(str(known), count(known))
        self.total.setText(
            some if shown == known else _("{n} sur {total}").format(n=count(shown), total=some)
        )
        if shown:
            self.states.show_content()
        elif known:
            self.states.show_nothing_found(self._why_nothing(), self.show_all)
        else:
            self.states.show_nothing_found(_("Aucun élève pour ce choix."))

    def _why_nothing(self) -> str:
        typed, narrowed = self.search.text().strip(), self.filters.in_words()
        if typed and narrowed:
            return _("Personne ne répond à « {typed} » avec : {filters}.").format(
                typed=typed, filters=narrowed
            )
        if typed:
            return _("Personne ne répond à « {typed} ».").format(typed=typed)
        return _("Personne ne répond à ces filtres : {filters}.").format(filters=narrowed)

    def _reached(self, row: PupilRow | None) -> None:
        self.pupil_reached.emit(row.id if row is not None else None)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._typed)
        self.filters.changed.connect(self._narrow)
        self.filters.scope_changed.connect(self.scope_changed)
        self.view.current_changed.connect(self._reached)
        self.view.row_activated.connect(lambda _row: self.pupil_opened.emit())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Nom, numéro, classe, naissance"))
        self.search.setAccessibleName(_("Chercher dans la liste"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", Token.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        theme.paint_text(self.total, Token.MUTED)
        first = QHBoxLayout()
        first.setSpacing(theme.SPACE_M)
        first.addWidget(self.search, 1)
        first.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_S, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(first)
        column.addWidget(self.filters)
        column.addWidget(self.states, 1)
