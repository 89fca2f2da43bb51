"""A whole school from the export of its other program, in one gesture."""

from dataclasses import replace

import pytest

from app.models import (
    Course,
    CourseFollowed,
    Enrolment,
    JournalEntry,
    Pupil,
    RegisterCounter,
    SchoolClass,
    Staff,
    Teaching,
)
from app.office.imports.plan import Status
from app.office.work import Desk
from tests.office.imports import export as made
from tests.office.imports.conftest import Office, make_empty
from tests.schools import NOW, TODAY

MODELS = (Pupil, Enrolment, SchoolClass, Course, Staff, CourseFollowed, Teaching)
STORED = (1020, 1020, 51, 341, 107, 10_845, 702)


def counts(office):
    return tuple(len(office.all(model)) for model in MODELS)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    file = make_empty(folder)
    yield Office(file, Desk(file.actor, TODAY, NOW), folder, 1)
    file.close(NOW)


@pytest.fixture(scope="module")
def planned(office, export):
    """The request, and its plan before anything was written."""
    request = office.request(*export)
    return request, office.plan(request)


@pytest.fixture(scope="module")
def imported(office, planned):
    """The request, and what importing it did."""
    request, _plan = planned
    return request, office.run(request)


def test_what_is_good_comes_in_and_the_rest_is_refused(office, imported):
    done = imported[1]
    assert counts(office) == STORED
    assert {one.kind: (one.new, one.refused) for one in done.lists} == {
        "courses": (341, 0),
        "teachers": (107, 0),
        "pupils": (1020, 0),
        "followed": (10_845, 216),
        "taught": (702, 61),
    }
    assert done.classes == made.CLASSES
    assert done.written == 13_015


def test_lists_are_written_in_the_order_of_what_they_name(imported):
    kinds = [one.kind for one in imported[1].lists]
    assert kinds == ["courses", "teachers", "pupils", "followed", "taught"]


def test_every_fault_names_its_row_and_column(planned):
    request, plan = planned
    by_kind = {one.kind: rows for one, rows in zip(request.listings, plan.lists, strict=True)}
    for kind, both in (("followed", 0), ("taught", made.UNKNOWN_BOTH)):
        faulty = [row for row in by_kind[kind].rows if row.status is Status.FAULTY]
        assert sum(len(row.faults) == 2 for row in faulty) == both
        for row in faulty:
            for fault in row.faults:
                assert fault.column in ("matricule", "acronyme", "coursGrp")
                assert fault.sentence.startswith(f"Ligne {row.line}, {fault.column} – Aucun")


def test_the_preview_says_what_the_import_then_does(planned, imported):
    plan, done = planned[1], imported[1]
    assert plan.written == done.written
    assert plan.refused == done.refused == 277


def test_the_same_lists_twice_add_nothing(office, imported):
    request, _done = imported
    before = len(office.all(JournalEntry))
    again = office.run(request)
    assert len(office.all(JournalEntry)) == before + 1
    assert again.written == 0
    assert again.classes == 0
    assert counts(office) == STORED
    assert office.all(RegisterCounter)[0].next_number == made.PUPILS + 1


def test_one_line_in_the_journal(office, imported):
    lines = office.all(JournalEntry)
    assert [line.title for line in lines[:2]] == ["Création du fichier", "Importation de listes"]
    assert '"refused": 216' in lines[1].after


def test_register_numbers_follow_the_list_and_the_other_number_is_kept(office, imported):
    pupils = sorted(office.all(Pupil), key=lambda one: one.register_number)
    assert [one.register_number for one in pupils] == list(range(1, made.PUPILS + 1))
    listing = next(one for one in imported[0].listings if one.kind == "pupils")
    assert pupils[0].other_number == listing.table.lines[0].cells[0]


def test_planning_asks_a_fixed_number_of_statements(office, imported, statements):
    request, _done = imported
    few = replace(
        request,
        listings=tuple(
            replace(one, table=replace(one.table, lines=one.table.lines[-400:]))
            for one in request.listings
        ),
    )
    with statements(office) as seen:
        office.plan(request)
    with statements(office) as fewer:
        office.plan(few)
    assert len(seen) == len(fewer) == 11
