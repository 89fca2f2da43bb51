"""The grid: names to the left and totals to the right stay, marks scroll between them."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollBar,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils import moves
from app.ui.rooms.councils.called import called
from app.ui.rooms.councils.grid_model import DECISION, FIRST_COURSE, NAME, TOTALS, GridModel
from app.ui.rooms.councils.grid_painter import SIGN
from app.ui.rooms.councils.marks_view import MarksView
from app.ui.rooms.councils.painted_table import FrozenTable
from app.ui.rooms.councils.sheet import Sheet

_WIDEST_MARK = "88,8"
_NAME_CHARACTERS = 34
_MOST = 1000
_LEAST_NAME, _LEAST_COURSES = 7, 2
"""Letters of a name, and courses, that are shown in any case."""
SMALLEST, LARGEST = 0.7, 2.0
STEP = 0.1


class CouncilGrid(QWidget):
    """Three views of one model that scroll together; the marks have the keyboard."""

    row_changed = Signal(int)
    """Another pupil has the cursor: the row, -1 without any."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GridModel(sheet, self)
        self.marks = MarksView(self.model)
        self.names = FrozenTable(self.model, _(called(sheet.view).with_decisions))
        self.totals = FrozenTable(self.model, _("Résultats"))
        self._factor = 1.0
        self._alone = False
        """Is there room for one course, the one under the cursor?"""
        self._name, self._totals = 0, [0] * TOTALS
        self._across = QScrollBar(Qt.Orientation.Horizontal)
        self._lay_out()
        self._share_scrolling()
        self.marks.place_changed.connect(self._moved)
        self.names.pressed.connect(self._pressed)
        self.totals.pressed.connect(self._pressed)
        self.model.modelReset.connect(self._fit_columns)
        self._fit_columns()
        self.setFocusProxy(self.marks)

    @property
    def row(self) -> int:
        """The row of the cursor, -1 without any."""
        return self.marks.currentIndex().row()

    @property
    def column(self) -> int:
        """The place of the course of the cursor, -1 without any."""
        here = self.marks.place
        return here[1] if here is not None else -1

    @property
    def factor(self) -> float:
        """How many times its usual size the grid is shown."""
        return self._factor

    def zoom(self, factor: float) -> None:
        """Show it larger or smaller; the cursor stays in sight."""
        self._factor = min(max(factor, SMALLEST), LARGEST)
        for view in (self.names, self.marks, self.totals):
            view.zoom(self._factor)
        self._fit_columns()
        self.marks.scrollTo(self.marks.currentIndex())

    def take(self, sheet: Sheet) -> None:
        """Show another state of the council; the cursor stays on its pupil and course."""
        before, here = self.model.sheet, self.marks.place
        if not sheet.same_shape(before) and self.marks.editor.active:
            self.marks.close_editor()
        self.model.take(sheet)
        if self.marks.currentIndex().isValid() or not sheet.lines:
            return
        if here is None or here[0] >= len(before.lines) or not sheet.courses:
            self.start()
            return
        row = sheet.place(before.lines[here[0]].pupil.enrolment_id)
        column = sheet.column(before.courses[here[1]].id)
        self.marks.go((row or 0, column or 0))

    def start(self) -> None:
        """Put the cursor on the first cell that can be filled."""
        if self.model.sheet.lines and self.model.sheet.courses:
            self.marks.go(moves.first(self.model.sheet))

    def _moved(self, row: int, previous: int) -> None:
        for view in (self.names, self.totals):
            view.follow(row, previous)
        if self._alone:
            self._show_whole_columns()
        if row != previous:
            self.row_changed.emit(row)

    def _pressed(self, index: QModelIndex) -> None:
        if self.marks.commit():
            self.marks.go_to_row(index.row())
            self.marks.setFocus()

    def _fit_columns(self) -> None:
        last = self.model.columnCount()
        courses = range(FIRST_COURSE, last - TOTALS)
        for column in range(last):
            here = column in courses and self.model.sheet.shown(column - FIRST_COURSE)
            self.marks.setColumnHidden(column, not here)
            self.names.setColumnHidden(column, column > DECISION)
            self.totals.setColumnHidden(column, column < last - TOTALS)
        painter = self.marks.painter
        mark = painter.width_of(_WIDEST_MARK + SIGN) - theme.SPACE_S
        for column in courses:
            title = self.model.headerData(column, Qt.Orientation.Horizontal)
            self.marks.setColumnWidth(column, max(mark, painter.width_of(title)))
        names = [painter.width_of_name(line.pupil.name) for line in self.model.sheet.lines]
        metrics = QFontMetrics(self.marks.base)
        widest = metrics.averageCharWidth() * _NAME_CHARACTERS
        self._name = min(widest, max(names, default=widest))
        self.names.setColumnWidth(NAME, self._name)
        decision = max(
            (kind.short for kind in self.model.sheet.view.decisions), key=len, default=""
        )
        shown = max(painter.width_of(decision + " !") + theme.SPACE_M, painter.width_of(_("Déc.")))
        self.names.setColumnWidth(DECISION, shown)
        for place, text in enumerate((_WIDEST_MARK, "88", "h▼ ")):
            self._totals[place] = painter.width_of(text)
            self.totals.setColumnWidth(last - TOTALS + place, self._totals[place])
        self._fit_views()

    def _fit_views(self) -> None:
        """Each part as wide as its columns; the marks take what is left, and no more.

        Where some courses would not fit, names are cut first, then totals are left out.
        """
        frame = 2 * self.marks.frameWidth()
        bar = self.totals.verticalScrollBar().sizeHint().width()
        decision, widths = self.names.columnWidth(DECISION), self._course_widths()
        others = decision + sum(widths[:_LEAST_COURSES]) + 3 * frame + bar
        totals, room = sum(self._totals), self.width() - others
        least = min(self._name, self.marks.painter.width_of_name("M" * _LEAST_NAME))
        kept = room >= least + totals and self.model.sheet.view.has_marks
        name = min(self._name, max(least, room - (totals if kept else 0)))
        self.names.setColumnWidth(NAME, name)
        for column in range(self.model.columnCount() - TOTALS, self.model.columnCount()):
            self.totals.setColumnHidden(column, not kept)
        for view in (self.names, self.marks, self.totals):
            view.measure()
        self.names.setFixedWidth(name + decision + frame)
        self.totals.setFixedWidth((totals if kept else 0) + frame + bar)
        least_marks = max(widths, default=0)
        self.setMinimumWidth(least + others - sum(widths[:_LEAST_COURSES]) + least_marks)
        self._show_whole_columns()

    def _course_widths(self) -> list[int]:
        last = self.model.columnCount() - TOTALS
        return [
            self.marks.columnWidth(column)
            for column in range(FIRST_COURSE, last)
            if not self.marks.isColumnHidden(column)
        ]

    def _show_whole_columns(self) -> None:
        """The marks end with a column: half of one would hide the sign of a failure."""
        frame = 2 * self.marks.frameWidth()
        room = self.width() - self.names.minimumWidth() - self.totals.minimumWidth() - frame
        widths = self._course_widths()
        self._alone = sum(widths[:_LEAST_COURSES]) > room
        if self._alone and self.column >= 0:
            widths = [self.marks.columnWidth(FIRST_COURSE + self.column)]
        whole = 0
        for width in widths:
            if whole + width > max(room, max(widths, default=0)):
                break
            whole += width
        self.marks.setMaximumWidth(whole + frame)
        self._across.setMaximumWidth(whole + frame)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_views()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """A document took the grid's place: its width may be another one now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lay_out_again)

    def _lay_out_again(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()

    def _share_scrolling(self) -> None:
        up_down = self.marks.verticalScrollBar()
        for view in (self.names, self.totals):
            other = view.verticalScrollBar()
            up_down.valueChanged.connect(other.setValue)
            other.valueChanged.connect(up_down.setValue)
        inner = self.marks.horizontalScrollBar()
        inner.rangeChanged.connect(self._range_across)
        inner.valueChanged.connect(self._across.setValue)
        self._across.valueChanged.connect(inner.setValue)

    def _range_across(self, least: int, most: int) -> None:
        self._across.setRange(least, most)
        self._across.setPageStep(self.marks.horizontalScrollBar().pageStep())
        self._across.setVisible(most > least)

    def _lay_out(self) -> None:
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.names.setVerticalScrollBarPolicy(never)
        self.marks.setVerticalScrollBarPolicy(never)
        self._across.hide()
        parts = QGridLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        for place, view in enumerate((self.names, self.marks, self.totals)):
            parts.addWidget(view, 0, place)
        parts.addWidget(self._across, 1, 1)
        # Few courses leave room to the right of the totals, not around the marks.
        parts.setColumnStretch(1, _MOST)
        parts.setColumnStretch(3, 1)
        parts.setRowStretch(0, 1)
