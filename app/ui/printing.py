"""Documents to the printer, through the system's dialog.

Pages are drawn as pictures in the pool, at the resolution of the printer; a document
counts as printed once all its pages were accepted, never before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import EnvironmentFault
from app.i18n import _
from app.reports.preview import PagePicture, render_page
from app.ui.workbench import Workbench

FINEST: Final = 300.0
"""Dots per inch beyond which pictures grow and letters read no better."""
_PAPERS: Final = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3}


@dataclass(frozen=True)
class ToPrint:
    """A document; ``again`` where it was printed before, so that it is a *duplicata*.

    ``key`` is how whoever prints knows it.
    """

    key: int
    pdf: bytes = field(repr=False)
    again: bool = False


@dataclass(frozen=True)
class PrintOrder:
    """What is printed, and on which paper; ``title`` names it in the printer's queue.

    ``size_mm``, across and tall as it is printed, stands for ``paper`` where it is none of
    the usual ones: an envelope.
    """

    documents: Sequence[ToPrint]
    title: str
    paper: str = "A4"
    lying: bool = False
    size_mm: tuple[float, float] | None = None

    @property
    def page_size(self) -> QPageSize:
        """The paper, upright."""
        if self.size_mm is None:
            return QPageSize(_PAPERS[self.paper])
        short, long = sorted(self.size_mm)
        return QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter)


def choose_printer(parent: QWidget) -> QPrinter | None:
    """The printer that the user chose in the system's dialog; None where they gave up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    try:
        chosen = dialog.exec() == QDialog.DialogCode.Accepted.value
    finally:
        dialog.deleteLater()
    return printer if chosen else None


class PrintJob(QObject):
    """Prints documents one after the other; a reprint is stamped *duplicata*."""

    progressed = Signal(int, int)
    """How many documents were printed, of how many."""
    ended = Signal(object)
    """The keys of the documents that were printed whole."""

    def __init__(
        self,
        bench: Workbench,
        printer: QPrinter,
        order: PrintOrder,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._printer = printer
        self._order = order
        self._documents = list(order.documents)
        self._painter = QPainter()
        self._at = 0
        self._page = 0
        self._pdf = b""
        self._fresh = True
        self._printed: list[int] = []

    def start(self) -> None:
        """Begin at the first page of the first document."""
        turned = QPageLayout.Orientation
        self._printer.setPageSize(self._order.page_size)
        self._printer.setPageOrientation(turned.Landscape if self._order.lying else turned.Portrait)
        self._printer.setFullPage(True)
        self._printer.setDocName(self._order.title)
        if not self._painter.begin(self._printer):
            self._stop(_silent_printer())
            return
        self._take()

    def _take(self) -> None:
        """The next document, stamped where it was printed before."""
        self.progressed.emit(self._at, len(self._documents))
        if self._at == len(self._documents):
            self._done()
            return
        document = self._documents[self._at]
        if document.again:
            # Imported where it serves: the room opens sooner.
            from app.reports.duplicata import stamp_duplicata

            stamp = partial(stamp_duplicata, printed_on=self._bench.today())
            self._bench.render(self, stamp, document.pdf, self._open, self._stop)
        else:
            self._open(document.pdf)

    def _open(self, pdf: bytes) -> None:
        self._pdf, self._page = pdf, 0
        self._draw()

    def _draw(self) -> None:
        dots = min(float(self._printer.resolution()), FINEST)
        draw: Callable[[int], PagePicture] = partial(render_page, self._pdf, dots_per_inch=dots)
        self._bench.render(self, draw, self._page, self._put, self._stop)

    def _put(self, page: PagePicture) -> None:
        """Put a page on paper; a document always begins on the front of a sheet."""
        try:
            self._next_sheet()
            paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
            self._painter.drawImage(paper, QImage.fromData(page.png))
            last = self._page + 1 == page.pages
            if last and page.pages % 2 and self._two_sided():
                self._next_sheet()
            if self._printer.printerState() == QPrinter.PrinterState.Error:
                raise _silent_printer()
        except EnvironmentFault as fault:
            self._stop(fault)
            return
        if last:
            self._printed.append(self._documents[self._at].key)
            self._at += 1
            self._take()
        else:
            self._page += 1
            self._draw()

    def _next_sheet(self) -> None:
        if not self._fresh and not self._printer.newPage():
            raise _silent_printer()
        self._fresh = False

    def _two_sided(self) -> bool:
        return self._printer.duplex() not in (
            QPrinter.DuplexMode.DuplexNone,
            QPrinter.DuplexMode.DuplexAuto,
        )

    def _done(self) -> None:
        if not self._painter.end():
            self._printed.clear()
            self._stop(_silent_printer())
            return
        self.ended.emit(tuple(self._printed))
        self.deleteLater()

    def _stop(self, error: BaseException) -> None:
        """Nothing is marked printed: what did come out is printed again, without a stamp."""
        self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
        self._bench.services.trouble(error)
        self.ended.emit(())
        self.deleteLater()


def _silent_printer() -> EnvironmentFault:
    return EnvironmentFault(
        _("L'imprimante n'a pas pris les documents."),
        _("Vérifiez qu'elle est allumée et qu'elle a du papier ; rien n'est marqué imprimé."),
    )
