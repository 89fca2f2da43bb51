"""A scanned signature in a form: its picture, and the way to choose another."""

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.i18n import _
from app.office.letters.signatories import set_scan
from app.ui import theme
from app.ui.files import ask_open
from app.ui.flow_layout import FlowLayout
from app.ui.theme import Token
from app.ui.workbench import Workbench

HEIGHT = 44


class ScanRow(QWidget):
    """Saved as soon as a picture is chosen; ``signer_id`` None offers nothing."""

    def __init__(
        self, bench: Workbench, signer_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self.signer_id = signer_id
        self.picture = QLabel()
        self.choose, self.drop = QPushButton(_("Choisir une image…")), QPushButton(_("Retirer"))
        self.choose.clicked.connect(self.ask)
        self.drop.clicked.connect(lambda: self._set(None))
        theme.paint_text(self.picture, Token.MUTED)
        row = FlowLayout(self, across=theme.SPACE_S, between=theme.SPACE_XS)
        for part in (self.picture, self.choose, self.drop):
            row.addWidget(part)
        self.setFocusProxy(self.choose)
        self.show_picture(b"")

    def show_picture(self, picture: bytes) -> None:
        """Show a signature; b"" for none."""
        self.drop.setVisible(bool(picture))
        shown = QPixmap()
        if picture and shown.loadFromData(picture):
            self.picture.setPixmap(shown.scaledToHeight(HEIGHT))
            self.picture.setAccessibleName(_("Signature numérisée"))
        else:
            self.picture.setText(_("Aucune : les lettres se signent à la main"))

    def ask(self) -> None:
        """Ask for a picture, and keep it."""
        kinds = _("Images (*.png *.jpg *.jpeg)")
        file = ask_open(self, _("Choisir une signature numérisée"), kinds)
        if file is not None:
            self._bench.runner.on_lane(
                self, lambda: Path(file).read_bytes(), self._set, self._bench.services.trouble
            )

    def _set(self, picture: bytes | None) -> None:
        if self.signer_id is not None:
            self._bench.run(self, set_scan, self.signer_id, picture)
