"""Which council's letters are to be prepared: the sealed ones, and what each still waits for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.councils import SealedLine, sealed_lines
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.forms.form import main_button
from app.ui.remember import Memory
from app.ui.rooms.mail.columns import COUNCILS
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class CouncilsPage(QWidget):
    """One or several councils are chosen; Enter prepares their letters."""

    chosen = Signal(object)
    """The numbers of the councils, a tuple."""

    def __init__(self, bench: Workbench, book: ActionBook, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._book = book
        self.model: RowModel[SealedLine] = RowModel(COUNCILS, lambda line: line.council_id)
        self.view: TableView[SealedLine] = TableView(
            self.model, "mail.councils", _("Conseils clôturés"), memory
        )
        self.states = StateView(self.view)
        self.heading, self.help = QLabel(_("Lettres de quel conseil")), QLabel()
        self.prepare = main_button(QPushButton(_("Préparer")))
        self._lay_out()
        self.view.row_activated.connect(lambda _row: self._choose())
        self.view.chosen_changed.connect(self._allow)
        self.prepare.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Read the sealed councils again."""
        if not self.model.all_rows():
            self.states.show_loading()
        self._bench.ask(self, sealed_lines, done=self._show)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view

    def _show(self, lines: tuple[SealedLine, ...]) -> None:
        first = not self.model.all_rows()
        self.model.set_rows(lines)
        if not lines:
            self.states.show_empty(
                _("Les conseils clôturés paraissent ici : leurs décisions deviennent des lettres."),
                _("Aller aux conseils"),
                lambda: self._book.trigger("go.councils"),
            )
            return
        self.states.show_content()
        if first:
            self.view.go_to(_first_waiting(lines))
        self._allow()

    def _allow(self) -> None:
        chosen = self.view.chosen_rows()
        self.prepare.setEnabled(bool(chosen))
        waiting = sum(line.waiting for line in chosen)
        self.help.setText(
            _("{n} décisions attendent leur lettre dans ce choix.").format(n=waiting)
            if waiting != 1
            else _("Une décision attend sa lettre dans ce choix.")
        )

    def _choose(self) -> None:
        chosen = tuple(line.council_id for line in self.view.chosen_rows())
        if chosen:
            self.chosen.emit(chosen)

    def _lay_out(self) -> None:
        self.heading.setFont(theme.heading_font(2))
        theme.paint_text(self.help, Token.MUTED)
        foot = QHBoxLayout()
        foot.addWidget(self.help, 1)
        foot.addWidget(self.prepare)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.heading)
        column.addWidget(self.states, 1)
        column.addLayout(foot)


def _first_waiting(lines: tuple[SealedLine, ...]) -> int:
    """The first council that waits for letters, or the first one."""
    return next((at for at, line in enumerate(lines) if line.waiting), 0)
