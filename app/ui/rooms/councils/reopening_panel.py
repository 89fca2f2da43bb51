"""Reopening a sealed council: the pupils concerned, what leads to it, and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from app.errors import Refusal
from app.i18n import _
from app.office.councils.reopening import ORIGINS, Reopening
from app.office.councils.views import CouncilView
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput
from app.ui.rooms.councils.motivation_input import TextArea
from app.ui.rooms.councils.panel_parts import ItemList, Panel, flush, words
from app.ui.theme import Token

_ENROLMENT = Qt.ItemDataRole.UserRole.value
_ROWS = 8


class ReopeningPanel(Panel):
    """Asks what an addendum needs; space ticks a pupil of the list."""

    wanted = Signal(object)
    """A `Reopening` is asked for."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__(back, _("Rouvrir le conseil"))
        self.head(_("Rouvrir le conseil"))
        said = words(Token.MUTED)
        said.setText(
            _(
                "Ce qui est scellé reste tel quel. Un addendum qui y renvoie s'ouvre pour les "
                "élèves choisis, avec leurs notes et leur décision pour départ."
            )
        )
        self.form = Form()
        flush(self.form)
        self.pupils = ItemList()
        self.pupils.setFixedHeight(_ROWS * theme.ROW_HEIGHT)
        self.origin = ChoiceInput([(code, _(title)) for code, title in ORIGINS.items()])
        self.held_on = DateInput()
        self.reason = TextArea(_("Raison"), 3)
        self.form.add("pupils", _("Élèves concernés"), self.pupils)
        self.form.add("origin", _("Ce qui y conduit"), self.origin)
        self.form.add("held_on", _("Date de l'addendum"), self.held_on, True)
        self.form.add("reason", _("Raison"), self.reason)
        self.main = QPushButton(_("Ouvrir l'addendum"))
        self.main.clicked.connect(self._want)
        self.form.buttons(self.main)
        self.column.addWidget(said)
        self.column.addWidget(self.form)

    def ask(self, view: CouncilView, chosen: int | None, today: date) -> None:
        """Fill the form; the pupil under the cursor is ticked."""
        self.pupils.clear()
        for pupil in view.pupils:
            item = QListWidgetItem(pupil.name)
            item.setData(_ENROLMENT, pupil.enrolment_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = pupil.enrolment_id == chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.pupils.addItem(item)
            if ticked:
                self.pupils.setCurrentItem(item)
        self.held_on.set_value(max(today, view.session.held_on))
        self.reason.setPlainText("")
        self.form.accept()
        self.pupils.setFocus()

    def refuse_or(self, refusal: Refusal, otherwise: Callable[[Refusal], None]) -> None:
        """Show a refusal under its field, else elsewhere."""
        if not self.form.refuse(refusal):
            otherwise(refusal)

    def _want(self) -> None:
        day = self.held_on.value() if self.form.check() else None
        if day is None:
            return
        items = (self.pupils.item(row) for row in range(self.pupils.count()))
        ticked = tuple(
            item.data(_ENROLMENT) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        self.wanted.emit(Reopening(ticked, self.origin.value(), self.reason.toPlainText(), day))
