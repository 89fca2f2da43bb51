"""A tab of a pupil's file, and those that other rooms add to it.

A room adds one by a module ``app/ui/rooms/<room>/pupil_tab.py`` with
``create_tab(bench) -> PupilTab``, imported when its tab is first wanted, and by its title
in `ROOMS_WITH_TABS`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import ClassVar, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import N_
from app.ui.workbench import Workbench

ROOMS_WITH_TABS: Final = {
    "pupils": N_("Aménagements"),
    "absences": N_("Absences"),
    "councils": N_("Résultats et décisions"),
    "mail": N_("Courrier"),
}
"""The rooms that may add a tab, in the order of the tabs, and what it is called."""


class PupilTab(QWidget):
    """Shows one matter about one pupil; asked for only while it is in view.

    ``facets`` are the parts of the school it shows: it is refreshed when one of them changes.
    """

    facets: ClassVar[frozenset[str]] = frozenset()

    count_changed = Signal(int)
    """How many things it holds, shown beside its title; the tab says so when it knows."""

    def show_pupil(self, pupil_id: int) -> None:
        """Show this pupil, or read again what it shows of them."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What has the keyboard when the tab is entered."""
        return self

    def commit_edits(self) -> None:
        """Give the runner what is being typed: the tab, or the pupil, is about to go."""

    def faults(self) -> list[str]:
        """The titles of the fields whose content is refused, and so is not saved."""
        return []


@dataclass(frozen=True)
class TabOffer:
    """What a room adds to the file of a pupil; ``title`` is marked with ``N_``."""

    room: str
    title: str

    def make(self, bench: Workbench) -> PupilTab:
        """Import the tab's module and make the tab."""
        return cast(PupilTab, import_module(_module(self.room)).create_tab(bench))


def tabs_of_rooms() -> Iterator[TabOffer]:
    """The tabs that the rooms of this build add."""
    for room, title in ROOMS_WITH_TABS.items():
        if _present(f"app.ui.rooms.{room}") and _present(_module(room)):
            yield TabOffer(room, title)


def _module(room: str) -> str:
    return f"app.ui.rooms.{room}.pupil_tab"


def _present(module: str) -> bool:
    found = find_spec(module)
    return found is not None and found.origin is not None
