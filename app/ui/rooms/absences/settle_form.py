"""Noting that a duty was done: which day, and how."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.ui.forms.form import Form
from app.ui.forms.inputs import DateInput, TextInput


class SettleForm(QWidget):
    """A day, some words, a button; Enter does it."""

    wanted = Signal(object, str)
    """The day and how it was done."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.day, self.how = DateInput(), TextInput()
        self.form.add("day", _("Fait le"), self.day, required=True)
        self.form.add("how", _("Comment (facultatif)"), self.how)
        self.keep = QPushButton(_("Noter comme fait"))
        self.keep.clicked.connect(self._keep)
        self.how.returnPressed.connect(self._keep)
        self.day.returnPressed.connect(self._keep)
        self.form.add_widget(self.keep)
        _tighten(self, self.form)

    def begin(self, day: date) -> None:
        """Propose a day."""
        self.day.set_value(day)
        self.how.set_value("")
        self.form.accept()

    def refuse(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show what was refused beside its field, or where ``otherwise`` says."""
        if not self.form.refuse(refusal):
            otherwise(refusal)

    def _keep(self) -> None:
        if self.form.check():
            self.wanted.emit(self.day.value(), self.how.value())


def _tighten(owner: QWidget, form: Form) -> None:
    layout = form.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
