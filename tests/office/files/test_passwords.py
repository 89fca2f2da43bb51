"""Passwords replaced: the keys and the journal say the same, whatever fails between."""

import errno
from datetime import timedelta

import pytest
from sqlmodel import select

from app.db.keys import keys_path, read_ring
from app.errors import EnvironmentFault, Refusal
from app.models import JournalEntry
from app.office.files import passwords
from app.office.files.creation import FirstAccount, create_school, open_school
from app.office.files.passwords import CHANGED, RECOVERED, set_new_password
from app.office.journal import broken_lines
from app.office.rights import Role
from app.office.settings import accounts as settings
from app.office.settings.accounts import accounts, change_password, create_account, note_password
from tests.office.test_files import new_school
from tests.schools import CHEAP, NOW, PASSWORD

NEW = "la nouvelle phrase"
LATER = NOW + timedelta(days=1)


def lines(school, gesture):
    with school.session() as session:
        assert list(broken_lines(session)) == []
        return session.exec(select(JournalEntry).where(JournalEntry.action == gesture)).all()


def change(school, password=NEW):
    line = school.file.ask(accounts, school.desk)[0]
    change_password(school.file, school.desk, line, password, CHEAP)


def opens(school, password):
    try:
        read_ring(keys_path(school.file.path)).unwrap("anne", password)
    except Refusal:
        return False
    return True


def no_space(*_all):
    raise OSError(errno.ENOSPC, "no space left")


def reopened(school, when=LATER):
    """The file opened again, by a session of its own."""
    school.file.close(NOW)
    password = NEW if opens(school, NEW) else PASSWORD
    school.file = open_school(school.file.path, "anne", password, when)
    return school


@pytest.fixture
def school(school):
    """One whose file may be replaced."""

    class Reopening:
        file, desk = school.file, school.desk
        as_role = school.as_role

        def session(self):
            return type(school).session(self)

    reopening = Reopening()
    yield reopening
    reopening.file.close(NOW)


def test_the_name_of_the_gesture_is_that_of_the_command():
    assert note_password.name == CHANGED


def test_a_changed_password_has_its_line_and_leaves_no_note(school):
    change(school)
    assert opens(school, NEW) and not opens(school, PASSWORD)
    (line,) = lines(school, CHANGED)
    assert (line.at, line.account_name, line.record_id) == (NOW, "anne", 1)
    assert read_ring(keys_path(school.file.path)).unwritten == ()


def test_keys_that_cannot_be_replaced_leave_no_line(school, monkeypatch):
    monkeypatch.setattr(settings, "write_ring", no_space)
    with pytest.raises(EnvironmentFault, match="plein"):
        change(school)
    assert opens(school, PASSWORD)
    assert lines(school, CHANGED) == []


def test_a_journal_that_cannot_be_written_leaves_the_former_keys(school, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("app.office.files.school_file.write_line", no_space)
        with pytest.raises(EnvironmentFault):
            change(school)
    assert opens(school, PASSWORD) and not opens(school, NEW)
    assert read_ring(keys_path(school.file.path)).unwritten == ()
    assert lines(reopened(school), CHANGED) == []


def test_a_crash_between_keys_and_journal_has_its_line_at_the_next_opening(school, monkeypatch):
    write_ring, written = settings.write_ring, []

    def once(path, ring):
        if written:
            no_space()
        written.append(path)
        write_ring(path, ring)

    with monkeypatch.context() as patch:
        patch.setattr("app.office.files.school_file.write_line", no_space)
        patch.setattr(settings, "write_ring", once)
        with pytest.raises(EnvironmentFault):
            change(school)
    assert opens(school, NEW)
    assert lines(school, CHANGED) == []
    for _opening in range(2):
        (line,) = lines(reopened(school), CHANGED)
        assert (line.at, line.account_name) == (NOW, "anne")
        assert read_ring(keys_path(school.file.path)).unwritten == ()


def test_a_crash_after_the_journal_gives_no_second_line(school, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(passwords, "write_ring", no_space)
        change(school)
    assert len(read_ring(keys_path(school.file.path)).unwritten) == 1
    assert len(lines(reopened(school), CHANGED)) == 1
    assert read_ring(keys_path(school.file.path)).unwritten == ()


def test_another_s_password_is_refused_before_the_keys_are_touched(school):
    create_account(school.file, school.desk, "paul", "Paul", [Role.HEAD], PASSWORD, CHEAP)
    before = keys_path(school.file.path).read_bytes()
    paul = next(line for line in school.file.ask(accounts, school.desk) if line.name == "paul")
    with pytest.raises(Refusal, match="Seule la direction"):
        change_password(school.file, school.as_role(Role.READER), paul, NEW, CHEAP)
    assert keys_path(school.file.path).read_bytes() == before


@pytest.fixture
def created(tmp_path):
    path = tmp_path / "ecole.matricule"
    made = create_school(path, new_school(), FirstAccount("anne", "Anne", PASSWORD), NOW, CHEAP)
    made.file.close(NOW)
    return path, made.recovery_code


def _recoveries(file):
    with file.engine.connect() as connection:
        table = JournalEntry.__table__
        asked = select(table).where(table.c.action == RECOVERED)
        return connection.execute(asked).all()


def test_the_recovery_code_gives_a_new_password_and_the_journal_has_it(created):
    path, code = created
    set_new_password(path, code, "anne", NEW, NOW, CHEAP)
    assert len(read_ring(keys_path(path)).slots) == 2
    with pytest.raises(Refusal):
        open_school(path, "anne", PASSWORD, LATER)
    for _opening in range(2):
        file = open_school(path, "anne", NEW, LATER)
        (line,) = _recoveries(file)
        file.close(LATER)
        assert (line.at, line.account_name, line.record_kind, line.record_id) == (
            NOW,
            "anne",
            "account",
            1,
        )
        assert "code de récupération" in line.title


def test_a_reset_while_the_file_is_open_is_written_at_the_next_opening(created):
    path, code = created
    first = open_school(path, "anne", PASSWORD, NOW)
    set_new_password(path, code, "anne", NEW, NOW, CHEAP)
    first.close(NOW)
    reader = open_school(path, "anne", NEW, LATER, read_only=True)
    assert _recoveries(reader) == []
    reader.close(LATER)
    file = open_school(path, "anne", NEW, LATER)
    assert len(_recoveries(file)) == 1
    file.close(LATER)


def test_a_wrong_code_or_an_unknown_account_notes_nothing(created):
    path, code = created
    before = keys_path(path).read_bytes()
    for words, name in (("AAAA-BBBB", "anne"), (code, "paul")):
        with pytest.raises(Refusal):
            set_new_password(path, words, name, NEW, NOW, CHEAP)
    assert keys_path(path).read_bytes() == before


def test_a_note_that_cannot_be_read_is_a_damaged_file_of_keys(created):
    path, code = created
    set_new_password(path, code, "anne", NEW, NOW, CHEAP)
    text = keys_path(path).read_text("utf-8")
    keys_path(path).write_text(text.replace(NOW.isoformat(), "hier"), "utf-8")
    with pytest.raises(EnvironmentFault, match="pas lisible"):
        read_ring(keys_path(path))
