"""How wide the panel beside the grid is: as the user left it, wider where a panel needs it."""

from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.rooms.councils.panel_parts import Panel

_CHARACTERS = 44


class SideWidth:
    """Gives a panel the room it needs for nothing of it to be cut, and takes it back after."""

    def __init__(self, splitter: QSplitter, grid: QWidget, side: QWidget, usual: Panel) -> None:
        self._splitter = splitter
        self._grid = grid
        self._side = side
        self._least = max(side.fontMetrics().averageCharWidth() * _CHARACTERS, usual.least_width)
        self._before: list[int] = []
        side.setMinimumWidth(self._least)

    def share(self, whole: int) -> None:
        """The panel as narrow as it can be; the grid has the rest of ``whole``."""
        self._splitter.setSizes([whole - self._least, self._least])

    def fit(self, panel: QWidget) -> None:
        """Another panel is shown."""
        room = self._splitter.width() - self._grid.minimumWidth() - self._splitter.handleWidth()
        needed = max(self._least, min(_needed(panel), room))
        if needed > self._side.minimumWidth() and not self._before:
            self._before = self._splitter.sizes()
        self._side.setMinimumWidth(needed)
        if needed == self._least and self._before:
            self._splitter.setSizes(self._before)
            self._before = []


def _needed(panel: QWidget) -> int:
    return panel.least_width if isinstance(panel, Panel) else 0
