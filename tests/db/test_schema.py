"""The schema: one head, equal to the models, whole in PostgreSQL too."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_mock_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

import app.models as models
from app.db.engine import connect, open_engine
from app.db.migrate import HEAD, current_revision, known_revisions, migrate, migrations_folder

KEY = b"k" * 32


@pytest.fixture
def engine(tmp_path):
    opened = open_engine(tmp_path / "ecole.matricule", KEY)
    migrate(opened)
    yield opened
    opened.dispose()


def test_there_is_one_head_and_the_program_knows_it():
    assert ScriptDirectory(str(migrations_folder())).get_heads() == [HEAD]
    assert known_revisions()[-1] == HEAD


def test_an_upgraded_file_has_the_tables_of_the_models(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_checks_of_the_models_are_in_the_file(engine):
    with engine.connect() as connection:
        inspector = inspect(connection)
        for name, table in SQLModel.metadata.tables.items():
            wanted = {
                check.name
                for check in table.constraints
                if getattr(check, "sqltext", None) is not None
            }
            assert {check["name"] for check in inspector.get_check_constraints(name)} == wanted


def test_upgrading_twice_changes_nothing(engine):
    migrate(engine)
    assert current_revision(engine) == HEAD


def test_the_header_says_whose_file_it_is(tmp_path, engine):
    connection = connect(tmp_path / "ecole.matricule", KEY)
    assert connection.execute("PRAGMA application_id").fetchone() == (0x4D415452,)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("table", SQLModel.metadata.sorted_tables, ids=lambda table: table.name)
def test_each_table_compiles_for_postgresql(table):
    dialect = postgresql.dialect()
    assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert "CREATE" in str(CreateIndex(index).compile(dialect=dialect))


def test_all_tables_are_made_in_order_in_postgresql():
    statements = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda sql, *rest, **more: statements.append(sql)
    )
    SQLModel.metadata.create_all(engine, checkfirst=False)
    assert len([s for s in statements if isinstance(s, CreateTable)]) == len(
        SQLModel.metadata.tables
    )


def test_marks_are_whole_hundredths(school):
    with school.session() as session:
        council = models.Council(
            class_id=school.classes["4TQA"], kind="class_council_june", held_on=school.desk.today
        )
        session.add(council)
        session.flush()
        mark = models.Mark(
            council_id=council.id,
            enrolment_id=school.enrolments["4TQA", "Lambert"],
            course_id=school.courses["4TQA", "FR"],
            value=Decimal("12.50"),
        )
        session.add(mark)
        session.flush()
        session.expire_all()
        assert str(mark.value) == "12.5"
        raw = session.connection().exec_driver_sql("SELECT value, typeof(value) FROM mark")
        assert raw.fetchone() == (1250, "integer")


def test_a_third_decimal_is_refused(school):
    with pytest.raises(StatementError, match="two decimals"), school.session() as session:
        course = session.get(models.Course, school.courses["4TQA", "FR"])
        course.weekly_periods = Decimal("1.125")
        session.add(course)


def test_an_instant_without_zone_is_refused(school):
    with pytest.raises(StatementError, match="time zone"), school.session() as session:
        pupil = session.get(models.Pupil, school.pupils["4TQA", "Lambert"])
        pupil.created_at = datetime(2025, 1, 1)  # noqa: DTZ001
        session.add(pupil)


def test_an_instant_comes_back_in_utc(school):
    with school.session() as session:
        pupil = session.get(models.Pupil, school.pupils["4TQA", "Lambert"])
        assert pupil.created_at.tzinfo is UTC


def test_a_pupil_has_one_open_enrolment_a_year(school):
    with pytest.raises(IntegrityError), school.session() as session:
        session.add(
            models.Enrolment(
                pupil_id=school.pupils["4TQA", "Lambert"],
                year_id=school.year_id,
                class_id=school.classes["2C"],
                start=school.desk.today,
            )
        )


def test_foreign_keys_hold(school):
    with pytest.raises(IntegrityError), school.session() as session:
        session.delete(session.get(models.SchoolClass, school.classes["4TQA"]))


def test_a_mark_is_a_value_or_a_word(school):
    with pytest.raises(IntegrityError), school.session() as session:
        council = models.Council(
            class_id=school.classes["4TQA"], kind="class_council_june", held_on=school.desk.today
        )
        session.add(council)
        session.flush()
        session.add(
            models.Mark(
                council_id=council.id,
                enrolment_id=school.enrolments["4TQA", "Lambert"],
                course_id=school.courses["4TQA", "FR"],
            )
        )
