"""Bring a school's file to the schema of this program.

Alembic is slow to import, so it is imported only where there is something to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from app.db.engine import mark_as_ours
from app.errors import EnvironmentFault
from app.i18n import _

HEAD = "0007"


def current_revision(engine: Engine) -> str | None:
    """The revision of the file's schema; None for an empty file."""
    with engine.connect() as connection:
        if "alembic_version" not in inspect(connection).get_table_names():
            return None
        found: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar()
        return found


def needs_migration(engine: Engine) -> bool:
    """Is the file's schema older than this program's?"""
    return current_revision(engine) != HEAD


def migrate(engine: Engine) -> None:
    """Upgrade the schema, all steps in one transaction: the old one or the new one.

    Raises EnvironmentFault where the file comes from a newer program.
    """
    revision = current_revision(engine)
    if revision == HEAD:
        return
    if revision is not None and revision not in known_revisions():
        raise EnvironmentFault(
            _("Ce fichier vient d'une version plus récente de Matricule."),
            _("Installez cette version pour l'ouvrir ; le fichier reste tel qu'il est."),
        )
    with _references_aside(engine), engine.begin() as connection:
        _upgrade(connection)
        _check_references(connection)
        mark_as_ours(connection)


def known_revisions() -> tuple[str, ...]:
    """Every revision this program knows, oldest first."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(migrations_folder()))
    return tuple(reversed([step.revision for step in script.walk_revisions()]))


def migrations_folder() -> Path:
    """The folder of Alembic's steps."""
    return Path(__file__).parent / "migrations"


@contextmanager
def _references_aside(engine: Engine) -> Iterator[None]:
    """Lay the foreign keys aside: SQLite rebuilds a table under those that refer to it.

    It can be said outside of transactions only; the references are checked before the end.
    """
    driver: Any = engine.raw_connection().driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the upgrade would break references: {broken[:3]}")


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
