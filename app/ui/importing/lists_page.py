"""The lists chosen and, under them, the rows, columns and classes of the one reached."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.formats import count
from app.i18n import _
from app.office.imports.plan import Plan
from app.office.imports.setting import Setting
from app.ui import theme
from app.ui.importing.choices_bar import ChoicesBar
from app.ui.importing.classes_panel import ClassesPanel
from app.ui.importing.columns_panel import ColumnsPanel
from app.ui.importing.foot import Foot
from app.ui.importing.lists_view import FEWEST_LINES, MOST_LINES, ListsView
from app.ui.importing.rows_view import RowsView
from app.ui.importing.selection import ListRow, Selection
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.scrolling import scrolled

ROWS, COLUMNS, CLASSES = range(3)
LOW = 520
"""Below this height the rows need the room more than the lists do."""
LEAST_TABS = 230
"""Where there is less, the page scrolls: a list of two rows serves nobody."""


class ListsPage(QWidget):
    """Shows a plan; says what the user corrects of it."""

    changed = Signal()
    """The year, the first day, or what to do of differences."""
    kind_said = Signal(int, str)
    """The list of that place is of this kind."""
    matched = Signal(int, int, str)
    """In the list of that place, this column fills that field."""
    classes_said = Signal(object)
    """These classes are of these kinds."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.choices = ChoicesBar()
        self.view = ListsView(memory)
        self.rows = RowsView(memory)
        self.columns = ColumnsPanel(memory)
        self.classes = ClassesPanel(memory)
        self.tabs = QTabWidget()
        self.foot = Foot()
        self._lay_out()
        self.choices.changed.connect(self.changed)
        self.view.current_changed.connect(self._reached)
        self.view.row_activated.connect(self._entered)
        self.columns.kind_said.connect(self._kind_said)
        self.columns.matched.connect(self._matched)
        self.classes.said.connect(self.classes_said)

    def offer(self, setting: Setting) -> None:
        """Offer what the school has."""
        self.choices.offer(setting)
        self.classes.offer(setting)

    def read_choices(self, selection: Selection) -> None:
        """Give the choices that hold for all lists."""
        selection.year_id = self.choices.year.value().id
        selection.start = self.choices.first_day()
        selection.overwrite = self.choices.overwrite.value()

    def show_plan(self, rows: tuple[ListRow, ...], plan: Plan) -> None:
        """Show what importing would do; cursors stay."""
        self.view.show_lists(rows)
        self._reached(self.view.current_row())
        self.classes.show_classes(plan.classes)
        self.tabs.setTabVisible(CLASSES, bool(plan.classes))
        self.tabs.setTabText(CLASSES, _("Classes à créer ({n})").format(n=count(len(plan.classes))))
        self.foot.show_plan(plan)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.set_most(MOST_LINES if self.height() > LOW else FEWEST_LINES)

    def _reached(self, row: ListRow | None) -> None:
        self.rows.show_list(row)
        self.columns.show_list(row)

    def _entered(self, row: ListRow) -> None:
        """Enter on a list goes to its rows, or to what is to be said of its columns."""
        self.tabs.setCurrentIndex(COLUMNS if row.plan.problem else ROWS)
        (self.columns.view if row.plan.problem else self.rows.view).setFocus()

    def _kind_said(self, kind: str) -> None:
        row = self.view.current_row()
        if row is not None:
            self.kind_said.emit(row.place, kind)

    def _matched(self, column: int, field: str) -> None:
        row = self.view.current_row()
        if row is not None:
            self.matched.emit(row.place, column, field)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.rows, _("Lignes"))
        self.tabs.addTab(self.columns, _("Colonnes"))
        self.tabs.addTab(self.classes, _("Classes à créer"))
        self.tabs.setTabVisible(CLASSES, False)
        self.tabs.setMinimumHeight(LEAST_TABS)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, 0)
        inner.setSpacing(theme.SPACE_S)
        inner.addWidget(self.choices)
        inner.addWidget(self.view)
        inner.addWidget(self.tabs, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.SPACE_L, 0, theme.SPACE_L, theme.SPACE_S)
        foot.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(scrolled(content), 1)
        column.addLayout(foot)
