"""What is done with the papers of a council: drawn, saved, printed, written as a workbook."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.errors import Refusal
from app.i18n import _
from app.reports.council_statistics_view import CouncilStatisticsView
from app.reports.spreadsheet import as_workbook
from app.ui import printing
from app.ui.files import ask_save, write_file
from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.papers import CouncilPaper, drawing, file_name
from app.ui.rooms.councils.papers_panel import PapersPanel
from app.ui.workbench import Workbench


class PaperDesk(QObject):
    """Asks for the paper chosen and hands it to the panel; the last one asked for wins."""

    def __init__(self, page: CouncilPage, bench: Workbench) -> None:
        super().__init__(page)
        self.page = page
        self._bench = bench
        self._told: Any = None
        self._pdf = b""
        self._asked = 0
        page.beside.when_made(PapersPanel, self._listen)

    @property
    def panel(self) -> PapersPanel:
        """Where they are shown."""
        return self.page.beside.papers

    def _listen(self, panel: PapersPanel) -> None:
        panel.chosen.connect(self._ask)
        panel.save_wanted.connect(self._save)
        panel.sheet_wanted.connect(self._save_sheet)
        panel.print_wanted.connect(self._print)

    def open(self) -> None:
        """Show the papers, what is being typed given to the file first."""
        self.page.commit()
        self.panel.offer(self.page.opened.view)
        self.page.show_panel(self.panel)
        self.panel.choice.setFocus()
        self._ask(self.panel.paper)

    def _ask(self, paper: CouncilPaper) -> None:
        self._asked += 1
        self._told, self._pdf = None, b""
        self.panel.show_nothing(_("Le document se prépare…"))
        council_id = self.page.opened.view.id
        show = partial(self._draw, paper, self._asked)
        self._bench.ask(self, paper.ask, council_id, done=show, failed=self._failed)

    def _draw(self, paper: CouncilPaper, number: int, told: Any) -> None:
        if number != self._asked:
            return
        pupil = self.page.current_pupil
        if paper.of_pupil and pupil is None:
            self.panel.show_nothing(_("Choisissez d'abord un élève dans la grille."))
            return
        self._told = told
        draw = drawing(paper, pupil.enrolment_id if pupil else None)
        self._bench.render(self, draw, told, partial(self._show, number), self._failed)

    def _show(self, number: int, pdf: bytes) -> None:
        if number != self._asked:
            return
        self._pdf = pdf
        if isinstance(self._told, CouncilStatisticsView):
            self.panel.show_board(self._told)
            return
        pupil = self.page.current_pupil
        self.panel.show_paper(pdf, pupil.name if pupil and self.panel.paper.of_pupil else "")

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            self.panel.refuse(error)
            return
        self.panel.show_nothing(_("Le document n'a pas pu être préparé."))
        self._bench.services.trouble(error)

    def _name(self) -> str:
        pupil = self.page.current_pupil
        return file_name(self.panel.paper, self.page.opened.view, pupil.name if pupil else "")

    def _save(self) -> None:
        self._write(_("Document PDF (*.pdf)"), "pdf", self._pdf)

    def _save_sheet(self) -> None:
        make = self.panel.paper.sheet
        if make is not None and self._told is not None:
            write = partial(self._write, _("Classeur (*.xlsx)"), "xlsx")
            self._bench.render(self, as_workbook, make(self._told), write, self._failed)

    def _write(self, kinds: str, ending: str, content: bytes) -> None:
        proposed = Path(f"{self._name()}.{ending}")
        file = ask_save(self.page, _("Enregistrer le document"), kinds, proposed)
        if file is not None:
            call = partial(write_file, file, content)
            trouble = self._bench.services.trouble
            self._bench.runner.on_lane(self, call, self._written, trouble)

    def _written(self, file: Path) -> None:
        self._bench.messages.say(_("Le document est dans « {file} ».").format(file=file.name))

    def _print(self) -> None:
        printer = printing.choose_printer(self.page)
        if printer is None or not self._pdf:
            return
        paper = self.panel.paper
        order = printing.PrintOrder(
            [printing.ToPrint(0, self._pdf)], self._name(), paper.paper, paper.lying
        )
        job = printing.PrintJob(self._bench, printer, order, self)
        job.ended.connect(self._printed)
        job.start()

    def _printed(self, keys: tuple[int, ...]) -> None:
        if keys:
            self._bench.messages.say(_("Le document est parti à l'imprimante."))
