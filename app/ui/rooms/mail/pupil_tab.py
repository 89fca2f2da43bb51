"""The letters about a pupil, in their file."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.occasions.listing import Offer, offers_for
from app.office.letters.register import LetterLine, letters_of_pupil
from app.office.letters.views import Subject
from app.office.rights import Right
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.mail.columns import REGISTER, searched
from app.ui.rooms.mail.offer_columns import OFFERS_OF_PUPIL
from app.ui.rooms.mail.offer_list import OfferList
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

SHOWN = ("Numéro", "État", "Lettre", "Destinataire", "Envoi", "Datée du", "Postée le")


class LettersTab(PupilTab):
    """Enter opens a letter in the register; « Écrire… » lists what may be written."""

    facets: ClassVar[frozenset[str]] = frozenset({"letters"})

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id: int | None = None
        by_title = {column.title: column for column in REGISTER}
        columns = [replace(by_title[title], optional=False) for title in SHOWN]
        self.model: RowModel[LetterLine] = RowModel(columns, lambda line: line.id, searched)
        self.view: TableView[LetterLine] = TableView(
            self.model, "pupils.letters", _("Courrier de l'élève")
        )
        self.states = StateView(self.view)
        self.offers = OfferList(bench, "pupils.offers", _("Documents à écrire"), OFFERS_OF_PUPIL)
        self.write, self.back = QPushButton(_("Écrire…")), QPushButton(_("Voir le courrier"))
        self._pages = QStackedWidget()
        self._lay_out()
        self.view.row_activated.connect(self._open)
        self.offers.chosen.connect(self._prepare)
        self.write.clicked.connect(self.show_offers)
        self.back.clicked.connect(self._show_letters)
        self._allow()

    @override
    def show_pupil(self, pupil_id: int) -> None:
        if pupil_id != self._pupil_id:
            self.states.show_loading()
            self._pages.setCurrentWidget(self.states)
        self._pupil_id = pupil_id
        self._allow()
        if self._pages.currentWidget() is self.offers:
            self._read_offers()

        def show(lines: tuple[LetterLine, ...]) -> None:
            if pupil_id == self._pupil_id:
                self._show(lines)

        self._bench.ask(self, letters_of_pupil, pupil_id, done=show)

    @override
    def first_focus(self) -> QWidget:
        return self.offers.view if self._pages.currentWidget() is self.offers else self.view

    def show_offers(self) -> None:
        """List the documents that may be written about this pupil."""
        self._pages.setCurrentWidget(self.offers)
        self._allow()
        self.offers.states.show_loading()
        self._read_offers()
        self.offers.search.setFocus()

    def _read_offers(self) -> None:
        pupil_id = self._pupil_id
        if pupil_id is None:
            return

        def show(offers: tuple[Offer, ...]) -> None:
            if pupil_id == self._pupil_id:
                nothing = _("Aucun document ne s'écrit encore : l'élève n'est dans aucune classe.")
                self.offers.show_offers(offers, nothing)

        self._bench.ask(self, offers_for, pupil_id, done=show)

    def _show_letters(self) -> None:
        self._pages.setCurrentWidget(self.states)
        self._allow()
        self.view.setFocus()

    def _prepare(self, subjects: tuple[Subject, ...]) -> None:
        self._bench.show_record("documents", subjects)

    def _allow(self) -> None:
        on_offers = self._pages.currentWidget() is self.offers
        self.write.setVisible(not on_offers and self._bench.can(Right.WRITE_LETTERS))
        self.back.setVisible(on_offers)

    def _show(self, lines: tuple[LetterLine, ...]) -> None:
        self.model.set_rows(lines)
        self.count_changed.emit(len(lines))
        if lines:
            self.states.show_content()
            if self.view.current_row() is None:
                self.view.go_to(0)
        else:
            self.states.show_empty(_("Aucune lettre n'a encore été émise à propos de cet élève."))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, 0)
        head.addStretch(1)
        head.addWidget(self.write)
        head.addWidget(self.back)
        self._pages.addWidget(self.states)
        self._pages.addWidget(self.offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.addLayout(head)
        column.addWidget(self._pages)

    def _open(self, line: LetterLine) -> None:
        self._bench.show_record("letter", line.id)


def create_tab(bench: Workbench) -> PupilTab:
    """The tab, for the room of the pupils."""
    return LettersTab(bench)
