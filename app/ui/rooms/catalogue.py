"""The rooms of the window in their order, made when they are first entered."""

from dataclasses import dataclass
from functools import cache
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
    """A room: its name (and package), title, icon, and the kinds of record it opens."""

    name: str
    title: str
    icon: str
    kinds: frozenset[str]

    @property
    def module(self) -> str:
        """The package that makes it."""
        return f"app.ui.rooms.{self.name}"


ROOMS: Final = (
    RoomSpec("today", N_("Aujourd'hui"), "today", frozenset()),
    RoomSpec("pupils", N_("Élèves"), "pupils", frozenset({"pupil", "class"})),
    RoomSpec("absences", N_("Absences"), "absences", frozenset({"register"})),
    RoomSpec("councils", N_("Conseils"), "councils", frozenset({"council"})),
    RoomSpec("mail", N_("Courrier"), "mail", frozenset({"letter", "batch"})),
    RoomSpec("settings", N_("Réglages"), "settings", frozenset({"setting", "account"})),
)


@cache
def present_rooms() -> tuple[RoomSpec, ...]:
    """The rooms that this build has."""
    return tuple(one for one in ROOMS if find_spec(one.module) is not None)


def room_of(kind: str) -> RoomSpec | None:
    """The room that opens records of ``kind``."""
    return next((one for one in present_rooms() if kind in one.kinds), None)


def make_room(one: RoomSpec, bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Import the room's package, and make it."""
    return cast(Room, import_module(one.module).create(bench, actions, memory))
