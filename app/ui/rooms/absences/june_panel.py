"""The list of June beside its duty: who is in which category, and its two files."""

from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.absences.duties.june_list import CATEGORIES, JuneList, june_list
from app.office.absences.duties.june_papers import june_paper, june_sheet
from app.reports.list_document import render_list
from app.ui import theme
from app.ui.files import ask_save, write_file
from app.ui.rooms.absences.explanation import Explanation
from app.ui.rooms.absences.parts import clear, words
from app.ui.tables.export import export_to
from app.ui.workbench import Workbench


class JunePanel(QWidget):
    """What the rule says of the list, how many pupils it has, and where to save it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.found: JuneList | None = None
        self.reasons = Explanation()
        self._counts = QVBoxLayout()
        self._counts.setSpacing(0)
        self.save = QPushButton(_("Enregistrer la liste en PDF…"))
        self.export = QPushButton(_("Enregistrer la liste en classeur…"))
        self.save.clicked.connect(self._save)
        self.export.clicked.connect(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.reasons)
        column.addLayout(self._counts)
        column.addWidget(self.save)
        column.addWidget(self.export)

    def refresh(self) -> None:
        """Read the list."""
        self._bench.ask(self, june_list, done=self._show)

    def _show(self, found: JuneList | None) -> None:
        self.found = found
        clear(self._counts)
        if found is None:
            return
        self.reasons.show_reasons(found.verdict.reasons)
        numbers = Counter(row.category for row in found.rows)
        for category, title in CATEGORIES.items():
            if numbers[category]:
                self._counts.addWidget(words(f"{title}\u00a0: {numbers[category]}"))

    def _save(self) -> None:
        if self.found is None:
            return
        title, kinds = _("Enregistrer la liste"), _("Document PDF (*.pdf)")
        file = ask_save(self, title, kinds, Path(f"{self._name()}.pdf"))
        if file is None:
            return

        def say(written: Path) -> None:
            self._bench.messages.say(_("La liste est dans « {file} ».").format(file=written.name))

        def write(content: bytes) -> None:
            self._bench.runner.on_lane(
                self, partial(write_file, file, content), say, self._bench.services.trouble
            )

        self._bench.render(self, render_list, june_paper(self.found), write)

    def _export(self) -> None:
        if self.found is None:
            return
        kinds = _("Classeur (*.xlsx);;Texte séparé par des points-virgules (*.csv)")
        file = ask_save(self, _("Enregistrer la liste"), kinds, Path(f"{self._name()}.xlsx"))
        if file is not None:
            export_to(self, self._bench, june_sheet(self.found), file)

    def _name(self) -> str:
        year = self.found.year if self.found else ""
        return _("Liste des dépassements {year}").format(year=year)
