"""Has the office store what is typed in a roll, and take it back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.i18n import ngettext
from app.office.absences.calling import set_all, take_roll, withdraw_roll
from app.office.absences.codes import Code
from app.office.absences.marking import Edits, set_statuses
from app.ui.rooms.absences.gestures import Gestures
from app.ui.rooms.absences.roll_sheet import RollSheet
from app.ui.workbench import Workbench


class RollSender(QObject):
    """The gestures on one sheet at a time; what they do shows before it is stored."""

    shown = Signal()
    """The sheet reads otherwise."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._gestures = Gestures()
        self.sheet: RollSheet | None = None
        bench.unsaved.connect(self._not_saved)

    def take(self, sheet: RollSheet | None) -> None:
        """Work on this sheet; what was done on another is undone there no more."""
        if sheet is not self.sheet:
            self._gestures.forget()
            self.sheet = sheet

    def commit(self) -> None:
        """Send the minutes being typed."""
        if self.sheet is None or self.sheet.minutes.typing is None:
            return
        edit = self.sheet.minutes.end(self.sheet)
        if edit is not None:
            self.send((edit,))
        else:
            self.shown.emit()

    def send(self, edits: Edits, keep: Callable[[Edits], None] | None = None) -> None:
        """Show the statuses, and have the office store them: as typed, not at the end."""
        sheet = self.sheet
        if sheet is None:
            return
        edits = tuple(one for one in edits if sheet.mark(one.enrolment_id, one.slot) != one.mark)
        if not edits:
            self.shown.emit()
            return
        sending = sheet.send(edits)

        def saved(undo: Edits) -> None:
            sheet.arrived(sending)
            if sheet is self.sheet:
                (keep or self._gestures.made)(undo)

        self.shown.emit()
        self._bench.run(self, set_statuses, sheet.roll.day.day, edits, done=saved)

    def give_all(self, code: Code | None) -> None:
        """The same status for everybody, but those who are excused or elsewhere."""
        sheet = self.sheet
        if sheet is None or not sheet.roll.pupils:
            return
        mark = sheet.given(sheet.roll.pupils[0].enrolment_id, code).mark
        roll = sheet.roll
        self._bench.run(
            self, set_all, roll.class_id, roll.day.day, sheet.slot, mark, done=self._made_all
        )

    def undo(self) -> None:
        """Take the last gesture back."""
        self.commit()
        edits = self._gestures.take_undo()
        if edits is not None:
            self.send(edits, self._gestures.undone)

    def redo(self) -> None:
        """Make it again."""
        edits = self._gestures.take_redo()
        if edits is not None:
            self.send(edits, self._gestures.redone)

    def call(self) -> None:
        """Note that the roll was called."""
        self.commit()
        sheet = self.sheet
        if sheet is not None and not sheet.called:
            roll = sheet.roll
            self._bench.run(self, take_roll, roll.class_id, roll.day.day, sheet.slot)

    def withdraw(self) -> None:
        """It was not, after all."""
        sheet = self.sheet
        if sheet is not None and sheet.called:
            roll = sheet.roll
            self._bench.run(self, withdraw_roll, roll.class_id, roll.day.day, sheet.slot)

    def _made_all(self, undo: Edits) -> None:
        self._gestures.made(undo)
        kept = (len(self.sheet.roll.pupils) if self.sheet else 0) - len(undo)
        if kept > 0:
            text = ngettext(
                "{n} élève garde le statut qu'il avait.",
                "{n} élèves gardent le statut qu'ils avaient.",
                kept,
            )
            self._bench.messages.say(text.format(n=kept))

    def _not_saved(self) -> None:
        if self.sheet is not None:
            self.sheet.forget_sent()
            self.shown.emit()
