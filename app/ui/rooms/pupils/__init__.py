"""The room of the pupils: the list of a school, and the file of one pupil."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.pupils.room import PupilsRoom
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """The room, as the window asks for it."""
    return PupilsRoom(bench, actions, memory)
