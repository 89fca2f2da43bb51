"""Dialogs: to confirm what cannot be undone, and to ask for a password. No others."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.icons import icon, pixmap
from app.ui.theme import Token


class Confirm(QDialog):
    """Asks before an act that cannot be undone; the button is named by the act.

    The keyboard is first on the button that does nothing.
    """

    def __init__(self, parent: QWidget, question: str, consequence: str, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setModal(True)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_S)
        title = _wrapped(question)
        title.setFont(theme.heading_font(2))
        words.addWidget(title)
        words.addWidget(_wrapped(consequence))
        picture = QLabel()
        picture.setPixmap(pixmap("warn", Token.WARN, 32))
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_L)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_XL,) * 4)
        column.setSpacing(theme.SPACE_XL)
        column.addLayout(head)
        column.addLayout(self._buttons(act))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * theme.FORM_CHARACTERS)

    def _buttons(self, act: str) -> QHBoxLayout:
        self.act = QPushButton(act)
        self.give_up = QPushButton(_("Renoncer"))
        self.act.clicked.connect(self.accept)
        self.give_up.clicked.connect(self.reject)
        main_button(self.act)
        self.act.setAutoDefault(False)
        self.act.setDefault(False)
        self.give_up.setDefault(True)
        self.give_up.setFocus()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.give_up)
        row.addWidget(self.act)
        return row


def confirm(parent: QWidget, question: str, consequence: str, act: str) -> bool:
    """Whether the user confirms an act that cannot be undone."""
    dialog = Confirm(parent, question, consequence, act)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted.value
    finally:
        dialog.deleteLater()


class PasswordInput(QLineEdit):
    """A password: hidden, with an eye to see what was typed. It is never kept or trimmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = self.addAction(icon("preview", Token.MUTED), _end())
        self._eye.setToolTip(_("Montrer ce qui est tapé"))
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * 40)

    def value(self) -> str:
        """What was typed, as it was typed."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Show dots for a value; "" empties it and hides again."""
        self.setText(value)
        self._eye.setChecked(False)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)


def _end() -> QLineEdit.ActionPosition:
    return QLineEdit.ActionPosition.TrailingPosition


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def program_icon() -> QIcon:
    """The picture of the program in the task bar."""
    shown = QIcon()
    for side in (16, 32, 64, 128):
        shown.addPixmap(icon("pupils", Token.ACCENT).pixmap(QSize(side, side)))
    return shown
