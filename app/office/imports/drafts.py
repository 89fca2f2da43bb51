"""A line read as its kind of list says: typed values, and the faults of its cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from app.formats import decimal, short_date
from app.i18n import _
from app.office.imports.kinds import Column, ListKind, kind_of
from app.office.imports.parsing import SEXES, civility
from app.office.imports.plan import Fault, Listing, PlannedRow, Status
from app.office.imports.tables import Cell, Line


@dataclass
class Draft:
    """A line being understood; ``values`` has only the fields that are filled."""

    listing: Listing
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field that is text; empty where it is not filled."""
        return str(self.values.get(name, ""))

    def blame(self, name: str, message: str) -> None:
        """Say what is wrong with a field, under the title that the file gives it."""
        self.faults.append(Fault(self.number, title_in(self.listing, name), message))

    def refused(self, cells: tuple[str, ...]) -> PlannedRow:
        """The row, refused for its faults."""
        return PlannedRow(self.number, Status.FAULTY, cells, tuple(self.faults))


@dataclass(frozen=True)
class DraftReader:
    """Reads the lines of one list."""

    listing: Listing
    today: date

    @property
    def kind(self) -> ListKind:
        """What the list is taken for."""
        return kind_of(self.listing.kind)

    def titles(self) -> tuple[str, ...]:
        """The titles of the preview: what is kept of the file, then whom a code names."""
        kept = tuple(column.title for _place, column in self._kept)
        return (*kept, self.kind.resolved) if self.kind.resolved else kept

    def drafts(self) -> Iterator[tuple[Line, Draft]]:
        """Each line, and what was read of it."""
        read = tuple(self._columns())
        for line in self.listing.table.lines:
            yield line, self._draft(line, read)

    def cells(self, draft: Draft, line: Line, resolved: str = "") -> tuple[str, ...]:
        """The row as it will be stored; what cannot be read, as the file has it."""
        found = tuple(
            shown_value(column, draft.values.get(column.field, line.cell(place)))
            for place, column in self._kept
        )
        return (*found, resolved) if self.kind.resolved else found

    def _draft(self, line: Line, read: tuple[tuple[int, Column], ...]) -> Draft:
        draft = Draft(self.listing, line.number)
        for place, column in read:
            cell = line.cell(place)
            if cell:
                self._take(draft, column, cell)
            elif column.required:
                draft.blame(column.field, _(column.missing))
        return draft

    def _take(self, draft: Draft, column: Column, cell: Cell) -> None:
        try:
            draft.values[column.field] = column.parse(cell, self.today)
        except ValueError as error:
            draft.blame(column.field, str(error))

    def _columns(self) -> Iterator[tuple[int, Column]]:
        for place, name in enumerate(self.listing.matching):
            if name:
                yield place, self.kind.column(name)

    @cached_property
    def _kept(self) -> tuple[tuple[int, Column], ...]:
        return tuple(pair for pair in self._columns() if pair[1].kept)


def title_in(listing: Listing, name: str) -> str:
    """The title that the file gives to a field, ours where it has none."""
    if name in listing.matching:
        return listing.table.titles[listing.matching.index(name)]
    return _(kind_of(listing.kind).column(name).title) if name else ""


def shown_value(column: Column, value: object) -> str:
    """A typed value as it is shown in its column."""
    if column.parse is civility:
        return SEXES.get(str(value), str(value))
    if isinstance(value, date):
        return short_date(value)
    return decimal(value) if isinstance(value, Decimal) else str(value)
