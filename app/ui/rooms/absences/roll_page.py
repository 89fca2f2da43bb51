"""Taking the roll: which day, class and slot are shown, and what is asked for them."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.office.absences.board import Board
from app.office.absences.entries import Mark
from app.office.absences.marking import StatusEdit
from app.office.absences.roll import Roll
from app.rules.regime import AbsenceUnit
from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.absences.class_list import ClassRow
from app.ui.rooms.absences.day_side import DaySide
from app.ui.rooms.absences.door_panel import DoorPanel
from app.ui.rooms.absences.group_panel import GroupPanel
from app.ui.rooms.absences.pupil_side import PupilSide
from app.ui.rooms.absences.roll_empty import tell_closed, tell_no_class
from app.ui.rooms.absences.roll_forms import RollForms
from app.ui.rooms.absences.roll_panel import RollPanel
from app.ui.rooms.absences.roll_parts import RollParts
from app.ui.rooms.absences.roll_reader import RollReader
from app.ui.rooms.absences.slot_choice import SlotChoice
from app.ui.workbench import Workbench


class RollPage(QWidget):
    """The day and its classes to the left, the roll of one of them beside."""

    roll_shown = Signal(object)
    """A `Roll` is shown, or None."""

    def __init__(self, bench: Workbench, book: ActionBook, memory: Memory) -> None:
        super().__init__()
        self.bench = bench
        self.book = book
        self.day = bench.today()
        self.board: Board | None = None
        self.roll: Roll | None = None
        self._class_id: int | None = None
        self._slots = SlotChoice(bench)
        self._reader = RollReader(bench, self)
        self.side = DaySide(book, memory)
        self.panel = RollPanel(bench, memory)
        self.pupil = PupilSide(bench)
        self.forms = RollForms(bench, self)
        self._parts = RollParts(self.side, self.panel, self.pupil, self.forms.both, memory)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._parts)
        self._connect()

    def refresh(self) -> None:
        """Read the day and the roll again."""
        self._reader.board(self.day, self._show_board)
        self._ask_roll()
        self.pupil.refresh()

    def commit(self) -> None:
        """Send what is being typed."""
        self.pupil.commit()
        self.panel.commit()

    def first_focus(self) -> QWidget:
        """The roll, or the day where there is none."""
        closed = self.board is not None and not self.board.classes
        if closed or self.panel.isHidden():
            return self.side.days.input
        return self.panel.view

    def show_class(self, class_id: int, day: date) -> None:
        """Show the roll of that class on that day."""
        self._class_id = class_id
        self.go_to_day(day)

    def go_to_day(self, day: date) -> None:
        """Show another day, from its first slot: what is typed next is for its morning."""
        self.commit()
        if day != self.day:
            self._slots.forget()
        self.day = day
        self.refresh()

    def go_to_near_day(self, step: int) -> None:
        """The school day before or after the one shown."""
        if self.board is None:
            return
        near = self.board.day.previous if step < 0 else self.board.day.next
        if near is not None:
            self.go_to_day(near)

    def enter_day(self) -> None:
        """Put the keyboard where a day is typed."""
        self._parts.call(False)
        self.side.days.input.setFocus()
        self.side.days.input.selectAll()

    def next_slot(self) -> None:
        """The slot that follows, the day being a ring."""
        if self.roll is None or not self.roll.slots:
            return
        codes = [slot.code for slot in self.roll.slots]
        at = codes.index(self.slot_of(self.roll.unit))
        self._slot_chosen(codes[(at + 1) % len(codes)])

    def step_class(self, step: int) -> None:
        """The class before or after, in the order of the list."""
        self.side.classes.step(step)
        self._enter_roll()

    def call_and_go_on(self) -> None:
        """Note the roll as called, and show the next class that has not been."""
        self.panel.gestures.call()
        following = self.side.classes.next_to_call()
        if following is not None:
            self.side.classes.choose(following.line.id)
            self._enter_roll()
        else:
            self.bench.messages.say(_("Il n'y a plus d'autre classe à appeler."))

    def slot_of(self, unit: AbsenceUnit) -> str:
        """The slot shown for classes that count so; "" where the day has none."""
        return self._slots.of(unit, self.day)

    def begin_group(self) -> None:
        """Put the form of a group beside the roll."""
        if self.board is not None and self._may_note():
            rows = self.panel.view.chosen_rows()
            self.forms.begin_group(self.board, self.day, self._class_id, rows)

    def begin_door(self) -> None:
        """Put the form of arrivals and departures beside the roll."""
        if self._may_note():
            self.forms.begin_door(self.day)

    def _may_note(self) -> bool:
        """Is there anybody to note something of? What is being typed is sent first."""
        if self.board is None or not self.board.classes or not self.panel.may:
            return False
        self.commit()
        return True

    def _show_form(self, form: GroupPanel | DoorPanel | None) -> None:
        self._parts.show_form(form)
        if form is None:
            self.panel.view.setFocus()

    def _ask_roll(self) -> None:
        if self._class_id is None:
            return
        if not self._shows(self._class_id):
            self.panel.states.show_loading()
        self._reader.roll(self._class_id, self.day, self._show_roll)

    def _shows(self, class_id: int) -> bool:
        """Is its roll shown already? Then it stays, and keeps the keyboard, while it is read."""
        shown = self.roll
        return shown is not None and (shown.class_id, shown.day.day) == (class_id, self.day)

    def _show_board(self, board: Board) -> None:
        first = self.board is not None and not self.board.classes and bool(board.classes)
        self.board = board
        self._show_classes(board)
        self.side.choose(self._class_id, board)
        if not board.classes:
            self._show_no_class(board)
        elif first and self.side.days.input.hasFocus():
            self._enter_roll()

    def _show_classes(self, board: Board) -> None:
        self.side.show_board(board, self._slots.all_of(self.day))

    def _show_no_class(self, board: Board) -> None:
        self._reader.forget_roll()
        self.roll = None
        self.panel.forget()
        self.roll_shown.emit(None)
        if board.day.open:
            tell_no_class(self.panel.states, self.book)
        else:
            tell_closed(self.panel.states, board, self._go)

    def _go(self, day: date) -> None:
        self.go_to_day(day)
        self._enter_roll()

    def _enter_roll(self) -> None:
        self._parts.call()
        self.panel.view.setFocus()

    def _leave_roll(self) -> None:
        self._parts.call(False)
        self.side.classes.setFocus()

    def _show_roll(self, found: Roll) -> None:
        slot = self.slot_of(found.unit)
        if not slot or not found.day.open:
            return
        self.roll = found
        self.side.days.show_slots(found.slots, slot)
        self.panel.show_roll(found, slot)
        self.book.enable("absences.withdraw", slot in found.taken)
        self.roll_shown.emit(found)

    def _class_chosen(self, row: ClassRow | None) -> None:
        if row is not None and row.line.id != self._class_id:
            self.panel.commit()
            self._class_id = row.line.id
            self._ask_roll()

    def _slot_chosen(self, slot: str) -> None:
        if self.roll is None or self.board is None:
            return
        self.panel.commit()
        self._slots.choose(self.roll.unit, slot)
        self._show_classes(self.board)
        self._show_roll(self.roll)

    def _status_changed(self, enrolment_id: int, mark: Mark) -> None:
        sheet = self.panel.sheet
        if sheet is not None:
            self.panel.gestures.send((StatusEdit(enrolment_id, sheet.slot, mark),))

    def _connect(self) -> None:
        self.side.classes.current_changed.connect(self._class_chosen)
        self.side.classes.row_activated.connect(lambda _row: self._enter_roll())
        self.panel.back.clicked.connect(self._leave_roll)
        self.side.days.day_typed.connect(self.go_to_day)
        self.side.days.slot_chosen.connect(self._slot_chosen)
        self.panel.row_changed.connect(
            lambda row: self.pupil.show_row(
                row, self.panel.sheet.roll if self.panel.sheet else None
            )
        )
        self.pupil.status_changed.connect(self._status_changed)
        self.forms.shown.connect(self._show_form)
