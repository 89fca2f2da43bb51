"""Demonstration schools made once for all tests that only read them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel, select

from app.db.keys import Cost
from app.db.unit_of_work import reading
from app.office.demo import DemoSummary, make_demo
from app.office.files.creation import open_school
from app.office.work import Desk

CHEAP = Cost(8, 1, 1)
NOW = datetime(2025, 6, 24, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A file that was made, and the rows of its tables."""

    summary: DemoSummary

    def rows(self, statement):
        file = open_school(
            self.summary.path, self.summary.account, self.summary.password, NOW, read_only=True
        )
        try:
            with reading(file.engine, file.path) as session:
                rows = session.exec(statement).all()
                session.expunge_all()
                return rows
        finally:
            file.close(NOW)

    def ask(self, query, *arguments):
        """Ask a query of the office, as on the day of the demonstration."""
        file = open_school(
            self.summary.path, self.summary.account, self.summary.password, NOW, read_only=True
        )
        try:
            return file.ask(query, Desk(file.actor, NOW.date(), NOW), *arguments)
        finally:
            file.close(NOW)

    def tables(self):
        """All that the file holds, by table, in the order of the keys."""
        file = open_school(
            self.summary.path, self.summary.account, self.summary.password, NOW, read_only=True
        )
        try:
            with reading(file.engine, file.path) as session:
                return {
                    table.name: session.execute(
                        select(table).order_by(*table.primary_key.columns)
                    ).all()
                    for table in SQLModel.metadata.sorted_tables
                }
        finally:
            file.close(NOW)


def made(folder: Path, name: str, **wanted) -> Made:
    return Made(make_demo(folder / f"{name}.matricule", now=NOW, cost=CHEAP, **wanted))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The demonstration as it is opened from the window."""
    return made(tmp_path_factory.mktemp("demo"), "demo")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Forty pupils and a year before."""
    return made(tmp_path_factory.mktemp("tiny"), "tiny", size=40, years=2)
