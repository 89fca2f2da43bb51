"""Rows written in bulk: a generator writes hundreds of thousands, a gesture a few."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlmodel import Session, SQLModel


class Store:
    """Gathers rows, numbers them, and writes them table by table in their order."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._next: dict[str, int] = {}
        self._defaults: dict[str, dict[str, Any]] = {}
        self.written: dict[str, int] = defaultdict(int)

    def add(self, model: type[SQLModel], **values: Any) -> int:
        """Add a row of a table with an ``id``; the number that it gets."""
        name = str(model.__tablename__)
        identity = self._next.get(name) or self._first_free(model)
        self._next[name] = identity + 1
        self._rows[name].append({**self._defaults_of(model), **values, "id": identity})
        return identity

    def tie(self, model: type[SQLModel], **values: Any) -> None:
        """Add a row of a table whose key is made of what it ties together."""
        self._rows[str(model.__tablename__)].append({**self._defaults_of(model), **values})

    def flush(self) -> None:
        """Write what was gathered; tables that others refer to come first.

        Numbers are asked anew after it: the office may write in between.
        """
        for table in SQLModel.metadata.sorted_tables:
            rows = self._rows.pop(table.name, None)
            if rows:
                self.session.execute(insert(table), rows)
                self.written[table.name] += len(rows)
        self._next.clear()

    def _first_free(self, model: type[SQLModel]) -> int:
        identity = table_of(model).c.id
        highest: int | None = self.session.execute(select(func.max(identity))).scalar()
        return (highest or 0) + 1

    def _defaults_of(self, model: type[SQLModel]) -> dict[str, Any]:
        name = str(model.__tablename__)
        if name not in self._defaults:
            self._defaults[name] = {
                field: info.get_default(call_default_factory=True)
                for field, info in model.model_fields.items()
                if not info.is_required() and field != "id"
            }
        return self._defaults[name]


def table_of(model: type[SQLModel]) -> Table:
    """The table that a model describes."""
    return SQLModel.metadata.tables[str(model.__tablename__)]
