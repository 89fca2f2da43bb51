"""A backup taken up again: what it holds is there, what was there is set aside, nothing is lost."""

import errno

import pytest

from app.db.backup import backups_of, verify
from app.db.keys import keys_path
from app.db.lock import FileTaken
from app.errors import EnvironmentFault, Refusal
from app.office.files.creation import open_school
from app.office.files.restoring import take_up
from app.office.journal import recent_journal
from app.office.settings.accounts import note_password
from tests.schools import NOW, PASSWORD

LATER = NOW.replace(hour=18)


@pytest.fixture
def backed_up(school):
    """The file, closed, and its backup; something was done since."""
    copy = school.file.back_up(NOW)
    school.file.run(note_password, school.desk, school.desk.actor.account_id)
    school.file.close(NOW.replace(hour=16))
    return school.file.path, copy


def titles(file, desk):
    return [line.title for line in file.ask(recent_journal, desk)]


def test_a_backup_takes_the_place_of_the_file(backed_up, school):
    path, copy = backed_up
    before = path.read_bytes()
    (path.parent / f"{path.name}-journal").write_bytes(b"a journal of the file set aside")
    opened = take_up(path, copy, "anne", PASSWORD, LATER)
    said = titles(opened, school.desk)
    assert said[0] == "Reprise d'une sauvegarde"
    assert "Changement d'un mot de passe" not in said
    (aside,) = [one for one in backups_of(path) if "mis de côté" in one.name]
    assert aside.read_bytes() == before
    assert keys_path(aside).exists()
    opened.close(LATER)
    open_school(path, "anne", PASSWORD, LATER).close(LATER)


@pytest.mark.parametrize("damage", ["gone", "empty", "garbage", "without keys"])
def test_whatever_became_of_the_file_it_comes_back(backed_up, damage):
    path, copy = backed_up
    if damage == "without keys":
        keys_path(path).unlink()
    elif damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"" if damage == "empty" else b"x" * 9000)
    opened = take_up(path, copy, "anne", PASSWORD, LATER)
    verify(path, opened.key)
    opened.close(LATER)


@pytest.mark.parametrize("refused", ["password", "damaged", "taken", "itself"])
def test_where_it_cannot_be_the_file_stays_as_it_was(backed_up, refused):
    path, copy = backed_up
    before = path.read_bytes()
    holder = open_school(path, "anne", PASSWORD, NOW) if refused == "taken" else None
    if refused == "damaged":
        content = bytearray(copy.read_bytes())
        content[len(content) // 2] ^= 1
        copy.write_bytes(content)
    password = "autre chose" if refused == "password" else PASSWORD
    with pytest.raises((Refusal, EnvironmentFault, FileTaken)):
        take_up(path, path if refused == "itself" else copy, "anne", password, LATER)
    if holder:
        holder.close(NOW)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.new"))


def test_a_full_disk_leaves_nothing_half_done(backed_up, monkeypatch):
    path, copy = backed_up
    before, keys = path.read_bytes(), keys_path(path).read_bytes()

    def full(_handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("app.db.keys.os.fsync", full)
    with pytest.raises(EnvironmentFault, match="plein"):
        take_up(path, copy, "anne", PASSWORD, LATER)
    monkeypatch.undo()
    assert (path.read_bytes(), keys_path(path).read_bytes()) == (before, keys)
    assert not list(path.parent.glob("*.new"))
