"""The copy of a document: chosen, or dropped onto the form."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.letters.receipts import ReceivedFile
from app.ui.qt import override
from app.ui.scan_input import ScanInput
from app.ui.workbench import Workbench

ENDINGS = (".pdf", ".png", ".jpg", ".jpeg")


class ScanDrop(ScanInput):
    """A `ScanInput` that also takes one file from the desktop."""

    chosen = Signal(object)
    """A `ReceivedFile` was chosen or dropped."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.setAcceptDrops(True)
        self.setToolTip(_("Un PDF ou une image : choisissez-le, ou déposez-le ici."))

    @override
    def set_value(self, scan: ReceivedFile | None) -> None:
        """Show a copy, or none."""
        super().set_value(scan)
        if scan is not None:
            self.chosen.emit(scan)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of a kind that is kept may be dropped."""
        if dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Read it, as if it had been chosen."""
        file = dropped(event)
        if file is not None:
            self._bench.runner.on_lane(
                self,
                lambda: ReceivedFile(file.name, file.read_bytes()),
                self.set_value,
                self._bench.services.trouble,
            )
            event.acceptProposedAction()


def dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged, where it is one that may be kept."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() in ENDINGS else None
