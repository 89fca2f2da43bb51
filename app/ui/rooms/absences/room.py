"""The absence room: taking the roll, judging justifications, counting, the registers."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.absences.counter_page import CounterPage
from app.ui.rooms.absences.dossier_page import DossierPage
from app.ui.rooms.absences.duty_page import DutyPage
from app.ui.rooms.absences.register_page import RegisterPage
from app.ui.rooms.absences.roll_page import RollPage
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench

TITLES: Final = (
    ("roll", N_("Appel")),
    ("dossiers", N_("Justifications")),
    ("counters", N_("Compteurs")),
    ("registers", N_("Registres")),
    ("duties", N_("Obligations")),
)


class AbsencesRoom(Room):
    """Its pages, one shown at a time; each is read again when it is entered stale."""

    name: ClassVar[str] = "absences"
    facets: ClassVar[frozenset[str]] = frozenset(
        {"absences", "pupils", "classes", "letters", "settings"}
    )

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self.page = RollPage(bench, actions, memory)
        self.dossiers = DossierPage(bench, memory)
        self.counters = CounterPage(bench, memory)
        self.registers = RegisterPage(bench, memory)
        self.duties = DutyPage(bench, memory)
        self.pages: dict[str, RollPage | DossierPage | CounterPage | RegisterPage | DutyPage] = {
            "roll": self.page,
            "dossiers": self.dossiers,
            "counters": self.counters,
            "registers": self.registers,
            "duties": self.duties,
        }
        self._old = set(self.pages)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("Pages des absences"))
        self._stack = QStackedWidget()
        for name, title in TITLES:
            self.tabs.addTab(_(title))
            self._stack.addWidget(self.pages[name])
        self._lay_out()
        self._bind_pages()
        self._bind_roll()

    @property
    def shown(self) -> str:
        """The name of the page shown."""
        return TITLES[self.tabs.currentIndex()][0]

    def refresh(self, changes: frozenset[str]) -> None:
        """Read the page shown again now, the others when they are entered."""
        self._old = set(self.pages)
        self._read()

    def first_focus(self) -> QWidget:
        """What has the keyboard when the room is entered."""
        return self.pages[self.shown].first_focus()

    def show_page(self, name: str) -> None:
        """Show one of the pages, and give it the keyboard."""
        self.commit_edits()
        self.tabs.setCurrentIndex([one for one, _title in TITLES].index(name))

    def open_record(self, kind: str, identity: object) -> None:
        """Show a roll: a class, a class and a day, or a day ("2025-06-24"); or a duty."""
        if kind == "duty":
            self.show_page("duties")
            if isinstance(identity, int):
                self.duties.show_duty(identity)
        if kind != "register":
            return
        self.show_page("roll")
        if isinstance(identity, str):
            self.page.go_to_day(date.fromisoformat(identity))
            return
        class_id, day = identity if isinstance(identity, tuple) else (identity, self.page.day)
        if isinstance(class_id, int) and isinstance(day, date):
            self.page.show_class(class_id, day)

    def commit_edits(self) -> None:
        """Send what is being typed."""
        self.page.commit()
        self.dossiers.leave()

    def _read(self) -> None:
        if self.shown in self._old:
            self._old.discard(self.shown)
            self.pages[self.shown].refresh()

    def _turned(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if self.shown == "roll":
            self._bind_roll()
        else:
            for action in self._roll_actions():
                self.book.unbind(action)
        self.enable("app.export", self.shown != "roll")
        self.enable("absences.write", self.shown == "duties")
        self._read()
        self.first_focus().setFocus()

    def _bind_pages(self) -> None:
        for name, _title in TITLES:
            self.bind(f"absences.{name}", lambda name=name: self.show_page(name))  # type: ignore[misc]
        self.bind("absences.write", self.duties.side.write_letter, enabled=False)
        self.bind("edit.find", self._find)
        self.bind("app.export", self._export, enabled=False)
        self.tabs.currentChanged.connect(self._turned)

    def _find(self) -> None:
        page = self.pages[self.shown]
        if isinstance(page, RollPage):
            page.panel.search.begin()
        else:
            page.search.setFocus()

    def _export(self) -> None:
        page = self.pages[self.shown]
        if not isinstance(page, RollPage):
            page.export()

    def _bind_roll(self) -> None:
        for action, handler in self._roll_actions().items():
            self.bind(action, handler)
        roll = self.page.roll
        called = roll is not None and self.page.slot_of(roll.unit) in roll.taken
        self.enable("absences.withdraw", called)

    def _roll_actions(self) -> dict[str, Callable[[], None]]:
        page, panel = self.page, self.page.panel
        return {
            "absences.previous_day": lambda: page.go_to_near_day(-1),
            "absences.next_day": lambda: page.go_to_near_day(1),
            "absences.today": lambda: page.go_to_day(self.bench.today()),
            "absences.go_day": page.enter_day,
            "absences.next_slot": page.next_slot,
            "absences.previous_class": lambda: page.step_class(-1),
            "absences.next_class": lambda: page.step_class(1),
            "absences.call": page.call_and_go_on,
            "absences.withdraw": panel.gestures.withdraw,
            "absences.group": page.begin_group,
            "absences.door": page.begin_door,
            "absences.copy_before": panel.copy_before,
            "absences.all_present": panel.all_present,
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
