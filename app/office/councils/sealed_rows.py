"""The rows that a council rests on: frozen whole when it is sealed, to be compared later.

Every column of every table that belongs to a council alone is kept, so that a column which
comes with a later revision is covered without a word here. The living registers (pupils,
classes, courses, staff) go on changing: of those the seal holds what was read of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Table, or_
from sqlalchemy import select as rows_where
from sqlmodel import Session, SQLModel, col, select

from app.models import Council, Sealing, StoredDocument
from app.office.councils.freezing import frozen

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""By table."""

COUNCIL: Final = "council"
DOCUMENT: Final = "stored_document"
CONVOCATION: Final = "convocation"
OWNED: Final = (
    "council_pupil",
    "mark",
    "second_mark",
    "course_comment",
    "pupil_circumstance",
    "resit",
    "decision",
    "vote",
    "recusal",
    "council_matter",
    "council_member",
    CONVOCATION,
)
"""The tables of which each row is of one council, and belongs to what is sealed."""

FROZEN: Final = (COUNCIL, *OWNED, DOCUMENT)

APART: Final = {COUNCIL: ("status",), DOCUMENT: ("content",)}
"""Not among the frozen rows: a council is open while it is frozen, and the bytes of a
document have their digest. Verification looks at both by themselves."""


@dataclass(frozen=True)
class RowChange:
    """A row that is no longer the one that was sealed: what it was, or what was added.

    ``columns`` are those that differ, all of them where the row came or went.
    """

    table: str
    row: Row
    columns: tuple[str, ...]


def sealed_ids(council_id: int | None = None) -> Any:
    """The councils that are sealed, or say that they are not although they have a seal."""
    which = select(col(Council.id)).where(
        or_(
            col(Council.status) == "sealed",
            col(Council.id).in_(select(col(Sealing.council_id))),
        )
    )
    return which if council_id is None else which.where(col(Council.id) == council_id)


def rows_of(session: Session, which: Any) -> dict[int, Rows]:
    """What the tables hold of these councils; one statement for each table."""
    found: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    council = _table(COUNCIL)
    for row in _read(session, council, council.c.id.in_(which)):
        found[row["id"]][COUNCIL].append(row)
    for name in OWNED:
        table = _table(name)
        for row in _read(session, table, table.c.council_id.in_(which)):
            found[row["council_id"]][name].append(row)
    documents = {row["id"]: row for row in _documents(session, which)}
    for rows in found.values():
        issued = dict.fromkeys(row["document_id"] for row in rows[CONVOCATION])
        rows[DOCUMENT] = [documents[one] for one in issued if one in documents]
    return {council_id: dict(rows) for council_id, rows in found.items()}


def frozen_rows(rows: Rows) -> dict[str, object]:
    """The rows as the sealed content holds them: columns once, then values by row."""
    return {
        name: {
            "columns": _kept(name),
            "rows": [[plain(row[column]) for column in _kept(name)] for row in rows.get(name, ())],
        }
        for name in FROZEN
    }


def changed_rows(sealed: Mapping[str, Any], rows: Rows) -> Iterator[RowChange]:
    """What differs from the frozen rows, table by table.

    A column that the tables had not yet when the council was sealed is not compared.
    """
    for name in (one for one in FROZEN if one in sealed):
        kept = sealed[name]
        columns = kept["columns"]
        keys = [column.name for column in _table(name).primary_key]
        before = _by_key(keys, (dict(zip(columns, row, strict=True)) for row in kept["rows"]))
        now = _by_key(keys, (_frozen_row(columns, row) for row in rows.get(name, ())))
        for key in (*before, *(one for one in now if one not in before)):
            was, there = before.get(key), now.get(key)
            if was == there:
                continue
            yield RowChange(name, was or there or {}, _differing(columns, was, there))


def document_facts(document: StoredDocument) -> dict[str, object]:
    """A stored document by all that its row says of it, its digest for its bytes."""
    return {name: plain(getattr(document, name)) for name in _kept(DOCUMENT)}


def plain(value: object) -> object:
    """A value as the content holds it: an instant always in UTC."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else frozen(value)


def _kept(name: str) -> list[str]:
    return [one.name for one in _table(name).columns if one.name not in APART.get(name, ())]


def _frozen_row(columns: Sequence[str], row: Row) -> Row:
    return {column: plain(row.get(column)) for column in columns}


def _by_key(keys: Sequence[str], rows: Iterator[Row]) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[one] for one in keys): row for row in rows}


def _differing(columns: Sequence[str], was: Row | None, there: Row | None) -> tuple[str, ...]:
    if was is None or there is None:
        return tuple(columns)
    return tuple(one for one in columns if was[one] != there[one])


def _documents(session: Session, which: Any) -> list[Row]:
    """Those by which members were convened, without their bytes."""
    convocation, document = _table(CONVOCATION), _table(DOCUMENT)
    issued = rows_where(convocation.c.document_id).where(convocation.c.council_id.in_(which))
    return _read(session, document, document.c.id.in_(issued))


def _read(session: Session, table: Table, which: Any) -> list[Row]:
    columns = [table.c[name] for name in _kept(table.name)]
    asked = rows_where(*columns).where(which).order_by(*table.primary_key)
    return [dict(row) for row in session.execute(asked).mappings()]


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]
