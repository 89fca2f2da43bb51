"""The forms that stand beside the roll for a while: a group, arrivals and departures."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.office.absences.board import Board
from app.ui.rooms.absences.door_panel import DoorPanel
from app.ui.rooms.absences.group_panel import GroupPanel
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.workbench import Workbench


class RollForms(QObject):
    """At most one is shown; Esc, or what it does, ends it."""

    shown = Signal(object)
    """The form to show, or None for none."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self.group, self.door = GroupPanel(bench), DoorPanel(bench)
        for form in self.both:
            form.left.connect(self._end)

    @property
    def both(self) -> tuple[GroupPanel, DoorPanel]:
        """The two of them."""
        return self.group, self.door

    def begin_group(
        self, board: Board, day: date, class_id: int | None, rows: Sequence[RollRow]
    ) -> None:
        """Give one status to a group: the class shown, or the pupils chosen in it."""
        self.group.begin(board, day, class_id, list(rows))
        self.shown.emit(self.group)
        self.group.first_focus().setFocus()

    def begin_door(self, day: date) -> None:
        """Note who comes in and goes out."""
        self.door.begin(day)
        self.shown.emit(self.door)
        self.door.pupil.setFocus()

    def _end(self) -> None:
        self.shown.emit(None)
