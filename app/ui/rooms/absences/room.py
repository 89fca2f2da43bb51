"""The absence room: taking the roll."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.absences.roll_page import RollPage
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


class AbsencesRoom(Room):
    """Binds the actions of the room to its pages."""

    name: ClassVar[str] = "absences"
    facets: ClassVar[frozenset[str]] = frozenset({"absences", "pupils", "classes", "settings"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self.page = RollPage(bench, actions, memory)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._bind()

    def refresh(self, changes: frozenset[str]) -> None:
        """Read again what is shown."""
        self.page.refresh()

    def first_focus(self) -> QWidget:
        """What has the keyboard when the room is entered."""
        return self.page.first_focus()

    def open_record(self, kind: str, identity: object) -> None:
        """Show the roll of a class: its number, or its number and a day."""
        class_id, day = identity if isinstance(identity, tuple) else (identity, self.page.day)
        if kind == "register" and isinstance(class_id, int) and isinstance(day, date):
            self.page.show_class(class_id, day)

    def activate(self) -> None:
        """Take the search of the menu Édition for this room."""
        self.bind("edit.find", self.page.panel.search.begin)
        super().activate()

    def leave(self) -> None:
        """Give it back."""
        super().leave()
        self.book.unbind("edit.find")

    def commit_edits(self) -> None:
        """Send the minutes being typed."""
        self.page.commit()

    def _bind(self) -> None:
        page = self.page
        self.bind("absences.previous_day", lambda: page.go_to_near_day(-1))
        self.bind("absences.next_day", lambda: page.go_to_near_day(1))
        self.bind("absences.today", lambda: page.go_to_day(self.bench.today()))
        self.bind("absences.go_day", page.enter_day)
        self.bind("absences.next_slot", page.next_slot)
        self.bind("absences.previous_class", lambda: page.step_class(-1))
        self.bind("absences.next_class", lambda: page.step_class(1))
        self.bind("absences.call", page.call_and_go_on)
        self.bind("absences.withdraw", page.panel.gestures.withdraw, enabled=False)
        self.bind("absences.copy_before", page.panel.copy_before)
        self.bind("absences.all_present", page.panel.all_present)
