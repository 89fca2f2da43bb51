"""The left of the register: search, what to show, which year, and the letters."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.office.letters.register import LetterLine, Register
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.mail.columns import REGISTER, searched
from app.ui.rooms.mail.words import letters_counted
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.turning_row import RoomyRow

Accepts = Callable[[LetterLine], bool]

SHOWN: Final[dict[str, tuple[str, Accepts | None]]] = {
    "all": (N_("Toutes les lettres"), None),
    "print": (N_("À imprimer"), lambda line: line.to_print),
    "post": (N_("À poster"), lambda line: line.to_post),
    "await": (N_("Retour attendu"), lambda line: line.awaited),
}
_WALK: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class RegisterList(QWidget):
    """Narrows the register as one types and chooses."""

    year_wanted = Signal(object)
    """Another year of the register is wanted."""
    letter_reached = Signal(object)
    """The cursor is on another line, None where there is none."""
    chosen_changed = Signal()
    letter_opened = Signal()
    """Enter on a letter."""

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._batch: tuple[int, ...] = ()
        self.search = QLineEdit()
        self.show_what = ChoiceInput(tuple((key, _(title)) for key, (title, _a) in SHOWN.items()))
        self.years: ChoiceInput[int] = ChoiceInput()
        self.total = QLabel()
        self.model: RowModel[LetterLine] = RowModel(REGISTER, lambda line: line.id, searched)
        self.view: TableView[LetterLine] = TableView(
            self.model, "mail.register", _("Registre du courrier"), memory
        )
        self.states = StateView(self.view)
        self._lay_out()
        self._connect()

    def show_register(self, register: Register) -> None:
        """Show what was read; search, filter, cursor and choice stay."""
        self.years.set_choices(tuple((year, str(year)) for year in register.years))
        self.years.set_value(register.year)
        self.years.setVisible(len(register.years) > 1)
        self.model.filter(self._accepts())
        self.model.set_rows(register.lines)
        self._show_state()

    def narrow_to(self, what: str, letter_ids: tuple[int, ...] = ()) -> None:
        """Show one of `SHOWN`, and of those the letters of a batch alone, if given."""
        self._batch = letter_ids
        self.show_what.set_value(what)
        self.search.clear()
        self._narrow()

    def choose(self, letter_ids: tuple[int, ...]) -> None:
        """Choose these letters, the first of them under the cursor."""
        self.view.clearSelection()
        for letter_id in letter_ids[:1]:
            if self.model.place(letter_id) is None:
                self.show_all()
            self.view.choose(letter_id)
        if len(letter_ids) > 1:
            self.view.choose_all(letter_ids)

    def chosen(self) -> tuple[LetterLine, ...]:
        """The letters that a gesture takes: those chosen, by their numbers."""
        return tuple(sorted(self.view.chosen_rows(), key=lambda line: (line.year, line.number)))

    def show_all(self) -> None:
        """Drop the search and the filters."""
        self.narrow_to("all")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list from the search; Enter goes to it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALK:
                self.view.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.view.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _accepts(self) -> Accepts | None:
        accepts = SHOWN[self.show_what.value()][1]
        if not self._batch:
            return accepts
        batch = frozenset(self._batch)
        return lambda line: line.id in batch and (accepts is None or accepts(line))

    def _typed(self, text: str) -> None:
        self.model.search(text)
        self._show_state()

    def _narrow(self) -> None:
        self.model.filter(self._accepts())
        self._show_state()
        if self.view.current_row() is None and self.model.shown_rows():
            self.view.go_to(0)

    def _picked(self) -> None:
        self._batch = ()
        self._narrow()

    def _show_state(self) -> None:
        shown, known = len(self.model.shown_rows()), len(self.model.all_rows())
        self.total.setText(self._counted(shown, known))
        if shown:
            self.states.show_content()
        elif known:
            self.states.show_nothing_found(self._why_nothing(), self.show_all)

    def _counted(self, shown: int, known: int) -> str:
        said = letters_counted(known)
        if self._batch:
            said = _("{n} du lot").format(n=shown)
        elif shown != known:
            said = _("{n} sur {total}").format(n=shown, total=said)
        return said

    def _why_nothing(self) -> str:
        what = _(SHOWN[self.show_what.value()][0]).lower()
        typed = self.search.text().strip()
        if typed:
            return _("Aucune lettre ne répond à « {typed} » ({what}).").format(
                typed=typed, what=what
            )
        return _("Aucune lettre dans ce choix : {what}.").format(what=what)

    def _connect(self) -> None:
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._typed)
        self.show_what.picked.connect(lambda _what: self._picked())
        self.years.picked.connect(self.year_wanted)
        self.view.current_changed.connect(self.letter_reached)
        self.view.chosen_changed.connect(self.chosen_changed)
        self.view.row_activated.connect(lambda _row: self.letter_opened.emit())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Numéro, élève, destinataire, recommandé"))
        self.search.setAccessibleName(_("Chercher dans le registre"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", Token.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.show_what.setAccessibleName(_("Lettres à montrer"))
        self.years.setAccessibleName(_("Année du registre"))
        theme.paint_text(self.total, Token.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_M,) * 4)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(RoomyRow(self.search, self.show_what, self.years, self.total))
        column.addWidget(self.states, 1)
