"""What was done to the pupil's file: who, when, what, before and after."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.formats import short_date, time_of_day
from app.i18n import N_, _
from app.office.journal import JournalLine
from app.office.journal_page import JournalPage, Names, about_record
from app.ui import theme
from app.ui.journal_words import changes
from app.ui.qt import override
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.states import StateView
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


@dataclass(frozen=True)
class Line:
    """One line of the history, its place counted from the newest."""

    place: int
    entry: JournalLine

    @property
    def moment(self) -> str:
        """24/06/2025 14 h 03."""
        local = self.entry.at.astimezone()
        return f"{short_date(local.date())} {time_of_day(local.time())}"


COLUMNS = (
    Column[Line](N_("Quand"), lambda line: line.moment, width=20, sort=lambda line: line.place),
    Column[Line](N_("Geste"), lambda line: _(line.entry.title), width=33),
    Column[Line](N_("Qui"), lambda line: line.entry.account, width=10),
)


class HistoryTab(PupilTab):
    """The lines of the journal about this pupil, newest first."""

    facets = frozenset({"pupils", "classes", "absences", "councils", "letters"})

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self._names: Names = {}
        self.model: RowModel[Line] = RowModel(COLUMNS, lambda line: line.place)
        self.view: TableView[Line] = TableView(self.model, "pupils.history", _("Historique"))
        self.change = QLabel()
        self.view.current_changed.connect(self._reached)
        page = QWidget()
        self.states = StateView(page)
        self._lay_out(page)

    @override
    def show_pupil(self, pupil_id: int) -> None:
        self.bench.ask(self, about_record, "pupil", pupil_id, done=self._show)

    @override
    def first_focus(self) -> QWidget:
        return self.view

    def _show(self, page: JournalPage) -> None:
        self._names = page.names
        self.model.set_rows([Line(place, line) for place, line in enumerate(page.lines)])
        if page.lines:
            if self.view.current_row() is None:
                self.view.selectRow(0)
            self._reached(self.view.current_row())
            self.states.show_content()
        else:
            self.states.show_empty(_("Rien n'a encore été changé dans cette fiche."))

    def _reached(self, line: Line | None) -> None:
        told = changes(line.entry, self._names) if line is not None else ()
        self.change.setText("\n".join(change.text for change in told))

    def _lay_out(self, page: QWidget) -> None:
        self.change.setWordWrap(True)
        self.change.setTextFormat(Qt.TextFormat.PlainText)
        self.change.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change.setAccessibleName(_("Avant et après"))
        heading = QLabel(_("Avant et après"))
        theme.paint_text(heading, Token.MUTED)
        below = QVBoxLayout(page)
        below.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_L)
        below.setSpacing(theme.SPACE_XS)
        below.addWidget(self.view, 1)
        below.addSpacing(theme.SPACE_S)
        below.addWidget(heading)
        below.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
