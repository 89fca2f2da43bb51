"""The council room: the list, or one council; what it asks of the office and when."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.office.councils.background import backgrounds
from app.office.councils.double_entry import second_entry
from app.office.councils.listing import CouncilList, councils
from app.office.councils.opened import OpenedCouncil, council
from app.office.councils.opening import NewCouncil, open_council
from app.office.councils.phrases import phrases
from app.office.councils.proposing import Proposal, proposal
from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.list_page import ListPage
from app.ui.rooms.councils.sitting import Sitting
from app.ui.rooms.councils.warming import Warming
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


class CouncilsRoom(Room):
    """Two pages: the list, kept; and the council that is open, made anew for each."""

    name: ClassVar[str] = "councils"
    facets: ClassVar[frozenset[str]] = frozenset({"councils", "classes", "pupils", "settings"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self._year_id: int | None = None
        self._council_id: int | None = None
        self._list_stale = False
        self.sitting: Sitting | None = None
        self._warming = Warming(self, bench, lambda: self._council_id is None)
        self.list = ListPage(memory, bench.can("decide"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.list.import_wanted.connect(lambda: actions.trigger("app.import"))
        self.list.council_wanted.connect(self.show_council)
        self.list.class_chosen.connect(self._propose)
        self.list.year_chosen.connect(self._choose_year)
        self.list.form.opened.connect(self._open)
        self.bind("councils.open", self._start_opening)

    @property
    def page(self) -> CouncilPage | None:
        """The council that is open, None while the list is shown."""
        return self.sitting.page if self.sitting is not None else None

    def refresh(self, changes: frozenset[str]) -> None:
        """Read again what is shown; the rest when it is shown again."""
        if self._council_id is None:
            self._ask_list()
        else:
            self._list_stale = True
            self._ask_council()

    def touched(self, changes: frozenset[str]) -> None:
        """What the room's own gestures changed is shown already."""
        if self.page is not None and self.page.gestures.take_echo():
            self._list_stale = True
            return
        super().touched(changes)

    def first_focus(self) -> QWidget:
        """The grid or the points of the council, or the list."""
        if self.page is None:
            return self.list.view
        return self.page.matters.list if self.page.matters else self.page.grid.marks

    def open_record(self, kind: str, identity: object) -> None:
        """Show a council."""
        if kind == "council" and isinstance(identity, int):
            self.show_council(identity)

    def commit_edits(self) -> None:
        """Give the file what is being typed."""
        if self.page is not None:
            self.page.commit()

    def show_council(self, council_id: int) -> None:
        """Open a council in the place of the list."""
        self.commit_edits()
        self._council_id = council_id
        self._ask_council()

    def show_list(self) -> None:
        """Leave the council for the list."""
        self.commit_edits()
        self._drop()
        self._council_id = None
        self.pages.setCurrentWidget(self.list)
        self.bind("councils.open", self._start_opening)
        if self._list_stale:
            self._ask_list()
        self.list.view.setFocus()

    def _ask_list(self) -> None:
        self._list_stale = False
        self.bench.ask(self, councils, self._year_id, done=self._show_list)

    def _show_list(self, shown: CouncilList) -> None:
        self._year_id = shown.year_id
        self.list.show_list(shown)
        self._warming.begin(shown.lines)

    def _choose_year(self, year_id: int) -> None:
        self._year_id = year_id
        self._ask_list()

    def _ask_council(self) -> None:
        version, seen = 0, council
        if self.page is not None:
            self.page.gestures.flush()
            version = self.page.gestures.version
            seen = second_entry if self.page.again.wanted else council
        self.bench.ask(self, seen, self._council_id, done=partial(self._show_council, version))

    def _show_council(self, version: int, opened: OpenedCouncil) -> None:
        if opened.view.id != self._council_id:
            return  # another was opened meanwhile
        page = self.page
        if page is None or page.opened.view.id != opened.view.id:
            self._sit(opened)
        elif page.gestures.version != version or page.again.wanted != opened.second:
            self._ask_council()  # a gesture was made since: this answer does not hold it
        else:
            page.take(opened)
        if self.sitting is not None:
            self.sitting.offer_actions()
            page = self.sitting.page
            self.bench.ask(page, phrases, done=page.offer)
            self.bench.ask(page, backgrounds, opened.view.id, done=page.panel.know)

    def _sit(self, opened: OpenedCouncil) -> None:
        self._drop()
        page = CouncilPage(opened, self.bench, self.book, self.memory)
        self.sitting = Sitting(page, self.bench, self.book, self.show_list, self.show_council)
        page.undone.connect(self._ask_council)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.book.unbind("councils.open")
        page.show_pupil()

    def _drop(self) -> None:
        if self.sitting is not None:
            page = self.sitting.page
            self.sitting.withdraw()
            self.sitting = None
            self.pages.removeWidget(page)
            page.deleteLater()

    def _propose(self, class_id: int) -> None:
        self.bench.ask(self, proposal, class_id, done=self._show_proposal)

    def _show_proposal(self, proposed: Proposal) -> None:
        if proposed.class_id == self.list.chosen_class:
            self.list.form.propose(proposed)

    def _start_opening(self) -> None:
        self.list.go_to_form()

    def _open(self, new: NewCouncil) -> None:
        self._list_stale = True
        form, elsewhere = self.list.form, self.bench.messages.refuse
        self.bench.run(
            self,
            open_council,
            new,
            done=self.show_council,
            refused=lambda refusal: form.refuse_or(refusal, elsewhere),
        )
