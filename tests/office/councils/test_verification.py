"""Whatever is changed of a sealed council behind the program's back is found and named.

Every column of every table that belongs to a council is changed, one at a time: the tables
are found by their references, so that a new one cannot be forgotten.
"""

import json
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from app.models import Sealing
from app.office.councils.freezing import fingerprint_of, frozen_text
from tests.office.councils.conftest import sit
from tests.office.councils.kept import TABLES, Kept, keep, owned_tables
from tests.schools import make_school

LIVING = {
    **dict.fromkeys(
        ("account", "staff", "pupil", "enrolment", "school_class", "school_year", "course"),
        "a living register, which the program itself goes on changing; the sealed content "
        "holds the names, titles and numbers as they were, under its fingerprint",
    ),
}
APART = {
    ("sealing", "id"): "a number that nothing refers to, and no paper bears",
}


def columns() -> list[tuple[str, str]]:
    found = [(name, one.name) for name in owned_tables() for one in TABLES[name].columns]
    return [one for one in found if one not in APART]


def test_each_table_that_a_council_rests_on_is_covered_or_said_to_be_living():
    referred = {
        key.column.table.name for name in owned_tables() for key in TABLES[name].foreign_keys
    }
    assert referred - set(owned_tables()) <= set(LIVING)
    assert {name for name, _column in APART} <= set(owned_tables())


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Made once: each trial leaves the file as it was."""
    school = make_school(tmp_path_factory.mktemp("verification"))
    yield keep(sit(school, "4TQA"))
    school.file.close(school.desk.now)


class Undone(Exception):
    """Raised to leave the file as it was."""


def trial(kept: Kept, change) -> list[tuple[int, str]]:
    """What verification says while the change stands; the file is as before afterwards."""
    found: list[tuple[int, str]] = []
    with suppress(Undone), kept.session as session:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        session.connection().exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        try:
            change(session)
            found = kept.faults(session)
        finally:
            session.connection().exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
        raise Undone
    return found


def other(column, value):
    """Another value of the column's type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return [*value, "autre"]
    if isinstance(value, dict):
        return {**value, "autre": "for"}
    if isinstance(value, bytes):
        return value + b" "
    if isinstance(value, str):
        return f"{value} "
    if isinstance(value, datetime):
        return value + timedelta(seconds=1)
    if isinstance(value, date):
        return value + timedelta(days=1)
    if value is None and column.type.python_type is str:
        return "autre"
    return 1000 + (value or 0)


def at(table, row):
    """The condition that finds the row again."""
    found = [column == row[column.name] for column in table.primary_key]
    return found[0] if len(found) == 1 else found[0] & at_all(found[1:])


def at_all(conditions):
    first, *rest = conditions
    return first & at_all(rest) if rest else first


def test_a_council_that_nobody_touched_is_as_it_was_sealed(kept):
    with kept.session as session:
        assert kept.faults(session) == []
        assert all(kept.rows(session, name) for name in owned_tables())


def test_each_column_that_changes_is_found_and_named(kept):
    unseen = []
    with kept.session as session:
        rows = {name: kept.rows(session, name) for name in owned_tables()}
    for name, column in columns():
        table = TABLES[name]
        for row in rows[name]:
            changed = {column: other(table.c[column], row[column])}

            def change(session, table=table, row=row, changed=changed):
                session.execute(update(table).where(at(table, row)).values(changed))

            if not trial(kept, change):
                unseen.append((name, column, row[column]))
    assert unseen == []


def test_each_row_that_goes_is_found_and_named(kept):
    unseen = []
    with kept.session as session:
        rows = {name: kept.rows(session, name) for name in owned_tables()}
    for name in owned_tables():
        table = TABLES[name]
        for row in rows[name]:

            def change(session, table=table, row=row):
                session.execute(delete(table).where(at(table, row)))

            if name != "council" and not trial(kept, change):
                unseen.append((name, row))
    assert unseen == []


def test_each_row_that_comes_is_found_and_named(kept):
    """A copy of a row, with numbers of its own; of documents, only one that is referred to."""
    unseen = []
    with kept.session as session:
        rows = {name: kept.rows(session, name) for name in owned_tables()}
    for name in set(owned_tables()) - {"stored_document", "sealing", "council"}:
        table = TABLES[name]
        numbers = {one.name for one in table.columns if one.foreign_keys or one.primary_key}
        row = rows[name][0]
        added = {
            key: other(table.c[key], value) if key in numbers - {"council_id"} else value
            for key, value in row.items()
        }

        def change(session, table=table, added=added):
            session.execute(insert(table).values(added))

        if not trial(kept, change):
            unseen.append(name)
    assert unseen == []


