"""Rolls, documents and hours in a firm outlive the upgrade; the first and last stand once."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.db.migrate import migrate
from tests.db.test_upgrading_councils import DAY, EMPTY, fill, insert, old

NOON = EMPTY["DATETIME"]
CALL = {"class_id": 1, "day": DAY, "slot": "am"}
HOURS = {"enrolment_id": 1, "month": DAY, "firm": "Atelier", "hours": 8000, "weeks": 4}

__all__ = ["old"]


def test_they_survive_and_one_alone_stands(old):
    with old.begin() as connection:
        fill(connection)
        insert(connection, "roll_call", **CALL)
        insert(connection, "justification", pupil_id=1, kind="note", status="accepted")
    migrate(old)
    with old.begin() as connection:
        rows = connection.execute(text("SELECT slot, withdrawn_at FROM roll_call")).all()
        assert [tuple(row) for row in rows] == [("am", None)]
        rows = connection.execute(
            text("SELECT kind, withdrawn_at, withdrawn_reason FROM justification")
        ).all()
        assert [tuple(row) for row in rows] == [("note", None, "")]
        insert(connection, "firm_hours", **HOURS)
    for name, values in (("roll_call", CALL), ("firm_hours", HOURS)):
        with pytest.raises(IntegrityError, match="UNIQUE"), old.begin() as connection:
            insert(connection, name, **values)
    with old.begin() as connection:
        insert(connection, "roll_call", **CALL, withdrawn_at=NOON)
        insert(connection, "firm_hours", **HOURS, replaced_at=NOON)
    with pytest.raises(IntegrityError, match="withdrawn"), old.begin() as connection:
        connection.execute(text("UPDATE justification SET withdrawn_at = '2025-06-24'"))
