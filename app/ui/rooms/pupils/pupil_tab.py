"""The reasonable accommodations of a pupil, in their file."""

from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.folding import folded
from app.formats import short_date
from app.i18n import N_, _
from app.office.pupils.accommodations import AccommodationLine, accommodations
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.pupils.accommodation_form import AccommodationForm
from app.ui.rooms.pupils.file_tab import ENROL, scrolled
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.states import StateView
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

COLUMNS: Final = (
    Column[AccommodationLine](N_("Aménagement"), lambda line: line.text, width=44),
    Column[AccommodationLine](
        N_("Depuis le"), lambda line: short_date(line.since), width=11, sort=lambda line: line.since
    ),
    Column[AccommodationLine](
        N_("Jusqu'au"),
        lambda line: short_date(line.until) if line.until else "",
        width=11,
        sort=lambda line: line.until,
    ),
    Column[AccommodationLine](N_("Décidé avec"), lambda line: line.decided_with, width=24),
)


class AccommodationsTab(PupilTab):
    """Enter changes the line under the cursor; those that ended stay in the list."""

    facets: ClassVar[frozenset[str]] = frozenset({"pupils"})

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id = 0
        self.model: RowModel[AccommodationLine] = RowModel(
            COLUMNS, lambda line: line.id, lambda line: folded(line.text)
        )
        self.view: TableView[AccommodationLine] = TableView(
            self.model, "pupils.accommodations", _("Aménagements")
        )
        self.states = StateView(self.view)
        self.form = AccommodationForm(bench)
        self.grant = QPushButton(_("Accorder un aménagement…"))
        self._pages = QStackedWidget()
        self._form_page = scrolled(self.form)
        self._lay_out()
        self.view.row_activated.connect(self._change)
        self.grant.clicked.connect(lambda: self._open(None))
        self.form.ended.connect(self._show_list)

    @override
    def show_pupil(self, pupil_id: int) -> None:
        if pupil_id != self._pupil_id:
            self._pages.setCurrentWidget(self.states)
            self.states.show_loading()
        self._pupil_id = pupil_id

        def show(lines: tuple[AccommodationLine, ...]) -> None:
            if pupil_id == self._pupil_id:
                self._show(lines)

        self._bench.ask(self, accommodations, pupil_id, done=show)
        self._allow()

    @override
    def first_focus(self) -> QWidget:
        return self.form.text if self._on_form else self.view

    @property
    def _on_form(self) -> bool:
        return self._pages.currentWidget() is self._form_page

    def _show(self, lines: tuple[AccommodationLine, ...]) -> None:
        self.model.set_rows(lines)
        self.count_changed.emit(sum(line.holds_on(self._bench.today()) for line in lines))
        if lines:
            self.states.show_content()
        else:
            self.states.show_empty(_("Aucun aménagement n'est accordé à cet élève."))

    def _change(self, line: AccommodationLine) -> None:
        if self._bench.can(ENROL):
            self._open(line)

    def _open(self, line: AccommodationLine | None) -> None:
        self._pages.setCurrentWidget(self._form_page)
        self._allow()
        self.form.begin(self._pupil_id, line)

    def _show_list(self) -> None:
        self._pages.setCurrentWidget(self.states)
        self._allow()
        self.view.setFocus()

    def _allow(self) -> None:
        self.grant.setVisible(not self._on_form and self._bench.can(ENROL))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, 0)
        head.addStretch(1)
        head.addWidget(self.grant)
        self._pages.addWidget(self.states)
        self._pages.addWidget(self._form_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.addLayout(head)
        column.addWidget(self._pages)


def create_tab(bench: Workbench) -> PupilTab:
    """The tab, for the room of the pupils."""
    return AccommodationsTab(bench)
