"""Which document is to be written, and for whom: the catalogue, then the pupils."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.office.letters.occasions.listing import (
    DocumentChoice,
    Offer,
    documents_to_choose,
    offers_of,
)
from app.office.rights import Right
from app.ui import theme
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.mail.applicant_form import ApplicantForm
from app.ui.rooms.mail.offer_columns import CHOICES, OFFERS_OF_DOCUMENT, searched_choice
from app.ui.rooms.mail.offer_list import OfferList, SearchLine
from app.ui.side_by_side import BackToList, SideBySide
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

FOLLOW = 120
"""Milliseconds that the cursor rests on a document before its pupils are read."""


class DocumentsPage(QWidget):
    """The documents on the left; for the one under the cursor, whom it may be written about."""

    chosen = Signal(object)
    """The subjects to write about, a tuple."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._read: DocumentChoice | None = None
        self.model: RowModel[DocumentChoice] = RowModel(
            CHOICES, lambda one: (one.regime, one.letter), searched_choice
        )
        self.view: TableView[DocumentChoice] = TableView(
            self.model, "mail.documents", _("Documents"), memory
        )
        self.search = SearchLine(self.view, _("Document, matière, régime"))
        self.states = StateView(self.view)
        self.offers = OfferList(bench, "mail.offers", _("Élèves concernés"), OFFERS_OF_DOCUMENT)
        self.title = QLabel()
        self.applicant, self.form = QPushButton(), ApplicantForm(bench, self._show_offers)
        self._pages = QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FOLLOW)
        self._lay_out(memory)
        self._rest.timeout.connect(self._read_offers)
        self.search.textChanged.connect(self.model.search)
        self.view.current_changed.connect(self._moved)
        self.view.row_activated.connect(self._open_offers)
        self.offers.chosen.connect(self.chosen)
        self.offers.view.current_changed.connect(self._name_applicant)
        self.applicant.clicked.connect(self.show_applicant)

    def refresh(self) -> None:
        """Read the documents again, and the occasions of the one under the cursor."""
        if not self.model.all_rows():
            self.states.show_loading()
        self._bench.ask(self, documents_to_choose, done=self._show)

    def first_focus(self) -> QWidget:
        """The documents, or whom the one that was opened is for."""
        return self.view if not self.view.isHidden() else self.offers.search

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the pupils to the documents."""
        if event.key() == Qt.Key.Key_Escape and self._split.narrow:
            self._leave_offers()
        else:
            super().keyPressEvent(event)

    def show_applicant(self) -> None:
        """Ask for somebody who was never enrolled, or show the one under the cursor."""
        choice, offer = self.view.current_row(), self.offers.view.current_row()
        if choice is None or not choice.applicants:
            return
        if offer is not None and offer.applicant_id is not None:
            self.form.show_known(offer.applicant_id)
        else:
            self.form.show_new(choice.regime)
        self._pages.setCurrentIndex(1)
        self.applicant.hide()

    def _open_offers(self, _row: DocumentChoice) -> None:
        self._split.open()
        self.offers.search.setFocus()

    def _leave_offers(self) -> None:
        self._split.open(False)
        self.view.setFocus()

    def _show_offers(self) -> None:
        self._pages.setCurrentIndex(0)
        self._allow_applicant()
        self._read_offers()
        self.offers.view.setFocus()

    def _allow_applicant(self) -> None:
        choice = self.view.current_row()
        allowed = choice is not None and choice.applicants
        listed = self._pages.currentIndex() == 0
        self.applicant.setVisible(allowed and listed and self._bench.can(Right.WRITE_LETTERS))
        self._name_applicant(self.offers.view.current_row())

    def _name_applicant(self, offer: Offer | None) -> None:
        known = offer is not None and offer.applicant_id is not None
        self.applicant.setText(_("Corriger le candidat…") if known else _("Candidat non inscrit…"))

    def _show(self, found: tuple[DocumentChoice, ...]) -> None:
        self.model.set_rows(found)
        self.states.show_content()
        if self.view.current_row() is None:
            self.view.go_to(0)
        self._read_offers()

    def _moved(self, choice: DocumentChoice | None) -> None:
        """What is shown of the former document may no longer be chosen."""
        if choice is not None and choice != self._read:
            self.offers.forget()
            self._pages.setCurrentIndex(0)
        self._allow_applicant()
        self._rest.start()

    def _read_offers(self) -> None:
        choice = self.view.current_row()
        if choice is None:
            return
        self.title.setText(_(choice.title))
        if choice != self._read:
            self.offers.states.show_loading()

        def show(offers: tuple[Offer, ...]) -> None:
            if self.view.current_row() == choice:
                self._read = choice
                self.offers.show_offers(
                    offers, _("Rien n'appelle ce document pour l'année scolaire en cours.")
                )
                self._allow_applicant()

        self._bench.ask(self, offers_of, choice.regime, choice.letter, done=show)

    def _lay_out(self, memory: Memory) -> None:
        heading = QLabel(_("Quel document"))
        left = _side(_headed(heading), self.search, self.states)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.form)
        self._pages.addWidget(self.offers)
        self._pages.addWidget(area)
        self.applicant.hide()
        back = BackToList()
        back.clicked.connect(self._leave_offers)
        right = _side(_headed(back, self.title), self.applicant, self._pages)
        self._split = split = SideBySide(left, right, back)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([440, 660])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.addWidget(split)
        memory.splitter("mail.documents", split)


def _headed(*parts: QWidget) -> QHBoxLayout:
    head = QHBoxLayout()
    for part in parts:
        head.addWidget(part, isinstance(part, QLabel))
        if isinstance(part, QLabel):
            part.setFont(theme.heading_font(2))
    return head


def _side(head: QHBoxLayout, *widgets: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(theme.SPACE_XS, 0, theme.SPACE_XS, 0)
    column.setSpacing(theme.SPACE_S)
    column.addLayout(head)
    for widget in widgets:
        column.addWidget(widget)
        if isinstance(widget, QPushButton):
            column.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
    return side
