"""Somebody who asked to be enrolled and never was: what a letter to them must say."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.errors import Refusal
from app.i18n import N_, _
from app.office.letters.applicants import (
    ApplicantLine,
    applicant,
    remove_applicant,
    save_applicant,
)
from app.ui.forms.draft_form import DraftForm
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.forms.text_area import AreaInput
from app.ui.qt import override
from app.ui.workbench import Workbench

CIVILITIES: Final = (("mrs", N_("Madame")), ("mr", N_("Monsieur")), ("none", N_("Non précisée")))


class ApplicantForm(DraftForm):
    """A new one, or one who is put right; kept by its button. No pupil is made of them."""

    def __init__(
        self, bench: Workbench, left: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._left = left
        self._shown = ApplicantLine(None, "", "", "", "", "none", None, "")
        self.remove = QPushButton(_("Retirer le candidat"))
        self._lay_out()

    def show_new(self, regime: str) -> None:
        """Ask for a new one of a regime."""
        self._show(ApplicantLine(None, regime, "", "", "", "none", None, ""))

    def show_known(self, applicant_id: int) -> None:
        """Show one to put right."""
        self._bench.ask(self, applicant, applicant_id, done=self._show)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show(self, line: ApplicantLine) -> None:
        self._shown = line
        self.remove.setVisible(line.id is not None)
        self.begin({name: getattr(line, name) for name in self.fields})
        self.fields["last_name"].editor.setFocus()

    def _keep(self) -> None:
        if self.check():
            line = ApplicantLine(id=self._shown.id, regime=self._shown.regime, **self.values())
            self._bench.run(self, save_applicant, line, done=self._kept, refused=self._refused)

    def _remove(self) -> None:
        if self._shown.id is not None:
            self._bench.run(
                self, remove_applicant, self._shown.id, done=self._kept, refused=self._refused
            )

    def _kept(self, _number: object) -> None:
        self.forget()
        self._left()

    def _leave(self) -> None:
        if self.may_give_up(_("Abandonner ce candidat ?")):
            self.forget()
            self._left()

    def _refused(self, refusal: Refusal) -> None:
        if not self.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _lay_out(self) -> None:
        self.group(_("Candidat non inscrit"))
        self.add_side_by_side(
            ("last_name", _("Nom"), TextInput(36), True),
            ("first_name", _("Prénom"), TextInput(36), True),
        )
        civilities = tuple((code, _(title)) for code, title in CIVILITIES)
        self.add_side_by_side(
            ("civility", _("Civilité"), ChoiceInput(civilities), False),
            ("birth_date", _("Date de naissance"), DateInput(), True),
            ("year_label", _("Année scolaire demandée"), TextInput(12), True),
        )
        self.add(
            "studies",
            _("Études demandées"),
            TextInput(60),
            required=True,
            help_text=_("Avec l'article : « la 3e année de l'enseignement technique… »."),
        )
        self.group(_("Enveloppe"))
        self.add(
            "addressees",
            _("Responsables"),
            AreaInput(lines=3),
            help_text=_(
                "Un nom par ligne, avec la civilité. Rien si la lettre va au candidat lui-même."
            ),
        )
        self.add("street", _("Rue et numéro"), TextInput(60), required=True)
        self.add_side_by_side(
            ("postal_code", _("Code postal"), TextInput(8), False),
            ("locality", _("Localité"), TextInput(36), True),
            ("country", _("Pays (hors de Belgique)"), TextInput(20), False),
        )
        keep, leave = QPushButton(_("Enregistrer le candidat")), QPushButton(_("Plus tard"))
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self._leave)
        self.remove.clicked.connect(self._remove)
        self.buttons(keep, leave, self.remove)
