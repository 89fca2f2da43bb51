"""Registers and lists: chosen, seen as they print, saved, printed; months are closed here."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.office.absences.closed_months import Closing, closings
from app.office.absences.registers import RegisterChoices, register_choices
from app.office.absences.report import PupilChoice, pupil_choices
from app.office.absences.statements import (
    StatementLine,
    statement_lines,
)
from app.office.rights import Right
from app.ui.forms.form import main_button
from app.ui.forms.inputs import ChoiceInput
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.batch_bar import BatchBar
from app.ui.rooms.absences.closing_panel import ClosingPanel
from app.ui.rooms.absences.month_batches import MonthCloser
from app.ui.rooms.absences.papers import MONTH, PAPERS, STATEMENT, AbsencePaper, Choices
from app.ui.rooms.absences.parts import Scrolled
from app.ui.rooms.absences.register_inputs import RegisterInputs
from app.ui.rooms.absences.register_outputs import RegisterOutputs
from app.ui.rooms.absences.register_rows import ClassState, RegisterRows
from app.ui.rooms.absences.register_viewer import RegisterViewer
from app.ui.rooms.absences.statement_issuer import StatementIssuer
from app.ui.side_by_side import BackToList, SideBySide
from app.ui.turning_row import TwoRows
from app.ui.workbench import Workbench

PAUSE = 120
"""Milliseconds on a row before its sheet is asked for: arrows walk past many."""


class RegisterPage(QWidget):
    """What is chosen to the left, its pages to the right, what can be done with it above."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._found: RegisterChoices | None = None
        self._closings: tuple[Closing, ...] = ()
        self.paper: ChoiceInput[str] = ChoiceInput([(one.code, _(one.title)) for one in PAPERS])
        self.paper.setAccessibleName(_("Registre ou liste"))
        self.search = self.paper
        self.inputs = RegisterInputs(bench.today())
        self.rows = RegisterRows(memory)
        self.closing = ClosingPanel(bench)
        self._closing_place = Scrolled(self.closing)
        self.viewer = RegisterViewer(bench)
        self.bar = BatchBar()
        self._closer = MonthCloser(self, bench, self.bar)
        self.outputs = RegisterOutputs(self, bench)
        self._issuer = StatementIssuer(self, bench)
        self.save = main_button(QPushButton(_("Enregistrer en PDF…")))
        self.sheet = QPushButton(_("Classeur…"))
        self.print = QPushButton(_("Imprimer…"))
        self.save_all = QPushButton(_("Toutes les classes en un PDF…"))
        self.issue = QPushButton(_("Délivrer"))
        self.back = BackToList()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE)
        self._wait.timeout.connect(self._ask)
        self._lay_out(memory)
        self._connect()
        self._show_paper()
        self.viewer.show_loading()

    @property
    def chosen(self) -> AbsencePaper:
        """The paper chosen."""
        return next(one for one in PAPERS if one.code == self.paper.value())

    def refresh(self) -> None:
        """Read the choices again, and the paper shown."""
        self._bench.ask(self, register_choices, done=self._offer)
        self._bench.ask(self, pupil_choices, done=self._offer_pupils)
        self._bench.ask(self, statement_lines, done=self._offer_terms)

    def export(self) -> None:
        """Write what is shown as a workbook."""
        self.outputs.export()

    def first_focus(self) -> QWidget:
        """The list, or the choice of papers where there is none."""
        name = self.chosen.rows
        return self.rows.list_of(name) if name else self.paper

    def _offer(self, found: RegisterChoices) -> None:
        self._found = found
        self.inputs.offer_months(found.months)
        if not found.classes:
            self.viewer.show_empty(_("Les registres seront ici dès que l'année a des classes."))
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
        self.rows.tell_closings(paper.code == MONTH)
        self._closing_place.setVisible(paper.code == MONTH)
        self.parts.open(False)
        self.parts.list_some(bool(paper.rows))
        self._allow_issue()
        self._wait.start()

    def open_pages(self) -> None:
        """Bring the pages into sight, where there is room for the list or for them."""
        if self.parts.narrow:
            self.parts.open()
            self.back.setFocus()

    def leave_pages(self) -> None:
        """Back to the list."""
        self.parts.open(False)
        self.first_focus().setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the pages to the list."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.leave_pages()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """In a narrow room, the choices and the list; or the pages and what is done with them."""
        paper, narrow = self.chosen, self.parts.narrow
        listed = bool(paper.rows)
        alone = listed and narrow and self.parts.shows_opened
        for part in (self.paper, self.inputs):
            part.setHidden(alone)
        pages = alone or not (listed and narrow)
        for button in (self.print, self.save):
            button.setVisible(pages)
        self.sheet.setVisible(pages and paper.sheet is not None)
        self.save_all.setVisible(paper.code == MONTH and not alone)

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
        paper, choices = self.chosen, self._choices()
        row, line = self.rows.classes.current_row(), self.rows.terms.current_row()
        if choices is None:
            self._tell_nothing()
        elif paper.code == STATEMENT and line is not None and line.issued_on is not None:
            self.viewer.show_issued(line, self.title())
        else:
            closed = row.closing if paper.code == MONTH and row is not None and row.closed else None
            self.viewer.show_paper(paper, choices, self.title(), closed)

    def _tell_nothing(self) -> None:
        if self.chosen.code == STATEMENT:
            self.viewer.show_nothing(
                _("Les attestations seront ici dès qu'un congé-éducation payé est noté.")
            )
        elif self._found is not None and self._found.classes:
            self.viewer.show_nothing(_("Choisissez une ligne à gauche, et des jours lisibles."))

    def _allow(self, ready: bool) -> None:
        for button in (self.save, self.print, self.sheet):
            button.setEnabled(ready)

    def title(self) -> str:
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

    def _issue(self) -> None:
        line = self.rows.terms.current_row()
        if line is not None:
            self._issuer.issue(line)

    def _close(self, everybody: bool) -> None:
        row = self.rows.classes.current_row()
        rows = self.rows.model.all_rows() if everybody else [row] if row else []
        ids = [one.choice.id for one in rows if not one.closed]
        self._closer.close(ids, self.inputs.month.value(), self._ask_closings)

    def _show_version(self, closing: Closing) -> None:
        self.viewer.show_closed(closing)
        self.open_pages()

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
        self.rows.activated.connect(self.open_pages)
        self.back.clicked.connect(self.leave_pages)
        self.parts.fitted.connect(self._fit)
        self.closing.close_wanted.connect(self._close)
        self.closing.version_wanted.connect(self._show_version)
        self.viewer.ready.connect(self._allow)
        self.save.clicked.connect(self.outputs.save)
        self.save_all.clicked.connect(self.outputs.save_all)
        self.sheet.clicked.connect(self.outputs.export)
        self.print.clicked.connect(self.outputs.print)
        self.issue.clicked.connect(self._issue)

    def _lay_out(self, memory: Memory) -> None:
        self.save.setDefault(False)
        buttons = (self.issue, self.save_all, self.sheet, self.print, self.save)
        top = TwoRows((self.back, self.paper, self.inputs), buttons)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.rows, 1)
        left.addWidget(self._closing_place)
        self._left.setMinimumWidth(self.fontMetrics().averageCharWidth() * 42)
        self.parts = parts = SideBySide(self._left, self.viewer, self.back)
        parts.setStretchFactor(1, 1)
        memory.splitter("absences.registers", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.bar)
        whole.addWidget(parts, 1)
