"""What each page of Réglages is."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import Refusal
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.remember import Memory
from app.ui.workbench import Workbench

DETAIL_CHARACTERS: Final = 44
"""What a form beside a list asks for of the width, in characters."""


class SettingsPage(QWidget):
    """A page of the room: asks for what it shows in `refresh`, keeps what is being typed."""

    title: str = ""
    """Marked with ``N_``."""
    icon: str = "settings"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self.bench = bench
        self.memory = memory
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def refresh(self) -> None:
        """Ask again for all that is shown."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What has the keyboard when the page is entered."""
        return self

    def commit_edits(self) -> None:
        """Save what is being typed: the page is about to go."""

    def refuse(self, form: Form, refusal: Refusal) -> None:
        """Show a refusal beside its field, or in the message bar where it names none."""
        if not form.refuse(refusal):
            self.bench.messages.refuse(refusal)


def scrolled(content: QWidget) -> QScrollArea:
    """A page taller than the window."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def beside(holder: QWidget, left: QWidget, right: QWidget, *, top: int = 0) -> None:
    """A list, and at its right the form of what is chosen, as wide as its fields."""
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, top, 0, 0)
    row.setSpacing(theme.SPACE_M)
    area = scrolled(right)
    area.setMinimumWidth(holder.fontMetrics().averageCharWidth() * DETAIL_CHARACTERS)
    row.addWidget(left, 2)
    row.addWidget(area, 1)
