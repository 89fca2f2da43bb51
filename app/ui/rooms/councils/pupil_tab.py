"""The results and decisions in a pupil's file: each council, its marks, its decision, why."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import N_, _
from app.office.councils.pupil_results import (
    PupilResult,
    ResultLine,
    pupil_result,
    pupil_results,
)
from app.office.work import Facet
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils.extract_view import ExtractView
from app.ui.rooms.councils.result_view import ResultView
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.states import StateView
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

COLUMNS: Final = (
    Column[ResultLine](N_("Année"), lambda line: line.year, width=11),
    Column[ResultLine](N_("Classe"), lambda line: line.class_name, width=10),
    Column[ResultLine](N_("Conseil"), lambda line: line.council, width=28),
    Column[ResultLine](
        N_("Décision"),
        lambda line: line.decision or _("pas encore"),
        width=34,
        tooltip=lambda line: line.decision,
        strong=lambda line: bool(line.decision),
        icon=lambda line: "sealed" if line.sealed else "",
    ),
)


def create_tab(bench: Workbench) -> PupilTab:
    """Make the tab."""
    return ResultsTab(bench)


class ResultsTab(PupilTab):
    """The councils, the latest first; under them the one chosen. Enter opens the council."""

    facets: ClassVar[frozenset[str]] = frozenset({Facet.COUNCILS, Facet.CLASSES, Facet.PUPILS})

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id: int | None = None
        self._asked = 0
        model = RowModel[ResultLine](COLUMNS, lambda line: line.key, parent=self)
        self.view = TableView(model, "councils.pupil", _("Résultats et décisions de l'élève"))
        self.result = ResultView()
        self.council = QPushButton(_("Ouvrir le conseil"))
        self.extract = QPushButton(_("Extrait du procès-verbal"))
        self.paper = ExtractView(bench, self._leave_extract)
        self.pages = QStackedWidget()
        self.states = StateView(self._body())
        self._lay_out()
        self.view.current_changed.connect(self._ask_result)
        self.view.row_activated.connect(lambda _line: self._open_council())
        self.council.clicked.connect(self._open_council)
        self.extract.clicked.connect(self._open_extract)

    @override
    def show_pupil(self, pupil_id: int) -> None:
        if pupil_id != self._pupil_id:
            self.pages.setCurrentWidget(self.states)
            self.states.show_loading()
        self._pupil_id = pupil_id

        def show(lines: tuple[ResultLine, ...]) -> None:
            if pupil_id == self._pupil_id:
                self._show(lines)

        self._bench.ask(self, pupil_results, pupil_id, done=show)

    @override
    def first_focus(self) -> TableView[ResultLine]:
        return self.view

    def _show(self, lines: tuple[ResultLine, ...]) -> None:
        self.view.rows.set_rows(lines)
        self.count_changed.emit(sum(bool(line.decision) for line in lines))
        if not lines:
            self.states.show_empty(_("Aucun conseil n'a encore de note ni de décision ici."))
            return
        self.states.show_content()
        if self.view.current_row() is None:
            self.view.go_to(0)
        self._ask_result(self.view.current_row())

    def _ask_result(self, line: ResultLine | None) -> None:
        self._asked += 1
        number = self._asked
        for button in (self.council, self.extract):
            button.setEnabled(line is not None)
        if line is None:
            self.result.clear()
            return

        def show(found: PupilResult) -> None:
            if number == self._asked:
                self.result.show_result(found)

        self._bench.ask(self, pupil_result, line.council_id, line.enrolment_id, done=show)

    def _open_council(self) -> None:
        line = self.view.current_row()
        if line is not None:
            self._bench.show_record("council", line.council_id)

    def _open_extract(self) -> None:
        line = self.view.current_row()
        if line is not None:
            self.pages.setCurrentWidget(self.paper)
            self.paper.show_extract(line)

    def _leave_extract(self) -> None:
        self.pages.setCurrentWidget(self.states)
        self.view.setFocus()

    def _body(self) -> QWidget:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.view)
        parts.addWidget(self.result)
        parts.setSizes([160, 400])
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_S)
        foot.addStretch(1)
        foot.addWidget(self.council)
        foot.addWidget(self.extract)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts, 1)
        column.addLayout(foot)
        return body

    def _lay_out(self) -> None:
        self.result.column.addStretch(1)
        self.pages.addWidget(self.states)
        self.pages.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
