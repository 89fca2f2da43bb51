"""The marks of the grid: typed, copied and filled like a spreadsheet."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.councils.views import MarkValue
from app.ui.qt import override
from app.ui.rooms.councils import blocks
from app.ui.rooms.councils.blocks import Cells
from app.ui.rooms.councils.cell_editor import CellEditor, Move
from app.ui.rooms.councils.cells_view import CellsView
from app.ui.rooms.councils.grid_model import GridModel
from app.ui.rooms.councils.sheet import Place

_OPENS_EDITOR: Final = frozenset("0123456789,.")
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTIES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MarksView(CellsView):
    """The middle of the grid; the only part of it that takes the keyboard.

    It asks for changes and never makes them: whoever hears ``cells_wanted`` does.
    """

    cells_wanted = Signal(object, str)
    """Cells to hold other marks (`blocks.Cells`), and the gesture in words."""
    decision_wanted = Signal(int, str)
    """A letter that decides was typed on a row: the row and the decision's code."""
    refused = Signal(object)
    """A `Refusal` of what was asked with the keyboard."""
    escaped = Signal()
    """Esc, with no cell being typed."""
    undo_wanted = Signal()
    redo_wanted = Signal()

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

    # what the menu Édition asks of whoever has the keyboard

    def copy(self) -> None:
        """Copy the selection for a spreadsheet."""
        if self.selected():
            QGuiApplication.clipboard().setText(blocks.copied(self.sheet, self.selected()))

    def paste(self) -> None:
        """Fill cells from what a spreadsheet copied: all of them, or none."""
        text = QGuiApplication.clipboard().text()
        self._want(lambda: blocks.pasted(self.sheet, text, self.selected()), _("Coller des notes"))

    def undo(self) -> None:
        """Undo the last gesture."""
        self.undo_wanted.emit()

    def redo(self) -> None:
        """Do again the gesture undone last."""
        self.redo_wanted.emit()

    # gestures of the room's actions

    def fill_down(self) -> None:
        """Repeat the upper cell of each selected column."""
        self._want(
            lambda: blocks.filled_down(self.sheet, self.selected()), _("Recopier vers le bas")
        )

    def fill(self) -> None:
        """Give the whole selection what is typed, or what stands under the cursor."""
        here = self.place
        if self.editor.active:
            self._take(Move.FILL)
        elif here is not None:
            text = self.sheet.lines[here[0]].texts[here[1]]
            self._want(
                lambda: blocks.filled(self.sheet, text, self.selected()), _("Remplir la sélection")
            )

    def mark_special(self, mark: MarkValue) -> None:
        """Write in the selection why there is no mark."""
        if self.editor.active:
            self.close_editor()
        cells: Cells = [(at, mark) for at, _none in blocks.emptied(self.sheet, self.selected())]
        self._want(lambda: cells, _("Dispense, absence ou fraude"))

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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        others = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        plain = others == Qt.KeyboardModifier.NoModifier
        if plain and self._typed(key, text, event):
            event.accept()
        elif plain and text.strip():
            event.ignore()  # not the search of a list: letters decide here
        else:
            super().keyPressEvent(event)

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

    def _typed(self, key: Qt.Key, text: str, event: QKeyEvent) -> bool:
        """Do what a key asks; False where Qt knows better."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTERS:
            self.walk(Move.UP if back else Move.DOWN)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.walk(Move.LEFT if key == Qt.Key.Key_Backtab else Move.RIGHT)
        elif key == Qt.Key.Key_F2:
            self.edit_here()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _EMPTIES:
            self._want(lambda: blocks.emptied(self.sheet, self.selected()), _("Vider des notes"))
        elif text in _OPENS_EDITOR and text:
            self.edit_here(text)
        else:
            return bool(text) and self._decided(text)
        return True

    def _decided(self, text: str) -> bool:
        here, typed = self.place, text.casefold()
        kind = next((one for one in self.sheet.view.decisions if one.key == typed), None)
        if kind is None or here is None:
            return False
        if self.why_not:
            self.refused.emit(Refusal(self.why_not))
        else:
            self.decision_wanted.emit(here[0], kind.code)
        return True

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

    def _want(self, cells: Callable[[], Cells], gesture: str) -> None:
        if self.why_not:
            self.refused.emit(Refusal(self.why_not))
            return
        if not self.commit():
            return
        try:
            found = cells()
        except Refusal as refusal:
            self.refused.emit(refusal)
            return
        if found:
            self.cells_wanted.emit(found, gesture)

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
