"""What an action is told of itself: title, menu, shortcut, right, icon."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.i18n import N_

# What the id of an action that belongs to no room begins with.
_EVERYWHERE: Final = frozenset({"app", "edit", "view", "go"})


class Menu(Enum):
    """The menus, in their order; the value is the title."""

    FILE = N_("&Fichier")
    EDIT = N_("É&dition")
    ROOM = N_("&Actions")
    VIEW = N_("Affi&chage")
    HELP = N_("Aid&e")


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    ``id`` is "room.verb", or "app.verb" for those of the whole window. ``keys`` are Qt's
    names of key sequences. ``right`` is the one the command declares. ``bar`` puts it in
    the bar of its room; ``main`` draws it as the main action there. ``group`` sets a line
    between it and the actions before.
    """

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...] = ()
    right: str = ""
    icon: str = ""
    bar: bool = False
    main: bool = False
    group: str = ""
    checkable: bool = False

    @property
    def room(self) -> str:
        """The room whose actions it is among, "" for those of the whole window."""
        first = self.id.partition(".")[0]
        return "" if first in _EVERYWHERE else first
