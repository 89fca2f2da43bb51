"""The form of a new representative, under the list of those that there are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.pupils.file import PupilFile
from app.office.pupils.representatives import NewRepresentative, add_representative
from app.ui.forms.draft_form import DraftForm
from app.ui.qt import override
from app.ui.rooms.pupils import representative_fields
from app.ui.workbench import Workbench


class NewRepresentativeForm(QWidget):
    """Asks for a new representative; nothing is kept before "Ajouter"."""

    ended = Signal(object)
    """Added (their number), or given up (None)."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.pupil_id = 0
        self.form = DraftForm()
        self.form.group(_("Nouveau représentant"))
        representative_fields.add_fields(self.form)
        self.add = QPushButton(_("Ajouter"))
        self.give_up = QPushButton(_("Renoncer"))
        self.form.buttons(self.add, self.give_up)
        self.add.clicked.connect(self._add)
        self.give_up.clicked.connect(self._give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def begin(self, file: PupilFile) -> None:
        """Empty, but for what is likely: the mother first, then the father."""
        self.pupil_id = file.identity.id
        self.form.begin(representative_fields.proposed(second=bool(file.representatives)))
        self.form.fields["relation"].editor.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        if self.form.may_give_up(_("Abandonner ce représentant ?")):
            self._end(None)

    def _end(self, added: int | None) -> None:
        self.form.forget()
        self.ended.emit(added)

    def _add(self) -> None:
        if self.form.check():
            new = NewRepresentative(**self.form.values())
            self.bench.run(
                self,
                add_representative,
                self.pupil_id,
                new,
                done=self._end,
                refused=self._refused,
            )

    def _refused(self, refusal: Refusal) -> None:
        if not self.form.refuse(refusal):
            self.bench.messages.refuse(refusal)
