"""A file as an earlier version of the program left it, full of data.

The rows are those of a demonstration school of today: of each table of the older schema,
the columns that it had. A row that the older schema would have refused stays out, with
what refers to it.
"""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Column, Connection, MetaData, select

from app.db import migrate
from app.db.engine import mark_as_ours, open_engine
from app.db.keys import keys_path, read_ring
from app.office.demo import DEMO_ACCOUNT, DEMO_PASSWORD, write_demo
from tests.schools import NOW

PUPILS = 40
ACCOUNT = (DEMO_ACCOUNT, DEMO_PASSWORD)
SCHEMA = "alembic_version"
EMPTY: dict[str, Any] = {"INTEGER": 0, "BOOLEAN": False, "VARCHAR": "", "JSON": []}


def make_recent(folder: Path) -> Path:
    """A small demonstration school, of this version."""
    folder.mkdir(parents=True, exist_ok=True)
    write_demo(folder / "ecole.matricule", PUPILS, 2, NOW)
    return folder / "ecole.matricule"


def make_old(recent: Path, folder: Path, revision: str) -> Path:
    """The same school as a file of that revision, with the same keys."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / recent.name
    shutil.copyfile(keys_path(recent), keys_path(path))
    key = read_ring(keys_path(path)).unwrap(*ACCOUNT)
    engine = open_engine(path, key)
    source = open_engine(recent, key, read_only=True)
    config = Config()
    config.set_main_option("script_location", str(migrate.migrations_folder()))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        mark_as_ours(connection)
    with source.connect() as read, closing(engine.raw_connection()) as raw:
        raw.driver_connection.execute("PRAGMA foreign_keys = OFF")
        with engine.begin() as written:
            _copy_rows(read, written)
            _drop_orphans(written)
    source.dispose()
    engine.dispose()
    return path


def _copy_rows(read: Connection, written: Connection) -> None:
    old, new = MetaData(), MetaData()
    old.reflect(written)
    new.reflect(read)
    for name, table in old.tables.items():
        if name == SCHEMA or name not in new.tables:
            continue
        shared = [column for column in new.tables[name].columns if column.name in table.columns]
        rows = [dict(row) for row in read.execute(select(*shared)).mappings()]
        for row in rows:
            row.update({one.name: _empty(one) for one in table.columns if _lacks(one, row)})
        written.execute(table.delete())
        if rows:
            written.execute(table.insert().prefix_with("OR IGNORE"), rows)


def _empty(column: Column[Any]) -> Any:
    return EMPTY[type(column.type).__name__]


def _lacks(column: Column[Any], values: dict[str, Any]) -> bool:
    given = values.get(column.name)
    return given is None and not column.nullable and not column.primary_key


def _drop_orphans(written: Connection) -> None:
    """Rows whose parent the older schema refused."""
    while found := written.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, _number in found:
            orphan = f'DELETE FROM "{table}" WHERE rowid = ?'  # noqa: S608 - its own table
            written.exec_driver_sql(orphan, (row_id,))
