"""The table model over a sheet: names, decision, marks, totals."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import _
from app.office.councils.marks import (
    SPECIAL_TITLES,
    mark_text,
    number_text,
    scale_of,
    scale_sentence,
)
from app.office.councils.views import DecisionState, MarkValue
from app.ui.qt import override
from app.ui.rooms.councils.called import called
from app.ui.rooms.councils.sheet import Line, Place, Sheet

Index = QModelIndex | QPersistentModelIndex

NAME: Final = 0
DECISION: Final = 1
FIRST_COURSE: Final = 2
TOTALS: Final = 3
"""How many columns of totals follow the courses: average, failures, failed hours."""

# Qt passes roles as integers; comparing them with enumerations takes five times as long.
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_EDIT: Final = Qt.ItemDataRole.EditRole.value
_TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole.value
_ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole.value
_ALIGN: Final = Qt.ItemDataRole.TextAlignmentRole.value
_ANSWERED: Final = frozenset((_DISPLAY, _EDIT, _TOOLTIP, _ACCESSIBLE))
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_LEFT: Final = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter.value
_ALIVE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_INERT: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
NO_PARENT: Final = QModelIndex()


class GridModel(QAbstractTableModel):
    """Shows a `Sheet`; the painter reads the sheet itself, Qt and screen readers this."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet

    def take(self, sheet: Sheet) -> None:
        """Show another state of the council; where it has the same shape, nothing moves."""
        if sheet.same_shape(self.sheet):
            self.sheet = sheet
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def show_again(self, sheet: Sheet) -> None:
        """The same lines in another order."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def set_marks(self, cells: Iterable[tuple[Place, MarkValue | None]]) -> None:
        """Hold other marks, and tell which cells read otherwise."""
        for (row, column), mark in cells:
            self.sheet.set_mark(row, column, mark)
            at = self.index(row, FIRST_COURSE + column)
            self.dataChanged.emit(at, at)
            self.changed_totals(row)

    def set_decision(self, row: int, state: DecisionState | None) -> None:
        """Hold another decision."""
        self.sheet.set_decision(row, state)
        at = self.index(row, DECISION)
        self.dataChanged.emit(at, at)

    def changed_totals(self, row: int) -> None:
        """The results of a row, and what its decision lacks, read otherwise."""
        count = self.columnCount()
        # One cell at a time: of a range, Qt paints the whole view again.
        for column in range(count - TOTALS, count):
            at = self.index(row, column)
            self.dataChanged.emit(at, at)
        if self.sheet.view.promotion_rule:
            at = self.index(row, DECISION)
            self.dataChanged.emit(at, at)

    @property
    def courses(self) -> int:
        """How many courses there are."""
        return len(self.sheet.courses)

    def course_at(self, column: int) -> int | None:
        """The place of the course in that column, None for names and totals."""
        at = column - FIRST_COURSE
        return at if 0 <= at < self.courses else None

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.sheet.lines)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else FIRST_COURSE + self.courses + TOTALS

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _ALIVE if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _ACCESSIBLE:
            return self._said(row, column)
        if role == _TOOLTIP:
            return self._tooltip(row, column)
        return self.text(row, column)

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        line = self.sheet.lines[row]
        at = column - FIRST_COURSE
        if 0 <= at < self.courses:
            return line.texts[at]
        if column == NAME:
            return line.pupil.name
        if column == DECISION:
            return line.short
        return line.totals[at - self.courses]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != _HORIZONTAL:
            return None
        if role == _ALIGN:
            return _LEFT if section == NAME else _CENTRE
        if role not in _ANSWERED:
            return None
        course = self.course_at(section)
        if course is None:
            return self._other_title(section, role)
        found = self.sheet.courses[course]
        if not found.id:
            return ""
        if role == _DISPLAY:
            hours = number_text(found.periods) if found.periods else ""
            return f"{found.short} {hours}".strip()
        scale = scale_sentence(scale_of(self.sheet.scale, found), self.sheet.maximum(course))
        if not found.periods:
            return _("{title}, notes {scale}").format(title=found.title, scale=scale)
        return _("{title}, {periods} h, notes {scale}").format(
            title=found.title, periods=number_text(found.periods), scale=scale
        )

    def _other_title(self, section: int, role: int) -> str:
        short = role == _DISPLAY
        at = section - FIRST_COURSE - self.courses
        if section == NAME:
            return _(called(self.sheet.view).one)
        if section == DECISION:
            return _("Déc.") if short else _("Décision")
        return (
            (_("Moy."), "▼", "h▼")
            if short
            else (_("Moyenne"), _("Nombre d'échecs"), _("Heures en échec"))
        )[at]

    def _said(self, row: int, column: int) -> str:
        """A cell as a screen reader says it: who, what, and whether it fails."""
        line, course = self.sheet.lines[row], self.course_at(column)
        if course is None:
            title = self._other_title(column, _TOOLTIP)
            return f"{line.pupil.name}, {title} : {self.text(row, column) or _('rien')}"
        title = self.sheet.courses[course].title
        return f"{line.pupil.name}, {title} : {self._cell_said(line, course)}"

    def _cell_said(self, line: Line, course: int) -> str:
        if line.inert[course]:
            text = line.texts[course]
            kept = _("{mark}, première session, n'est pas représenté").format(mark=text)
            return kept if text else _("cours non suivi")
        mark = line.marks.get(self.sheet.courses[course].id)
        if mark is None:
            before = line.former.get(self.sheet.courses[course].id)
            if before is not None:
                return _("pas de note, {mark} en première session").format(mark=mark_text(before))
            return _("pas de note")
        if mark.special:
            return _(SPECIAL_TITLES[mark.special])
        parts = [line.texts[course]]
        parts += [_("échec")] if line.failing[course] else []
        return ", ".join([*parts, _("à l'essai")] if course in line.tried else parts)

    def _tooltip(self, row: int, column: int) -> str | None:
        line, course = self.sheet.lines[row], self.course_at(column)
        if course is not None:
            return f"{self.sheet.courses[course].title} : {self._cell_said(line, course)}"
        if column == NAME:
            return line.pupil.name
        if column == DECISION and line.decision is not None:
            kind = self.sheet.view.decision_kind(line.decision.code)
            return kind.title if kind else None
        return None