@pytest.mark.parametrize(
    ("name", "column", "told"),
    [
        ("council", "held_on", "La date du conseil a été changée."),
        ("council", "place", "Le lieu du conseil a été changé."),
        ("council", "president_id", "La présidence du conseil a été changée."),
        ("council", "status", "Le conseil est noté comme ouvert alors qu'il a été scellé."),
        ("council", "reason", "Le motif de l'addendum a été changé."),
        ("mark", "value", "La note de DUBOIS Noé en Français a été changée."),
        ("second_mark", "value", "La seconde saisie de DUBOIS Noé en Français a été changée."),
        ("course_comment", "text", "Le commentaire sur DUBOIS Noé en Français a été changé."),
        (
            "pupil_circumstance",
            "code",
            "Les circonstances notées pour DUBOIS Noé ont été changées.",
        ),
        (
            "resit",
            "former_value",
            "L'examen à représenter de DUBOIS Noé en Français a été changé.",
        ),
        ("recusal", "reason", "Les récusations pour DUBOIS Noé ont été changées."),
        ("decision", "motivation", "La décision de DUBOIS Noé a été changée."),
        ("decision", "decided_by", "La décision de DUBOIS Noé a été changée."),
        ("council_matter", "text", "Le point «\u202fLe règlement\u202f» a été changé."),
        ("vote", "votes_for", "Le vote sur DUBOIS Noé a été changé."),
        (
            "council_member",
            "presence",
            "Les membres du conseil, leur voix ou leur présence ont été changés.",
        ),
        ("convocation", "sent_on", "Les convocations des membres ont été changées."),
        ("sealing", "sealed_by", "Le nom de qui a scellé le conseil a été changé."),
        ("sealing", "sealed_at", "Le moment où le conseil a été scellé a été changé."),
        ("sealing", "document_id", "Le sceau du conseil manque."),
    ],
)
def test_the_change_is_told_in_a_sentence(kept, name, column, told):
    table = TABLES[name]

    def change(session):
        row = kept.rows(session, name)[0]
        value = {column: other(table.c[column], row[column])}
        session.execute(update(table).where(at(table, row)).values(value))

    assert (kept.added.id, told) in trial(kept, change)


def test_a_document_put_in_the_place_of_the_one_sealed_is_named(kept):
    """Another document of the file, with a digest of its own that agrees."""

    def change(session):
        convened = kept.rows(session, "convocation")[0]["document_id"]
        sealing = TABLES["sealing"]
        mine = sealing.c.council_id == kept.added.id
        session.execute(update(sealing).where(mine).values(document_id=convened))

    told = "Le procès-verbal enregistré n'est plus celui qui a été scellé."
    assert trial(kept, change) == [(kept.added.id, told)]


def test_a_seal_made_anew_no_longer_has_the_fingerprint_that_its_addendum_cites(kept):
    """Content and fingerprint changed together, and the rows too: the addendum tells it."""

    def change(session):
        row = session.get(Sealing, 1)
        assert row.council_id == kept.first.id
        content = json.loads(row.content)
        content["proces_verbal"]["place"] = "Ailleurs"
        row.content = frozen_text(content)
        row.fingerprint = fingerprint_of(row.content)
        session.add(row)
        session.flush()

    told = "Le procès-verbal que cet addendum corrige n'a plus l'empreinte qu'il cite."
    noted = "Le sceau n'est plus celui que le journal a noté à la clôture."
    assert trial(kept, change) == [(kept.first.id, noted), (kept.added.id, told)]


def test_what_the_school_changes_later_in_its_registers_is_no_fault(kept):
    def change(session):
        for name, column in (("pupil", "last_name"), ("course", "title"), ("staff", "last_name")):
            session.execute(update(TABLES[name]).values({column: "Autre"}))

    assert trial(kept, change) == []


@pytest.mark.parametrize("form", [1, 2])
@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("council", "held_on"),
        ("council", "begins_at"),
        ("council", "place"),
        ("council", "presidency"),
        ("council", "agenda"),
        ("mark", "value"),
        ("decision", "code"),
        ("decision", "motivation"),
        ("course_comment", "text"),
        ("resit", "former_value"),
    ],
)
def test_a_council_sealed_before_its_rows_were_kept_is_compared_with_its_view(
    kept, form, name, column
):
    def older(session):
        for row in session.execute(select(TABLES["sealing"])).mappings().all():
            content = json.loads(row["content"])
            del content["rows"], content["seal"]
            content["format"] = form
            text = frozen_text(content)
            values = {"content": text, "fingerprint": fingerprint_of(text)}
            wanted = TABLES["sealing"].c.id == row["id"]
            session.execute(update(TABLES["sealing"]).where(wanted).values(values))

    def change(session):
        older(session)
        table = TABLES[name]
        row = kept.rows(session, name)[0]
        value = {column: other(table.c[column], row[column])}
        session.execute(update(table).where(at(table, row)).values(value))

    before, after = trial(kept, older), trial(kept, change)
    said = ("empreinte qu'il cite", "journal a noté")
    assert all(any(one in text for one in said) for _council, text in before)
    assert len(set(after) - set(before)) == 1
