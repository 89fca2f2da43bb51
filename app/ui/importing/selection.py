"""What the user has chosen on the page, and the request that it makes. No Qt here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.office.imports.plan import ClassKind, Listing, ListPlan, Plan, Request, Status
from app.office.imports.planning import in_order
from app.office.imports.recognition import Matching, matched, recognise
from app.office.imports.tables import Table


@dataclass(frozen=True)
class ListRow:
    """One list, as the table of lists shows it; ``place`` is its place in the request."""

    place: int
    listing: Listing
    plan: ListPlan


@dataclass
class Selection:
    """The lists read, and how the user corrected what they were taken for."""

    listings: tuple[Listing, ...] = ()
    year_id: int = 0
    start: date | None = None
    overwrite: bool = False
    classes: dict[str, ClassKind] = field(default_factory=dict)
    _said: dict[str, dict[int, str]] = field(default_factory=dict)
    """By list, the columns that the user matched, the last one last."""

    def add(self, tables: Sequence[Table]) -> None:
        """Take lists that were just read; a file chosen again replaces itself."""
        names = {table.name for table in tables}
        kept = tuple(one for one in self.listings if one.table.name not in names)
        self.listings = (*kept, *map(_taken, tables))
        for name in names:
            self._said.pop(name, None)

    def clear(self) -> None:
        """Forget the lists; the year and the date stay."""
        self.listings, self.classes, self._said = (), {}, {}

    def say_kind(self, place: int, kind: str) -> None:
        """The list is of another kind: its columns are matched anew."""
        before = self.listings[place]
        self._said.pop(before.table.name, None)
        matching = matched(before.table.titles, kind)
        self._replace(place, replace(before, kind=kind, matching=matching))

    def match(self, place: int, column: int, name: str) -> None:
        """A column of the file is this field, and no other column is.

        What another column was taken for comes back to it as soon as it is free: the
        arrows of the keyboard pass over fields that are not meant.
        """
        before = self.listings[place]
        said = self._said.setdefault(before.table.name, {})
        said.pop(column, None)
        said[column] = name
        titles = before.table.titles
        matching = _corrected(matched(titles, before.kind), said)
        self._replace(place, replace(before, matching=matching))

    def say_classes(self, classes: Mapping[str, ClassKind]) -> None:
        """These classes are otherwise than they were guessed."""
        self.classes |= classes

    def request(self) -> Request | None:
        """What the office is asked; None while the first day cannot be read."""
        if not self.listings or self.start is None:
            return None
        return Request(self.listings, self.year_id, self.start, self.overwrite, dict(self.classes))

    def _replace(self, place: int, listing: Listing) -> None:
        changed = list(self.listings)
        changed[place] = listing
        self.listings = tuple(changed)


def list_rows(request: Request, plan: Plan) -> tuple[ListRow, ...]:
    """The lists with their plans, in the order in which they are written."""
    return tuple(
        ListRow(place, request.listings[place], plan.lists[place]) for place in in_order(request)
    )


def with_refusals(rows: Sequence[ListRow]) -> tuple[ListRow, ...]:
    """The lists of which some rows are refused."""
    return tuple(row for row in rows if row.plan.counts[Status.FAULTY])


def _corrected(matching: Matching, said: Mapping[int, str]) -> Matching:
    """What the titles tell, where the user has not said otherwise; the last word wins."""
    found = list(matching)
    for column, name in said.items():
        found = ["" if name and one == name else one for one in found]
        found[column] = name
    return tuple(found)


def _taken(table: Table) -> Listing:
    found = recognise(table.titles)
    return Listing(table, found.kind, found.matching)
