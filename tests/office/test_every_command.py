"""Every command of the office, found in its folder: who is refused, and what it leaves behind."""

import ast
import importlib
import pkgutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import select

import app.office as office
from app.errors import Refusal
from app.i18n import _
from app.models import JournalEntry
from app.office.journal import broken_lines
from app.office.rights import RIGHTS, Right, Role
from app.office.work import Command, done

APART = ("app.office.demo", "app.office.tour")
"""Makers of schools and players of the program: no gestures of an office."""

JOURNAL_WRITERS = {
    "files/creation.py",
    "files/passwords.py",
    "files/school_file.py",
    "journal.py",
    "letters/interrupted.py",
}
"""The door of all commands, and what is written where no command runs."""


@cache
def commands() -> dict[str, Command]:
    modules = (
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(office.__path__, "app.office.")
        if not found.name.startswith(APART)
    )
    return {
        value.name: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Command)
    }


def allowed(role: Role, command: Command) -> bool:
    return command.right in RIGHTS[role]


@pytest.fixture
def statements(school):
    """The statements executed; the figures of the school are read beforehand."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(school.file.engine, "before_cursor_execute", note)
    yield seen
    event.remove(school.file.engine, "before_cursor_execute", note)


def test_the_commands_are_found_and_need_every_right():
    assert len(commands()) > 110
    assert {command.right for command in commands().values()} == set(Right)


@pytest.mark.parametrize("role", Role)
def test_a_role_without_the_right_is_refused_before_anything_is_read_or_written(
    school, statements, role
):
    desk, before = school.as_role(role), school.file.path.read_bytes()
    refused = [command for command in commands().values() if not allowed(role, command)]
    assert bool(refused) == (role is not Role.HEAD)
    for command in refused:
        with pytest.raises(Refusal, match="Votre compte ne permet pas"):
            school.file.run(command, desk)
    assert statements == []
    assert school.file.path.read_bytes() == before


@pytest.mark.parametrize("role", Role)
def test_a_role_with_the_right_comes_to_the_gesture(school, role):
    desk, did = school.as_role(role), []
    for command in commands().values():
        if allowed(role, command):
            seen = replace(command, act=lambda _work, name=command.name: done(did.append(name)))
            school.file.run(seen, desk)
    assert did == [name for name, command in commands().items() if allowed(role, command)]


def test_each_command_leaves_one_line_with_its_name_and_its_title(school):
    for command in commands().values():
        school.file.run(replace(command, act=lambda _work: done(None)), school.desk)
    with school.session() as session:
        lines = session.exec(select(JournalEntry).order_by(JournalEntry.id)).all()[1:]
        told = [(line.action, line.title) for line in lines]
        assert told == [(one.name, one.title) for one in commands().values()]
        assert list(broken_lines(session)) == []
    assert all(title.strip() and _(title).strip() for _name, title in told)


@pytest.mark.parametrize("trouble", [Refusal("Non."), RuntimeError("bug")])
def test_a_command_that_stops_leaves_no_line(school, trouble):
    def stop(work):
        work.session.add(JournalEntry(at=work.now, **_line()))
        work.session.flush()
        raise trouble

    for command in commands().values():
        with pytest.raises(type(trouble)):
            school.file.run(replace(command, act=stop), school.desk)
    with school.session() as session:
        assert len(session.exec(select(JournalEntry)).all()) == 1


def _line() -> dict[str, str]:
    return dict.fromkeys(("account_name", "action", "title", "previous_digest", "digest"), "x")


def test_nothing_else_writes_the_journal():
    """A command that wrote a line of its own would leave two."""
    root = Path(office.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if any(_writes(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }
    assert {one for one in found if not one.startswith("demo/")} == JOURNAL_WRITERS


def _writes(node: ast.AST) -> bool:
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return called and node.func.id in ("write_line", "JournalEntry")


def test_nothing_of_the_office_but_its_one_door_opens_a_transaction():
    root = Path(office.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "unit_of_work" in path.read_text("utf-8")
    }
    apart = {one for one in found if one.startswith(("demo/", "tour/"))}
    assert found - apart == {"files/creation.py", "files/school_file.py"}
