"""The school's phrases of motivation: reworded, put in order, added, taken away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from app.i18n import _
from app.office.councils.phrases import Phrase
from app.rules.regime import DecisionKind
from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.forms.inputs import ChoiceInput
from app.ui.qt import override
from app.ui.rooms.councils.motivation_input import TextArea
from app.ui.rooms.councils.panel_parts import ItemList, Panel, words
from app.ui.theme import Token

_ID = Qt.ItemDataRole.UserRole.value


class PhrasesPanel(Panel):
    """Alt+Up and Alt+Down move a phrase, Delete takes it away, Enter edits it."""

    added = Signal(str, str)
    """A text, and the decision that it serves ("" for all)."""
    reworded = Signal(int, str, str)
    """A phrase, its text and its decision."""
    moved = Signal(int, int)
    """A phrase, and by how many places."""
    dropped = Signal(int)
    """A phrase."""

    def __init__(self, kinds: Sequence[DecisionKind], back: Callable[[], None]) -> None:
        super().__init__(back, _("Phrases de motivation"))
        self._phrases: tuple[Phrase, ...] = ()
        self.head(_("Phrases de motivation"))
        self.keys = words(Token.MUTED)
        self.keys.setText(_("Alt+↑ et Alt+↓ déplacent, Suppr retire, Entrée modifie."))
        self.list = _PhraseList(self)
        self.list.setAccessibleName(_("Phrases de motivation"))
        self.list.currentRowChanged.connect(self._fill)
        self.text = TextArea(_("Phrase"))
        needing = [kind for kind in kinds if kind.needs_motivation]
        self._decisions = [
            ("", _("Toutes les décisions")),
            *((kind.code, kind.title) for kind in needing),
        ]
        self.serves: ChoiceInput[str] = ChoiceInput(self._decisions)
        self.serves.setAccessibleName(_("Décision servie"))
        self.change = QPushButton(_("Changer la phrase"))
        self.add = QPushButton(_("Ajouter comme nouvelle"))
        self.change.clicked.connect(self._change)
        self.add.clicked.connect(self._add)
        row = FlowLayout(across=theme.SPACE_S, between=theme.SPACE_S, at_end=True)
        row.addWidget(self.add)
        row.addWidget(self.change)
        for part in (self.keys, self.list, self.text, self.serves):
            self.column.addWidget(part)
        self.column.addLayout(row)

    def show_phrases(self, phrases: tuple[Phrase, ...]) -> None:
        """Show the list; the cursor stays on its phrase."""
        here = self.current
        self._phrases = phrases
        self.list.blockSignals(True)
        self.list.clear()
        for phrase in phrases:
            item = QListWidgetItem(phrase.text)
            item.setData(_ID, phrase.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        known = [phrase.id for phrase in phrases]
        self.list.setCurrentRow(known.index(here) if here in known else min(0, len(known) - 1))
        self._fill(self.list.currentRow())

    @property
    def current(self) -> int | None:
        """The phrase under the cursor."""
        item = self.list.currentItem()
        return int(item.data(_ID)) if item is not None else None

    def move_phrase(self, places: int) -> None:
        """Move the phrase under the cursor."""
        if self.current is not None:
            self.moved.emit(self.current, places)

    def drop(self) -> None:
        """Take away the phrase under the cursor."""
        if self.current is not None:
            self.dropped.emit(self.current)

    def _fill(self, row: int) -> None:
        self.change.setEnabled(row >= 0)
        if 0 <= row < len(self._phrases) and not self.text.hasFocus():
            self.text.setPlainText(self._phrases[row].text)
            self._choose(self._phrases[row].decision)

    def _choose(self, decision: str) -> None:
        """A phrase may serve a decision of another regime's councils: it keeps it."""
        known = {code for code, _title in self._decisions}
        other = [] if decision in known else [(decision, _("Une décision d'un autre conseil"))]
        self.serves.set_choices([*self._decisions, *other])
        self.serves.set_value(decision)

    def _change(self) -> None:
        if self.current is not None:
            self.reworded.emit(self.current, self.text.toPlainText(), self.serves.value())

    def _add(self) -> None:
        self.added.emit(self.text.toPlainText(), self.serves.value())


class _PhraseList(ItemList):
    """Its keys order the phrases."""

    def __init__(self, panel: PhrasesPanel) -> None:
        super().__init__()
        self._panel = panel
        self.setMinimumHeight(8 * theme.ROW_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Up:
            self._panel.move_phrase(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self._panel.move_phrase(1)
        elif event.key() == Qt.Key.Key_Delete:
            self._panel.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.text.setFocus()
        else:
            super().keyPressEvent(event)
