"""The recovery code, shown once after a school was created."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.theme import Token


class RecoverySheet(Form):
    """Shows the code, has it saved or printed, and goes on once it is said to be kept."""

    def __init__(self, save: Callable[[], None], go_on: Callable[[], None]) -> None:
        super().__init__()
        self.group(_("La feuille de récupération"))
        self.add_widget(
            _words(
                _(
                    "Si tous les mots de passe sont oubliés, seul ce code ouvre encore le "
                    "fichier. Imprimez la feuille et rangez-la sous enveloppe fermée ; le "
                    "code ne sera plus jamais montré."
                )
            )
        )
        self.code = QLabel()
        self.code.setFont(theme.tabular_font(theme.heading_font(2)))
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(_("Code de récupération"))
        self.add_widget(self.code)
        self.kept = QCheckBox(_("La feuille est imprimée, ou le code noté, et mis en lieu sûr."))
        self.add_widget(self.kept)
        self.go_on = QPushButton(_("Entrer dans l'école"))
        self.go_on.setEnabled(False)
        self.kept.toggled.connect(self._said_kept)
        self.go_on.clicked.connect(go_on)
        self.save = QPushButton(_("Enregistrer la feuille…"))
        self.save.clicked.connect(save)
        self.buttons(self.go_on, self.save)

    def _said_kept(self, kept: bool) -> None:
        """Once the sheet is kept, Enter goes on."""
        self.go_on.setEnabled(kept)
        if kept:
            self.go_on.setFocus()

    def show_code(self, code: str) -> None:
        """Show the code of a new file."""
        groups = code.split("-")
        half = len(groups) // 2
        self.code.setText("-".join(groups[:half]) + "\n" + "-".join(groups[half:]))
        self.kept.setChecked(False)
        self.save.setFocus()


def _words(text: str) -> QWidget:
    label = QLabel(text)
    label.setWordWrap(True)
    theme.paint_text(label, Token.MUTED)
    return label
