"""Marks entered a second time: the grid shows those alone, the first are out of sight."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.rooms.councils.gestures import Gestures
from app.ui.rooms.councils.grid import CouncilGrid
from app.ui.rooms.councils.panel_parts import link
from app.ui.rooms.councils.sheet import Sheet
from app.ui.theme import Token


class SecondEntry(QObject):
    """Asks for the second entry and leaves it; its bar says so over the grid."""

    turned = Signal()
    """The other entry is wanted: the council is to be read again."""
    comparison_wanted = Signal()

    def __init__(self, grid: CouncilGrid, gestures: Gestures) -> None:
        super().__init__(grid)
        self.wanted = False
        """Is the second entry what is to be shown?"""
        self._grid = grid
        self._gestures = gestures
        self.bar, self.counted = QWidget(), QLabel()
        self._lay_out()
        grid.marks.escaped.connect(self.leave)
        gestures.shown.connect(lambda _row: self._count())

    def turn(self) -> None:
        """Enter marks a second time, or stop."""
        if self._grid.marks.commit():
            self._gestures.flush()
            self.wanted = not self.wanted
            self.turned.emit()

    def leave(self) -> None:
        """Go back to the marks of the council."""
        if self.wanted:
            self.turn()

    def show(self, second: bool) -> None:
        """Say over the grid which marks these are."""
        self.bar.setVisible(second)
        self._count()

    def why_not_decide(self) -> str:
        """Why nothing is decided now; "" where it may be."""
        if not self._gestures.second:
            return ""
        return _("On ne décide pas pendant la seconde saisie : quittez-la (Échap).")

    def _count(self) -> None:
        if self._gestures.second:
            self.counted.setText(_counted(self._grid.model.sheet))

    def _lay_out(self) -> None:
        said = QLabel(_("Seconde saisie : la première est cachée. Échap y revient."))
        said.setFont(theme.strong_font())
        theme.paint_text(said, Token.WARN)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        row.setSpacing(theme.SPACE_L)
        row.addWidget(said)
        row.addWidget(self.counted, 1)
        row.addWidget(link(_("Comparer les deux saisies"), self.comparison_wanted.emit))
        row.addWidget(link(_("Quitter la seconde saisie"), self.leave))
        self.bar.hide()


def _counted(sheet: Sheet) -> str:
    """How many of the cells that can be filled are."""
    wanted = entered = 0
    for line in sheet.lines:
        for course, inert in zip(sheet.courses, line.inert, strict=True):
            if not inert and not course.optional:
                wanted += 1
                entered += course.id in line.marks
    return _("{entered}/{wanted} notes").format(entered=entered, wanted=wanted)
