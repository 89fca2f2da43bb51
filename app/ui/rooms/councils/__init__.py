"""The council room: the list of councils, and each council from marks to seal."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Make the room; imported here, for the pupils' file takes a tab of this package alone."""
    from app.ui.rooms.councils.room import CouncilsRoom

    return CouncilsRoom(bench, actions, memory)
