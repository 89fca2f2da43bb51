"""The parts of the roll's page side by side, and which of them there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.day_side import DaySide
from app.ui.rooms.absences.group_panel import GroupPanel
from app.ui.rooms.absences.pupil_side import PupilSide
from app.ui.rooms.absences.roll_panel import RollPanel

NEEDED = 150
"""Characters of width from which the pupil stands beside the roll."""
_PUPIL_CHARACTERS = 38
_GROUP_CHARACTERS = 42


class RollParts(QSplitter):
    """The day, the roll, and beside it the pupil or the form of a group."""

    def __init__(
        self, side: DaySide, panel: RollPanel, pupil: PupilSide, group: GroupPanel, memory: Memory
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._pupil, self._group = side, pupil, group
        self._grouping = False
        character = self.fontMetrics().averageCharWidth()
        pupil.setMinimumWidth(character * _PUPIL_CHARACTERS)
        group.setMinimumWidth(character * _GROUP_CHARACTERS)
        self.setChildrenCollapsible(False)
        for part in (side, panel, pupil, group):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        memory.splitter("absences.roll", self)

    def show_group(self, grouping: bool) -> None:
        """Show the form of a group, or the pupil again."""
        self._grouping = grouping
        self._share()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Where there is no place for three parts, the list needs it more than the pupil."""
        wide = self.width() >= self.fontMetrics().averageCharWidth() * NEEDED
        self._group.setVisible(self._grouping)
        self._pupil.setVisible(wide and not self._grouping)
        self._side.setVisible(wide or not self._grouping)
