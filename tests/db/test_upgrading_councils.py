"""A file of the first schema with councils in it: nothing of them is lost."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import MetaData, Table, text

from app.db import migrate as migrating
from app.db.engine import open_engine
from app.db.migrate import migrate

KEY = b"k" * 32
DAY = date(2025, 6, 24)
EMPTY = {
    "INTEGER": 0,
    "BOOLEAN": False,
    "VARCHAR": "",
    "JSON": [],
    "DATE": DAY,
    "DATETIME": datetime(2025, 6, 24, 12, tzinfo=UTC),
}


@pytest.fixture
def old(tmp_path, monkeypatch):
    """A file at the first revision."""
    from alembic import command
    from alembic.config import Config

    engine = open_engine(tmp_path / "ecole.matricule", KEY)
    config = Config()
    config.set_main_option("script_location", str(migrating.migrations_folder()))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    yield engine
    engine.dispose()


def insert(connection, table_name: str, **values) -> None:
    """Insert a row; columns that need a value and have none get an empty one of their type."""
    table = Table(table_name, MetaData(), autoload_with=connection)
    for column in table.columns:
        if not column.nullable and not column.primary_key and column.name not in values:
            values[column.name] = EMPTY[type(column.type).__name__]
    connection.execute(table.insert().values(**values))


def fill(connection) -> None:
    """One pupil, one council with two members, and a decision with a vote."""
    insert(connection, "school_year", id=1, label="2024-2025", first_day=date(2024, 8, 26))
    insert(connection, "school_regime", regime="fwb")
    insert(connection, "staff", id=1, code="MAR", last_name="Martin", civility="mr")
    insert(connection, "school_class", id=1, year_id=1, regime="fwb", name="4TQA", study_year=4)
    insert(connection, "pupil", id=1, register_number=1, last_name="Dubois", civility="mr")
    insert(
        connection,
        "enrolment",
        id=1,
        pupil_id=1,
        year_id=1,
        class_id=1,
        status="regular",
        start=date(2024, 8, 26),
    )
    insert(connection, "council", id=7, class_id=1, kind="class_council_june", status="sealed")
    insert(
        connection,
        "council_member",
        council_id=7,
        staff_id=1,
        voice="deliberative",
        presence="present",
    )
    insert(
        connection,
        "decision",
        id=3,
        council_id=7,
        enrolment_id=1,
        code="aob",
        votes_for=6,
        votes_against=3,
    )


def test_councils_decisions_and_votes_outlive_the_upgrade(old):
    with old.begin() as connection:
        fill(connection)
    migrate(old)
    with old.connect() as connection:
        council = connection.execute(text("SELECT * FROM council")).mappings().one()
        assert (council["id"], council["number"], council["addendum"]) == (7, 1, 0)
        assert (council["status"], council["presidency"], council["listed"]) == (
            "sealed",
            "head",
            0,
        )
        member = connection.execute(text("SELECT * FROM council_member")).mappings().one()
        assert (member["role"], member["replaced_by_id"]) == ("teacher", None)
        decision = connection.execute(text("SELECT * FROM decision")).mappings().one()
        assert (decision["id"], decision["code"], decision["days"]) == (3, "aob", None)
        vote = connection.execute(text("SELECT * FROM vote")).mappings().one()
        assert (vote["enrolment_id"], vote["votes_for"], vote["votes_against"]) == (1, 6, 3)
        assert (vote["proposal"], vote["outcome"], vote["present"]) == ("aob", "adopted", 9)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_an_upgrade_that_would_break_a_reference_leaves_the_old_schema(old, monkeypatch):
    with old.begin() as connection:
        fill(connection)

    def refuse(_connection):
        raise RuntimeError("the upgrade would break references")

    monkeypatch.setattr(migrating, "_check_references", refuse)
    with pytest.raises(RuntimeError, match="references"):
        migrate(old)
    assert migrating.current_revision(old) == "0001"
    with old.connect() as connection:
        found = connection.execute(text("SELECT votes_for FROM decision")).scalar()
    assert found == 6
