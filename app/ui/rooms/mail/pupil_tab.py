"""The letters about a pupil, in their file."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.office.letters.register import LetterLine, letters_of_pupil
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.mail.columns import REGISTER, searched
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

SHOWN = ("Numéro", "État", "Lettre", "Destinataire", "Envoi", "Datée du", "Postée le")


class LettersTab(PupilTab):
    """Enter opens a letter in the register."""

    title: ClassVar[str] = N_("Courrier")
    facets: ClassVar[frozenset[str]] = frozenset({"letters"})

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id: int | None = None
        by_title = {column.title: column for column in REGISTER}
        columns = [by_title[title] for title in SHOWN]
        self.model: RowModel[LetterLine] = RowModel(columns, lambda line: line.id, searched)
        self.view: TableView[LetterLine] = TableView(
            self.model, "pupils.letters", _("Courrier de l'élève")
        )
        self.states = StateView(self.view)
        self.view.row_activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.addWidget(self.states)

    @override
    def show_pupil(self, pupil_id: int) -> None:
        if pupil_id != self._pupil_id:
            self.states.show_loading()
        self._pupil_id = pupil_id

        def show(lines: tuple[LetterLine, ...]) -> None:
            if pupil_id == self._pupil_id:
                self._show(lines)

        self._bench.ask(self, letters_of_pupil, pupil_id, done=show)

    @override
    def first_focus(self) -> QWidget:
        return self.view

    def _show(self, lines: tuple[LetterLine, ...]) -> None:
        self.model.set_rows(lines)
        self.count_changed.emit(len(lines))
        if lines:
            self.states.show_content()
            if self.view.current_row() is None:
                self.view.go_to(0)
        else:
            self.states.show_empty(_("Aucune lettre n'a encore été émise à propos de cet élève."))

    def _open(self, line: LetterLine) -> None:
        self._bench.show_record("letter", line.id)


def create_tab(bench: Workbench) -> PupilTab:
    """The tab, for the room of the pupils."""
    return LettersTab(bench)
