"""The school's identity, saved field by field."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.errors import Refusal
from app.i18n import N_, _
from app.office.rights import Right
from app.office.settings import identity as office
from app.rules.regime import regimes
from app.ui import theme
from app.ui.files import ask_open
from app.ui.forms.check_input import CheckInput
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.forms.saved_form import SavedForm
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.scrolling import scrolled
from app.ui.theme import Token
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.office.settings.identity import SchoolIdentity

LOGO_HEIGHT = 56
SAVED = (
    "name",
    "subtitle",
    "organising_body",
    "street",
    "postal_code",
    "locality",
    "telephone",
    "email",
    "fase_number",
    "website",
    "head_civility",
    "head_name",
    "conciliation_contact",
    "conciliation_accepts_form",
    "double_entry",
)


class SchoolPage(SettingsPage):
    """Name, address, head, letterhead: what every letter shows."""

    title = N_("École")
    icon = "school"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.form = SavedForm(self._save)
        self._identity_group()
        self._head_group()
        self._conciliation_group()
        self._councils_group()
        self.form.watch()
        self._others()
        self.column.addWidget(scrolled(self.form))
        self.form.setEnabled(bench.can(Right.EDIT_SETTINGS))

    def refresh(self) -> None:
        """Read the school again."""
        self.bench.ask(self, office.identity, done=self._show)

    def first_focus(self) -> QWidget:
        """The name of the school."""
        return self.form.fields["name"].editor

    def commit_edits(self) -> None:
        """Save the field that has the keyboard."""
        self.form.commit()

    def _show(self, school: "SchoolIdentity") -> None:
        self.form.show_record("school", {name: getattr(school, name) for name in SAVED})
        self._show_logo(school.logo)
        self.regimes.setText(", ".join(regimes()[code].title for code in school.regimes))
        self._offer_regimes(school.regimes)
        self.bench.rename(school.name)

    def _save(self, name: str, value: Any) -> None:
        self.bench.run(
            self,
            office.edit_identity,
            name,
            value,
            refused=lambda refusal: self._refused(name, refusal),
        )

    def _refused(self, name: str, refusal: Refusal) -> None:
        if not self.form.refuse_field("school", name, refusal):
            self.bench.messages.refuse(refusal)

    def _text(self, name: str, title: str, characters: int, required: bool = False) -> None:
        self.form.add(name, title, TextInput(characters), required)

    def _identity_group(self) -> None:
        self.form.group(_("Identité"))
        self._text("name", _("Nom de l'école"), 60, required=True)
        self._text("subtitle", _("Sous-titre de l'en-tête"), 60)
        self._text("organising_body", _("Pouvoir organisateur"), 60)
        self._text("street", _("Rue et numéro"), 60)
        for fields in (
            (("postal_code", _("Code postal"), 8), ("locality", _("Localité"), 40)),
            (("telephone", _("Téléphone"), 20), ("email", _("Adresse électronique"), 36)),
            (("fase_number", _("Numéro FASE"), 10), ("website", _("Site"), 36)),
        ):
            self.form.add_side_by_side(
                *((name, title, TextInput(width), False) for name, title, width in fields)
            )

    def _head_group(self) -> None:
        self.form.group(_("Direction"))
        civility = ChoiceInput((("mrs", _("Mme")), ("mr", _("M."))))
        self.form.add_side_by_side(
            ("head_civility", _("Civilité"), civility, False),
            ("head_name", _("Nom et prénom"), TextInput(44), False),
        )

    def _conciliation_group(self) -> None:
        self.form.group(_("Conciliation interne"))
        self._text("conciliation_contact", _("À qui s'adresse la demande"), 60)
        accepts = CheckInput(_("Le formulaire « volet 1 » de la circulaire est accepté"))
        self.form.add("conciliation_accepts_form", _("Formulaire"), accepts)

    def _councils_group(self) -> None:
        self.form.group(_("Conseils"))
        self.form.add(
            "double_entry",
            _("Notes"),
            CheckInput(_("Les notes sont saisies deux fois et comparées")),
            help_text=_("Un conseil ne se clôture pas tant que les deux saisies diffèrent."),
        )

    def _others(self) -> None:
        """What is not saved as it is typed: the logo and the regimes."""
        self.form.group(_("Logo et régimes"))
        self.logo, self.regimes = QLabel(), QLabel()
        self.regimes.setWordWrap(True)
        choose, drop = QPushButton(_("Choisir un logo…")), QPushButton(_("Retirer"))
        choose.clicked.connect(self._choose_logo)
        drop.clicked.connect(lambda: self._set_logo(None))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE_S)
        for widget in (self.logo, choose, drop):
            line.addWidget(widget)
        line.addStretch(1)
        self.form.add("logo", _("Logo"), row, help_text=_("Une image PNG ou JPEG."))
        self.form.add("regimes", _("Régimes"), self.regimes)
        self.other: ChoiceInput[str] = ChoiceInput()
        self.add_regime = QPushButton(_("Ajouter ce régime"))
        self.add_regime.clicked.connect(self._add_regime)
        more = QWidget()
        line = QHBoxLayout(more)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE_S)
        line.addWidget(self.other)
        line.addWidget(self.add_regime)
        line.addStretch(1)
        more.setFocusProxy(self.other)
        self.other.setAccessibleName(_("Un régime de plus"))
        self.form.add("regime", _("Un régime de plus"), more)

    def _offer_regimes(self, present: tuple[str, ...]) -> None:
        """Offer the regimes that the school does not run; nothing where it runs them all."""
        missing = [(code, one.title) for code, one in regimes().items() if code not in present]
        self.other.set_choices(missing)
        self.form.fields["regime"].show(bool(missing))

    def _add_regime(self) -> None:
        self.bench.run(
            self,
            office.add_regime,
            self.other.value(),
            refused=lambda refusal: self.refuse(self.form, refusal),
        )

    def _choose_logo(self) -> None:
        file = ask_open(self, _("Choisir un logo"), _("Images (*.png *.jpg *.jpeg)"))
        if file is not None:
            self.bench.runner.on_lane(
                self, lambda: Path(file).read_bytes(), self._set_logo, self.bench.services.trouble
            )

    def _set_logo(self, picture: bytes | None) -> None:
        self.bench.run(
            self, office.set_logo, picture, refused=lambda refusal: self.refuse(self.form, refusal)
        )

    def _show_logo(self, picture: bytes | None) -> None:
        pixmap = QPixmap()
        if picture and pixmap.loadFromData(picture):
            self.logo.setPixmap(pixmap.scaledToHeight(LOGO_HEIGHT))
        else:
            self.logo.setText(_("Aucun logo"))
            theme.paint_text(self.logo, Token.MUTED)
