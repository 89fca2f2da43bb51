"""What the office chooses for the letters that it prepares: their date, when they are learnt."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.letters.statuses import SENDING_TITLES
from app.office.letters.views import IssueOptions, Preparation
from app.ui import theme
from app.ui.forms.form import Field
from app.ui.forms.inputs import ChoiceInput, DateInput
from app.ui.rooms.mail.copies_input import CopiesInput
from app.ui.theme import Token


class OptionsBar(QWidget):
    """A few fields on one line; a change prepares the letters again.

    Who signs is asked for only where somebody may sign for the head, copies only where the
    school sends any.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: IssueOptions | None = None
        self.written_on, self.communicated_on = DateInput(), DateInput()
        self.sending: ChoiceInput[str] = ChoiceInput((("", _("Selon la lettre")),))
        self.signatory: ChoiceInput[int] = ChoiceInput(((0, _("La direction")),))
        self.copies = CopiesInput()
        self.fields = {
            "written_on": self._field(_("Datées du"), self.written_on),
            "communicated_on": self._field(_("Décision connue le"), self.communicated_on),
            "sending": self._field(_("Envoi"), self.sending),
            "signatory_id": self._field(_("Signées par"), self.signatory),
            "copies": self._field(_("Copies à"), self.copies),
        }
        self.fields["communicated_on"].editor.setToolTip(
            _("Le jour où la famille apprend la décision : la conciliation court de là.")
        )
        self._lay_out()
        for editor in (self.written_on, self.communicated_on):
            editor.editingFinished.connect(self._edited)
        for choice in (self.sending, self.signatory):
            choice.picked.connect(lambda _one: self.changed.emit())
        self.copies.changed.connect(self.changed)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show what the letters were prepared with, and what may be chosen for them."""
        options, sendings = preparation.options, preparation.sendings
        self._shown = options
        if preparation.signatories:
            self.signatory.set_choices(preparation.signatories)
        if options.signatory_id in dict(preparation.signatories):
            self.signatory.set_value(options.signatory_id)
        self.fields["signatory_id"].show(len(preparation.signatories) > 1)
        self.copies.offer(preparation.correspondents, options.copies)
        self.fields["copies"].show(bool(preparation.correspondents))
        self.written_on.set_value(options.written_on)
        self.communicated_on.set_value(options.communicated_on)
        modes = tuple((mode, _(SENDING_TITLES[mode])) for mode in sendings)
        self.sending.set_choices((("", _("Selon la lettre")), *modes))
        self.sending.set_value(options.sending if options.sending in sendings else "")
        for field in self.fields.values():
            field.accept()

    def ask_when_learnt(self, wanted: bool) -> None:
        """Ask for the day on which the decision is learnt, where something runs from it."""
        self.fields["communicated_on"].show(wanted)

    def options(self) -> IssueOptions | None:
        """What is chosen; None where a date cannot be read, which is said under it."""
        faults = [field for field in self.fields.values() if not field.check()]
        if faults:
            return None
        written, learnt = self.written_on.value(), self.communicated_on.value()
        if not isinstance(written, date) or not isinstance(learnt, date):
            return None
        if self.communicated_on.isHidden():
            learnt = max(learnt, written)
        signatory, copies = self.signatory.value(), self.copies.value()
        return IssueOptions(written, learnt, self.sending.value(), signatory, copies)

    def refuse(self, refusal: Refusal) -> bool:
        """Say a refusal under the field it names; False where it names none of these."""
        field = self.fields.get(refusal.field or "")
        if field is None:
            return False
        field.refuse(str(refusal))
        return True

    def _edited(self) -> None:
        chosen = self.options()
        if chosen is not None and chosen != self._shown:
            self.changed.emit()

    def _field(self, title: str, editor: QWidget) -> Field:
        label = QLabel(title)
        label.setBuddy(editor)
        theme.paint_text(label, Token.MUTED)
        editor.setAccessibleName(title)
        return Field(title, label, editor, required=isinstance(editor, DateInput))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        for names in (("written_on", "communicated_on", "sending"), ("signatory_id", "copies")):
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE_M)
            for name in names:
                row.addLayout(_cell(self.fields[name]))
            row.addStretch(1)
            column.addLayout(row)


def _cell(field: Field) -> QVBoxLayout:
    """A field under its title."""
    cell = QVBoxLayout()
    cell.setSpacing(theme.SPACE_XS)
    for widget in (field.label, field.editor, field.fault):
        cell.addWidget(widget)
    cell.addStretch(1)
    return cell
