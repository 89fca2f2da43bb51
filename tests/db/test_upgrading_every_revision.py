"""A file of each earlier version, full of data: opened by this one, everything is there."""

import pytest
from sqlmodel import Session

from app.db.backup import backups_of
from app.db.migrate import HEAD, current_revision, known_revisions
from app.office.files.creation import open_school
from app.office.journal import broken_lines
from tests.faults.killing import content_of, killed
from tests.faults.olden import ACCOUNT, SCHEMA, make_old, make_recent
from tests.schools import NOW

MOVED = {("decision", "votes_for"), ("decision", "votes_against"), ("decision", "votes_blank")}
"""Columns that went, and where to: votes are rows of their own (``test_upgrading_councils``)."""


@pytest.fixture(scope="module")
def recent(tmp_path_factory):
    return make_recent(tmp_path_factory.mktemp("recent"))


def shared(rows, columns):
    return sorted((tuple((name, dict(row)[name]) for name in columns) for row in rows), key=repr)


def test_every_table_of_a_school_in_use_has_rows_to_lose(recent):
    content = content_of(recent, *ACCOUNT)
    assert len([name for name, rows in content.items() if rows]) >= 50
    assert sum(map(len, content.values())) > 2000


@pytest.mark.parametrize("revision", known_revisions())
def test_a_file_of_that_version_opens_with_everything_in_it(recent, tmp_path, revision):
    path = make_old(recent, tmp_path, revision)
    before = content_of(path, *ACCOUNT)
    file = open_school(path, *ACCOUNT, NOW)
    assert current_revision(file.engine) == HEAD
    file.close(NOW)
    after = content_of(path, *ACCOUNT)
    for name, rows in before.items():
        if name == SCHEMA or not rows:
            continue
        there = dict(after[name][0])
        columns = [column for column, _value in rows[0] if column in there]
        assert shared(after[name], columns) == shared(rows, columns), name
        assert {(name, one) for one, _value in rows[0] if one not in there} <= MOVED
    made = [copy for copy in backups_of(path) if f"avant mise à jour {revision}" in copy.name]
    assert len(made) == (revision != HEAD)
    again = open_school(path, *ACCOUNT, NOW)
    with Session(again.engine) as session:
        assert list(broken_lines(session)) == []
    again.close(NOW)


def test_an_upgrade_killed_before_its_end_leaves_the_file_of_before(recent, tmp_path):
    path = make_old(recent, tmp_path / "old", known_revisions()[0])
    before = content_of(path, *ACCOUNT)
    run = killed("migrate", path, tmp_path / "run", -1, who=ACCOUNT)
    assert (run.acknowledged, run.content) == ((), before)
    open_school(run.path, *ACCOUNT, NOW).close(NOW)
    whole = killed("migrate", path, tmp_path / "whole", who=ACCOUNT)
    assert content_of(run.path, *ACCOUNT) == whole.content != before
