"""A file made before the mail workshop keeps its letters through the upgrade."""

import pytest
from alembic import command
from sqlalchemy import column, table, text

from app.db import migrate as steps
from app.db.engine import open_engine

KEY = b"k" * 32
DAY = "2025-06-24"
NOW = "2025-06-24 12:00:00.000000"


@pytest.fixture
def engine(tmp_path):
    opened = open_engine(tmp_path / "ecole.matricule", KEY)
    yield opened
    opened.dispose()


def upgrade_to(engine, revision, monkeypatch):
    with monkeypatch.context() as patch:
        whole = command.upgrade
        patch.setattr(command, "upgrade", lambda config, _head: whole(config, revision))
        steps.migrate(engine)


def insert(connection, into, **values):
    connection.execute(table(into, *map(column, values)).insert().values(**values))


def letter(number, **changes):
    return {
        "id": number,
        "year": 2025,
        "number": number,
        "kind": "notification_aob",
        "regime": "fwb",
        "recipient_key": "pupil:1",
        "recipient": "Madame X",
        "address": "Rue Haute 1",
        "subject": "Objet",
        "content": "{}",
        "content_digest": "d",
        "verdict_digest": "",
        "document_id": 1,
        "status": "issued",
        "sending": "plain",
        "tracking_number": "",
        "written_on": DAY,
    } | changes


def test_letters_their_steps_and_what_replaced_them_survive(engine, monkeypatch):
    upgrade_to(engine, "0001", monkeypatch)
    with engine.begin() as connection:
        insert(
            connection,
            "stored_document",
            id=1,
            sha256="s",
            media_type="application/pdf",
            name="lettre.pdf",
            content=b"%PDF-1.4",
            stored_at=NOW,
        )
        insert(connection, "letter", **letter(2))
        insert(connection, "letter", **letter(1, status="cancelled", replaced_by_id=2))
        insert(
            connection,
            "letter_event",
            letter_id=1,
            status="issued",
            day=DAY,
            note="",
            recorded_at=NOW,
        )
    steps.migrate(engine)
    with engine.begin() as connection:
        rows = connection.execute(
            text("SELECT id, replaced_by_id, copy_of_id, notified_on, deadlines FROM letter")
        ).all()
        assert sorted(map(tuple, rows)) == [(1, 2, None, None, ""), (2, None, None, None, "")]
        assert connection.execute(text("SELECT letter_id FROM letter_event")).scalar() == 1
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
