"""What the list of the page is narrowed to: words, a situation, a class that ends."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.icons import icon
from app.ui.rooms.pupils.next_year.lines import TITLES, Line
from app.ui.theme import Token
from app.ui.turning_row import RoomyRow

EVERY: Final = ""


class Narrowing(QWidget):
    """A search, the situations with how many are in each, the classes."""

    searched = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.state: ChoiceInput[str] = ChoiceInput([(EVERY, _("Toutes les situations"))])
        self.classes: ChoiceInput[str] = ChoiceInput([(EVERY, _("Toutes les classes"))])
        self._lay_out()
        self.search.textChanged.connect(self.searched)
        self.state.picked.connect(self.changed)
        self.classes.picked.connect(self.changed)

    def offer(self, lines: Sequence[Line]) -> None:
        """Offer the situations and the classes that there are."""
        numbers = {word: sum(line.state == word for line in lines) for word in TITLES}
        there = [
            (word, _("{title} : {n}").format(title=_(title), n=numbers[word]))
            for word, title in TITLES.items()
            if numbers[word] or word == self.state.value()
        ]
        self.state.set_choices([(EVERY, _("Toutes les situations")), *there])
        names = dict.fromkeys(line.row.class_name for line in lines)
        self.classes.set_choices(
            [(EVERY, _("Toutes les classes")), *((name, name) for name in names)]
        )

    def clear(self) -> None:
        """Show all."""
        self.search.clear()
        self.state.set_value(EVERY)
        self.classes.set_value(EVERY)

    def accepts(self, lines: Sequence[Line]) -> Callable[[Line], bool] | None:
        """The test of the lines shown. A line settled meanwhile stays until the next choice."""
        state, name = self.state.value(), self.classes.value()
        if not (state or name):
            return None
        kept = frozenset(
            line.row.pupil_id
            for line in lines
            if state in (EVERY, line.state) and name in (EVERY, line.row.class_name)
        )
        return lambda line: line.row.pupil_id in kept

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Nom, numéro, classe"))
        self.search.setAccessibleName(_("Chercher dans la liste"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", Token.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.state.setAccessibleName(_("Situation"))
        self.classes.setAccessibleName(_("Classe"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(RoomyRow(self.search, self.state, self.classes))


def muted(text: str = "") -> QLabel:
    """A sentence that explains, on as many lines as it takes."""
    label = QLabel(text)
    label.setWordWrap(True)
    theme.paint_text(label, Token.MUTED)
    return label
