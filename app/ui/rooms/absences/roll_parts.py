"""The parts of the roll's page side by side, and which of them there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from app.ui import theme
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.day_side import DaySide
from app.ui.rooms.absences.door_panel import DoorPanel
from app.ui.rooms.absences.group_panel import GroupPanel
from app.ui.rooms.absences.pupil_side import PupilSide
from app.ui.rooms.absences.roll_panel import RollPanel

NEEDED = 150
"""Characters of width from which the pupil stands beside the roll."""
_FORM_NEEDED = 180
"""A form is wider, and names its day and classes itself: below this they give it their place."""
_PUPIL_CHARACTERS = 38
_GROUP_CHARACTERS = 42


class RollParts(QSplitter):
    """The day, the roll, and beside it the pupil or one of the forms."""

    def __init__(
        self,
        side: DaySide,
        panel: RollPanel,
        pupil: PupilSide,
        forms: tuple[GroupPanel, DoorPanel],
        memory: Memory,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._pupil, self._forms = side, pupil, forms
        self._form: GroupPanel | DoorPanel | None = None
        self._panel, self._calling = panel, True
        character = self.fontMetrics().averageCharWidth()
        pupil.setMinimumWidth(character * _PUPIL_CHARACTERS)
        for form in forms:
            form.setMinimumWidth(character * _GROUP_CHARACTERS)
        self.setChildrenCollapsible(False)
        for part in (side, panel, pupil, *forms):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        memory.splitter("absences.roll", self)

    def call(self, calling: bool = True) -> None:
        """Say whether the roll is called now, or a day and a class are chosen."""
        self._calling = calling
        self._share()

    def show_form(self, form: GroupPanel | DoorPanel | None) -> None:
        """Show one of the forms, or the pupil again."""
        self._form = form
        self._share()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Where there is no place for three parts, the list needs it more than the pupil.

        In a narrow room there is place for one: a form, the roll, or the day's classes.
        """
        listing = self._form is None
        needed = NEEDED if listing else _FORM_NEEDED
        wide = self.width() >= self.fontMetrics().averageCharWidth() * needed
        narrow = self.width() < theme.NARROW_ROOM
        for form in self._forms:
            form.setVisible(form is self._form)
        self._pupil.setVisible(wide and listing)
        self._side.setVisible(wide or (listing and not (narrow and self._calling)))
        self._panel.setVisible(not narrow or (listing and self._calling))
        self._panel.back.setVisible(narrow)
