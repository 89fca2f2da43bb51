"""The first page: the schools opened lately, and what else can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.theme import Token


class Home(QWidget):
    """Lists recent files and offers to open, to create and to see the demonstration."""

    def __init__(
        self,
        pick: Callable[[Path], None],
        open_other: Callable[[], None],
        create: Callable[[], None],
        demonstrate: Callable[[], None],
    ) -> None:
        super().__init__()
        self._pick = pick
        self.recent = QListWidget()
        self.recent.setAccessibleName(_("Écoles ouvertes récemment"))
        self.recent.itemActivated.connect(self._activated)
        self.recent_title = _heading(_("Écoles récentes"))
        self.open_button = QPushButton(_("Ouvrir un autre fichier…"))
        self.create_button = main_button(QPushButton(_("Créer une école…")))
        self.demonstrate_button = QPushButton(_("Voir l'école de démonstration"))
        self.open_button.clicked.connect(open_other)
        self.create_button.clicked.connect(create)
        self.demonstrate_button.clicked.connect(demonstrate)
        self._lay_out()

    def show_recent(self, files: tuple[Path, ...]) -> None:
        """List the files opened lately, the last one first."""
        self.recent.clear()
        for file in files:
            item = QListWidgetItem(f"{file.stem}\n{file.parent}")
            item.setData(0x0100, file)
            self.recent.addItem(item)
        if files:
            self.recent.setCurrentRow(0)
        for widget in (self.recent, self.recent_title):
            widget.setVisible(bool(files))

    def focus(self) -> None:
        """The keyboard goes to the list where there is one, else to the first act."""
        (self.create_button if self.recent.isHidden() else self.recent).setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the demonstration is being made, wait."""
        self.demonstrate_button.setText(
            _("Préparation de l'école de démonstration…")
            if busy
            else _("Voir l'école de démonstration")
        )
        for button in (self.create_button, self.open_button, self.demonstrate_button):
            button.setEnabled(not busy)

    def _activated(self, item: QListWidgetItem) -> None:
        self._pick(item.data(0x0100))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE_L,) * 4)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent, 1)
        column.addSpacing(theme.SPACE_M)
        for button in (self.create_button, self.open_button, self.demonstrate_button):
            column.addWidget(button)
        note = QLabel(
            _("L'école de démonstration est inventée de toutes pièces : aucun nom n'est réel.")
        )
        note.setWordWrap(True)
        theme.paint_text(note, Token.MUTED)
        column.addWidget(note)
        column.addStretch(1)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * theme.FORM_CHARACTERS)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(theme.heading_font(2))
    return label
