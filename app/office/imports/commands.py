"""Importing: all good rows of all lists, in one transaction, with one line in the journal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import Refusal
from app.i18n import N_, _
from app.office.imports.kinds import COURSES, FOLLOWED, PUPILS, TAUGHT, TEACHERS
from app.office.imports.plan import Listing, ListPlan, PlannedRow, Request, Status
from app.office.imports.planning import Planner, in_order
from app.office.imports.writing_pupils import write_classes, write_pupils
from app.office.imports.writing_records import (
    Writer,
    write_courses,
    write_followed,
    write_taught,
    write_teachers,
)
from app.office.pupils.placing import check_start
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done

Progress = Callable[[int, int], None]
"""Told how many rows are written, of how many; on the thread that writes."""


@dataclass(frozen=True)
class ListImported:
    """What was done of one list."""

    name: str
    kind: str
    new: int
    changed: int
    kept: int
    """Rows that the file had already, or that differ and were left as they were."""
    refused: int


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    lists: tuple[ListImported, ...]
    classes: int

    @property
    def written(self) -> int:
        """Rows written."""
        return sum(one.new + one.changed for one in self.lists)

    @property
    def refused(self) -> int:
        """Rows refused."""
        return sum(one.refused for one in self.lists)


@command(Right.ENROL, N_("Importation de listes"))
def import_lists(work: Work, request: Request, tell: Progress | None = None) -> Done[Imported]:
    """Write every row that has no fault; rows that are there already are left alone.

    What is written is planned anew, list by list, on the file as it is in this
    transaction. Refusal where the year does not hold the day of the enrolments.
    """
    planner = Planner(work.session, request, work.today)
    _check(work, request, planner)
    listings = [request.listings[place] for place in in_order(request)]
    total = sum(len(one.table.lines) for one in listings)
    found: list[ListImported] = []
    classes = before = 0
    for listing in listings:
        plan = planner.plan(listing)
        if plan.problem:
            continue
        classes += _write(work, planner, request, listing, plan)
        found.append(_counted(listing, plan, request.overwrite))
        planner.forget()
        before += len(listing.table.lines)
        if tell is not None:
            tell(before, total)
    imported = Imported(tuple(found), classes)
    _note(work, imported)
    return done(imported, Facet.PUPILS, Facet.CLASSES, Facet.SETTINGS)


def _check(work: Work, request: Request, planner: Planner) -> None:
    check_start(planner.known.year, request.start)
    needs_settings = any(listing.kind != PUPILS.code for listing in request.listings)
    if needs_settings and not work.actor.may(Right.EDIT_SETTINGS):
        raise Refusal(
            _("Votre compte ne permet d'importer que des élèves."),
            _("Demandez à la direction d'importer les cours et les professeurs."),
        )


def _write(work: Work, planner: Planner, request: Request, listing: Listing, plan: ListPlan) -> int:
    """Write one list; how many classes were made for it."""
    writer = Writer(work, planner.known, request.overwrite)
    rows = [row for row in plan.rows if row.is_written(request.overwrite)]
    outcomes: Sequence[Any] = [row.payload for row in rows]
    if listing.kind != PUPILS.code:
        _WRITERS[listing.kind](writer, outcomes)
        return 0
    named = frozenset(one.enters or one.moves for one in outcomes)
    made = write_classes(writer, tuple(planner.classes.values()), named)
    alone = all(one.kind != FOLLOWED.code for one in request.listings)
    write_pupils(writer, outcomes, request, with_courses=alone)
    return made


_WRITERS: dict[str, Callable[[Writer, Sequence[Any]], None]] = {
    COURSES.code: write_courses,
    TEACHERS.code: write_teachers,
    FOLLOWED.code: write_followed,
    TAUGHT.code: write_taught,
}


def _counted(listing: Listing, plan: ListPlan, overwrite: bool) -> ListImported:
    def count(accepts: Callable[[PlannedRow], bool]) -> int:
        return sum(map(accepts, plan.rows))

    new = plan.counts[Status.NEW]
    refused = plan.counts[Status.FAULTY]
    written = count(lambda row: row.is_written(overwrite))
    return ListImported(
        listing.table.name,
        listing.kind,
        new,
        written - new,
        len(plan.rows) - written - refused,
        refused,
    )


def _note(work: Work, imported: Imported) -> None:
    lists = [
        {
            "file": one.name,
            "kind": one.kind,
            "new": one.new,
            "changed": one.changed,
            "refused": one.refused,
        }
        for one in imported.lists
    ]
    work.note("import", None, after={"lists": lists, "classes": imported.classes})
