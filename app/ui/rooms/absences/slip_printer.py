"""Prints slips one after the other, on the printer chosen for the first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.office.absences.door_slips import Noted, door_slip
from app.reports.door_slip import SIZE_MM, render_door_slip
from app.reports.door_slip_view import DoorSlip
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class SlipPrinter(QObject):
    """The printer stays chosen while the window is open, until it fails."""

    def __init__(self, owner: QWidget, bench: Workbench) -> None:
        super().__init__(owner)
        self._owner, self._bench = owner, bench
        self._printer: QPrinter | None = None

    def print(self, noted: Noted) -> None:
        """Print the slip of a passage that was noted."""

        def render(view: DoorSlip) -> None:
            title = f"{view.title} {view.name}"
            self._bench.render(
                self._owner, render_door_slip, view, lambda pdf: self._send(pdf, title)
            )

        self._bench.ask(self._owner, door_slip, noted, done=render)

    def _send(self, pdf: bytes, title: str) -> None:
        # Imported where it serves: few sessions print, and all open rooms.
        from app.ui import printing

        printer = self._printer or printing.choose_printer(self._owner)
        if printer is None:
            return
        self._printer = printer
        order = printing.PrintOrder([printing.ToPrint(0, pdf)], title, size_mm=SIZE_MM)
        job = printing.PrintJob(self._bench, printer, order, QObject(self))
        job.ended.connect(self._ended)
        job.start()

    def _ended(self, printed: object) -> None:
        if printed:
            self._bench.messages.say(_("Le billet est parti à l'imprimante."))
        else:
            self._printer = None
