"""One accommodation: granted, worded otherwise, or ended."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from app.errors import Refusal
from app.i18n import _
from app.office.pupils.accommodations import (
    AccommodationLine,
    NewAccommodation,
    change_accommodation,
    grant_accommodation,
)
from app.ui.forms.form import Form
from app.ui.forms.inputs import DateInput, TextInput
from app.ui.workbench import Workbench


class AccommodationForm(Form):
    """The line chosen, or a new one for the pupil."""

    ended = Signal()
    """It was kept, or given up."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id = 0
        self._line: AccommodationLine | None = None
        self.group(_("Aménagement raisonnable"))
        self.text, self.with_whom = TextInput(), TextInput()
        self.since, self.until = DateInput(), DateInput()
        self.add("text", _("Ce qui est fait pour l'élève"), self.text, required=True)
        self.add_side_by_side(
            ("since", _("Depuis le"), self.since, True),
            ("until", _("Jusqu'au (vide tant qu'il dure)"), self.until, False),
        )
        self.add("decided_with", _("Décidé avec"), self.with_whom)
        self.keep = QPushButton(_("Enregistrer l'aménagement"))
        self.give_up = QPushButton(_("Annuler"))
        self.keep.clicked.connect(self._keep)
        self.give_up.clicked.connect(self.ended)
        self.buttons(self.keep, self.give_up)

    def begin(self, pupil_id: int, line: AccommodationLine | None) -> None:
        """Show a line to be changed, or an empty form from today."""
        self._pupil_id, self._line = pupil_id, line
        self.accept()
        self.text.setText(line.text if line else "")
        self.with_whom.setText(line.decided_with if line else "")
        self.since.set_value(line.since if line else self._bench.today())
        self.until.set_value(line.until if line else None)
        self.text.setFocus()

    def _keep(self) -> None:
        since = self.since.value() if self.check() else None
        if since is None:
            return
        new = NewAccommodation(self.text.value(), since, self.with_whom.value(), self.until.value())
        if self._line is None:
            self._bench.run(
                self,
                grant_accommodation,
                self._pupil_id,
                new,
                done=lambda _id: self.ended.emit(),
                refused=self._refused,
            )
        else:
            self._bench.run(
                self,
                change_accommodation,
                self._line.id,
                new,
                done=lambda _none: self.ended.emit(),
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        if not self.refuse(refusal):
            self._bench.messages.refuse(refusal)
