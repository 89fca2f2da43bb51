"""What tests send to a school's file is held to PostgreSQL's language."""

import pytest
from sqlalchemy import func, text
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import select

from app.models import Pupil, RegisterCounter
from tests import portability


def test_a_function_of_sqlite_is_refused(school):
    with pytest.raises(portability.NotPortable, match="group_concat"), school.session() as session:
        session.exec(select(func.group_concat(Pupil.last_name)))


def test_a_construct_of_sqlite_is_refused(school):
    statement = insert(RegisterCounter).values(name="x", next_number=1).on_conflict_do_nothing()
    with pytest.raises(portability.NotPortable), school.session() as session:
        session.execute(statement)


def test_what_both_know_passes(school):
    with school.session() as session:
        assert session.exec(select(func.count()).select_from(Pupil)).one() == 20
        assert session.execute(text("SELECT 1")).scalar() == 1
