"""The numbers of registered letters, one an envelope: typed, scanned, or pasted as a column."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.register import LetterLine
from app.office.letters.tracking import numbers_in
from app.ui import theme
from app.ui.forms.inputs import TextInput
from app.ui.qt import override
from app.ui.theme import Token

Group = Sequence[LetterLine]


class TrackingInputs(QWidget):
    """One number an envelope, in posting order."""

    pasted = Signal(int, int)
    """How many numbers were pasted, and how many were wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.inputs: dict[int, QLineEdit] = {}
        self._groups: tuple[Group, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_XS)

    def ask_for(self, groups: Sequence[Group]) -> None:
        """Ask for the numbers of these envelopes; what was typed for one of them stays."""
        typed = {one: field.text() for one, field in self.inputs.items()}
        self._empty()
        self._groups = tuple(groups)
        self.inputs = {}
        for group in self._groups:
            self._ask(group, typed)
        if len(self._groups) > 1:
            paste = QPushButton(_("Coller une colonne de numéros"))
            paste.clicked.connect(self.paste)
            self._column.addWidget(paste, 0, Qt.AlignmentFlag.AlignLeft)
        for first in list(self.inputs.values())[:1]:
            self.setFocusProxy(first)

    def numbers(self) -> dict[int, str]:
        """What was typed, by letter; those of one envelope have the same."""
        return {
            line.id: self.inputs[group[0].id].text().strip()
            for group in self._groups
            for line in group
        }

    def paste(self) -> None:
        """Lay the numbers of the clipboard on the envelopes, in posting order."""
        numbers = numbers_in(QGuiApplication.clipboard().text())
        for field, number in zip(self.inputs.values(), numbers, strict=False):
            field.setText(number)
        self.pasted.emit(len(numbers), len(self.inputs))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next number; the form never sees it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _ask(self, group: Group, typed: dict[int, str]) -> None:
        first = group[0]
        references = ", ".join(line.reference for line in group)
        label = QLabel(f"{references} · {first.recipient}")
        label.setWordWrap(True)
        theme.paint_text(label, Token.MUTED)
        field = TextInput(28)
        field.setText(typed.get(first.id, first.tracking))
        field.setAccessibleName(label.text())
        self.inputs[first.id] = field
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
