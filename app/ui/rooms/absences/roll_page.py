"""Taking the roll: which day, class and slot are shown, and what is asked for them."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.formats import weekday_date
from app.i18n import _
from app.office.absences.board import Board, day_board
from app.office.absences.entries import Mark
from app.office.absences.marking import StatusEdit
from app.office.absences.roll import Roll, roll
from app.office.absences.slots import slots_of, usual_slot
from app.rules.regime import AbsenceUnit
from app.ui.action_book import ActionBook
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.class_list import ClassRow
from app.ui.rooms.absences.day_side import DaySide
from app.ui.rooms.absences.group_panel import GroupPanel
from app.ui.rooms.absences.pupil_side import PupilSide
from app.ui.rooms.absences.roll_panel import RollPanel
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.workbench import Workbench

NOON = 12
NEEDED = 150
"""Characters of width from which the pupil stands beside the roll."""
UNITS: tuple[AbsenceUnit, ...] = ("half_day", "period")


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
        self._chosen: dict[AbsenceUnit, str] = {}
        self._asked_board = self._asked_roll = 0
        self.side = DaySide(book, memory)
        self.panel = RollPanel(bench, memory)
        self.pupil = PupilSide(bench)
        self.group = GroupPanel(bench)
        self._grouping = False
        self._lay_out(memory)
        self._connect()

    def refresh(self) -> None:
        """Read the day and the roll again."""
        self._ask_board()
        self._ask_roll()
        self.pupil.refresh()

    def commit(self) -> None:
        """Send what is being typed."""
        self.pupil.commit()
        self.panel.commit()

    def first_focus(self) -> QWidget:
        """The roll, or the day where there is none."""
        closed = self.board is not None and not self.board.classes
        return self.side.days.input if closed else self.panel.view

    def show_class(self, class_id: int, day: date) -> None:
        """Show the roll of that class on that day."""
        self._class_id = class_id
        self.go_to_day(day)

    def go_to_day(self, day: date) -> None:
        """Show another day."""
        self.commit()
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
        self.panel.view.setFocus()

    def call_and_go_on(self) -> None:
        """Note the roll as called, and show the next class that has not been."""
        self.panel.gestures.call()
        following = self.side.classes.next_to_call()
        if following is not None:
            self.side.classes.choose(following.line.id)
            self.panel.view.setFocus()
        else:
            self.bench.messages.say(_("Il n'y a plus d'autre classe à appeler."))

    def slot_of(self, unit: AbsenceUnit) -> str:
        """The slot shown for classes that count so; "" where the day has none."""
        slots = slots_of(unit, self.day)
        chosen = self._chosen.get(unit, "")
        if chosen in {slot.code for slot in slots}:
            return chosen
        now = self.bench.services.clock.now()
        usual = usual_slot(slots, self.day == self.bench.today() and now.hour >= NOON)
        return usual.code if usual else ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def begin_group(self) -> None:
        """Put the form of a group beside the roll."""
        if self.board is None or not self.board.classes or not self.panel.may:
            return
        self.commit()
        rows = self.panel.view.chosen_rows()
        self.group.begin(self.board, self.day, self._class_id, rows)
        self._grouping = True
        self._share_width()
        self.group.first_focus().setFocus()

    def _end_group(self) -> None:
        self._grouping = False
        self._share_width()
        self.panel.view.setFocus()

    def _share_width(self) -> None:
        """Where there is no place for three parts, the list needs it more than the pupil."""
        wide = self.width() >= self.fontMetrics().averageCharWidth() * NEEDED
        self.group.setVisible(self._grouping)
        self.pupil.setVisible(wide and not self._grouping)
        self.side.setVisible(wide or not self._grouping)

    def _ask_board(self) -> None:
        self._asked_board += 1
        number = self._asked_board

        def show(board: Board) -> None:
            if number == self._asked_board:
                self._show_board(board)

        self.bench.ask(self, day_board, self.day, done=show)

    def _ask_roll(self) -> None:
        if self._class_id is None:
            return
        self._asked_roll += 1
        number = self._asked_roll

        def show(found: Roll) -> None:
            if number == self._asked_roll:
                self._show_roll(found)

        if not self._shows(self._class_id):
            self.panel.states.show_loading()
        self.bench.ask(self, roll, self._class_id, self.day, done=show)

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
            self.panel.view.setFocus()

    def _show_classes(self, board: Board) -> None:
        self.side.show_board(board, {unit: self.slot_of(unit) for unit in UNITS})

    def _show_no_class(self, board: Board) -> None:
        self._asked_roll += 1
        self.roll = None
        self.panel.forget()
        self.roll_shown.emit(None)
        if board.day.open:
            self._tell_no_class()
        else:
            self._tell_closed(board)

    def _tell_no_class(self) -> None:
        offered = self.book.offers("app.import")
        self.panel.states.show_empty(
            _(
                "Les classes à appeler seront ici dès que l'année en a : elles viennent de "
                "l'import d'une liste, ou de Réglages."
            ),
            _("Importer une liste") if offered else "",
            lambda: self.book.trigger("app.import"),
        )

    def _tell_closed(self, board: Board) -> None:
        text = _("Pas d'appel le {day}. {why}").format(
            day=weekday_date(board.day.day), why=board.day.why
        )
        near = board.day.previous or board.day.next
        act = _("Aller au {day}").format(day=weekday_date(near)) if near else ""
        self.panel.states.show_empty(text, act, lambda: self._go(near))

    def _go(self, day: date | None) -> None:
        if day is not None:
            self.go_to_day(day)
            self.panel.view.setFocus()

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
        self._chosen[self.roll.unit] = slot
        self._show_classes(self.board)
        self._show_roll(self.roll)

    def _row_changed(self, row: RollRow | None) -> None:
        sheet = self.panel.sheet
        self.pupil.show_row(row, sheet.roll if sheet else None)

    def _status_changed(self, enrolment_id: int, mark: Mark) -> None:
        sheet = self.panel.sheet
        if sheet is not None:
            self.panel.gestures.send((StatusEdit(enrolment_id, sheet.slot, mark),))

    def _connect(self) -> None:
        self.side.classes.current_changed.connect(self._class_chosen)
        self.side.classes.row_activated.connect(lambda _row: self.panel.view.setFocus())
        self.side.days.day_typed.connect(self.go_to_day)
        self.side.days.slot_chosen.connect(self._slot_chosen)
        self.panel.row_changed.connect(self._row_changed)
        self.pupil.status_changed.connect(self._status_changed)
        self.group.left.connect(self._end_group)

    def _lay_out(self, memory: Memory) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.side)
        parts.addWidget(self.panel)
        self.pupil.setMinimumWidth(self.fontMetrics().averageCharWidth() * 38)
        self.group.setMinimumWidth(self.fontMetrics().averageCharWidth() * 42)
        parts.addWidget(self.pupil)
        parts.addWidget(self.group)
        parts.setStretchFactor(1, 1)
        memory.splitter("absences.roll", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
