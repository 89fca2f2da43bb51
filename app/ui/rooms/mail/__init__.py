"""Courrier: letters prepared from councils, issued, printed, posted; the register of mail."""

from app.ui.action_book import ActionBook
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.workbench import Workbench


def create(bench: Workbench, actions: ActionBook, memory: Memory) -> Room:
    """Make the room."""
    from app.ui.rooms.mail.room import MailRoom

    return MailRoom(bench, actions, memory)
