"""The window while a school is open: the sidebar, the head, and the rooms."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.list_gestures import ListGestures
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.room_head import RoomHead
from app.ui.rooms.catalogue import PAGES, make_room, page_named, present_rooms, room_of
from app.ui.rooms.room import Room
from app.ui.sidebar import Sidebar
from app.ui.workbench import Workbench


class Workspace(QWidget):
    """Makes rooms when they are first entered; lives as long as the school is open."""

    def __init__(self, bench: Workbench, book: ActionBook, memory: Memory) -> None:
        super().__init__()
        self.bench = bench
        self._book = book
        self._memory = memory
        self._rooms: dict[str, Room] = {}
        self._reduced = False
        self._last_room = ""
        self.sidebar = Sidebar(present_rooms())
        self.head = RoomHead(book)
        self._stack = QStackedWidget()
        self._lay_out()
        bench.changed.connect(self._touched)
        bench.record_wanted.connect(self.show_record)
        for room in present_rooms():
            book.bind(f"go.{room.name}", partial(self.go, room.name))
        self._lists = ListGestures(self._stack, bench, book)
        book.bind("view.sidebar", self._toggle_sidebar)
        book.bind("view.refresh", self.refresh)
        book.bind("view.zone", self._next_zone)
        book.bind("app.import", partial(self.go, "importing"))
        book.bind("importing.back", self._back)
        if not bench.read_only:
            book.bind("app.backup", self._back_up)

    @property
    def room(self) -> Room | None:
        """The room shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Room) else None

    def start(self) -> None:
        """Enter the room that was left last, or the first."""
        names = [room.name for room in present_rooms()]
        last = self._memory.room
        if names:
            self.go(last if last in names else names[0])
        # Not before: a list that gets the keyboard as it is shown goes to its first line.
        self.sidebar.wanted.connect(self.go)

    def go(self, name: str) -> None:
        """Enter a room."""
        left = self.room
        if left is not None and left.name == name:
            left.first_focus().setFocus()
            return
        if left is not None:
            left.leave()
            self._remember(left)
        room = self._room(name)
        self._stack.setCurrentWidget(room)
        self.sidebar.choose(name)
        self._book.enter_room(name)
        self.head.enter(name, _(page_named(name).title))
        room.activate()

    def show_record(self, kind: str, identity: object) -> None:
        """Enter the room that holds records of ``kind``, and show this one."""
        found = room_of(kind)
        if found is not None:
            self.go(found.name)
            self._rooms[found.name].open_record(kind, identity)

    def refresh(self) -> None:
        """Read again all that the room shows."""
        if self.room is not None:
            self.room.touched(self.room.facets)

    def commit_edits(self) -> None:
        """Give the runner what is being typed."""
        if self.room is not None:
            self.room.commit_edits()

    def leave(self) -> None:
        """The school is closed: withdraw the actions bound here and by the rooms."""
        if self.room is not None:
            self._remember(self.room)
            self._memory.room = self._last_room
        self._book.release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _remember(self, room: Room) -> None:
        """The room to come back to from a page that stands in its place."""
        if room.name not in {page.name for page in PAGES}:
            self._last_room = room.name

    def _back(self) -> None:
        """From such a page to the room that was left for it."""
        self.go(self._last_room or present_rooms()[0].name)

    def _room(self, name: str) -> Room:
        if name not in self._rooms:
            room = make_room(page_named(name), self.bench, self._book, self._memory)
            self._rooms[name] = room
            self._stack.addWidget(room)
        return self._rooms[name]

    def _touched(self, changes: frozenset[str]) -> None:
        for room in self._rooms.values():
            room.touched(changes)

    def _toggle_sidebar(self) -> None:
        self._reduced = not self._reduced
        self._fit()

    def _back_up(self) -> None:
        def say(copy: Path) -> None:
            self.bench.messages.say(
                _("La sauvegarde est faite et vérifiée : « {name} ».").format(name=copy.name)
            )

        self.bench.back_up(self, say, self.bench.services.trouble)

    def _next_zone(self) -> None:
        """From the sidebar to the head, to the room, and round again."""
        focus = self.focusWidget()
        room = self.room
        zones = [self.sidebar, self.head.first_focus(), *([room.first_focus()] if room else [])]
        holders: list[QWidget] = [self.sidebar, self.head, *([room] if room else [])]
        held = (zone is focus or zone.isAncestorOf(focus) for zone in holders)
        present = next((place for place, has in enumerate(held) if has), -1)
        zones[(present + 1) % len(zones)].setFocus()

    def _fit(self) -> None:
        tight = self.width() < theme.scaled(theme.NARROW_WINDOW)
        self.head.set_narrow(tight)
        narrow = self._reduced or tight
        if narrow != self.sidebar.narrow:
            self.sidebar.set_narrow(narrow)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
