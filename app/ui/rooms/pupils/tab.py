"""A tab of a pupil's file, and those that other rooms add to it.

A room adds one by a module ``app/ui/rooms/<room>/pupil_tab.py`` with
``create_tab(bench) -> PupilTab``; nothing else is to be declared.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import ClassVar, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.workbench import Workbench

ROOMS_WITH_TABS: Final = ("pupils", "absences", "councils", "mail")
"""The rooms that may add a tab, in the order of the tabs."""


class PupilTab(QWidget):
    """Shows one matter about one pupil; asked for only while it is in view.

    ``title`` is marked with ``N_``. ``facets`` are the parts of the school it shows: it
    is refreshed when one of them changes.
    """

    title: ClassVar[str] = ""
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


def tabs_of_rooms(bench: Workbench) -> Iterator[tuple[str, PupilTab]]:
    """The tabs that the rooms of this build add, each with its room."""
    for room in ROOMS_WITH_TABS:
        module = f"app.ui.rooms.{room}.pupil_tab"
        if _present(f"app.ui.rooms.{room}") and _present(module):
            yield room, cast(PupilTab, import_module(module).create_tab(bench))


def _present(module: str) -> bool:
    found = find_spec(module)
    return found is not None and found.origin is not None
