"""The encrypted file: foreign, damaged and taken files, backups that open."""

import multiprocessing
from datetime import UTC, datetime

import pytest
import sqlcipher3

from app.db.backup import back_up, backup_folder, latest_backup, verify
from app.db.engine import connect, open_engine
from app.db.keys import keys_path
from app.db.lock import FileTaken, Holder, read_holder, take_lock
from app.db.migrate import migrate
from app.errors import EnvironmentFault

KEY = b"k" * 32
NOW = datetime(2025, 6, 24, 14, 3, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ecole.matricule"
    engine = open_engine(path, KEY)
    migrate(engine)
    engine.dispose()
    keys_path(path).write_text("clés", "utf-8")
    return path


def test_no_word_of_the_file_can_be_read(file):
    content = file.read_bytes()
    assert b"SQLite format" not in content
    assert b"school_class" not in content


def test_the_promises_of_the_connection(file):
    connection = connect(file, KEY)
    asked = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    connection.close()
    assert found == ["delete", 3, 1, 0]


def test_another_key_is_told_apart_from_damage_as_far_as_can_be(file):
    with pytest.raises(EnvironmentFault, match="clé"):
        open_engine(file, b"x" * 32)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 une archive", b"\x00" * 8192])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "autre.matricule"
    path.write_bytes(content)
    if content:
        with pytest.raises(EnvironmentFault):
            open_engine(path, KEY)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "autre.matricule"
    raw = sqlcipher3.connect(str(path))
    raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    raw.execute("CREATE TABLE t (x)")
    raw.commit()
    raw.close()
    with pytest.raises(EnvironmentFault, match="n'est pas un fichier de Matricule"):
        open_engine(path, KEY)


def test_a_file_of_a_newer_program_is_refused(file):
    raw = connect(file, KEY)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(EnvironmentFault, match="plus récente"):
        open_engine(file, KEY)


@pytest.mark.parametrize("damage", ["truncated", "flipped"])
def test_a_damaged_file_is_found_by_verification(file, damage):
    content = bytearray(file.read_bytes())
    if damage == "truncated":
        content = content[: len(content) // 2]
    else:
        content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(EnvironmentFault):
        verify(file, KEY)


def test_a_backup_opens_and_carries_its_keys(file):
    copy = back_up(file, KEY, NOW)
    verify(copy, KEY)
    assert copy.name == "ecole 2025-06-24 14-03-00.matricule"
    assert keys_path(copy).read_text("utf-8") == "clés"
    assert latest_backup(file) == copy
    assert {path.suffix for path in backup_folder(file).iterdir()} == {".matricule", ".keys"}


def test_a_backup_of_a_damaged_file_takes_no_name(file):
    content = bytearray(file.read_bytes())
    content[-4000] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(EnvironmentFault):
        back_up(file, KEY, NOW)
    assert latest_backup(file) is None


def test_a_read_only_connection_writes_nothing(file):
    connection = connect(file, KEY, read_only=True)
    with pytest.raises(sqlcipher3.OperationalError):
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def _hold(path, held, let_go):
    lock = take_lock(path)
    lock.name_holder(Holder("Anne", "poste-2", "2025-06-24T14:03"))
    held.set()
    let_go.wait(30)


def test_the_lock_names_who_has_the_file_and_dies_with_them(file):
    spawn = multiprocessing.get_context("spawn")
    held, let_go = spawn.Event(), spawn.Event()
    process = spawn.Process(target=_hold, args=(file, held, let_go))
    process.start()
    try:
        assert held.wait(30)
        with pytest.raises(FileTaken) as taken:
            take_lock(file)
        assert taken.value.holder == Holder("Anne", "poste-2", "2025-06-24T14:03")
    finally:
        process.kill()
        process.join()
        process.close()
    take_lock(file).release()


def test_a_lock_released_is_free_and_can_be_released_again(file):
    lock = take_lock(file)
    lock.release()
    lock.release()
    take_lock(file).release()


def test_a_lock_that_says_nothing_names_nobody(tmp_path):
    assert read_holder(tmp_path / "ecole.lock") is None
