"""The rooms of the window in their order, made when they are first entered."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final, cast

from app.i18n import N_
from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


@dataclass(frozen=True)
class RoomSpec:
    """A room: its name, title and icon, the kinds of record it opens, and its package."""

    name: str
    title: str
    icon: str
    kinds: frozenset[str]
    module: str


def _room(name: str, title: str, *kinds: str) -> RoomSpec:
    return RoomSpec(name, title, name, frozenset(kinds), f"app.ui.rooms.{name}")


ROOMS: Final = (
    _room("today", N_("Aujourd'hui")),
    _room("pupils", N_("Élèves"), "pupil", "class"),
    _room("absences", N_("Absences"), "register", "duty"),
    _room("councils", N_("Conseils"), "council"),
    _room("mail", N_("Courrier"), "letter", "batch", "letters", "documents"),
    _room("settings", N_("Réglages"), "setting", "account"),
)

PAGES: Final = (
    RoomSpec("importing", N_("Importer des listes"), "import", frozenset(), "app.ui.importing"),
)
"""Pages that take the place of a room for as long as one act lasts; not in the sidebar."""


def present_rooms() -> tuple[RoomSpec, ...]:
    """The rooms that this build has."""
    return tuple(one for one in ROOMS if _present(one.module))


def _present(module: str) -> bool:
    found = find_spec(module)
    return found is not None and found.origin is not None


def page_named(name: str) -> RoomSpec:
    """The room or the page of that name; StopIteration where this build has none."""
    return next(one for one in (*present_rooms(), *PAGES) if one.name == name)


def room_of(kind: str) -> RoomSpec | None:
    """The room that opens records of ``kind``."""
    return next((one for one in present_rooms() if kind in one.kinds), None)


def make_room(one: RoomSpec, bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Import the room's package, and make it."""
    return cast(Room, import_module(one.module).create(bench, actions, memory))
