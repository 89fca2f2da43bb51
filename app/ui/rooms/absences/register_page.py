"""Registers and lists: chosen, seen as they print, saved, printed; months are closed here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.office.absences.closed_months import ClosedSheet, Closing, closed_sheet, closings
from app.office.absences.registers import RegisterChoices, month_registers, register_choices
from app.office.absences.report import PupilChoice, pupil_choices
from app.office.absences.statements import (
    IssuedStatement,
    StatementLine,
    issue_statement,
    issued_statement,
    statement_lines,
    statement_to_issue,
)
from app.office.rights import Right
from app.reports.absence_report import AbsenceReport
from app.reports.attendance_register_view import AttendanceRegister
from app.reports.attendance_statement import render_attendance_statement
from app.reports.files import safe_name
from app.ui import theme
from app.ui.files import ask_save
from app.ui.forms.form import main_button
from app.ui.forms.inputs import ChoiceInput
from app.ui.paper_output import print_pdf, write_bytes
from app.ui.pictures.board import PictureBoard
from app.ui.remember import Memory
from app.ui.rooms.absences.batch_bar import BatchBar
from app.ui.rooms.absences.closing_panel import ClosingPanel
from app.ui.rooms.absences.month_batches import MonthCloser, RegistersFile
from app.ui.rooms.absences.papers import MONTH, PAPERS, STATEMENT, AbsencePaper, Choices
from app.ui.rooms.absences.register_inputs import RegisterInputs
from app.ui.rooms.absences.register_rows import ClassState, RegisterRows
from app.ui.rooms.mail.preview_pane import PreviewPane
from app.ui.states import StateView
from app.ui.tables.export import export_to
from app.ui.workbench import Workbench

PAUSE = 120
"""Milliseconds on a row before its sheet is asked for: arrows walk past many."""


class RegisterPage(QWidget):
    """What is chosen to the left, its pages to the right, what can be done with it above."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self._found: RegisterChoices | None = None
        self._closings: tuple[Closing, ...] = ()
        self.shown: Any = None
        self.pdf = b""
        self.paper: ChoiceInput[str] = ChoiceInput([(one.code, _(one.title)) for one in PAPERS])
        self.paper.setAccessibleName(_("Registre ou liste"))
        self.search = self.paper
        self.inputs = RegisterInputs(bench.today())
        self.rows = RegisterRows(memory)
        self.closing = ClosingPanel(bench)
        self.preview = PreviewPane(bench)
        self.pictures = PictureBoard()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.preview)
        self._pages.addWidget(self.pictures)
        self.states = StateView(self._pages)
        self.bar = BatchBar()
        self._closer = MonthCloser(self, bench, self.bar)
        self._file = RegistersFile(self, bench, self.bar)
        self.save = main_button(QPushButton(_("Enregistrer en PDF…")))
        self.sheet = QPushButton(_("Classeur…"))
        self.print = QPushButton(_("Imprimer…"))
        self.save_all = QPushButton(_("Toutes les classes en un PDF…"))
        self.issue = QPushButton(_("Délivrer"))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self._ask)
        self._lay_out(memory)
        self._connect()
        self._show_paper()
        self.states.show_loading()

    @property
    def chosen(self) -> AbsencePaper:
        """The paper chosen."""
        return next(one for one in PAPERS if one.code == self.paper.value())

    def refresh(self) -> None:
        """Read the choices again, and the paper shown."""
        self._bench.ask(self, register_choices, done=self._offer)
        self._bench.ask(self, pupil_choices, done=self._offer_pupils)
        self._bench.ask(self, statement_lines, done=self._offer_terms)

    def first_focus(self) -> QWidget:
        """The list, or the choice of papers where there is none."""
        name = self.chosen.rows
        return self.rows.list_of(name) if name else self.paper

    def export(self) -> None:
        """Write what is shown as a workbook."""
        make, view = self.chosen.sheet, self.shown
        if make is None or view is None:
            return
        kinds = _("Classeur (*.xlsx);;Texte séparé par des points-virgules (*.csv)")
        file = ask_save(
            self, _("Enregistrer le registre"), kinds, Path(safe_name(self._name(), "xlsx"))
        )
        if file is not None:
            export_to(self, self._bench, make(view), file)

    def _offer(self, found: RegisterChoices) -> None:
        self._found = found
        self.inputs.offer_months(found.months)
        if not found.classes:
            self.states.show_empty(_("Les registres seront ici dès que l'année a des classes."))
            return
        self._show_classes()
        self._ask_closings()

    def _offer_pupils(self, found: tuple[PupilChoice, ...]) -> None:
        self.rows.pupil_rows.set_rows(found)

    def _offer_terms(self, found: tuple[StatementLine, ...]) -> None:
        self.rows.terms_rows.set_rows(found)
        self._allow_issue()

    def _ask_closings(self) -> None:
        if not self.inputs.month.count():
            return

        def show(found: tuple[Closing, ...]) -> None:
            self._closings = found
            self._show_classes()

        self._bench.ask(self, closings, self.inputs.month.value(), done=show)

    def _show_classes(self) -> None:
        newest: dict[int, Closing] = {}
        for one in self._closings:
            newest.setdefault(one.class_id, one)
        classes = self._found.classes if self._found else ()
        self.rows.model.set_rows([ClassState(one, newest.get(one.id)) for one in classes])
        if self.chosen.rows:
            self.rows.begin(self.chosen.rows)
        self._show_versions()
        self._wait.start()

    def _show_versions(self) -> None:
        row = self.rows.classes.current_row()
        number = row.choice.id if row else 0
        versions = [one for one in self._closings if one.class_id == number]
        over = False
        if self.inputs.month.count():
            month, today = self.inputs.month.value(), self._bench.today()
            over = (month.year, month.month) < (today.year, today.month)
        self.closing.show_versions(versions, over)

    def _show_paper(self) -> None:
        paper = self.chosen
        self.inputs.show_needed(paper.needs)
        self.rows.show_rows(paper.rows)
        self.closing.setVisible(paper.code == MONTH)
        self._left.setVisible(bool(paper.rows))
        self.save_all.setVisible(paper.code == MONTH)
        self.sheet.setVisible(paper.sheet is not None)
        self._allow_issue()
        self._wait.start()

    def _allow_issue(self) -> None:
        line = self.rows.terms.current_row()
        may = self._bench.can(Right.WRITE_LETTERS)
        self.issue.setVisible(self.chosen.code == STATEMENT and may)
        self.issue.setEnabled(line is not None and line.issued_on is None)

    def _choices(self) -> Choices | None:
        """What is chosen; None where the list is empty or a day cannot be read."""
        days = self.inputs.days()
        if days is None or not self.inputs.month.count():
            return None
        row, pupil = self.rows.classes.current_row(), self.rows.pupils.current_row()
        term = self.rows.terms.current_row()
        if self.chosen.rows and self.rows.list_of(self.chosen.rows).current_row() is None:
            return None
        of_term = self.chosen.code == STATEMENT and term is not None
        return Choices(
            class_ids=(row.choice.id,) if row else (),
            all_class_ids=tuple(one.choice.id for one in self.rows.model.all_rows()),
            pupil_id=term.pupil_id if of_term and term else pupil.id if pupil else 0,
            term=term.term if term else "",
            month=self.inputs.month.value(),
            first=days[0],
            day=days[1],
            least=self.inputs.least.value(),
            semester=self.inputs.semester.value(),
        )

    def _ask(self) -> None:
        self._asked += 1
        number, paper, choices = self._asked, self.chosen, self._choices()
        self._allow(False)
        if choices is None:
            self._tell_nothing(paper)
            return
        self.states.show_loading()
        row = self.rows.classes.current_row()
        if paper.code == MONTH and row is not None and row.closed:
            self._show_closed(row.closing)
        line = self.rows.terms.current_row()
        if paper.code == STATEMENT and line is not None and line.issued_on is not None:
            done: Callable[[Any], None] = partial(self._issued, number)
            self._bench.ask(self, issued_statement, line.enrolment_id, line.term, done=done)
            return

        def draw(view: Any) -> None:
            if number != self._asked:
                return
            self.shown = view
            if isinstance(view, AbsenceReport):
                self._show_pictures(view)
            if paper.code != MONTH or row is None or not row.closed:
                show = partial(self._show, number)
                self._bench.render(self, paper.draw, view, show, self._failed)

        self._bench.ask(
            self, paper.ask, *paper.given(choices), done=draw, failed=partial(self._missed, number)
        )

    def _show_pictures(self, view: AbsenceReport) -> None:
        """Drawn in the window at once; the document to save comes behind."""
        self.pictures.show_pictures(view.pictures)
        self._pages.setCurrentWidget(self.pictures)
        self.states.show_content()

    def _show(self, number: int, pdf: bytes) -> None:
        if number != self._asked:
            return
        self.pdf = pdf
        if not isinstance(self.shown, AbsenceReport):
            self._pages.setCurrentWidget(self.preview)
        self.preview.show_document(pdf, self._name())
        self._allow(True)
        self.states.show_content()

    def _show_closed(self, closing: Closing | None) -> None:
        """The sheet as it was closed, not as it would be drawn today."""
        if closing is None:
            return
        number = self._asked

        def show(found: ClosedSheet) -> None:
            if not found.intact:
                self._bench.messages.refuse(
                    Refusal(
                        _("Ce registre n'a plus l'empreinte de sa clôture."),
                        _("Restaurez-le d'une sauvegarde, et prévenez la direction."),
                    )
                )
            self._show(number, found.pdf)

        self._bench.ask(self, closed_sheet, closing.id, done=show)

    def _issued(self, number: int, found: IssuedStatement) -> None:
        self._show(number, found.pdf)

    def _missed(self, number: int, error: BaseException) -> None:
        if number != self._asked:
            return
        if isinstance(error, Refusal):
            self.shown, self.pdf = None, b""
            self.states.show_empty(f"{error.message} {error.advice}".strip())
        else:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentFault):
            self.states.show_error(error.message, error.advice, retry=self._ask)
        else:
            self._bench.services.trouble(error)

    def _tell_nothing(self, paper: AbsencePaper) -> None:
        self.shown, self.pdf = None, b""
        if paper.code == STATEMENT:
            self.states.show_empty(
                _("Les attestations seront ici dès qu'un congé-éducation payé est noté.")
            )
        elif self._found is not None and self._found.classes:
            self.states.show_empty(_("Choisissez une ligne à gauche, et des jours lisibles."))

    def _allow(self, ready: bool) -> None:
        for button in (self.save, self.print, self.sheet):
            button.setEnabled(ready)

    def _name(self) -> str:
        """What the document is called, in its file and to screen readers."""
        paper = self.chosen
        parts = [_(paper.title)]
        if paper.rows == "classes":
            row = self.rows.classes.current_row()
            parts.append(row.choice.name if row else "")
        elif paper.rows:
            row = self.rows.list_of(paper.rows).current_row()
            parts.append(row.name if row else "")
        if "month" in paper.needs:
            parts.append(self.inputs.month.currentText())
        if "day" in paper.needs:
            parts.append(self.inputs.day.text().replace("/", "-"))
        return " ".join(part for part in parts if part)

    def _save(self) -> None:
        self._save_as(self._name(), partial(write_bytes, self, self._bench, content=self.pdf))

    def _save_as(self, name: str, write: Callable[[Path], None]) -> None:
        kinds = _("Document PDF (*.pdf)")
        file = ask_save(self, _("Enregistrer le registre"), kinds, Path(safe_name(name, "pdf")))
        if file is not None:
            write(file)

    def _save_all(self) -> None:
        if not self.inputs.month.count():
            return
        ids = tuple(one.choice.id for one in self.rows.model.all_rows())
        title = f"{_('Registres de toutes les classes')} {self.inputs.month.currentText()}"

        def write(views: tuple[AttendanceRegister, ...]) -> None:
            self._save_as(title, lambda file: self._file.write(file, views, title))

        self._bench.ask(self, month_registers, ids, self.inputs.month.value(), done=write)

    def _print(self) -> None:
        if self.pdf:
            print_pdf(self, self._bench, self.pdf, self._name(), lying=self.chosen.lying)

    def _close(self, everybody: bool) -> None:
        row = self.rows.classes.current_row()
        rows = self.rows.model.all_rows() if everybody else [row] if row else []
        ids = [one.choice.id for one in rows if not one.closed]
        self._closer.close(ids, self.inputs.month.value(), self._ask_closings)

    def _issue(self) -> None:
        line = self.rows.terms.current_row()
        if line is None:
            return

        def draw(view: Any) -> None:
            keep = partial(self._keep_statement, line, view)
            self._bench.render(self, render_attendance_statement, view, keep)

        self._bench.ask(self, statement_to_issue, line.pupil_id, line.term, done=draw)

    def _keep_statement(self, line: StatementLine, view: Any, pdf: bytes) -> None:
        self._bench.run(self, issue_statement, line.pupil_id, line.term, view, pdf)

    def _moved(self) -> None:
        self._show_versions()
        self._allow_issue()
        self._wait.start()

    def _changed(self) -> None:
        if self.chosen.code == MONTH:
            self._ask_closings()
        self._wait.start()

    def _connect(self) -> None:
        self.paper.picked.connect(self._show_paper)
        self.inputs.changed.connect(self._changed)
        self.rows.current_changed.connect(self._moved)
        self.closing.close_wanted.connect(self._close)
        self.closing.version_wanted.connect(self._show_closed)
        self.save.clicked.connect(self._save)
        self.save_all.clicked.connect(self._save_all)
        self.sheet.clicked.connect(self.export)
        self.print.clicked.connect(self._print)
        self.issue.clicked.connect(self._issue)

    def _lay_out(self, memory: Memory) -> None:
        self.save.setDefault(False)
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self.paper)
        top.addWidget(self.inputs)
        top.addStretch(1)
        for button in (self.issue, self.save_all, self.sheet, self.print, self.save):
            top.addWidget(button)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.rows, 1)
        left.addWidget(self.closing)
        self._left.setMinimumWidth(self.fontMetrics().averageCharWidth() * 42)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._left)
        parts.addWidget(self.states)
        parts.setStretchFactor(1, 1)
        memory.splitter("absences.registers", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.bar)
        whole.addWidget(parts, 1)
