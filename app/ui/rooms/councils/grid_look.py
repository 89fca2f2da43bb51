"""How the grid is looked at: its order and its size, kept from one day to the next."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject

from app.i18n import N_, _
from app.office.councils.columns import course_of
from app.ui.remember import Memory
from app.ui.rooms.councils.grid import STEP, CouncilGrid
from app.ui.rooms.councils.sheet import ORDERS, Sheet

_SIZE: Final = "councils.grid.size"
_TOLD: Final[Mapping[str, str]] = {
    "name": N_("Élèves dans l'ordre de la classe."),
    "average": N_("Élèves par moyenne, les plus faibles d'abord."),
    "failures": N_("Élèves par nombre d'échecs, les plus nombreux d'abord."),
}


class GridLook(QObject):
    """Changes what is seen, nothing of what is stored."""

    def __init__(self, grid: CouncilGrid, memory: Memory, say: Callable[[str], None]) -> None:
        super().__init__(grid)
        self.order = ORDERS[0]
        self._part = ""
        self._grid = grid
        self._memory = memory
        self._say = say
        kept = memory.recall(_SIZE)
        if kept:
            grid.zoom(int(kept) / 100)

    def ordered(self, sheet: Sheet) -> Sheet:
        """A council read again, in the order chosen."""
        if self._part in sheet.parts:
            sheet.part = self._part
        return sheet if self.order == ORDERS[0] else sheet.in_order(self.order)

    def turn_order(self) -> None:
        """The next order: class, averages, failures."""
        if self._grid.marks.commit():
            self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
            sheet = self._grid.model.sheet
            row = self._grid.row
            pupil = sheet.lines[row].pupil.enrolment_id if row >= 0 else None
            place = self._grid.marks.place
            self._grid.model.show_again(sheet.in_order(self.order))
            if pupil is not None and place is not None:
                self._grid.marks.go((sheet.place(pupil) or 0, place[1]))
            self._say(_(_TOLD[self.order]))

    def turn_part(self) -> None:
        """Of several marks a course, the next one alone; after the last, all again."""
        sheet = self._grid.model.sheet
        if sheet.parts and self._grid.marks.commit():
            turns = ("", *sheet.parts)
            self._show_part(turns[(turns.index(sheet.part) + 1) % len(turns)])

    def reveal(self, column: int) -> None:
        """Show all marks where the column of one is not shown."""
        if not self._grid.model.sheet.shown(column):
            self._show_part("")

    def _show_part(self, part: str) -> None:
        sheet, place = self._grid.model.sheet, self._grid.marks.place
        self._part = sheet.part = part
        self._grid.model.show_again(sheet)
        if place is not None:
            self._grid.marks.go((place[0], _same_course(sheet, place[1])))
        self._say(_told(sheet))

    def larger(self) -> None:
        """Show the grid larger."""
        self._zoom(self._grid.factor + STEP)

    def smaller(self) -> None:
        """Show the grid smaller."""
        self._zoom(self._grid.factor - STEP)

    def usual(self) -> None:
        """Show the grid in its usual size."""
        self._zoom(1.0)

    def _zoom(self, factor: float) -> None:
        self._grid.zoom(factor)
        percent = round(self._grid.factor * 100)
        self._memory.keep(_SIZE, "" if percent == 100 else str(percent))
        self._say(_("Grille à {percent} %.").format(percent=percent))


def _same_course(sheet: Sheet, column: int) -> int:
    """The column that is shown of the same course, else the first that is."""
    wanted = course_of(sheet.courses[column].id)
    shown = [at for at in range(len(sheet.courses)) if sheet.shown(at)]
    if column in shown:
        return column
    return next((at for at in shown if course_of(sheet.courses[at].id) == wanted), shown[0])


def _told(sheet: Sheet) -> str:
    if not sheet.part:
        return _("Toutes les notes de chaque cours.")
    shown = next(one for one in sheet.courses if one.component == sheet.part)
    part = shown.title.removeprefix(shown.course_title).lstrip(" ,–-·")
    return _("Une note par cours : {part}.").format(part=part)
