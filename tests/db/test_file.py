"""The encrypted file: foreign, damaged and taken files, backups that open."""

import errno
import multiprocessing
from datetime import UTC, datetime
from pathlib import PurePosixPath, PureWindowsPath

import pytest
import sqlcipher3

from app.db.backup import back_up, backup_folder, backups_of, latest_backup, verify
from app.db.engine import address, connect, open_engine
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


@pytest.mark.parametrize(
    "words",
    [
        "",
        " []",
        ' {"person": "Anne", "computer": "poste-2", "since": "hier"}',
        ' {"person": 3, "computer": null, "since": "2025-06-24T14:03"}',
    ],
)
def test_a_lock_that_says_nothing_names_nobody(tmp_path, words):
    lock = tmp_path / "ecole.lock"
    assert read_holder(lock) is None
    lock.write_text(words, "utf-8")
    assert read_holder(lock) is None


def test_a_disk_without_locks_is_not_somebody_else(file, monkeypatch):
    def no_locks(_handle):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("app.db.lock._lock", no_locks)
    with pytest.raises(OSError, match="no locks"):
        take_lock(file)


def test_a_school_with_a_very_long_name_is_backed_up(file):
    long = file.with_name("é" * 118 + ".matricule")
    file.rename(long)
    keys_path(file).rename(keys_path(long))
    copies = [back_up(long, KEY, NOW), back_up(long, KEY, NOW, "avant mise à jour 0001")]
    assert sorted(copies) == sorted(backups_of(long))


def test_a_path_too_long_for_the_database_is_said(file):
    deep = file.parent.joinpath(*["dossier" * 20] * 4)
    with pytest.raises(EnvironmentFault, match="trop long"):
        open_engine(deep / file.name, KEY)


def test_an_empty_copy_is_not_whole(tmp_path):
    (tmp_path / "vide.matricule").touch()
    with pytest.raises(EnvironmentFault, match="pas entier"):
        verify(tmp_path / "vide.matricule", KEY)


def test_a_backup_made_without_keys_takes_those_of_the_one_before(file):
    back_up(file, KEY, NOW)
    keys_path(file).unlink()
    copy = back_up(file, KEY, NOW.replace(hour=15))
    assert keys_path(copy).read_text("utf-8") == "clés"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/srv/école ?.matricule"), "file:///srv/%C3%A9cole%20%3F.matricule?mode=ro"),
        (PureWindowsPath(r"C:\bureau\a.matricule"), "file:///C:/bureau/a.matricule?mode=ro"),
        # SQLite refuses "file://serveur/…": the server's name is no authority to it
        (
            PureWindowsPath(r"\\serveur\bureau\a.matricule"),
            "file:////serveur/bureau/a.matricule?mode=ro",
        ),
    ],
)
def test_a_network_share_has_no_authority(path, expected):
    assert address(path, "ro") == expected


def test_a_name_with_signs_of_addresses_opens(tmp_path):
    path = tmp_path / "école n°1 #2?mode=ro&x=%41.matricule"
    open_engine(path, KEY).dispose()
    connection = connect(path, KEY)
    connection.execute("CREATE TABLE one (id INTEGER)")
    connection.close()
    assert path.is_file()
