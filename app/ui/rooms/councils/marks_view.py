"""The marks of the grid: typed, copied and filled like a spreadsheet."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from app.errors import Refusal
from app.i18n import _
from app.office.councils.views import MarkValue
from app.ui.qt import override
from app.ui.rooms.councils import blocks
from app.ui.rooms.councils.blocks import Cells
from app.ui.rooms.councils.cell_editor import Move
from app.ui.rooms.councils.typed_cells import TypedCells

_OPENS_EDITOR: Final = frozenset("0123456789,.")
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTIES: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MarksView(TypedCells):
    """The middle of the grid; the only part of it that takes the keyboard."""

    decision_wanted = Signal(int, str)
    """A letter that decides was typed on a row: the row and the decision's code."""
    escaped = Signal()
    """Esc, with no cell being typed."""
    undo_wanted = Signal()
    redo_wanted = Signal()

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
