"""Finds a pupil of the roll by name: the cursor goes there, nothing is hidden."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.folding import folded
from app.i18n import _
from app.ui.qt import override
from app.ui.rooms.absences.roll_view import RollView


class FindLine(QLineEdit):
    """Shown while it serves; Enter stays on the pupil found, Esc goes back."""

    def __init__(self, view: RollView) -> None:
        super().__init__()
        self._view = view
        self._from: int | None = None
        self.setPlaceholderText(_("Nom de l'élève, puis Entrée"))
        self.setAccessibleName(_("Chercher un élève de la classe"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.hide()
        self.textEdited.connect(self._look_for)
        self.returnPressed.connect(self.leave)

    def begin(self) -> None:
        """Take the keyboard."""
        row = self._view.current_row()
        self._from = row.pupil.enrolment_id if row else None
        self.clear()
        self.show()
        self.setFocus()

    def leave(self) -> None:
        """Give the keyboard back to the roll, on the pupil found."""
        self.hide()
        self._view.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._from is not None:
                self._view.choose(self._from)
            self.leave()
        else:
            super().keyPressEvent(event)

    def _look_for(self, text: str) -> None:
        words = folded(text).split()
        rows = self._view.rows.shown_rows()
        found = [row for row in rows if all(word in folded(row.pupil.name) for word in words)]
        self.setProperty("fault", bool(words) and not found)
        self.setToolTip("" if found else _("Aucun élève de la classe n'a ce nom."))
        self.style().unpolish(self)
        self.style().polish(self)
        if words and found:
            self._view.choose(found[0].pupil.enrolment_id)
