"""The one place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from app.db.faults import environment_faults


@contextmanager
def unit_of_work(engine: Engine, path: Path) -> Iterator[Session]:
    """A session whose changes are all kept, or, where anything is raised, none of them.

    Raises EnvironmentFault where the disk or the file gives way.
    """
    with environment_faults(path), Session(engine, expire_on_commit=False) as session:
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Session]:
    """A session to read with; whatever it changed is dropped."""
    with environment_faults(path), Session(engine, autoflush=False) as session:
        try:
            yield session
        finally:
            session.rollback()
