"""Gestures on an open council: shown at once, sent to the file, undone by their contrary.

Each gesture is one command of the office, hence one transaction: a crash loses at most
what had not been sent, which is what was being typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.errors import Refusal
from app.i18n import _
from app.office.councils.comments import comment_course
from app.office.councils.deciding import decide
from app.office.councils.double_entry import enter_second_marks
from app.office.councils.entering import MarkEdit, enter_marks
from app.office.councils.views import DecisionState, MarkValue
from app.ui.rooms.councils.blocks import Cells
from app.ui.rooms.councils.grid_model import GridModel
from app.ui.rooms.councils.trial import Trial
from app.ui.workbench import Workbench


@dataclass(frozen=True)
class CellChange:
    """A cell before and after a gesture; identities, for rows may move."""

    enrolment_id: int
    course_id: int
    before: MarkValue | None
    after: MarkValue | None


class Gestures(QObject):
    """Does, undoes and sends gestures; the file is told in the order they were made."""

    shown = Signal(int)
    """What a row shows has changed."""
    revisited = Signal(int, int)
    """An undone or redone gesture concerns this row and this column of courses (or -1)."""
    failed = Signal(object)
    """The file refused a gesture: the `Refusal`, or None for another trouble.

    What is shown is then no longer what is stored: whoever hears it reads again.
    """

    def __init__(self, bench: Workbench, model: GridModel, council_id: int) -> None:
        super().__init__(model)
        self.stack = QUndoStack(self)
        self.council_id = council_id
        self.second = False
        """Are marks those of the second entry?"""
        self.version = 0
        """Grows with each gesture: what was read before it is out of date."""
        self.pending = 0
        """How many gestures the file has not answered yet."""
        self._echo = False
        self._unsent: list[tuple[Any, ...]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.flush)
        self._bench = bench
        self._model = model
        self.trial = Trial(model)
        bench.unsaved.connect(self._not_saved)

    def enter(self, cells: Cells, title: str) -> None:
        """Hold other marks; what changes nothing is no gesture, what is tried neither."""
        if self.trial.on:
            self.trial.hold(cells)
            return
        sheet = self._model.sheet
        changes = [
            CellChange(
                sheet.lines[row].pupil.enrolment_id,
                sheet.courses[column].id,
                sheet.mark(row, column),
                mark,
            )
            for (row, column), mark in cells
            if sheet.mark(row, column) != mark
        ]
        if changes:
            self.stack.push(_Marks(self, tuple(changes), title))

    def decide(self, enrolment_id: int, state: DecisionState | None, title: str) -> None:
        """Hold another decision."""
        row = self._model.sheet.place(enrolment_id)
        before = self._model.sheet.lines[row].decision if row is not None else state
        if before != state:
            self.stack.push(_Decision(self, enrolment_id, (before, state), title))

    def comment(self, enrolment_id: int, column: int, text: str) -> None:
        """Hold another comment on a pupil in a course."""
        sheet = self._model.sheet
        row = sheet.place(enrolment_id)
        before = sheet.comment(row, column) if row is not None else text
        if before != text:
            course_id = sheet.courses[column].id
            title = _("Commentaire d'un cours")
            self.stack.push(_Comment(self, enrolment_id, course_id, (before, text), title))

    def flush(self) -> None:
        """Give the lane what was not given yet, in order."""
        unsent, self._unsent = self._unsent, []
        for arguments in unsent:
            self._bench.run(self, *arguments, done=self._done, refused=self._refused)

    def take_echo(self) -> bool:
        """Is the change that is being told the file's answer to a gesture made here?"""
        echo, self._echo = self._echo, False
        return echo

    def forget(self) -> None:
        """What was done can no longer be undone: the council is no longer the one it was."""
        self.stack.clear()

    def apply_marks(self, values: Sequence[tuple[CellChange, MarkValue | None]]) -> None:
        """Show marks, and send them as one command."""
        sheet = self._model.sheet
        cells: Cells = []
        for change, mark in values:
            row, column = sheet.place(change.enrolment_id), sheet.column(change.course_id)
            if row is not None and column is not None:
                cells.append(((row, column), mark))
        self._model.set_marks(cells)
        edits = tuple(
            MarkEdit(change.enrolment_id, change.course_id, mark) for change, mark in values
        )
        entered = enter_second_marks if self.second else enter_marks
        self._send(entered, self.council_id, edits)
        for row in dict.fromkeys(row for (row, _column), _mark in cells):
            self.shown.emit(row)

    def apply_decision(self, enrolment_id: int, state: DecisionState | None) -> None:
        """Show a decision, and send it."""
        row = self._model.sheet.place(enrolment_id)
        if row is not None:
            self._model.set_decision(row, state)
        self._send(decide, self.council_id, enrolment_id, state)
        if row is not None:
            self.shown.emit(row)

    def apply_comment(self, enrolment_id: int, course_id: int, text: str) -> None:
        """Show a comment, and send it."""
        row = self._model.sheet.place(enrolment_id)
        if row is not None:
            self._model.sheet.set_comment(row, course_id, text)
        self._send(comment_course, self.council_id, enrolment_id, course_id, text)
        if row is not None:
            self.shown.emit(row)

    def revisit(self, enrolment_id: int, course_id: int | None) -> None:
        """Say where an undone or redone gesture was made."""
        sheet = self._model.sheet
        row = sheet.place(enrolment_id)
        column = sheet.column(course_id) if course_id is not None else None
        if row is not None:
            self.revisited.emit(row, -1 if column is None else column)

    def _send(self, *arguments: Any) -> None:
        """Send a command once the window has painted what it changed.

        The lane and the painting would else take turns, and the mark show later.
        """
        self.version += 1
        self.pending += 1
        self._unsent.append(arguments)
        self._soon.start()

    def _done(self, _value: object) -> None:
        self.pending -= 1
        self._echo = True

    def _refused(self, refusal: Refusal) -> None:
        self.failed.emit(refusal)

    def _not_saved(self) -> None:
        """Some command failed, perhaps one of these: then what is shown is not what is stored."""
        if self.pending > 0:
            self.pending -= 1
            self.failed.emit(None)


