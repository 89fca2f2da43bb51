"""The council room: the list of councils, and each council from marks to seal."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.councils.room import CouncilsRoom
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> CouncilsRoom:
    """Make the room."""
    return CouncilsRoom(bench, actions, memory)
