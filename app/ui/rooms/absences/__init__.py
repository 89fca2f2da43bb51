"""The absences: the day's roll of each class, by keyboard."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.absences.room import AbsencesRoom
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> AbsencesRoom:
    """Make the room."""
    return AbsencesRoom(bench, actions, memory)
