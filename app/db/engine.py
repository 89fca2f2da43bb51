"""The encrypted database file: how it is opened, and with what guarantees."""

import os
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlcipher3
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from app.db.faults import environment_faults, refuse_long_path
from app.errors import EnvironmentFault
from app.i18n import _

APPLICATION_ID = 0x4D415452  # "MATR"
SCHEMA_GENERATION = 1

# One writing connection, a rollback journal, and every commit on the disk before it is
# acknowledged: WAL would gain speed that nobody here needs and lose the last commits
# at a power cut.
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA busy_timeout = 2000",
)


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """A raw connection to the file, unlocked and checked to be one of ours."""
    refuse_long_path(path)
    mode = "ro" if read_only else "rwc"
    connection = sqlcipher3.connect(
        address(path.resolve(), mode), uri=True, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            if not (read_only and "journal_mode" in pragma):
                connection.execute(pragma)
        _check_application(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def address(path: PurePath, mode: str) -> str:
    """The URI of a file for SQLite, which refuses a server's name where URIs have theirs.

    ``Path.as_uri`` writes one for a network share of Windows, and a drive's letter that
    stands for a share resolves to it.
    """
    slashes = path.as_posix()
    root = "" if slashes.startswith("/") else "/"
    return f"file://{root}{quote(os.fsencode(slashes), safe='/:')}?mode={mode}"


def open_engine(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """The engine of a school's file; EnvironmentFault where it cannot be read."""
    with environment_faults(path):
        connection = connect(path, key, read_only=read_only)

    def creator() -> Any:
        return connection

    engine = create_engine(
        "sqlite+pysqlite://", creator=creator, module=sqlcipher3, poolclass=StaticPool
    )
    # The driver opens transactions by itself only before some statements; we say when.
    connection.isolation_level = None
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _check_application(connection: Any, path: Path) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (generation,) = connection.execute("PRAGMA user_version").fetchone()
    if tables and found != APPLICATION_ID:
        raise EnvironmentFault(
            _("« {name} » n'est pas un fichier de Matricule.").format(name=path.name),
            _("Choisissez un fichier dont le nom finit par .matricule."),
        )
    if generation > SCHEMA_GENERATION:
        raise EnvironmentFault(
            _("« {name} » vient d'une version plus récente de Matricule.").format(name=path.name),
            _("Installez cette version pour l'ouvrir ; le fichier reste tel qu'il est."),
        )


def mark_as_ours(connection: Any) -> None:
    """Write in the file's header that it is Matricule's, and of which generation."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_GENERATION}")
