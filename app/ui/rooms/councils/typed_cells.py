"""Cells in which marks are typed: the editor that stands over one, and what it asks for."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.i18n import _
from app.ui.qt import override
from app.ui.rooms.councils import blocks
from app.ui.rooms.councils.cell_editor import CellEditor, Move
from app.ui.rooms.councils.cells_view import CellsView
from app.ui.rooms.councils.grid_model import GridModel
from app.ui.rooms.councils.sheet import Place


class TypedCells(CellsView):
    """A table whose cells open to be typed in.

    It asks for changes and never makes them: whoever hears ``cells_wanted`` does.
    """

    cells_wanted = Signal(object, str)
    """Cells to hold other marks (`blocks.Cells`), and the gesture in words."""
    refused = Signal(object)
    """A `Refusal` of what was asked with the keyboard."""

    def __init__(self, grid: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(grid, parent)
        self.why_not = ""
        """Why nothing may be changed, as a sentence; "" where it may."""
        self.editor = CellEditor(self.viewport())
        self.editor.committed.connect(self._take)
        self.editor.left.connect(self._left)
        self.editor.gave_up.connect(self.close_editor)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._follow_cell)

    def commit(self) -> bool:
        """Take what is being typed; False where it is refused, and still there."""
        return not self.editor.active or self._take(Move.STAY)

    def close_editor(self) -> None:
        """Leave the cell as it was."""
        self.editor.give_back(self)

    def edit_here(self, text: str | None = None) -> None:
        """Edit the cell under the cursor, from ``text`` or from what is there (F2)."""
        here = self.place
        if here is None or self._forbidden(here):
            return
        line = self.sheet.lines[here[0]]
        start = line.texts[here[1]] if text is None else text
        name = f"{line.pupil.name}, {self.sheet.courses[here[1]].title}"
        self.editor.open(self.visualRect(self.currentIndex()), start, name)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.commit():
            super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.edit_here()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.editor.giving_back:
            super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Between the grid and its editor nothing looks otherwise: Qt would paint all again."""
        if not self.editor.active:
            super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_cell()

    def _take(self, move: Move) -> bool:
        """Read what was typed and ask for it; a refusal keeps it in the editor."""
        here = self.place
        if here is None:
            return True
        where = self.selected() if move is Move.FILL else frozenset({here})
        try:
            cells = blocks.filled(self.sheet, self.editor.text(), where)
        except Refusal as refusal:
            self.editor.refuse(refusal)
            return False
        self.close_editor()
        self.cells_wanted.emit(cells, _("Note"))
        self.walk(move)
        return True

    def _left(self) -> None:
        """The keyboard went to another part of the window: what was typed is taken."""
        if self.editor.active and not self._take(Move.STAY):
            self.editor.setFocus()

    def _forbidden(self, place: Place) -> bool:
        """Say why a cell cannot be typed in, where it cannot."""
        why, line = self.why_not, self.sheet.lines[place[0]]
        if not why and line.inert[place[1]]:
            why = _("{name} ne suit pas le cours {course}.").format(
                name=line.pupil.name, course=self.sheet.courses[place[1]].title
            )
        if why:
            self.refused.emit(Refusal(why))
        return bool(why)

    def _follow_cell(self) -> None:
        if self.editor.active:
            self.editor.put(self.visualRect(self.currentIndex()))
