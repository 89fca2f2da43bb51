"""The extract of a procès-verbal for one pupil, in their file: seen, saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.i18n import _
from app.office.councils.papers import council_paper
from app.office.councils.pupil_results import ResultLine
from app.reports.files import safe_name
from app.reports.proces_verbal_view import ProcesVerbalView
from app.ui.files import ask_save, write_file
from app.ui.rooms.councils.document_panel import DocumentPanel
from app.ui.rooms.councils.panel_parts import heading, link
from app.ui.workbench import Workbench


class ExtractView(DocumentPanel):
    """Shows the extract of the council chosen; the other pupils are not in it."""

    def __init__(self, bench: Workbench, back: Callable[[], None]) -> None:
        super().__init__(bench, back, _("Extrait du procès-verbal"))
        self._content = b""
        self._name = ""
        self._wanted: ResultLine | None = None

    def head(self, title: str) -> None:
        """The title, the way back, and the button that saves."""
        row = QHBoxLayout()
        self.save = QPushButton(_("Enregistrer en PDF…"))
        self.save.clicked.connect(self._save)
        row.addWidget(heading(title, 2), 1)
        row.addWidget(link(_("Revenir aux résultats"), self._back))
        row.addWidget(self.save)
        self.column.addLayout(row)

    def show_extract(self, line: ResultLine) -> None:
        """Draw the extract of this council."""
        self._wanted = line
        self.save.setEnabled(False)
        self.picture.clear()
        self.where.setText(_("Le document se prépare…"))
        draw = partial(self._draw, line)
        self._bench.ask(self, council_paper, line.council_id, done=draw)
        self.setFocus()

    def _draw(self, line: ResultLine, view: ProcesVerbalView) -> None:
        # Imported when it serves: the window opens without the library of documents.
        from app.reports.proces_verbal import render_extract

        if line != self._wanted:
            return
        key = str(line.enrolment_id)
        pupil = next((one.name for one in view.pupils if one.key == key), "")
        self._name = safe_name(f"Extrait {line.class_name} {pupil} {line.held_on}", "pdf")
        show = partial(self._show_pdf, line)
        self._bench.render(self, partial(render_extract, key=key), view, show)

    def _show_pdf(self, line: ResultLine, pdf: bytes) -> None:
        if line == self._wanted:
            self._content = pdf
            self.save.setEnabled(True)
            self.show_pages(pdf)

    def _save(self) -> None:
        kinds, proposed = _("Document PDF (*.pdf)"), Path(self._name)
        file = ask_save(self, _("Enregistrer le document"), kinds, proposed)
        if file is not None:
            write = partial(write_file, file, self._content)
            self._bench.runner.on_lane(self, write, self._saved, self._bench.services.trouble)

    def _saved(self, file: Path) -> None:
        self._bench.messages.say(_("Le document est dans « {file} ».").format(file=file.name))
