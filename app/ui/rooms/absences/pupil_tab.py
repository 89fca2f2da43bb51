"""The absences in a pupil's file: the counts, each line, and what makes it count."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.office.absences.pupil_absences import AbsenceLine, PupilAbsences, pupil_absences
from app.office.absences.pupil_year import YearPicture, year_picture
from app.office.work import Facet
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.pictures.share_bar import ShareBar
from app.ui.pictures.year_map import YearMap
from app.ui.qt import override
from app.ui.rooms.absences.explanation import Explanation
from app.ui.rooms.absences.line_columns import COLUMNS, summary
from app.ui.rooms.absences.parts import SidePanel, heading
from app.ui.rooms.absences.presence_form import PresenceForm
from app.ui.rooms.absences.pupil_duties import PupilDuties
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.side_by_side import BackToList
from app.ui.states import StateView
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

_HIGH = 26
"""Lines of text that the tab holds where the pictures have their place."""
_LOW = 17
"""With fewer the lines, or what explains them, need the whole tab."""


def create_tab(bench: Workbench) -> PupilTab:
    """Make the tab."""
    return AbsencesTab(bench)


class AbsencesTab(PupilTab):
    """The year's lines, the newest first; below them the reasons and their articles.

    In a low window Enter shows the reasons in the place of the lines, and Esc the lines.
    """

    facets: ClassVar[frozenset[str]] = frozenset(
        {Facet.ABSENCES, Facet.PUPILS, Facet.CLASSES, Facet.LETTERS, Facet.SETTINGS}
    )

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._pupil_id: int | None = None
        self._year_id: int | None = None
        self._asked = 0
        self._some = self._opened = False
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setFont(theme.heading_font(3))
        self.year: ChoiceInput[int] = ChoiceInput()
        self.year.setAccessibleName(_("Année scolaire"))
        model = RowModel[AbsenceLine](COLUMNS, lambda line: (line.day, line.slot), parent=self)
        self.view = TableView(model, "absences.pupil", _("Absences de l'élève"))
        self.states = StateView(self.view)
        self.map = YearMap()
        self.share = ShareBar()
        self.line, self.standing = Explanation(), Explanation()
        self.duties = PupilDuties(bench)
        self.presence = PresenceForm(bench)
        self.back = BackToList()
        self._lay_out()
        self.year.picked.connect(self._year_picked)
        self.view.current_changed.connect(self.line.show_line)
        self.view.row_activated.connect(lambda _row: self._enter())
        self.back.clicked.connect(self._leave)

    def show_pupil(self, pupil_id: int) -> None:
        """Show this pupil, or read again what it shows of them."""
        if pupil_id != self._pupil_id:
            self._year_id = None
            self._open(False)
        self._pupil_id = pupil_id
        self._ask()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view

    def _ask(self) -> None:
        self._asked += 1
        number, pupil_id = self._asked, self._pupil_id

        def show(found: PupilAbsences) -> None:
            if number == self._asked and pupil_id == self._pupil_id:
                self._show(found)

        def draw(asked: int, found: YearPicture) -> None:
            if asked == self._asked:
                self._draw(found)

        self.states.show_loading()
        self._bench.ask(self, pupil_absences, pupil_id, self._year_id, done=show)
        self._bench.ask(self, year_picture, pupil_id, self._year_id, done=partial(draw, number))
        if pupil_id is not None:
            self.duties.show_pupil(pupil_id)

    def _show(self, found: PupilAbsences) -> None:
        self.year.set_choices([(year.id, year.label) for year in found.years])
        if found.year is not None:
            self.year.set_value(found.year.id)
        parts = summary(found)
        self.summary.setText(" · ".join(parts))
        self.view.rows.set_rows(tuple(reversed(found.lines)))
        if self.view.current_row() is None and found.lines:
            self.view.selectRow(0)
        self.line.show_line(self.view.current_row())
        verdicts = (*filter(None, (found.standing,)), *found.others)
        self.standing.show_reasons(
            dict.fromkeys(reason for one in verdicts for reason in one.reasons)
        )
        self._title.setVisible(bool(verdicts))
        self.presence.show_for(found.asked, found.enrolment_id, found.class_id)
        self.count_changed.emit(len(found.lines))
        if found.lines:
            self.states.show_content()
        elif found.year is None:
            self.states.show_empty(_("Les absences seront ici dès que l'année scolaire existe."))
        else:
            text = _("Aucune absence n'est notée en {label}.")
            self.states.show_empty(text.format(label=found.year.label))

    def _draw(self, found: YearPicture) -> None:
        self._some = found.weeks is not None and sum(found.weeks.shares) > 0
        self.map.show_cells(found.cells)
        if found.weeks is not None:
            self.share.show_picture(found.weeks)
        self._share_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the lines."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _share_height(self) -> None:
        """Where the window is low, the list needs its height more than the rest does."""
        line = self.fontMetrics().height()
        high, low = self.height() >= line * _HIGH, self.height() < line * _LOW
        self.map.setVisible(high and bool(self.map.cells))
        self.share.setVisible(high and self._some)
        self._side.setVisible(self._opened or not low)
        self.states.setHidden(self._opened and low)
        self.back.setVisible(self._opened and low)

    def _open(self, opened: bool) -> None:
        self._opened = opened
        self._share_height()

    def _enter(self) -> None:
        self._open(True)
        if not self.back.isHidden():
            self.back.setFocus()

    def _leave(self) -> None:
        self._open(False)
        self.view.setFocus()

    def _year_picked(self, year_id: int) -> None:
        self._year_id = year_id
        self._ask()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self.back)
        top.addWidget(self.summary, 1)
        top.addWidget(self.year)
        self._side = side = SidePanel(_("Explication"))
        self._title = heading(_("Depuis le début de l'année"))
        for part in (self.line, self._title, self.standing, self.duties, self.presence):
            side.column.addWidget(part)
        side.column.insertSpacing(1, theme.SPACE_M)
        side.column.addStretch(1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.states)
        parts.addWidget(side)
        parts.setSizes([300, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        drawn = QVBoxLayout()
        drawn.setContentsMargins(theme.SPACE_M, 0, theme.SPACE_M, theme.SPACE_S)
        drawn.addWidget(self.map)
        drawn.addWidget(self.share)
        column.addLayout(drawn)
        column.addWidget(parts, 1)
