"""The page that brings in lists of other programs."""

from app.ui.action_book import ActionBook
from app.ui.importing.room import ImportRoom
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """The page, as the window asks for it."""
    return ImportRoom(bench, actions, memory)
