"""Commands and queries: rights, one transaction, one line in the journal."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from sqlmodel import select

from app.errors import Refusal
from app.i18n import N_
from app.models import JournalEntry, School
from app.office.journal import broken_lines, recent_journal
from app.office.rights import RIGHTS, Right, Role
from app.office.work import Facet, command, done


@command(Right.EDIT_SETTINGS, N_("Essai : renommer"))
def rename(work, name):
    row = work.session.get(School, 1)
    work.note("school", 1, before={"name": row.name}, after={"name": name})
    row.name = name
    work.session.add(row)
    if name == "interdit":
        raise Refusal("Ce nom ne convient pas.")
    return done(name, Facet.SETTINGS)


def test_a_command_commits_and_leaves_one_line(school):
    answer = school.file.run(rename, school.desk, "Athénée")
    assert (answer.value, answer.changes) == ("Athénée", {"settings"})
    with school.session() as session:
        assert session.get(School, 1).name == "Athénée"
    lines = school.file.ask(recent_journal, school.desk)
    assert [line.title for line in lines] == ["Essai : renommer", "Création du fichier"]
    assert lines[0].after == '{"name": "Athénée"}'


def test_a_refused_command_leaves_nothing(school):
    with pytest.raises(Refusal):
        school.file.run(rename, school.desk, "interdit")
    with school.session() as session:
        assert session.get(School, 1).name == "Institut du Test"
        assert len(session.exec(select(JournalEntry)).all()) == 1


@pytest.mark.parametrize("role", [role for role in Role if Right.EDIT_SETTINGS not in RIGHTS[role]])
def test_a_role_without_the_right_is_refused(school, role):
    with pytest.raises(Refusal, match="Votre compte"):
        school.file.run(rename, school.as_role(role), "Athénée")
    with school.session() as session:
        assert session.get(School, 1).name == "Institut du Test"


def test_a_line_changed_behind_the_program_is_named(school):
    for name in ("Un", "Deux", "Trois"):
        school.file.run(rename, school.desk, name)
    with school.session() as session:
        assert not list(broken_lines(session))
        row = session.exec(select(JournalEntry).where(JournalEntry.after.contains("Deux"))).one()
        row.after = '{"name": "Autre"}'
        session.add(row)
    with school.session() as session:
        assert [line.number for line in broken_lines(session)] == [row.id]


def test_a_line_removed_from_the_middle_shows_at_the_next(school):
    for name in ("Un", "Deux", "Trois"):
        school.file.run(rename, school.desk, name)
    with school.session() as session:
        lines = session.exec(select(JournalEntry).order_by(JournalEntry.id)).all()
        session.delete(lines[2])
    with school.session() as session:
        assert [line.number for line in broken_lines(session)] == [lines[3].id]


def test_lines_written_on_the_time_of_brussels_are_whole_when_read_again(school):
    brussels = timezone(timedelta(hours=2))
    school.file.run(rename, replace(school.desk, now=school.desk.now.astimezone(brussels)), "Un")
    with school.session() as session:
        assert list(broken_lines(session)) == []
