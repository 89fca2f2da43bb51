"""The form that opens a file: who, and the password."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.ui import theme
from app.ui.dialogs import PasswordInput
from app.ui.forms.form import Form
from app.ui.theme import Token


class AccountInput(QComboBox):
    """The name of an account: those of the file are offered, any may be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 40)

    def value(self) -> str:
        """What was typed or chosen."""
        return self.currentText().strip()

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer these accounts, keeping what was typed; the first where nothing was."""
        typed = self.value()
        self.clear()
        self.addItems(names)
        self.setCurrentText(typed or (names[0] if names else ""))


class OpenForm(Form):
    """Asks for the account and the password of one file."""

    def __init__(self, open_file: Callable[[], None], give_up: Callable[[], None]) -> None:
        super().__init__()
        self.file = Path()
        self._heading = self.group(_("Ouvrir l'école"))
        self._place = QLabel()
        self._place.setWordWrap(True)
        theme.paint_text(self._place, Token.MUTED)
        self.add_widget(self._place)
        self.account = AccountInput()
        self.password = PasswordInput()
        self.add("name", _("Compte"), self.account, required=True)
        self.add("password", _("Mot de passe"), self.password, required=True)
        self.forgotten = QPushButton(_("Mot de passe oublié"))
        self.forgotten.setProperty("link", True)
        self.backup = QPushButton(_("Reprendre une sauvegarde…"))
        self.backup.setProperty("link", True)
        self._open = QPushButton(_("Ouvrir"))
        self._back = QPushButton(_("Retour"))
        self._open.clicked.connect(open_file)
        self._back.clicked.connect(give_up)
        self.password.returnPressed.connect(open_file)
        self.buttons(self._open, self._back)
        self.add_widget(_links(self.forgotten, self.backup))

    def show_file(self, file: Path, account: str) -> None:
        """Ask for this file; ``account`` is who opened it last."""
        self.file = file
        self._heading.setText(_("Ouvrir « {name} »").format(name=file.stem))
        self._place.setText(str(file.parent))
        self.account.setCurrentText(account)
        self.password.set_value("")
        self.accept()

    def focus(self) -> None:
        """The keyboard goes where something is to be typed."""
        (self.password if self.account.value() else self.account).setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the file is being opened, the form waits."""
        self._open.setText(_("Ouverture…") if busy else _("Ouvrir"))
        for widget in (self._open, self._back, self.forgotten, self.backup):
            widget.setEnabled(not busy)


class ResetForm(Form):
    """Asks for the recovery code and a new password."""

    def __init__(self, reset: Callable[[], None], give_up: Callable[[], None]) -> None:
        super().__init__()
        from app.ui.forms.inputs import TextInput

        self.group(_("Choisir un nouveau mot de passe"))
        self.account = AccountInput()
        self.code = TextInput(40)
        self.password = PasswordInput()
        self.again = PasswordInput()
        self.add("name", _("Compte"), self.account, required=True)
        self.add(
            "code",
            _("Code de récupération"),
            self.code,
            required=True,
            help_text=_("Il se trouve sur la feuille imprimée à la création de l'école."),
        )
        self.add("password", _("Nouveau mot de passe"), self.password, required=True)
        self.add("again", _("Le même, encore une fois"), self.again, required=True)
        main, back = QPushButton(_("Changer le mot de passe")), QPushButton(_("Retour"))
        main.clicked.connect(reset)
        back.clicked.connect(give_up)
        self.buttons(main, back)

    def check_same(self) -> bool:
        """Whether all is filled and the password was typed twice alike."""
        return self.check() and same_passwords(self, self.password, self.again)


def _links(*links: QPushButton) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme.SPACE_M, 0, 0)
    line.setSpacing(theme.SPACE_S)
    for link in links:
        line.addWidget(link)
    line.addStretch(1)
    return row


def same_passwords(form: Form, first: PasswordInput, second: PasswordInput) -> bool:
    """Whether both were typed alike; says so under the second otherwise."""
    if first.value() == second.value():
        return True
    form.refuse(Refusal(_("Les deux mots de passe diffèrent."), field="again"))
    return False


def centred(form: QWidget) -> QWidget:
    """A form in the middle of the width."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return page
