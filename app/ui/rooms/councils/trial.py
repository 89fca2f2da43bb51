"""Marks tried without being stored: the verdict changes beside them, Esc gives them back."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.i18n import _
from app.office.councils.views import MarkValue
from app.office.councils.what_if import SmallestChange, smallest_change
from app.ui import theme
from app.ui.rooms.councils.blocks import Cells
from app.ui.rooms.councils.grid_model import GridModel
from app.ui.rooms.councils.panel_parts import Handler, link, show_text, words
from app.ui.theme import Token
from app.ui.workbench import Workbench

Cell = tuple[int, int]
"""An enrolment and a course: rows may move."""


class Trial(QObject):
    """The marks that are tried, and what stood in their place."""

    changed = Signal()
    """The trial began, or ended."""
    shown = Signal(int)
    """What a row shows has changed."""

    def __init__(self, model: GridModel) -> None:
        super().__init__(model)
        self.on = False
        self._model = model
        self._before: dict[Cell, MarkValue | None] = {}

    def begin(self) -> None:
        """From now on marks are tried, not stored."""
        self.on = True
        self.changed.emit()

    def end(self) -> None:
        """Give every mark back as it is stored."""
        before, self._before = self._before, {}
        self.on = False
        self._put(before.items())
        self.changed.emit()

    def hold(self, cells: Cells) -> None:
        """Show other marks, and keep what they replace."""
        sheet = self._model.sheet
        for (row, column), _mark in cells:
            cell = (sheet.lines[row].pupil.enrolment_id, sheet.courses[column].id)
            self._before.setdefault(cell, sheet.mark(row, column))
        for (row, column), mark in cells:
            self._mark_tried(row, column, mark)
        self._model.set_marks(cells)
        self._tell(row for (row, _column), _mark in cells)

    def carry(self, tried: dict[Cell, MarkValue | None]) -> None:
        """The council was read again: try the same marks on it."""
        self._before = {}
        cells: Cells = []
        for (enrolment_id, course_id), mark in tried.items():
            place = self._place((enrolment_id, course_id))
            if place is not None:
                cells.append((place, mark))
        self.hold(cells)

    def tried(self) -> dict[Cell, MarkValue | None]:
        """The marks that are tried."""
        sheet = self._model.sheet
        found: dict[Cell, MarkValue | None] = {}
        for cell in self._before:
            place = self._place(cell)
            if place is not None:
                found[cell] = sheet.mark(*place)
        return found

    def _put(self, values: Iterable[tuple[Cell, MarkValue | None]]) -> None:
        cells: Cells = []
        for cell, mark in values:
            place = self._place(cell)
            if place is not None:
                cells.append((place, mark))
                self._model.sheet.lines[place[0]].tried.discard(place[1])
        self._model.set_marks(cells)
        self._tell(row for (row, _column), _mark in cells)

    def _mark_tried(self, row: int, column: int, mark: MarkValue | None) -> None:
        """Whether the cell is to look tried: it is not, where what is stored is typed again."""
        sheet = self._model.sheet
        line = sheet.lines[row]
        before = self._before[line.pupil.enrolment_id, sheet.courses[column].id]
        (line.tried.discard if mark == before else line.tried.add)(column)

    def _place(self, cell: Cell) -> tuple[int, int] | None:
        row = self._model.sheet.place(cell[0])
        column = self._model.sheet.column(cell[1])
        return None if row is None or column is None else (row, column)

    def _tell(self, rows: Iterable[int]) -> None:
        for row in dict.fromkeys(rows):
            self.shown.emit(row)


class TrialBar(QWidget):
    """Over the grid while marks are tried: that nothing is stored, and what would be enough."""

    def __init__(self, bench: Workbench, trial: Trial, leave: Handler) -> None:
        super().__init__()
        self._bench = bench
        self._trial = trial
        self._asked = 0
        self.said = QLabel(_("Essai : rien n'est enregistré. Échap rend les notes."))
        self.said.setFont(theme.strong_font())
        theme.paint_text(self.said, Token.WARN)
        self.enough = words()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        row.setSpacing(theme.SPACE_L)
        self.said.setWordWrap(True)
        row.addWidget(self.said, 1)
        row.addWidget(self.enough, 1)
        row.addWidget(link(_("Quitter l'essai"), leave))
        self.hide()

    def show_row(self, model: GridModel, row: int) -> None:
        """Look for the smallest change of a pupil, off the window's thread."""
        self.setVisible(self._trial.on)
        if not self._trial.on or row < 0:
            return
        self._asked += 1
        sheet, line = model.sheet, model.sheet.lines[row]
        look = partial(smallest_change, sheet.view, sheet.judge, line.pupil, dict(line.marks))
        show = partial(self._show, self._asked)
        self._bench.runner.on_lane(self, look, show, self._bench.services.trouble)

    def _show(self, number: int, found: SmallestChange | None) -> None:
        if number == self._asked:
            nothing = _("Aucune note à elle seule ne changerait le constat.")
            show_text(self.enough, found.sentence() if found else nothing)
