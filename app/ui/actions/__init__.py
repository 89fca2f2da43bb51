"""Every action of the window, declared once: title, menu, shortcut, right, icon.

The menu bar, the bar of each room, the palette (Ctrl+K) and the sheet of shortcuts (F1) are
all made from this table by `app.ui.action_book`; a shortcut stands nowhere else. A room
binds what it can do (``actions.bind("pupils.enrol", handler)``); an action that nobody
bound, or whose room is not the one shown, or whose right the user lacks, is not shown.
"""

from typing import Final

from app.ui.actions.absences import ABSENCES
from app.ui.actions.councils import COUNCILS
from app.ui.actions.help import HELP
from app.ui.actions.importing import IMPORTING
from app.ui.actions.mail import MAIL
from app.ui.actions.pupils import PUPILS
from app.ui.actions.specs import ActionSpec, Menu
from app.ui.actions.window import WINDOW

__all__ = ["ACTIONS", "ActionSpec", "Menu", "spec"]

ACTIONS: Final = (*WINDOW, *IMPORTING, *PUPILS, *ABSENCES, *COUNCILS, *MAIL, *HELP)


def spec(action: str) -> ActionSpec:
    """The declaration of an action; KeyError where there is none."""
    return _BY_ID[action]


_BY_ID: Final = {one.id: one for one in ACTIONS}
