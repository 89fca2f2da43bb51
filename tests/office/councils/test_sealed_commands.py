"""No command of the office changes a sealed council: each refuses, or leaves it as it was.

The commands are found in the folder, and given their arguments by name: a new one, or a new
argument, has to be told here.
"""

import ast
import importlib
import inspect
import pkgutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

import app.office as office
import app.office.councils as package
from app.errors import Refusal
from app.models import CouncilMatter, Sealing, Vote
from app.office.councils.ballots import Entry
from app.office.councils.convening import Convening
from app.office.councils.entering import MarkEdit
from app.office.councils.opening import NewCouncil, SessionDetails
from app.office.councils.phrases import keep_phrase
from app.office.councils.reopening import Reopening
from app.office.councils.sealing import closing
from app.office.councils.views import DecisionState, MarkValue
from app.office.work import Command
from tests.office.councils.conftest import Sitting
from tests.office.councils.kept import AFTER, TABLES, Kept, keep, owned_tables

BESIDE = {
    "councils.opening.open_council": "opens another council",
    "councils.reopening.reopen": "opens an addendum, a council of its own",
    "councils.phrases.keep_phrase": "the school's own list of phrases",
    "councils.phrases.reword_phrase": "the school's own list of phrases",
    "councils.phrases.move_phrase": "the school's own list of phrases",
    "councils.phrases.drop_phrase": "the school's own list of phrases",
}
"""Those that are allowed while a council is sealed, and leave it as it was."""


def commands() -> dict[str, Command]:
    return {
        value.name: value
        for module in pkgutil.iter_modules(package.__path__)
        for value in vars(importlib.import_module(f"app.office.councils.{module.name}")).values()
        if isinstance(value, Command)
    }


def arguments(kept: Kept, sitting: Sitting) -> dict[str, object]:
    """What commands may be given, by the names of their arguments."""
    school, pupil = sitting.school, sitting.enrolment("Dubois")
    with kept.session as session:
        seal = session.exec(select(Sealing).where(Sealing.council_id == sitting.id)).scalar_one()
        vote = session.exec(
            select(Vote).where(Vote.council_id == sitting.id, Vote.enrolment_id == pupil)
        ).scalar_one()
        matter = session.exec(
            select(CouncilMatter).where(CouncilMatter.council_id == sitting.id)
        ).scalar_one()
    edit = MarkEdit(pupil, sitting.course("FR"), MarkValue(None, "absent"))
    details = SessionDetails(date(2025, 6, 27), "09:00", "Ailleurs")
    return {
        "council_id": sitting.id,
        "enrolment_id": pupil,
        "course_id": sitting.course("FR"),
        "staff_id": school.staff["SIM"],
        "matter_id": matter.id,
        "vote_id": vote.id,
        "phrase_id": sitting.run(keep_phrase, f"Phrase {sitting.id}.", "aob").value,
        "role": "educator",
        "voice": "none",
        "presence": "replaced",
        "replaced_by": school.staff["LEJ"],
        "reason": "voisin",
        "subject": "other",
        "text": "Un autre texte.",
        "code": "no_ceb",
        "ticked": False,
        "again": False,
        "decision": "aob",
        "places": 1,
        "details": details,
        "edit": edit,
        "edits": (edit,),
        "entry": Entry("aob", 1, 2),
        "state": DecisionState("aoc", motivation="Autre chose."),
        "fingerprint": seal.fingerprint,
        "pdf": b"%PDF-1.4 another",
        "ended": None,
        "new": NewCouncil(school.classes["2C"], "class_council_june", details, ()),
    }


def given(command: Command, known: dict[str, object], sitting: Sitting) -> list[object]:
    wanted = {
        "councils.convening.record_convocations": Convening(date(2025, 6, 20)),
        "councils.reopening.reopen": Reopening(
            (sitting.enrolment("Dubois"),), "correction", "Erreur.", date(2025, 6, 28)
        ),
    }
    names = list(inspect.signature(command.act).parameters)[1:]
    return [wanted[command.name] if name == "wanted" else known[name] for name in names]


def stored(kept: Kept) -> dict[str, list[tuple]]:
    """Every row of both councils, bytes and all."""
    sealed = (kept.first.id, kept.added.id)
    found = {}
    with kept.session as session:
        for name in owned_tables():
            table = TABLES[name]
            asked = select(table).order_by(*table.primary_key)
            if "council_id" in table.c:
                asked = asked.where(table.c.council_id.in_(sealed))
            elif name == "council":
                asked = asked.where(table.c.id.in_(sealed))
            found[name] = [tuple(row) for row in session.execute(asked)]
    return found


@pytest.mark.parametrize("which", ["first", "added"])
def test_each_command_refuses_or_leaves_a_sealed_council_as_it_was(sitting, which):
    kept = keep(sitting)
    sealed: Sitting = getattr(kept, which)
    known, before = arguments(kept, sealed), stored(kept)
    assert all(before.values())
    allowed = []
    for name, command in commands().items():
        values = given(command, known, sealed)
        try:
            sealed.run(command, *values)
            allowed.append(name)
        except Refusal as refused:
            assert name in BESIDE or "scellé" in refused.message, (name, refused.message)
        assert stored(kept) == before, name
    assert set(allowed) <= set(BESIDE)
    assert {"councils.opening.open_council", "councils.reopening.reopen"} <= set(allowed)
    with pytest.raises(Refusal, match="scellé"):
        sealed.ask(closing, sealed.id)


def test_no_other_package_of_the_office_writes_the_tables_of_a_council():
    """Nothing outside the folder makes such a row, deletes one or sets a column of one."""
    models = {
        mapper.class_.__name__
        for mapper in Sealing._sa_registry.mappers
        if mapper.local_table.name in set(owned_tables()) - {"stored_document", *AFTER}
    }
    root = Path(office.__file__).parent
    found = []
    for path in root.rglob("*.py"):
        folder = path.relative_to(root).parts[0]
        if folder in ("councils", "demo"):
            continue
        imported = {
            alias.asname or alias.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module == "app.models"
            for alias in node.names
            if alias.name in models
        }
        if imported:
            found += [
                (path.name, name)
                for name in written(ast.parse(path.read_text(encoding="utf-8")), imported)
            ]
    assert found == []


def written(tree: ast.AST, models: set[str]):
    """The models that are made, updated or deleted by name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in models:
            yield node.func.id
        if node.func.id in ("update", "delete", "insert"):
            yield from (
                one.id for one in node.args if isinstance(one, ast.Name) and one.id in models
            )
