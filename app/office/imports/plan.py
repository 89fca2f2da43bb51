"""What an import would do, row by row, and what the user chose of it. Plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.i18n import N_, _
from app.office.imports.recognition import Matching
from app.office.imports.tables import Table


class Status(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    COMPLETED = "completed"
    DIFFERENT = "different"
    SAME = "same"
    FAULTY = "faulty"


STATUS_TITLES: Mapping[Status, str] = {
    Status.NEW: N_("Nouvelle"),
    Status.COMPLETED: N_("Complète"),
    Status.DIFFERENT: N_("Diffère"),
    Status.SAME: N_("Déjà là"),
    Status.FAULTY: N_("Refusée"),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row, and in which column of the file ("" for the whole row)."""

    line: int
    column: str
    message: str

    @property
    def reason(self) -> str:
        """The column and what is wrong with it, for the file of refused rows."""
        if not self.column:
            return self.message
        return _("{column} – {message}").format(column=self.column, message=self.message)

    @property
    def sentence(self) -> str:
        """Row, column and what is wrong."""
        return _("Ligne {line}, {reason}").format(line=self.line, reason=self.reason)


@dataclass(frozen=True)
class Change:
    """A field whose value in the file of the school is not that of the list.

    ``fills`` says that the school had nothing there: such a change takes nothing away
    and is always made; others are made only if the user asks for it.
    """

    field: str
    title: str
    before: str
    after: str
    fills: bool = False

    @property
    def sentence(self) -> str:
        """What it is now, and what the list says."""
        if self.fills:
            return _("{title} : {after}").format(title=self.title, after=self.after)
        return _("{title} : {before} → {after}").format(
            title=self.title, before=self.before, after=self.after
        )


@dataclass(frozen=True)
class PlannedRow:
    """A row as it will be stored: its cells as shown, what it changes, its faults."""

    line: int
    status: Status
    cells: tuple[str, ...]
    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()
    payload: object = None
    """What writes it; the planner's own."""

    def is_written(self, overwrite: bool) -> bool:
        """Does importing it change the file?"""
        if self.status is Status.DIFFERENT:
            return overwrite or any(change.fills for change in self.changes)
        return self.status in (Status.NEW, Status.COMPLETED)

    @property
    def remark(self) -> str:
        """Its faults, or what it changes, in one line."""
        if self.faults:
            return " ".join(fault.reason for fault in self.faults)
        return " · ".join(change.sentence for change in self.changes)


@dataclass(frozen=True)
class ListPlan:
    """One list, planned. ``problem`` says why none of its rows can be read."""

    titles: tuple[str, ...] = ()
    rows: tuple[PlannedRow, ...] = ()
    problem: str = ""
    written: int = 0
    """Rows that importing it writes."""

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many rows have each status."""
        found = dict.fromkeys(Status, 0)
        for row in self.rows:
            found[row.status] += 1
        return found


@dataclass(frozen=True)
class ClassKind:
    """What a class is: its regime, its year of study, its form ("" where none)."""

    regime: str
    study_year: int
    form: str = ""

    @property
    def is_known(self) -> bool:
        """Can a class be made of it?"""
        return bool(self.regime) and self.study_year > 0


@dataclass(frozen=True)
class NewClass:
    """A class that the year lacks, what it is taken for, from what, and its pupils."""

    name: str
    kind: ClassKind
    reason: str
    pupils: int


@dataclass(frozen=True)
class Listing:
    """A table of a file, and what the user takes it and its columns for."""

    table: Table
    kind: str
    matching: Matching


@dataclass(frozen=True)
class Request:
    """Everything an import depends on; ``classes`` are the guesses that were corrected."""

    listings: tuple[Listing, ...]
    year_id: int
    start: date
    overwrite: bool = False
    classes: Mapping[str, ClassKind] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What importing these lists would do; ``lists`` in the order of the request."""

    lists: tuple[ListPlan, ...]
    classes: tuple[NewClass, ...]

    @property
    def written(self) -> int:
        """Rows that importing writes."""
        return sum(one.written for one in self.lists)

    @property
    def refused(self) -> int:
        """Faulty rows."""
        return sum(one.counts[Status.FAULTY] for one in self.lists)
