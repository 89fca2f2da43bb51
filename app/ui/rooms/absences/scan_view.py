"""The copy of a document in place of the list, until one goes back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.absences.scans import KeptScan
from app.ui import theme
from app.ui.files import ask_save
from app.ui.paper_output import write_bytes
from app.ui.preview_pane import PreviewPane
from app.ui.qt import override
from app.ui.workbench import Workbench


class ScanView(QWidget):
    """Shows a `KeptScan` page by page; Esc goes back to the list."""

    left = Signal()
    """Go back to the list."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.scan: KeptScan | None = None
        self.title = QLabel()
        self.back = QPushButton(_("Revenir à la liste"))
        self.save = QPushButton(_("Enregistrer la copie…"))
        self.preview = PreviewPane(bench)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self._save)
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        top.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.preview, 1)

    def show_scan(self, scan: KeptScan, about: str) -> None:
        """Show a copy; a picture is set on a page."""
        # Imported where it serves: few look at copies, and all open this room.
        from app.reports.scan import scan_as_pdf

        self.scan = scan
        self.title.setText(f"{about} · {scan.name}")
        show = partial(self._show, about)
        self._bench.render(self, scan_as_pdf, scan.content, show)
        self.preview.area.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, about: str, pdf: bytes) -> None:
        self.preview.show_document(pdf, about)

    def _save(self) -> None:
        if self.scan is None:
            return
        ending = Path(self.scan.name).suffix or ".pdf"
        kinds = _("Copie (*{ending})").format(ending=ending)
        file = ask_save(self, _("Enregistrer la copie"), kinds, Path(self.scan.name))
        if file is not None:
            write_bytes(self, self._bench, file, self.scan.content)
