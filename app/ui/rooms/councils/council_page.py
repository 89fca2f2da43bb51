"""One council: the line above, the grid, the panel of the pupil, the line under."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.councils.opened import OpenedCouncil
from app.office.councils.phrases import Phrase
from app.office.councils.views import DecisionState, Missing, Person, PupilRow
from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.councils.closing_panel import ClosingPanel
from app.ui.rooms.councils.council_foot import CouncilFoot
from app.ui.rooms.councils.council_head import CouncilHead, sealed_sentence
from app.ui.rooms.councils.gestures import Gestures
from app.ui.rooms.councils.grid import CouncilGrid
from app.ui.rooms.councils.grid_look import GridLook
from app.ui.rooms.councils.matters_panel import MattersPanel
from app.ui.rooms.councils.members_panel import MembersPanel
from app.ui.rooms.councils.page_states import show_state, why_not
from app.ui.rooms.councils.panel_parts import Panel
from app.ui.rooms.councils.pupil_panel import PupilPanel
from app.ui.rooms.councils.reach import why_unreachable
from app.ui.rooms.councils.second_entry import SecondEntry
from app.ui.rooms.councils.sheet import Sheet
from app.ui.rooms.councils.side_panels import SidePanels
from app.ui.rooms.councils.side_width import SideWidth
from app.ui.rooms.councils.trial_desk import TrialDesk
from app.ui.states import StateView
from app.ui.workbench import Workbench


class CouncilPage(QWidget):
    """Assembles the parts and keeps them telling the same; made for one council."""

    undone = Signal()
    """What is shown is no longer what is stored: read again."""
    comparison_wanted = Signal()
    """Show where the two entries of marks differ."""

    def __init__(
        self, opened: OpenedCouncil, bench: Workbench, book: ActionBook, memory: Memory
    ) -> None:
        super().__init__()
        self._bench = bench
        self.opened = opened
        self.sheet = Sheet(opened)
        self.head = CouncilHead(book)
        self.foot = CouncilFoot()
        self.grid = CouncilGrid(self.sheet)
        self.gestures = Gestures(bench, self.grid.model, opened.view.id)
        self.look = GridLook(self.grid, memory, self.foot.say)
        self.trying = TrialDesk(self.grid, self.gestures, bench, self.show_pupil)
        self.again = SecondEntry(self.grid, self.gestures)
        self.panel = PupilPanel(self.sheet, book, self.show_pupil)
        self.beside = SidePanels(opened.view, bench, memory, self.show_pupil)
        self.side = self.beside.stack
        self._side_wanted = True
        self.matters = MattersPanel(opened.view, self.show_pupil) if opened.view.subjects else None
        self.states = StateView(self._body(memory))
        self._lay_out()
        self._connect()
        self._show_all()
        self.grid.start()
        if self.matters is not None:
            self.show_pupil()

    def take(self, opened: OpenedCouncil) -> None:
        """Show the council as it was read again; the cursor stays."""
        sheet = self.look.ordered(Sheet(opened))
        if not sheet.same_shape(self.sheet) or sheet.sealed != self.sheet.sealed:
            self.gestures.forget()
        trial = self.gestures.trial
        tried = trial.tried()
        turned = self.opened.second != opened.second
        self.opened, self.sheet = opened, sheet
        self.grid.take(sheet)
        if trial.on and not sheet.sealed:
            trial.carry(tried)
        self._show_all()
        if turned:
            self.gestures.forget()
            self.gestures.second = opened.second
            self.show_pupil()

    def offer(self, phrases: tuple[Phrase, ...]) -> None:
        """The school's phrases of motivation."""
        self.panel.motivation.offer(phrases)

    def commit(self) -> None:
        """Give the file what is being typed; what is tried is given back."""
        self.trying.end()
        self.grid.marks.commit()
        self.panel.commit()
        self.gestures.flush()

    @property
    def read_only(self) -> bool:
        """Whether nothing may be decided."""
        return bool(why_not(self.opened, self._bench, "decide"))

    def show_pupil(self) -> None:
        """The panel of the pupil, and the keyboard in the grid; the points where there are any."""
        if self.matters is not None:
            self.grid.hide()
            self.side.setCurrentWidget(self.matters)
            self.matters.list.setFocus()
            return
        self.grid.show()
        self.side.setCurrentWidget(self.panel)
        self.side.setVisible(self._side_wanted and not self.opened.second)
        self._width.fit(self.panel)
        self.grid.marks.setFocus()

    def show_panel(self, panel: Panel) -> None:
        """Another panel in the place of the pupil's; a document takes the grid's too."""
        whole = self.beside.takes_all(panel)
        self.grid.setVisible(not whole and self.matters is None)
        self.side.setCurrentWidget(panel)
        self.side.show()
        if not whole:
            self._width.fit(panel)

    def toggle_side(self) -> None:
        """Leave the whole width to the grid, or show the pupil beside it again."""
        self._side_wanted = not self.side.isVisible()
        self.show_pupil()

    def show_members(self) -> None:
        """Who is there."""
        members = self.beside.members
        members.show_members(self.opened.view, self.read_only, self._enrolment)
        self.show_panel(members)
        members.list.setFocus()

    def show_session(self, staff: tuple[Person, ...]) -> None:
        """When and where it sits, and under whom."""
        session = self.beside.session
        session.form.show_session(self.opened.view, staff)
        self.show_panel(session)
        session.form.held_on.setFocus()

    @property
    def current_pupil(self) -> PupilRow | None:
        """The pupil under the cursor."""
        row = self.grid.row
        return self.sheet.lines[row].pupil if row >= 0 else None

    @property
    def _enrolment(self) -> int | None:
        pupil = self.current_pupil
        return pupil.enrolment_id if pupil else None

    def go_to_missing(self, missing: Missing) -> None:
        """Put the cursor on a pupil or a point, and the keyboard where something is missing."""
        if missing.matter and self.matters is not None:
            self.show_pupil()
            self.matters.go_to(missing.matter)
            return
        row = self.sheet.place(missing.enrolment_id)
        if row is None:
            return
        if missing.kind == "entries":
            self.comparison_wanted.emit()
            return
        self.grid.marks.go_to_row(row)
        self.show_pupil()
        self.panel.go_to(missing.kind)

    def go_to(self, part: str) -> None:
        """Put the keyboard in a part of the pupil's panel, or say why not."""
        why = self._why_not_go(part)
        if why:
            self.refuse(Refusal(why))
            return
        self.show_panel(self.panel)
        if part == "phrases" and not self.panel.motivation.isHidden():
            self.panel.show_phrases()
        else:
            self.panel.go_to(part)

    def _why_not_go(self, part: str) -> str:
        row = self.grid.row
        if row < 0:
            return _("Choisissez d'abord une ligne de la grille.")
        if part == "comment":
            return ""
        code = self.sheet.lines[row].state.code
        why = why_not(self.opened, self._bench, "decide")
        why = why or why_unreachable(self.opened.view, part, code)
        if not why and part == "phrases" and not self.panel.motivation.list.count():
            return _(
                "Aucune phrase de l'école ne sert cette décision : écrivez la motivation, "
                "puis choisissez « Garder comme phrase »."
            )
        return why

    def step(self, rows: int) -> None:
        """Go to the next or the previous pupil; the keyboard stays where it is."""
        row = self.grid.row + rows
        if 0 <= row < len(self.sheet.lines) and self.grid.marks.commit():
            self.grid.marks.go_to_row(row)

    def refuse(self, refusal: Refusal) -> None:
        """Say in the foot what is refused."""
        self.foot.say_refused(str(refusal))

    def _decide_row(self, row: int, code: str) -> None:
        line = self.sheet.lines[row]
        state = line.state
        if state.code != code:
            made = DecisionState(
                code,
                state.restrictions,
                state.motivation,
                state.ground,
                state.remark,
                state.days,
            )
            self._decide(line.pupil.enrolment_id, made, _("Décision"))

    def _decide(self, enrolment_id: int, state: DecisionState | None, gesture: str) -> None:
        why = self.trying.why_not_decide() or self.again.why_not_decide()
        if why:
            self.refuse(Refusal(why))
            self.panel.show_row(self.grid.row)
            return
        self.gestures.decide(enrolment_id, state, gesture)

    def _row_shown(self, row: int) -> None:
        """A gesture changed a row: the panel and the foot say so in the same frame."""
        if row == self.grid.row:
            self.panel.show_row(row)
        self._show_counts()

    def _revisit(self, row: int, column: int) -> None:
        here = self.grid.marks.place
        if column >= 0:
            self.look.reveal(column)
        self.grid.marks.go((row, column if column >= 0 else (here[1] if here else 0)))

    def _failed(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.refuse(refusal)
        self.gestures.forget()
        self.undone.emit()

    def _show_counts(self) -> None:
        seal = self.opened.seal
        self.foot.show_counts(self.sheet.counts(), sealed_sentence(seal) if seal else "")

    def _show_all(self) -> None:
        self.head.show_council(self.opened.view, self.opened.seal)
        self._show_counts()
        self.grid.marks.why_not = why_not(self.opened, self._bench, "enter_marks")
        self.panel.comments.read_only = bool(self.grid.marks.why_not)
        self.panel.set_read_only(bool(why_not(self.opened, self._bench, "decide")))
        self.panel.take(self.sheet, self.grid.row)
        if self.beside.shows(MembersPanel):
            self.beside.members.show_members(self.opened.view, self.read_only, self._enrolment)
        if self.matters is not None:
            self.matters.show_matters(self.opened.view, self.read_only)
        self.again.show(self.opened.second)
        show_state(self.states, self.sheet, why_not(self.opened, self._bench, "enter_marks"))

    def _connect(self) -> None:
        marks = self.grid.marks
        marks.cells_wanted.connect(self.gestures.enter)
        marks.decision_wanted.connect(self._decide_row)
        marks.refused.connect(self.refuse)
        marks.redo_wanted.connect(self.gestures.stack.redo)
        self.grid.row_changed.connect(self.panel.show_row)
        marks.place_changed.connect(lambda _row, _was: self.panel.show_column(self.grid.column))
        self.panel.decided.connect(self._decide)
        self.panel.comments.changed.connect(self.gestures.comment)
        self.gestures.shown.connect(self._row_shown)
        self.gestures.shown.connect(lambda _row: self.foot.forget_refusal())
        self.gestures.trial.shown.connect(self._row_shown)
        self.gestures.revisited.connect(self._revisit)
        self.gestures.failed.connect(self._failed)
        self.beside.when_made(ClosingPanel, lambda panel: panel.wanted.connect(self.go_to_missing))
        self._bench.saved.connect(self.foot.say_saved)

    def _body(self, memory: Memory) -> QSplitter:
        self.side.addWidget(self.panel)
        if self.matters is not None:
            self.side.addWidget(self.matters)
        body = QSplitter()
        body.setChildrenCollapsible(False)
        body.addWidget(self.grid)
        body.addWidget(self.side)
        body.setStretchFactor(0, 1)
        body.setStretchFactor(1, 0)
        self._width = SideWidth(body, self.grid, self.side, self.panel)
        self._width.share(body.sizeHint().width())
        memory.splitter("councils.room", body)
        return body

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.trying.bar)
        column.addWidget(self.again.bar)
        column.addWidget(self.states, 1)
        column.addWidget(self.foot)
