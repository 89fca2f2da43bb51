"""The classes of the day: which were called, and how many pupils are missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractItemView

from app.folding import folded
from app.i18n import N_, _, ngettext
from app.office.absences.board import Board, ClassLine, SlotState
from app.rules.regime import AbsenceUnit
from app.ui.remember import Memory
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token


@dataclass(frozen=True)
class ClassRow:
    """A class and the state of the slot shown, None where it has no such slot."""

    line: ClassLine
    state: SlotState | None

    @property
    def to_call(self) -> bool:
        """Is there somebody to call, who has not been?"""
        return bool(self.line.pupils) and self.state is not None and not self.state.taken


def _called(row: ClassRow) -> str:
    if row.state is None:
        return ""
    if not row.line.pupils:
        return _("vide")
    return _("✓ fait") if row.state.taken else _("à faire")


def _tone(row: ClassRow) -> Token:
    return Token.OK if row.state is not None and row.state.taken else Token.MUTED


def _missing(row: ClassRow) -> str:
    return str(row.state.missing) if row.state is not None and row.state.missing else ""


def _late(row: ClassRow) -> str:
    return str(row.state.late) if row.state is not None and row.state.late else ""


def _pupils_said(row: ClassRow) -> str:
    number = row.line.pupils
    return ngettext("{n} élève", "{n} élèves", number).format(n=number)


def _missing_said(row: ClassRow) -> str:
    number = row.state.missing if row.state is not None else 0
    return ngettext("{n} absent", "{n} absents", number).format(n=number)


COLUMNS = (
    Column[ClassRow](
        N_("Classe"),
        lambda row: row.line.name,
        width=13,
        strong=lambda row: row.to_call,
        tooltip=_pupils_said,
    ),
    Column[ClassRow](N_("Appel"), _called, width=6, tone=_tone, sort=lambda row: not row.to_call),
    Column[ClassRow](
        N_("Abs."),
        _missing,
        width=5,
        align=Align.END,
        accessible=_missing_said,
        value=lambda row: row.state.missing if row.state else None,
        sort=lambda row: -row.state.missing if row.state else None,
    ),
    Column[ClassRow](
        N_("Ret."),
        _late,
        width=5,
        align=Align.END,
        accessible=lambda row: _("{n} en retard").format(n=_late(row) or 0),
        value=lambda row: row.state.late if row.state else None,
        sort=lambda row: -row.state.late if row.state else None,
    ),
)


class ClassList(TableView[ClassRow]):
    """One line a class; the cursor chooses the roll shown, Enter goes to it."""

    def __init__(self, memory: Memory) -> None:
        model = RowModel[ClassRow](
            COLUMNS, lambda row: row.line.id, lambda row: folded(row.line.name)
        )
        super().__init__(model, "absences.classes", _("Classes du jour"), memory)
        model.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_board(self, board: Board, slots: Mapping[AbsenceUnit, str]) -> None:
        """Show the classes with the state of their slot; ``slots`` has it by unit."""
        self.rows.set_rows(
            [ClassRow(line, line.state(slots.get(line.unit, ""))) for line in board.classes]
        )

    def next_to_call(self) -> ClassRow | None:
        """The next class after the cursor whose roll is to be called, the list being a ring."""
        shown = self.rows.shown_rows()
        here = self.currentIndex().row()
        ring = [*shown[here + 1 :], *shown[: max(here, 0)]]
        return next((row for row in ring if row.to_call), None)

    def step(self, lines: int) -> None:
        """Go to the class so many lines further, where there is one."""
        shown = self.rows.shown_rows()
        line = self.currentIndex().row() + lines
        if 0 <= line < len(shown):
            self.choose(shown[line].line.id)

    def calls_left(self) -> int:
        """How many classes of the list are still to be called."""
        return sum(row.to_call for row in self.rows.all_rows())
