"""Marks by file, and those that are missing: what is asked of the office around the grid."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.errors import Refusal
from app.i18n import _
from app.office.councils.double_entry import Comparison, comparison, settle
from app.office.councils.entering import MarkEdit
from app.office.councils.entry_sheets import MissingMarks, entry_sheets, missing_marks
from app.office.councils.mark_files import MarkPlan, plan_files
from app.office.councils.views import CouncilView
from app.office.imports.reading import read_file
from app.reports.entry_sheet import render_entry_sheet
from app.reports.entry_sheet_view import EntrySheet
from app.reports.files import safe_name, unique_names
from app.ui.files import ask_folder, ask_open, write_file
from app.ui.rooms.councils.blocks import Cells
from app.ui.rooms.councils.comparison_panel import ComparisonPanel, Settled
from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.marks_file_panel import MarksFilePanel
from app.ui.rooms.councils.missing_panel import MissingPanel
from app.ui.workbench import Workbench


class MarksDesk(QObject):
    """A file is read and planned on the lane; what is confirmed is one gesture, undone as one."""

    def __init__(self, page: CouncilPage, bench: Workbench) -> None:
        super().__init__(page)
        self.page = page
        self._bench = bench
        page.beside.when_made(MarksFilePanel, lambda one: one.confirmed.connect(self._enter))
        page.beside.when_made(MissingPanel, self._listen_to_missing)
        page.beside.when_made(ComparisonPanel, self._listen_to_comparison)
        page.comparison_wanted.connect(self.compare)
        page.again.comparison_wanted.connect(self.compare)

    def _listen_to_missing(self, panel: MissingPanel) -> None:
        panel.wanted.connect(self._go)
        panel.sheets_wanted.connect(self.ask_sheets)

    def _listen_to_comparison(self, panel: ComparisonPanel) -> None:
        panel.settled.connect(self._settle)
        panel.wanted.connect(self._go_to)

    # marks from a file

    def ask_file(self) -> None:
        """Choose a file and show what it would change."""
        self.page.commit()
        kinds = _("Listes (*.xlsx *.csv *.txt)")
        file = ask_open(self.page, _("Notes à reprendre"), kinds)
        if file is not None:
            self.read(file)

    def read(self, file: Path) -> None:
        """Read a file and show what it would change."""
        look = partial(_plan, self.page.opened.view, file)
        self._bench.runner.on_lane(self, look, self._show_plan, self._bench.services.trouble)

    def _show_plan(self, plan: MarkPlan) -> None:
        self.page.show_panel(self.page.beside.marks_file)
        self.page.beside.marks_file.show_plan(plan)

    def _enter(self) -> None:
        plan, sheet = self.page.beside.marks_file.plan, self.page.sheet
        if plan is None:
            return
        cells: Cells = []
        for one in plan.marks:
            row, column = sheet.place(one.enrolment_id), sheet.column(one.course_id)
            if row is not None and column is not None:
                cells.append(((row, column), one.mark))
        self.page.gestures.enter(cells, _("Notes d'un fichier"))
        self.page.show_pupil()
        self._bench.messages.say(
            _("{n} notes sont reprises : Ctrl+Z les retire toutes.").format(n=len(cells))
            if len(cells) > 1
            else _("La note est reprise : Ctrl+Z la retire.")
        )

    # missing marks

    def ask_missing(self) -> None:
        """Show who owes marks, what is being typed given to the file first."""
        self.page.commit()
        self._bench.ask(self, missing_marks, self.page.opened.view.id, done=self._show_missing)

    def _show_missing(self, missing: tuple[MissingMarks, ...]) -> None:
        self.page.show_panel(self.page.beside.missing)
        self.page.beside.missing.show_missing(missing, self.page.sheet)

    def _go(self, enrolment_id: int, title: str) -> None:
        sheet = self.page.sheet
        row = sheet.place(enrolment_id)
        column = next((at for at, one in enumerate(sheet.courses) if one.title == title), None)
        if row is not None and column is not None:
            self.page.show_pupil()
            self.page.grid.marks.go((row, column))

    # marks entered twice

    def compare(self) -> None:
        """Show where the two entries differ; the second one is left for it."""
        self.page.commit()
        self.page.again.leave()
        self._bench.ask(self, comparison, self.page.opened.view.id, done=self._show_comparison)

    def _show_comparison(self, found: Comparison) -> None:
        self.page.show_panel(self.page.beside.comparing)
        self.page.beside.comparing.show_comparison(found, self.page.sheet)

    def _settle(self, kept: Settled) -> None:
        found = kept.difference
        edit = MarkEdit(found.enrolment_id, found.column_id, kept.mark)
        self._bench.run(
            self,
            settle,
            self.page.opened.view.id,
            edit,
            done=lambda _none: self.compare(),
            refused=self.page.beside.comparing.refuse,
        )

    def _go_to(self, enrolment_id: int, column_id: int) -> None:
        row, column = self.page.sheet.place(enrolment_id), self.page.sheet.column(column_id)
        if row is not None and column is not None:
            self.page.show_pupil()
            self.page.grid.marks.go((row, column))

    # entry sheets

    def ask_sheets(self) -> None:
        """Choose a folder and write one sheet a teacher into it."""
        self.page.commit()
        self._bench.ask(self, entry_sheets, self.page.opened.view.id, done=self._choose_folder)

    def _choose_folder(self, sheets: tuple[EntrySheet, ...]) -> None:
        if not sheets:
            self.page.refuse(
                Refusal(_("Aucun professeur n'enseigne aux élèves de ce conseil : voyez Réglages."))
            )
            return
        folder = ask_folder(self.page, _("Où écrire les feuilles de saisie"))
        if folder is not None:
            write = partial(_write_sheets, folder, sheets)
            say = partial(self._written, folder)
            self._bench.runner.on_lane(self, write, say, self._bench.services.trouble)

    def _written(self, folder: Path, number: int) -> None:
        said = (
            _("{n} feuilles de saisie sont dans « {folder} ».")
            if number > 1
            else _("La feuille de saisie est dans « {folder} ».")
        )
        self._bench.messages.say(said.format(n=number, folder=folder.name))


def _plan(view: CouncilView, file: Path) -> MarkPlan:
    return plan_files(view, read_file(file))


def _write_sheets(folder: Path, sheets: Sequence[EntrySheet]) -> int:
    """Write the sheets; teachers of one name keep a file each."""
    names = unique_names(safe_name(sheet.title, "xlsx") for sheet in sheets)
    for sheet, name in zip(sheets, names, strict=True):
        write_file(folder / name, render_entry_sheet(sheet))
    return len(sheets)
