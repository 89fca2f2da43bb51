"""A scan to keep with a letter or a document: a file of this computer, read as it is chosen."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.i18n import _
from app.office.letters.receipts import ReceivedFile
from app.ui import theme
from app.ui.files import ask_open
from app.ui.theme import Token
from app.ui.workbench import Workbench


class ScanInput(QWidget):
    """The name of the file chosen, and the way to choose another."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._scan: ReceivedFile | None = None
        self.name = QLabel()
        self.choose, self.drop = QPushButton(_("Choisir un fichier…")), QPushButton(_("Retirer"))
        self.choose.clicked.connect(self.ask)
        self.drop.clicked.connect(lambda: self.set_value(None))
        self.name.setWordWrap(True)
        theme.paint_text(self.name, Token.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.choose)
        row.addWidget(self.drop)
        row.addWidget(self.name, 1)
        self.setFocusProxy(self.choose)
        self.set_value(None)

    def value(self) -> ReceivedFile | None:
        """The scan chosen; None for none."""
        return self._scan

    def set_value(self, scan: ReceivedFile | None) -> None:
        """Show a scan, or none."""
        self._scan = scan
        self.name.setText(scan.name if scan is not None else _("aucun"))
        self.drop.setVisible(scan is not None)

    def ask(self) -> None:
        """Ask for a file, and read it."""
        kinds = _("Documents numérisés (*.pdf *.png *.jpg *.jpeg)")
        file = ask_open(self, _("Choisir une pièce numérisée"), kinds)
        if file is not None:
            self._bench.runner.on_lane(
                self, lambda: _read(file), self.set_value, self._bench.services.trouble
            )


def _read(file: Path) -> ReceivedFile:
    return ReceivedFile(file.name, file.read_bytes())
