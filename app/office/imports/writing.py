"""Rows written in bulk, within the command's transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, SQLModel

Rows = Sequence[Mapping[str, Any]]


def insert_rows(session: Session, model: type[SQLModel], rows: Rows) -> tuple[int, ...]:
    """Write these rows; the numbers that the database gave them, in their order."""
    if not rows:
        return ()
    identity = _table(model).c.id
    statement = insert(model).returning(identity, sort_by_parameter_order=True)
    return tuple(session.execute(statement, list(rows)).scalars())


def tie_rows(session: Session, model: type[SQLModel], rows: Rows) -> None:
    """Write rows whose key is made of what they tie together, or is not asked for."""
    if rows:
        session.execute(insert(model), list(rows))


def update_rows(session: Session, model: type[SQLModel], rows: Rows) -> None:
    """Change rows; each has its ``id`` and the fields that change."""
    table = _table(model)
    for row in rows:
        fields = {name: value for name, value in row.items() if name != "id"}
        if fields:
            statement = update(table).where(table.c.id == bindparam("row_id"))
            session.execute(statement.values(fields), {"row_id": row["id"]})


def _table(model: type[SQLModel]) -> Any:
    return SQLModel.metadata.tables[str(model.__tablename__)]
