"""A disk that is full, a file that is protected: advice, and nothing half done."""

from contextlib import contextmanager

import pytest
import sqlcipher3

from app.db.backup import backup_folder, backups_of
from app.errors import EnvironmentFault
from app.i18n import N_
from app.models import StoredDocument
from app.office.journal import recent_journal
from app.office.rights import Right
from app.office.work import command, done
from tests.office.test_work import rename
from tests.schools import NOW


@command(Right.EDIT_SETTINGS, N_("Essai : document"))
def keep_document(work, content):
    row = StoredDocument(
        sha256="s", media_type="application/pdf", name="x", content=content, stored_at=work.now
    )
    work.session.add(row)
    return done(None)


@contextmanager
def pragma(school, name, value, back):
    """The file under a limit that SQLite answers to as it does to the disk's."""
    driver = school.file.engine.raw_connection().driver_connection
    driver.execute(f"PRAGMA {name} = {value}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA {name} = {back}")


def titles(school):
    return [line.title for line in school.file.ask(recent_journal, school.desk)]


def test_a_gesture_on_a_full_disk_is_not_done_and_the_next_ones_are(school):
    school.file.run(rename, school.desk, "Avant")
    before = titles(school)
    driver = school.file.engine.raw_connection().driver_connection
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    with (
        pragma(school, "max_page_count", pages, 1 << 30),
        pytest.raises(EnvironmentFault, match="plein") as trouble,
    ):
        school.file.run(keep_document, school.desk, b"x" * 1_000_000)
    assert "Libérez de la place" in str(trouble.value)
    assert titles(school) == before
    school.file.run(keep_document, school.desk, b"x" * 1_000_000)
    assert titles(school) == ["Essai : document", *before]


def test_a_protected_file_is_said_and_the_gesture_not_done(school):
    before = titles(school)
    with (
        pragma(school, "query_only", "ON", "OFF"),
        pytest.raises(EnvironmentFault, match="ne peut être modifié"),
    ):
        school.file.run(rename, school.desk, "Autre")
    assert titles(school) == before


def test_a_backup_on_a_full_disk_leaves_the_former_ones_and_no_half_of_one(school, monkeypatch):
    kept = [school.file.back_up(NOW.replace(minute=minute)) for minute in range(3)]

    def full(_file, _key, target, _live):
        target.write_bytes(b"the first pages")
        raise sqlcipher3.OperationalError("database or disk is full")

    school.file.run(rename, school.desk, "Après")
    monkeypatch.setattr("app.db.backup._copy", full)
    with pytest.raises(EnvironmentFault, match=r"sauvegarde n'a pas été faite\. .*plein"):
        school.file.close(NOW.replace(minute=30))
    assert sorted(backups_of(school.file.path)) == kept
    assert not list(backup_folder(school.file.path).glob("*.part"))
