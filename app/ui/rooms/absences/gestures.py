"""What can be undone in the roll shown, and made again."""

from dataclasses import dataclass, field

from app.office.absences.marking import Edits


@dataclass
class Gestures:
    """Two piles of edits; each holds what its gesture would bring back."""

    _undo: list[Edits] = field(default_factory=list)
    _redo: list[Edits] = field(default_factory=list)

    def forget(self) -> None:
        """Another roll is shown."""
        self._undo.clear()
        self._redo.clear()

    def made(self, undo: Edits) -> None:
        """A gesture was made."""
        if undo:
            self._undo.append(undo)
            self._redo.clear()

    def undone(self, redo: Edits) -> None:
        """A gesture was undone; it may be made again."""
        self._redo.append(redo)

    def redone(self, undo: Edits) -> None:
        """It was made again."""
        self._undo.append(undo)

    def take_undo(self) -> Edits | None:
        """The edits that undo the last gesture."""
        return self._undo.pop() if self._undo else None

    def take_redo(self) -> Edits | None:
        """The edits that make it again."""
        return self._redo.pop() if self._redo else None
