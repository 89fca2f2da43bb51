"""Réglages: the school, its years and calendar, accounts, legal figures, backups."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Make the room."""
    from app.ui.rooms.settings.room import SettingsRoom

    return SettingsRoom(bench, actions, memory)
