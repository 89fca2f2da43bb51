"""What is shown, out of the page: saved as PDF or workbook, printed, all classes at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n import _
from app.office.absences.registers import month_registers
from app.reports.attendance_register_view import AttendanceRegister
from app.reports.files import safe_name
from app.ui.files import ask_save
from app.ui.paper_output import print_pdf, write_bytes
from app.ui.rooms.absences.month_batches import RegistersFile
from app.ui.tables.export import export_to
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.ui.rooms.absences.register_page import RegisterPage


class RegisterOutputs(QObject):
    """The gestures of one page's buttons."""

    def __init__(self, page: "RegisterPage", bench: Workbench) -> None:
        super().__init__(page)
        self._page = page
        self._bench = bench
        self._file = RegistersFile(page, bench, page.bar)

    def export(self) -> None:
        """Write what is shown as a workbook."""
        make, view = self._page.chosen.sheet, self._page.viewer.shown
        if make is None or view is None:
            return
        kinds = _("Classeur (*.xlsx);;Texte séparé par des points-virgules (*.csv)")
        proposed = Path(safe_name(self._page.title(), "xlsx"))
        file = ask_save(self._page, _("Enregistrer le registre"), kinds, proposed)
        if file is not None:
            export_to(self._page, self._bench, make(view), file)

    def save(self) -> None:
        """Write the PDF that is shown."""
        pdf = self._page.viewer.pdf
        self._save_as(self._page.title(), partial(self._write, pdf))

    def save_all(self) -> None:
        """Write the registers of all classes for the month into one PDF."""
        month = self._page.inputs.month
        if not month.count():
            return
        ids = tuple(one.choice.id for one in self._page.rows.model.all_rows())
        title = f"{_('Registres de toutes les classes')} {month.currentText()}"

        def write(views: tuple[AttendanceRegister, ...]) -> None:
            self._save_as(title, lambda file: self._file.write(file, views, title))

        self._bench.ask(self, month_registers, ids, month.value(), done=write)

    def print(self) -> None:
        """Print the PDF that is shown."""
        page = self._page
        if page.viewer.pdf:
            print_pdf(page, self._bench, page.viewer.pdf, page.title(), lying=page.chosen.lying)

    def _write(self, pdf: bytes, file: Path) -> None:
        write_bytes(self._page, self._bench, file, pdf)

    def _save_as(self, name: str, write: Callable[[Path], None]) -> None:
        kinds = _("Document PDF (*.pdf)")
        proposed = Path(safe_name(name, "pdf"))
        file = ask_save(self._page, _("Enregistrer le registre"), kinds, proposed)
        if file is not None:
            write(file)
