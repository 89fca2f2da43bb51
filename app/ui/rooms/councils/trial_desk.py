"""Begins and ends the trial of marks, and keeps its bar on the operator's pupil."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.i18n import _
from app.ui.rooms.councils.gestures import Gestures
from app.ui.rooms.councils.grid import CouncilGrid
from app.ui.rooms.councils.trial import TrialBar
from app.ui.workbench import Workbench


class TrialDesk(QObject):
    """What the keyboard does while marks are tried differs: Esc and undo end the trial."""

    def __init__(
        self, grid: CouncilGrid, gestures: Gestures, bench: Workbench, begun: Callable[[], None]
    ) -> None:
        super().__init__(grid)
        self._grid = grid
        self._gestures = gestures
        self._begun = begun
        self.trial = gestures.trial
        self.bar = TrialBar(bench, self.trial, self.end)
        self.trial.changed.connect(self.show_row)
        self.trial.shown.connect(lambda _row: self.show_row())
        grid.row_changed.connect(lambda _row: self.show_row())
        grid.marks.escaped.connect(self.end)
        grid.marks.undo_wanted.connect(self._undo)

    def turn(self) -> None:
        """Try marks without storing them, or stop."""
        if self.trial.on:
            self.end()
        elif self._grid.marks.commit():
            self._gestures.flush()
            self.trial.begin()
            self._begun()

    def end(self) -> None:
        """Give the marks back as they are stored, where some are tried."""
        if self.trial.on:
            self._grid.marks.close_editor()
            self.trial.end()

    def why_not_decide(self) -> str:
        """Why nothing is decided now; "" where it may be."""
        if not self.trial.on:
            return ""
        return _("On ne décide pas sur des notes à l'essai : quittez l'essai (Échap).")

    def show_row(self) -> None:
        """Look for the smallest change of the pupil under the cursor."""
        self.bar.show_row(self._grid.model, self._grid.row)

    def _undo(self) -> None:
        if self.trial.on:
            self.end()
        else:
            self._gestures.stack.undo()
