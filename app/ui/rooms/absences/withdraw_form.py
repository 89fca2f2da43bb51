"""Taking a document back: asked for by a link, then a reason and a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.qt import override
from app.ui.rooms.absences.parts import link


class WithdrawForm(QWidget):
    """Closed until it is wanted: a document is rarely withdrawn. Esc closes it again."""

    wanted = Signal(str)
    """The reason."""

    def __init__(self) -> None:
        super().__init__()
        self.open = link(_("Retirer ce document…"), self._open)
        self.form, self.reason = Form(), TextInput()
        self.withdraw = QPushButton(_("Retirer le document"))
        self.form.add(
            "reason",
            _("Raison du retrait"),
            self.reason,
            required=True,
            help_text=_("Le document reste au dossier, mais ne justifie plus rien."),
        )
        self.form.add_widget(self.withdraw)
        layout = self.form.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.open)
        column.addWidget(self.form)
        self.reason.returnPressed.connect(self._withdraw)
        self.withdraw.clicked.connect(self._withdraw)
        self.close_again()

    def close_again(self) -> None:
        """Ask nothing, as at first."""
        self.reason.set_value("")
        self.form.accept()
        self.form.hide()
        self.open.show()

    def refuse(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show what was refused under the reason, or where ``otherwise`` says."""
        if not self.form.refuse(refusal):
            otherwise(refusal)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.close_again()
            self.open.setFocus()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.open.hide()
        self.form.show()
        self.reason.setFocus()

    def _withdraw(self) -> None:
        if self.form.check():
            self.wanted.emit(self.reason.value())
