"""Absences to justify: those without a document, those to judge, those judged."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from app.folding import folded
from app.i18n import _
from app.office.absences.dossier import Dossier
from app.office.absences.dossiers import DossierList, dossiers
from app.office.absences.scans import KeptScan
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.dossier_columns import COLUMNS, FILTERS, accepts
from app.ui.rooms.absences.dossier_side import DossierSide
from app.ui.rooms.absences.scan_view import ScanView
from app.ui.rooms.absences.searched_page import PageWords, SearchedPage, Test
from app.ui.tables.row_model import RowModel
from app.ui.workbench import Workbench


class DossierPage(SearchedPage):
    """The list to the left; Enter goes to the document or the decision beside it."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        self.side = DossierSide(bench)
        said = PageWords(
            name=_("Absences à justifier"),
            search=_("Chercher un élève, une classe"),
            hidden=_("Personne ne répond à « {text} » parmi ceux-ci."),
            filtered=_("Le filtre « {title} » ne laisse rien."),
            empty=_("Aucune absence n'est à justifier."),
        )
        model = RowModel[Dossier](
            COLUMNS, lambda one: one.key, lambda one: folded(f"{one.name} {one.class_name}")
        )
        super().__init__(bench, memory, "absences.dossiers", model, FILTERS, said)
        self.copy = ScanView(bench)
        self.left = QStackedWidget()
        self.left.addWidget(self.states)
        self.left.addWidget(self.copy)
        self.lay_beside(self.left, self.side, 52)
        self.view.row_activated.connect(lambda _row: self._enter_side())
        self.side.kept.connect(self.leave_side)
        self.side.copy_wanted.connect(self._show_copy)
        self.copy.left.connect(self._leave_copy)

    def refresh(self) -> None:
        """Read again."""
        self.read(dossiers, self._show)

    def leave(self) -> None:
        """Ask nothing more."""
        self.side.leave()

    @override
    def test_of(self, code: str) -> Test | None:
        return partial(accepts, code) if code else None

    @override
    def moved(self, row: Dossier | None) -> None:
        self.side.show_dossier(row)

    def _enter_side(self) -> None:
        self.open_side()
        self.side.first_focus().setFocus()

    def _show(self, found: DossierList) -> None:
        self.show_rows(found.dossiers)

    def _show_copy(self, scan: KeptScan, about: str) -> None:
        self.left.setCurrentWidget(self.copy)
        self.parts.open(False)
        self.copy.show_scan(scan, about)

    def _leave_copy(self) -> None:
        self.left.setCurrentWidget(self.states)
        self.view.setFocus()
