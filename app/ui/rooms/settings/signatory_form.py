"""Those who may sign letters for the head of the school."""

from PySide6.QtWidgets import QPushButton, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.letters.signatories import FUNCTIONS, Signer, function_of, save_signatory
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.rooms.settings.scan_row import ScanRow
from app.ui.workbench import Workbench

NEW = -1


class SignatoryForm(Form):
    """One delegate at a time, or a new one; kept by its button."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._known: dict[int, Signer] = {}
        self.who: ChoiceInput[int] = ChoiceInput(((NEW, _("Nouvelle personne")),))
        self.civility = ChoiceInput((("mrs", _("Mme")), ("mr", _("M."))))
        self.name = TextInput(36)
        self.function: ChoiceInput[str] = ChoiceInput()
        self.active = CheckInput(_("Peut signer"))
        self.scan = ScanRow(bench, None)
        self._lay_out()
        self.who.picked.connect(lambda _one: self._fill())
        self.civility.picked.connect(lambda _one: self._agree())
        self._fill()

    def show_all(self, delegates: tuple[Signer, ...]) -> None:
        """Offer these; the one shown stays, unless it is being typed."""
        changed = {one.id: one for one in delegates} != self._known
        self._known = {one.id: one for one in delegates}
        named = tuple((one.id, one.title) for one in delegates)
        self.who.set_choices(((NEW, _("Nouvelle personne")), *named))
        if changed:
            self._fill()

    def _fill(self) -> None:
        one = self._known.get(self.who.value())
        self.civility.set_value(one.civility if one else "mrs")
        self._agree()
        self.name.set_value(one.name if one else "")
        self.function.set_value(one.function if one else "deputy")
        self.active.set_value(one.active if one else True)
        self.scan.signer_id = one.id if one else None
        self.scan.show_picture(one.scan if one else b"")
        self.fields["scan"].show(one is not None)
        self.accept()

    def _agree(self) -> None:
        """Functions in the form that agrees with the person."""
        civility = self.civility.value()
        self.function.set_choices(
            tuple((key, function_of(key, civility).capitalize()) for key in FUNCTIONS)
        )

    def _keep(self) -> None:
        if not self.check():
            return
        one = self.who.value()
        self._bench.run(
            self,
            save_signatory,
            None if one == NEW else one,
            self.name.value(),
            self.civility.value(),
            self.function.value(),
            self.active.value(),
            done=self._kept,
            refused=self._refused,
        )

    def _kept(self, signer_id: int) -> None:
        self._known.pop(signer_id, None)

    def _refused(self, refusal: Refusal) -> None:
        if not self.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _lay_out(self) -> None:
        self.group(_("Délégations : « pour la direction »"))
        self.add("who", _("Personne"), self.who)
        self.add_side_by_side(
            ("civility", _("Civilité"), self.civility, False),
            ("name", _("Nom et prénom"), self.name, True),
        )
        self.add_side_by_side(
            ("function", _("Fonction"), self.function, False),
            ("active", _("Délégation"), self.active, False),
        )
        self.add("scan", _("Signature numérisée"), self.scan)
        keep = QPushButton(_("Enregistrer la délégation"))
        keep.clicked.connect(self._keep)
        self.buttons(keep)
