"""Aujourd'hui: what is due, late or awaited, one key from its record."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Make the room."""
    from app.ui.rooms.today.room import TodayRoom

    return TodayRoom(bench, actions, memory)
