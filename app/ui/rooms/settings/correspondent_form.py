"""Those who receive copies of letters."""

from PySide6.QtWidgets import QPushButton, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.letters.correspondents import CorrespondentLine, save_correspondent
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.workbench import Workbench

NEW = -1


class CorrespondentForm(Form):
    """One of them at a time, or a new one; kept by its button."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._known: dict[int, CorrespondentLine] = {}
        self.who: ChoiceInput[int] = ChoiceInput(((NEW, _("Nouveau destinataire")),))
        self.texts = {
            "short_name": TextInput(14),
            "name": TextInput(40),
            "service": TextInput(60),
            "street": TextInput(60),
            "postal_code": TextInput(8),
            "locality": TextInput(36),
            "email": TextInput(40),
        }
        self.active = CheckInput(_("Reçoit des copies"))
        self._lay_out()
        self.who.picked.connect(lambda _one: self._fill())
        self._fill()

    def show_all(self, found: tuple[CorrespondentLine, ...]) -> None:
        """Offer these; the one shown stays, unless it changed."""
        known = {one.id or 0: one for one in found}
        changed, self._known = known != self._known, known
        named = tuple((number, one.short_name) for number, one in known.items())
        self.who.set_choices(((NEW, _("Nouveau destinataire")), *named))
        if changed:
            self._fill()

    def _fill(self) -> None:
        one = self._known.get(self.who.value(), CorrespondentLine(None, "", ""))
        for name, editor in self.texts.items():
            editor.set_value(getattr(one, name))
        self.active.set_value(one.active)
        self.accept()

    def _keep(self) -> None:
        if not self.check():
            return
        one = self.who.value()
        texts = {name: editor.value() for name, editor in self.texts.items()}
        line = CorrespondentLine(None if one == NEW else one, **texts, active=self.active.value())
        self._bench.run(self, save_correspondent, line, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        if not self.refuse(refusal):
            self._bench.messages.refuse(refusal)

    def _lay_out(self) -> None:
        self.group(_("Destinataires de copies : CPMS, DGEO…"))
        self.add("who", _("Destinataire"), self.who)
        self.add_side_by_side(
            ("short_name", _("Nom court"), self.texts["short_name"], True),
            ("name", _("Nom sur l'enveloppe"), self.texts["name"], True),
        )
        self.add("service", _("Service, à l'attention de"), self.texts["service"])
        self.add("street", _("Rue et numéro"), self.texts["street"])
        self.add_side_by_side(
            ("postal_code", _("Code postal"), self.texts["postal_code"], False),
            ("locality", _("Localité"), self.texts["locality"], False),
        )
        self.add_side_by_side(
            ("email", _("Adresse électronique"), self.texts["email"], False),
            ("active", _("Copies"), self.active, False),
        )
        keep = QPushButton(_("Enregistrer le destinataire"))
        keep.clicked.connect(self._keep)
        self.buttons(keep)
