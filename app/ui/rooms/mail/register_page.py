"""The register of outgoing mail: the letters at the left, the one under the cursor at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.i18n import _
from app.office.letters.documents import letters_of_batch
from app.office.letters.register import (
    LetterDetail,
    LetterLine,
    Register,
    ids_of,
    letter,
    outgoing,
)
from app.office.rights import Right
from app.ui.remember import Memory
from app.ui.rooms.mail.letter_panel import LetterPanel
from app.ui.rooms.mail.life_panels import LifePanel, PostingPanel, TrackingPanel
from app.ui.rooms.mail.outputs_panel import OutputsPanel
from app.ui.rooms.mail.register_list import RegisterList
from app.ui.rooms.mail.sharing_panels import AttachPanel, CopiesPanel
from app.ui.side_by_side import SideBySide
from app.ui.workbench import Workbench

FormPanel = PostingPanel | TrackingPanel | AttachPanel | CopiesPanel


class RegisterPage(QWidget):
    """Reads a year of the register, and notes what becomes of the letters chosen."""

    chosen_changed = Signal()
    prepare_wanted = Signal()
    """The register is empty, and letters are to be prepared."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._year: int | None = None
        self._wanted: tuple[int, ...] = ()
        self._batch = False
        self.register: Register | None = None
        self.list = RegisterList(memory)
        self.letter = LetterPanel(bench)
        self.posting = PostingPanel(bench, self._leave_form)
        self.tracking = TrackingPanel(bench, self._leave_form)
        self.attaching = AttachPanel(bench, self._leave_form)
        self.copying = CopiesPanel(bench, self._leave_form, self._copied)
        self.outputs = OutputsPanel(bench, memory, self._leave_form)
        self._pane = QStackedWidget()
        self._split = SideBySide(self.list, self._pane, self.letter.back)
        self._lay_out(memory)
        self.list.year_wanted.connect(self._read_year)
        self.list.letter_reached.connect(self._reached)
        self.list.chosen_changed.connect(self._chosen)
        self.list.letter_opened.connect(self._enter_letter)
        self.letter.left.connect(self._leave_form)

    def refresh(self) -> None:
        """Read the register again; what is chosen stays."""
        if self.register is None:
            self.list.states.show_loading()
        self._bench.ask(self, outgoing, self._year, done=self._show)

    def first_focus(self) -> QWidget:
        """The search; the form that is open, if one is."""
        form = self._pane.currentWidget()
        if isinstance(form, LifePanel | OutputsPanel):
            return form.first_focus()
        return self.letter.preview.area if self.list.isHidden() else self.list.search

    def show_letters(self, letter_ids: tuple[int, ...], batch: bool = False) -> None:
        """Choose these letters, in whatever year they are; of a batch, show no others."""
        self._wanted, self._batch = letter_ids, batch
        if letter_ids:
            self._bench.ask(self, letter, letter_ids[0], done=self._go_to_year)

    def show_batch(self, batch_id: int) -> None:
        """Show the letters of a batch alone, all chosen."""
        self._bench.ask(
            self, letters_of_batch, batch_id, done=lambda ids: self.show_letters(ids, batch=True)
        )

    def chosen(self) -> tuple[LetterLine, ...]:
        """The letters that a gesture takes, in posting order."""
        return self.list.chosen()

    def with_document(self) -> tuple[int, ...]:
        """Those of them that have a document."""
        return ids_of([line for line in self.chosen() if line.status not in ("issuing", "void")])

    def lot(self) -> tuple[int, ...]:
        """The letters chosen; for a single one of a batch, those of its batch that hold."""
        lines = self.chosen()
        if len(lines) != 1 or lines[0].batch_id is None:
            return self.with_document()
        held = ("issuing", "void", "cancelled")
        return ids_of(
            [
                line
                for line in self.list.model.all_rows()
                if line.batch_id == lines[0].batch_id and line.status not in held
            ]
        )

    def post(self) -> None:
        """Ask on which day and how the letters chosen left."""
        self._fill_in(self.posting)

    def track(self) -> None:
        """Ask what came back of the letters chosen."""
        self._fill_in(self.tracking)

    def attach(self) -> None:
        """Ask for a scan to keep with the letters chosen."""
        self._fill_in(self.attaching)

    def copy(self) -> None:
        """Ask to whom copies of the letters chosen go."""
        self._fill_in(self.copying)

    def show_outputs(self, what: str = "") -> None:
        """Show labels, envelopes and lists for the lot; the register where ``what`` says so."""
        lot = frozenset(self.lot())
        lines = [line for line in self.list.model.all_rows() if line.id in lot]
        if self.register is not None and (lines or what):
            self._pane.setCurrentWidget(self.outputs)
            self._split.open()
            shown = self.list.model.shown_rows()
            self.outputs.begin(lines, shown, self.register.year, what)
            self.outputs.first_focus().setFocus()

    def _copied(self, copies: tuple[int, ...]) -> None:
        """Show the copies just made, ready to be printed."""
        self.show_letters(copies, batch=True)

    def _fill_in(self, panel: FormPanel) -> None:
        lines = self.chosen()
        if lines and self._bench.can(Right.WRITE_LETTERS):
            self._pane.setCurrentWidget(panel)
            self._split.open()
            panel.begin(lines)

    def _leave_form(self) -> None:
        self._pane.setCurrentWidget(self.letter)
        self._split.open(False)
        self.list.view.setFocus()

    def _read_year(self, year: int) -> None:
        self._year = year
        self.refresh()

    def _go_to_year(self, detail: LetterDetail) -> None:
        self._year = detail.line.year
        self.refresh()

    def _show(self, register: Register) -> None:
        first, self.register = self.register is None, register
        self._year = register.year
        self.list.show_register(register)
        self._split.allow(bool(register.lines))
        if not register.lines:
            self._show_empty()
        self._reach_wanted(first)
        self.letter.read()
        # The letters chosen may be in another state now: other gestures are offered.
        self.chosen_changed.emit()

    def _show_empty(self) -> None:
        said = _("Les lettres émises paraissent ici, avec leur numéro dans le registre.")
        if self._bench.can(Right.WRITE_LETTERS):
            act = _("Préparer les lettres d'un conseil…")
            self.list.states.show_empty(said, act, self.prepare_wanted.emit)
        else:
            self.list.states.show_empty(said)

    def _reach_wanted(self, first: bool) -> None:
        wanted, self._wanted = self._wanted, ()
        if wanted:
            self.list.narrow_to("all", wanted if self._batch else ())
            self.list.choose(wanted)
            self._pane.setCurrentWidget(self.letter)
            self._split.open(False)
            if self.isVisible():
                self.list.view.setFocus()
        elif first and self.list.model.shown_rows():
            self.list.view.go_to(0)
        self._batch = False

    def _reached(self, line: LetterLine | None) -> None:
        self.letter.show_letter(line)
        self.chosen_changed.emit()

    def _chosen(self) -> None:
        self.letter.say_chosen(len(self.list.view.chosen_rows()))
        self.chosen_changed.emit()

    def _enter_letter(self) -> None:
        self._pane.setCurrentWidget(self.letter)
        self._split.open()
        self.letter.preview.area.setFocus()

    def _lay_out(self, memory: Memory) -> None:
        pages = (self.letter, self.posting, self.tracking, self.attaching, self.copying)
        for page in (*pages, self.outputs):
            self._pane.addWidget(page)
        split = self._split
        split.setSizes([740, 420])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        memory.splitter("mail.register", split)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
