"""The room of a school without pupils: what will be there, and the two ways to fill it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.forms.form import main_button
from app.ui.icons import icon, pixmap
from app.ui.theme import Token


class NoPupils(QWidget):
    """Offers to bring a list in, or to enrol one pupil; only what the user may."""

    def __init__(self, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.bring = main_button(QPushButton(_("Importer une liste…")))
        self.bring.setIcon(icon("import", Token.ON_ACCENT))
        self.enrol = QPushButton(_("Inscrire un élève"))
        self.enrol.setIcon(icon("add"))
        self.enrol.setAutoDefault(True)
        self.bring.clicked.connect(lambda: book.trigger("app.import"))
        self.enrol.clicked.connect(lambda: book.trigger("pupils.enrol"))
        book.offered.connect(self.show_offered)
        self._lay_out()
        self.show_offered()

    def show_offered(self) -> None:
        """Show the ways that are open to the user."""
        self.bring.setVisible(self._book.offers("app.import"))
        self.enrol.setVisible(self._book.offers("pupils.enrol"))

    def first_focus(self) -> QWidget:
        """The first way that is open."""
        return self.bring if not self.bring.isHidden() else self.enrol

    def _lay_out(self) -> None:
        picture, words, help_text = QLabel(), QLabel(), QLabel()
        picture.setPixmap(pixmap("pupils", Token.MUTED, 32))
        words.setText(_("Les élèves de l'école seront ici."))
        words.setFont(theme.heading_font(2))
        help_text.setText(
            _("Reprenez la liste de votre école (CSV ou Excel), ou inscrivez les élèves un à un.")
        )
        theme.paint_text(help_text, Token.MUTED)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_S)
        buttons.addStretch(1)
        for button in (self.bring, self.enrol):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_S)
        column.addStretch(2)
        for label in (picture, words, help_text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(theme.SPACE_M)
        column.addLayout(buttons)
        column.addStretch(3)
