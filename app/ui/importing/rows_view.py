"""The rows of one list as they will be stored, with what becomes of each."""

from html import escape

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.folding import folded
from app.formats import count
from app.i18n import N_, _
from app.office.imports.plan import STATUS_TITLES, ListPlan, PlannedRow, Status
from app.ui import theme
from app.ui.forms.check_input import CheckInput
from app.ui.icons import icon
from app.ui.importing.selection import ListRow
from app.ui.importing.words import STATUS_ICONS, STATUS_TONES, lines
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.states import StateView
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

Row = PlannedRow

_WIDEST = 30
_NARROWEST = 7
# A title is bold, a cell is not.
_BOLD = 1.25
_SAMPLE = 200

_LINE = Column[Row](
    N_("Ligne"),
    lambda row: count(row.line),
    width=7,
    align=Align.END,
    sort=lambda row: row.line,
    value=lambda row: row.line,
)
_STATUS = Column[Row](
    N_("État"),
    lambda row: _(STATUS_TITLES[row.status]),
    width=12,
    tone=lambda row: STATUS_TONES[row.status],
    strong=lambda row: row.status is Status.FAULTY,
    icon=lambda row: STATUS_ICONS[row.status],
)
_REMARK = Column[Row](
    N_("Remarque"),
    lambda row: row.remark,
    width=14,
    tone=lambda row: Token.FAIL if row.faults else None,
    # What a file says is shown as it is: never as markup.
    tooltip=lambda row: f"<qt>{escape(row.remark)}</qt>" if row.remark else "",
)


class RowsView(QWidget):
    """A search, the refused rows alone if wanted, the rows, and the whole of one remark."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._plan = ListPlan()
        self._shape: tuple[object, ...] = ()
        self.search = QLineEdit()
        self.only_refused = CheckInput(_("Seulement les lignes refusées"))
        self.total = QLabel()
        self.remark = QLabel()
        self.model = self._model(())
        self.view = self._view(self.model)
        self._place = QWidget()
        self.states = StateView(self._place)
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.only_refused.toggled.connect(self._narrow)

    def show_list(self, row: ListRow | None) -> None:
        """Show the rows of a list; the cursor stays where the list is the same."""
        self._plan = row.plan if row else ListPlan()
        columns = filled_columns(self._plan)
        shape = (row.listing.table.name if row else "", columns)
        if shape != self._shape:
            self._shape = shape
            self._make_view(columns)
        self.only_refused.setEnabled(bool(self._plan.counts[Status.FAULTY]))
        if not self.only_refused.isEnabled():
            self.only_refused.setChecked(False)
        self.model.set_rows(self._plan.rows)
        self._narrow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops what is searched before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _narrow(self) -> None:
        self.model.filter(_is_refused if self.only_refused.isChecked() else None)
        self.model.search(self.search.text())
        shown, known = len(self.model.shown_rows()), len(self._plan.rows)
        self.total.setText(
            lines(known)
            if shown == known
            else _("{n} sur {total}").format(n=count(shown), total=lines(known))
        )
        self._show_state(shown)
        self._tell(self.view.current_row())

    def _show_state(self, shown: int) -> None:
        if self._plan.problem:
            self.states.show_empty(self._plan.problem)
        elif shown:
            self.states.show_content()
        else:
            text = _("Aucune ligne ne contient « {text} ».").format(text=self.search.text())
            self.states.show_nothing_found(text, self._show_all)

    def _show_all(self) -> None:
        self.search.clear()
        self.only_refused.setChecked(False)
        self.view.setFocus()

    def _tell(self, row: Row | None) -> None:
        said = (fault.sentence for fault in row.faults) if row and row.faults else ()
        self.remark.setText("\n".join(said) or (row.remark if row else ""))
        self.remark.setVisible(bool(self.remark.text()))
        # Once the remark took its room from the list: the row stays in sight.
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        current = self.view.currentIndex()
        if current.isValid():
            self.view.scrollTo(current)

    def _make_view(self, columns: tuple[int, ...]) -> None:
        old = self.view
        self.model = self._model(columns)
        self.view = self._view(self.model)
        self._rows.replaceWidget(old, self.view)
        had_keyboard = old.hasFocus()
        old.deleteLater()
        if had_keyboard:
            self.view.setFocus()

    def _model(self, columns: tuple[int, ...]) -> RowModel[Row]:
        told = tuple(self._column(place) for place in columns)
        return RowModel((_LINE, _STATUS, *told, _REMARK), lambda row: row.line, _searched)

    def _column(self, place: int) -> Column[Row]:
        rows = self._plan.rows[:_SAMPLE]
        title = self._plan.titles[place]
        longest = max((len(row.cells[place]) for row in rows), default=0)
        width = min(max(longest + 2, round(len(title) * _BOLD) + 1, _NARROWEST), _WIDEST)
        return Column(title, lambda row: row.cells[place], width=width)

    def _view(self, model: RowModel[Row]) -> TableView[Row]:
        view: TableView[Row] = TableView(model, "importing.rows", _("Lignes de la liste"))
        view.current_changed.connect(self._tell)
        return view

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Chercher dans les lignes"))
        self.search.setAccessibleName(_("Chercher dans les lignes"))
        self.search.addAction(icon("search", Token.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(self.fontMetrics().averageCharWidth() * 40)
        theme.paint_text(self.total, Token.MUTED)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(self.search, 1)
        head.addWidget(self.only_refused)
        head.addStretch(1)
        head.addWidget(self.total)
        self._rows = QVBoxLayout(self._place)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(self.states, 1)
        column.addWidget(self.remark)


def filled_columns(plan: ListPlan) -> tuple[int, ...]:
    """The columns in which some row has something."""
    places = range(len(plan.titles))
    return tuple(place for place in places if any(row.cells[place] for row in plan.rows))


def _is_refused(row: Row) -> bool:
    return row.status is Status.FAULTY


def _searched(row: Row) -> str:
    return folded(" ".join((*row.cells, row.remark)))
