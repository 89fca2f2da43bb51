"""The form of somebody who teaches and is not in the file yet."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from app.i18n import _
from app.office.pupils.checks import CIVILITIES
from app.office.settings.staff import NewTeacher, add_teacher
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.rooms.settings.page import SettingsPage

UNSAID = "none"


class NewTeacherForm(Form):
    """Asks for the name, the civility and the code; ``left`` is called at the end."""

    def __init__(self, page: SettingsPage, left: Callable[[], None]) -> None:
        super().__init__()
        self._page, self._left = page, left
        self.last_name, self.first_name = TextInput(30), TextInput(30)
        self.code = TextInput(12)
        self.civility: ChoiceInput[str] = ChoiceInput(
            [(word, _(title)) for word, title in CIVILITIES.items()]
        )
        self._lay_out()

    def begin(self) -> None:
        """Ask for somebody anew; their name has the keyboard."""
        for text in (self.last_name, self.first_name, self.code):
            text.set_value("")
        self.civility.set_value(UNSAID)
        self.accept()
        self.last_name.setFocus()

    def _lay_out(self) -> None:
        self.group(_("Nouvel enseignant"))
        self.add("last_name", _("Nom"), self.last_name, required=True)
        self.add("first_name", _("Prénom"), self.first_name)
        self.add("civility", _("Civilité"), self.civility)
        self.add(
            "code",
            _("Code"),
            self.code,
            required=True,
            help_text=_("Le sigle des listes et des horaires, unique dans l'école."),
        )
        keep, give_up = QPushButton(_("Ajouter l'enseignant")), QPushButton(_("Renoncer"))
        keep.clicked.connect(self._keep)
        give_up.clicked.connect(self._left)
        self.buttons(keep, give_up)

    def _keep(self) -> None:
        if not self.check():
            return
        new = NewTeacher(
            self.last_name.value(),
            self.first_name.value(),
            self.code.value(),
            self.civility.value(),
        )
        self._page.bench.run(
            self._page,
            add_teacher,
            new,
            done=lambda _id: self._left(),
            refused=lambda refusal: self._page.refuse(self, refusal),
        )