class _Marks(QUndoCommand):
    """Cells that changed together."""

    def __init__(self, gestures: Gestures, changes: tuple[CellChange, ...], title: str) -> None:
        super().__init__(title)
        self._gestures = gestures
        self._changes = changes
        self._again = False

    def redo(self) -> None:
        self._apply([(change, change.after) for change in self._changes])

    def undo(self) -> None:
        self._apply([(change, change.before) for change in self._changes])

    def _apply(self, values: list[tuple[CellChange, MarkValue | None]]) -> None:
        self._gestures.apply_marks(values)
        if self._again:
            first = self._changes[0]
            self._gestures.revisit(first.enrolment_id, first.course_id)
        self._again = True


class _Decision(QUndoCommand):
    """A decision before and after."""

    def __init__(
        self,
        gestures: Gestures,
        enrolment_id: int,
        states: tuple[DecisionState | None, DecisionState | None],
        title: str,
    ) -> None:
        super().__init__(title)
        self._gestures = gestures
        self._enrolment_id = enrolment_id
        self._before, self._after = states
        self._again = False

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)

    def _apply(self, state: DecisionState | None) -> None:
        self._gestures.apply_decision(self._enrolment_id, state)
        if self._again:
            self._gestures.revisit(self._enrolment_id, None)
        self._again = True


class _Comment(QUndoCommand):
    """A comment before and after."""

    def __init__(
        self,
        gestures: Gestures,
        enrolment_id: int,
        course_id: int,
        texts: tuple[str, str],
        title: str,
    ) -> None:
        super().__init__(title)
        self._gestures = gestures
        self._cell = (enrolment_id, course_id)
        self._before, self._after = texts
        self._again = False

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)

    def _apply(self, text: str) -> None:
        self._gestures.apply_comment(*self._cell, text)
        if self._again:
            self._gestures.revisit(*self._cell)
        self._again = True
