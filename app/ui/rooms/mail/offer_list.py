"""Occasions to write, to choose from: a line to search in, the list, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.occasions.listing import Offer
from app.office.letters.views import Subject
from app.office.rights import Right
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.mail.offer_columns import searched_offer
from app.ui.states import StateView
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class SearchLine(QLineEdit):
    """A line that narrows a list; Down and Enter go to the list, Escape empties it."""

    def __init__(self, view: QWidget, placeholder: str) -> None:
        super().__init__()
        self._view = view
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", Token.MUTED), QLineEdit.ActionPosition.LeadingPosition)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class OfferList(QWidget):
    """Several occasions may be chosen at once; Enter prepares their letters."""

    chosen = Signal(object)
    """The subjects to write about, a tuple."""

    def __init__(
        self, bench: Workbench, name: str, title: str, columns: Sequence[Column[Offer]]
    ) -> None:
        super().__init__()
        self._bench = bench
        self.model: RowModel[Offer] = RowModel(columns, lambda one: one.subject, searched_offer)
        self.view: TableView[Offer] = TableView(self.model, name, title)
        self.states = StateView(self.view)
        self.search = SearchLine(self.view, _("Élève, classe, document"))
        self.help, self.prepare = QLabel(), main_button(QPushButton(_("Préparer")))
        self._lay_out()
        self.search.textChanged.connect(self._typed)
        self.view.chosen_changed.connect(self._allow)
        self.view.row_activated.connect(lambda _row: self._choose())
        self.prepare.clicked.connect(self._choose)
        self._allow()

    def show_offers(self, offers: Sequence[Offer], nothing: str) -> None:
        """Show these; ``nothing`` says what it means that there is none."""
        self.model.set_rows(offers)
        if not offers:
            self.states.show_empty(nothing)
            return
        self.states.show_content()
        if self.view.current_row() is None:
            self.view.go_to(next((at for at, one in enumerate(offers) if not one.refusal), 0))
        self._allow()

    def forget(self) -> None:
        """Show none until others are given."""
        self.model.set_rows(())
        self.states.show_loading()
        self._allow()

    def subjects(self) -> tuple[Subject, ...]:
        """What may be written of the choice."""
        return tuple(one.subject for one in self.view.chosen_rows() if not one.refusal)

    def _typed(self, text: str) -> None:
        self.model.search(text)
        self._allow()

    def _allow(self) -> None:
        chosen = self.view.chosen_rows()
        free, refused = len(self.subjects()), [one for one in chosen if one.refusal]
        self.prepare.setEnabled(free > 0 and self._bench.can(Right.WRITE_LETTERS))
        if refused and not free:
            self.help.setText(refused[0].refusal)
        elif free > 1:
            self.help.setText(_("{n} documents dans ce choix.").format(n=free))
        else:
            self.help.setText("")
        theme.paint_text(self.help, Token.WARN if refused and not free else Token.MUTED)

    def _choose(self) -> None:
        if self.prepare.isEnabled():
            self.chosen.emit(self.subjects())

    def _lay_out(self) -> None:
        self.help.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.help, 1)
        foot.addWidget(self.prepare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.search)
        column.addWidget(self.states, 1)
        column.addLayout(foot)
