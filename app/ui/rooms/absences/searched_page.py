"""A list of pupils that is searched and filtered, and what stands beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.side_by_side import BackToList, SideBySide
from app.ui.states import StateView
from app.ui.tables.export import export_table
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

Test = Callable[[Any], bool]


@dataclass(frozen=True)
class PageWords:
    """What a page says, translated already.

    ``name`` is the list's, ``search`` what may be typed; ``hidden`` says that nothing
    answers to {text}, ``filtered`` that the filter {title} leaves nothing, ``empty`` that
    there is nothing at all.
    """

    name: str
    search: str
    hidden: str
    filtered: str
    empty: str


class SearchedPage(QWidget):
    """Keeps search, filter and states in step; a page says what passes and what follows."""

    def __init__(
        self,
        bench: Workbench,
        memory: Memory,
        key: str,
        model: RowModel[Any],
        filters: Sequence[tuple[str, str]],
        said: PageWords,
    ) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self._memory = memory
        self._key = key
        self._said = said
        self.model = model
        self.model.setParent(self)
        self.view = TableView(self.model, key, said.name, memory)
        self.states = StateView(self.view)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"{said.search}…")
        self.search.setAccessibleName(said.search)
        self.search.setClearButtonEnabled(True)
        self.filter = ChoiceInput([(code, _(title)) for code, title in filters])
        self.filter.setAccessibleName(_("Filtre"))
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.view.setFocus)
        self.filter.picked.connect(self.apply_filter)
        self.view.current_changed.connect(self.moved)
        self.states.show_read_only(bench.read_only_reason if bench.read_only else "")
        self.states.show_loading()

    def test_of(self, code: str) -> Test | None:
        """What passes a filter; None where all does."""
        raise NotImplementedError

    def moved(self, row: Any) -> None:
        """Another row has the cursor, None where there is none."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where a name is typed."""
        return self.search

    def export(self) -> None:
        """Write the list as shown."""
        export_table(self, self._bench, self.model, self._said.name)

    def read(self, query: Any, show: Callable[[Any], None]) -> None:
        """Ask for the list again; of several answers the last one asked for is shown."""
        self._asked += 1
        number = self._asked

        def last(found: Any) -> None:
            if number == self._asked:
                show(found)

        self.states.show_loading()
        self._bench.ask(self, query, done=last)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, those that the filter lets pass."""
        self.model.set_rows(rows)
        self.apply_filter()

    def apply_filter(self) -> None:
        """Show what the filter chosen lets pass."""
        self.model.filter(self.test_of(self.filter.value()))
        self._show_state()

    def show_all(self) -> None:
        """Take away the filter and what is searched."""
        self.filter.set_value("")
        self.search.clear()
        self.apply_filter()

    def lay_beside(self, left: QWidget, side: QWidget, characters: int) -> None:
        """Search and filter above; the list to the left of what is ``characters`` wide."""
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        side.setMinimumWidth(self.fontMetrics().averageCharWidth() * characters)
        back, opened = BackToList(), QWidget()
        back.clicked.connect(self.leave_side)
        column = QVBoxLayout(opened)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(side, 1)
        self.parts = parts = SideBySide(left, opened, back)
        parts.setStretchFactor(0, 1)
        self._memory.splitter(self._key, parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(parts, 1)

    def open_side(self) -> None:
        """Bring into sight what stands beside the list, where there is no room for both."""
        self.parts.open()

    def leave_side(self) -> None:
        """Back to the list."""
        self.parts.open(False)
        self.view.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from what stands beside the list."""
        if event.key() == Qt.Key.Key_Escape and self.parts.shows_opened:
            self.leave_side()
        else:
            super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._show_state()

    def _show_state(self) -> None:
        if self.model.shown_rows():
            self.states.show_content()
            if self.view.current_row() is None:
                self.view.selectRow(0)
        elif self.model.all_rows():
            self.states.show_nothing_found(self._hidden_by(), self.show_all)
        else:
            self.states.show_empty(self._said.empty)
        self.moved(self.view.current_row() if self.model.shown_rows() else None)

    def _hidden_by(self) -> str:
        text = self.search.text().strip()
        if text:
            return self._said.hidden.format(text=text)
        return self._said.filtered.format(title=self.filter.currentText())
