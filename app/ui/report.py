"""The dialog that gives the report of a defect, to be copied."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.icons import pixmap
from app.ui.theme import Token

_SIZE: Final = QSize(680, 420)


class ReportDialog(QDialog):
    """Says that a gesture was interrupted, and gives the report to copy."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Défaut du programme"))
        self.text = text
        self._details = QPlainTextEdit(text)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(_("Rapport"))
        self._lay_out()
        screen = (parent or self).screen().availableSize()
        self.resize(_SIZE.boundedTo(screen - QSize(theme.SPACE_XL, 2 * theme.SPACE_XL)))

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)

    def _lay_out(self) -> None:
        title = QLabel(_("Un défaut du programme a interrompu ce geste."))
        title.setFont(theme.heading_font(2))
        words = QLabel(
            _(
                "Ce qui était enregistré l'est toujours. Copiez le rapport et envoyez-le à qui "
                "entretient le programme : il ne contient ni nom, ni donnée d'élève."
            )
        )
        words.setWordWrap(True)
        picture = QLabel()
        picture.setPixmap(pixmap("fail", Token.FAIL, 24))
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(picture)
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_XL,) * 4)
        column.setSpacing(theme.SPACE_M)
        column.addLayout(head)
        column.addWidget(words)
        column.addWidget(self._details, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(_("Copier le rapport"))
        copy.clicked.connect(self.copy)
        copy.setAutoDefault(False)
        close = main_button(QPushButton(_("Continuer")))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row
