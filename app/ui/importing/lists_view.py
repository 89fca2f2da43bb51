"""The lists chosen, a line each: what they are taken for, and what becomes of their rows."""

from typing import Final

from PySide6.QtGui import QResizeEvent

from app.formats import count
from app.i18n import N_, _
from app.office.imports.plan import STATUS_TITLES, Status
from app.ui.importing.selection import ListRow
from app.ui.importing.words import STATUS_TONES, kind_title, number
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import NARROW_ROOM, ROW_HEIGHT, Token

MOST_LINES: Final = 6
FEWEST_LINES: Final = 3
_FIRST_STATUS: Final = 3
_TITLES: Final = {
    Status.NEW: N_("Nouvelles"),
    Status.COMPLETED: N_("Complètent"),
    Status.DIFFERENT: N_("Diffèrent"),
    Status.SAME: N_("Déjà là"),
    Status.FAULTY: N_("Refusées"),
}


def _counted(status: Status) -> Column[ListRow]:
    def tone(row: ListRow) -> Token | None:
        return STATUS_TONES[status] if row.plan.counts[status] else None

    return Column(
        _TITLES[status],
        lambda row: number(row.plan, status),
        width=12,
        align=Align.END,
        sort=lambda row: row.plan.counts[status],
        value=lambda row: row.plan.counts[status],
        tone=tone,
        strong=lambda row: status is Status.FAULTY and bool(row.plan.counts[status]),
        accessible=lambda row: f"{number(row.plan, status) or '0'} {_(STATUS_TITLES[status])}",
    )


COLUMNS: Final = (
    Column[ListRow](N_("Fichier"), lambda row: row.listing.table.name, width=24),
    Column[ListRow](N_("Contenu"), lambda row: kind_title(row.listing.kind), width=21),
    Column[ListRow](
        N_("Lignes"),
        lambda row: count(len(row.listing.table.lines)),
        width=8,
        align=Align.END,
        sort=lambda row: len(row.listing.table.lines),
        value=lambda row: len(row.listing.table.lines),
    ),
    *(_counted(status) for status in Status),
    Column[ListRow](
        N_("Remarque"),
        lambda row: row.plan.problem,
        width=12,
        tone=lambda row: Token.FAIL if row.plan.problem else None,
    ),
)
_REMARK: Final = len(COLUMNS) - 1


class ListsView(TableView[ListRow]):
    """As high as its lines, up to six; what no list has is left out."""

    def __init__(self, memory: Memory) -> None:
        model: RowModel[ListRow] = RowModel(COLUMNS, lambda row: row.listing.table.name)
        super().__init__(model, "importing.lists", _("Listes à importer"), memory)
        self._most = MOST_LINES
        self._remarks = False
        self._fit()

    def set_most(self, lines: int) -> None:
        """Show at most that many lines without scrolling."""
        self._most = lines
        self._fit()

    def show_lists(self, rows: tuple[ListRow, ...]) -> None:
        """Show these lists; the cursor stays on the one it was on."""
        self.rows.set_rows(rows)
        for place, status in enumerate(Status, start=_FIRST_STATUS):
            self.leave_out(place, not any(row.plan.counts[status] for row in rows))
        self._remarks = any(row.plan.problem for row in rows)
        self._leave_remarks()
        self._fit()
        if self.current_row() is None and rows:
            self.selectRow(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_remarks()

    def _leave_remarks(self) -> None:
        """Where it is narrow, the room of remarks that no list has goes to the names."""
        narrow = self.width() < NARROW_ROOM
        self.leave_out(_REMARK, narrow and not self._remarks)

    def _fit(self) -> None:
        shown = min(max(len(self.rows.all_rows()), 1), self._most)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * ROW_HEIGHT + 6)
