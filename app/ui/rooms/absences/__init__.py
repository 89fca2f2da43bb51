"""The absences: the day's roll of each class, by keyboard."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Make the room; imported here, for the pupils' file takes a tab of this package alone."""
    from app.ui.rooms.absences.room import AbsencesRoom

    return AbsencesRoom(bench, actions, memory)
