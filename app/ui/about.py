"""What the program is: name, version, licence, and what it is made with."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app import paths
from app.i18n import _
from app.ui import theme
from app.ui.icons import pixmap
from app.ui.overlay import Overlay
from app.ui.theme import Token
from app.version import NAME, version


class About(Overlay):
    """A card with what a person who helps needs to know."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(_("À propos de Matricule"))
        self.column.setContentsMargins(*(theme.SPACE_XL,) * 4)
        picture = QLabel()
        picture.setPixmap(pixmap("pupils", Token.ACCENT, 48))
        title = QLabel(NAME)
        title.setFont(theme.heading_font(1))
        for label in (picture, title):
            self.column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        for line in _lines():
            label = QLabel(line)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(label)
        self._close = QPushButton(_("Fermer"))
        self._close.clicked.connect(self.close_card)
        self.column.addSpacing(theme.SPACE_S)
        self.column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignHCenter)

    def first_focus(self) -> QWidget:
        """The button that closes it."""
        return self._close

    def close_card(self) -> None:
        """Hide it for good."""
        super().close_card()
        self.deleteLater()


def _lines() -> list[str]:
    return [
        _("Le programme d'un secrétariat d'école."),
        _("Version {version}").format(version=version()),
        f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}",
        _("Logiciel libre, licence GPL version 3 ou ultérieure"),
        _("Journal des défauts : {folder}").format(folder=paths.logs()),
    ]
