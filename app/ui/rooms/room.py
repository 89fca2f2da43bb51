"""What every room is: a page of the window that shows facets of the school."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.workbench import Workbench


class Room(QWidget):
    """A page of the window, made when it is first shown and kept until the school closes.

    A room's package ``app/ui/rooms/<name>/__init__.py`` has ``create(bench, actions,
    memory) -> Room``. A subclass sets ``name`` and ``facets``, builds its widgets and
    binds its actions in ``__init__``, asks for nothing there, and does so in `refresh`.
    """

    name: ClassVar[str]
    """As in `app.ui.rooms.catalogue`: "pupils"."""
    facets: ClassVar[frozenset[str]]
    """What it shows; it is refreshed when one of them changes."""

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__()
        self.bench = bench
        self.book = actions
        self.memory = memory
        self._stale: frozenset[str] = self.facets
        self._shown = False

    def refresh(self, changes: frozenset[str]) -> None:
        """Ask again for what ``changes`` (some of `facets`) touches, keeping selections."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What has the keyboard when the room is entered."""
        return self

    def open_record(self, kind: str, identity: object) -> None:
        """Show a record of this room: "pupil" and its identity; unknown kinds are ignored."""

    def commit_edits(self) -> None:
        """Give the runner what is being typed: the room or the window is about to go."""

    def bind(self, action: str, handler: Callable[[], None], enabled: bool = True) -> None:
        """Say what an action of the table does while this room is shown."""
        self.book.bind(action, handler, enabled, self.name)

    def enable(self, action: str, enabled: bool) -> None:
        """Say whether an action bound by this room can be done just now."""
        self.book.enable(action, enabled, self.name)

    def activate(self) -> None:
        """The window shows this room: catch up with what changed meanwhile."""
        self._shown = True
        self._catch_up()
        self.first_focus().setFocus()

    def leave(self) -> None:
        """The window shows another room."""
        self.commit_edits()
        self._shown = False

    def touched(self, changes: frozenset[str]) -> None:
        """Something changed in the school: refresh now if shown, else when entered."""
        self._stale |= changes & self.facets
        if self._shown:
            self._catch_up()

    def _catch_up(self) -> None:
        stale, self._stale = self._stale, frozenset()
        if stale:
            self.refresh(stale)
