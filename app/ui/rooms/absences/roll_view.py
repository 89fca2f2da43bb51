"""The list of the roll: arrows walk, a key is a status, a number goes to a pupil."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from app.i18n import _
from app.office.absences.codes import Code
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.roll_columns import COLUMNS
from app.ui.rooms.absences.roll_sheet import RollRow
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView

_NUMBER_MS: Final = 1500
"""After so long, a digit begins another number."""
_PRESENT_KEY: Final = "p"
_TOUCHES: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class RollView(TableView[RollRow]):
    """Keys are told, not applied: the panel applies them to the chosen rows.

    A status moves to the next pupil, because a roll is called in order: the next key is
    then already theirs. A late arrival waits on its row for its minutes.
    """

    status_typed = Signal(object)
    """A `Code`, or None for *present*."""
    cleared = Signal()
    """Delete: present, without moving on."""
    minutes_typed = Signal(str)
    """The minutes typed so far for the row whose arrival is late."""
    minutes_ended = Signal(bool)
    """The minutes are typed (True), or given up (False)."""
    find_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, memory: Memory | None = None) -> None:
        model = RowModel[RollRow](COLUMNS, lambda row: row.pupil.enrolment_id)
        super().__init__(model, "absences.roll", _("Appel de la classe"), memory)
        model.setParent(self)
        self.keys: dict[str, Code | None] = {}
        self._number = ""
        self._since = QElapsedTimer()
        self.setSortingEnabled(False)
        self.horizontalHeader().setSectionsMovable(False)

    def offer_codes(self, codes: tuple[Code, ...]) -> None:
        """Give statuses by their keys; P is *present* unless the school has a status on it."""
        self.keys = {_PRESENT_KEY: None}
        self.keys.update({code.key.lower(): code for code in codes if code.active})

    @property
    def typing(self) -> str | None:
        """The minutes being typed on the current row."""
        row = self.current_row()
        return row.typing if row else None

    def step(self, lines: int) -> None:
        """Go so many lines down; the first and the last line hold."""
        last = len(self.rows.shown_rows()) - 1
        line = min(max(self.currentIndex().row() + lines, 0), last)
        if line >= 0:
            self.go(line)

    def go(self, line: int) -> None:
        """Choose that line alone, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.rows.index(line, 0)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def undo(self) -> None:
        """Take the last gesture back."""
        self.undo_wanted.emit()

    def redo(self) -> None:
        """Make it again."""
        self.redo_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not (event.modifiers() & ~_TOUCHES)
        if not (plain and self._typed(event)):
            self._number = ""
            self.minutes_ended.emit(True)
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.typing is not None:
            self.minutes_ended.emit(True)
        super().focusOutEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        """Take a key that means something here."""
        key, text = event.key(), event.text().lower()
        if self.typing is not None and self._typed_minutes(key, text, self.typing):
            return True
        if text.isascii() and text.isdigit():
            self._go_to_number(text)
            return True
        self._number = ""
        return self._typed_status(key, text)

    def _typed_minutes(self, key: int, text: str, before: str) -> bool:
        if text.isascii() and text.isdigit():
            self.minutes_typed.emit(before + text)
        elif key == Qt.Key.Key_Backspace and before:
            self.minutes_typed.emit(before[:-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.minutes_ended.emit(True)
            self.step(1)
        elif key == Qt.Key.Key_Escape:
            self.minutes_ended.emit(False)
        else:
            return False
        return True

    def _typed_status(self, key: int, text: str) -> bool:
        if text and text in self.keys:
            self.status_typed.emit(self.keys[text])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.minutes_ended.emit(True)
            self.step(1)
        elif text == "/":
            self.find_wanted.emit()
        else:
            # A letter that is no status must not search the list: it would move the cursor.
            return bool(text.strip()) and text.isprintable()
        return True

    def _go_to_number(self, digit: str) -> None:
        """Numbers are those of the list: "1" goes to 1, "12" typed at once to 12."""
        late = not self._since.isValid() or self._since.hasExpired(_NUMBER_MS)
        self._since.start()
        count = len(self.rows.shown_rows())
        longer = self._number + digit
        self._number = digit if late or int(longer) > count else longer
        if 1 <= int(self._number) <= count:
            self.go(int(self._number) - 1)
