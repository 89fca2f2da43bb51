"""Writing down a telephone call."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.i18n import _
from app.office.absences.phoning import NewCall
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.rooms.absences.time_input import TimeInput


class CallForm(QWidget):
    """Who called, at what time, and what was said."""

    noted = Signal(object)
    """A `NewCall` to write down."""

    def __init__(self) -> None:
        super().__init__()
        self._pupil_id = 0
        self._day: date | None = None
        self.form = Form()
        self.at = TimeInput()
        self.caller = TextInput(24)
        self.said = QPlainTextEdit()
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(self.fontMetrics().height() * 3 + 16)
        self.save = QPushButton(_("Noter l'appel"))
        self.form.add_side_by_side(
            ("caller", _("Qui téléphone"), self.caller, False), ("at", _("À"), self.at, False)
        )
        self.form.add("said", _("Ce qui est dit"), self.said)
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addLayout(row)
        self.save.clicked.connect(self._note)

    def show_for(self, pupil_id: int, day: date) -> None:
        """Write about this pupil; what was being typed about another is dropped."""
        if pupil_id != self._pupil_id:
            self.clear()
        self._pupil_id, self._day = pupil_id, day

    def clear(self) -> None:
        """Empty the form."""
        self.at.clear()
        self.caller.clear()
        self.said.clear()
        self.form.accept()

    def refuse(self, refusal: Refusal) -> bool:
        """Show what the office refused beside its field."""
        return self.form.refuse(refusal)

    def _note(self) -> None:
        if self._day is not None and self.form.check():
            self.noted.emit(
                NewCall(
                    self._pupil_id,
                    self._day,
                    self.at.value(),
                    self.caller.value(),
                    self.said.toPlainText(),
                )
            )
