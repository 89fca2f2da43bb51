"""The tour passes; and where one of its steps is sabotaged, it fails and names it.

Each tour is a program of its own, as the command starts it.
"""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlmodel import col, select

from app.db.unit_of_work import unit_of_work
from app.models import Absence, Course, Decision, Enrolment, Letter, Mark, Pupil
from app.office.files.creation import open_school

NOW = datetime(2025, 6, 25, 8, 0, tzinfo=UTC)
LONG = 240

# What a sabotaged program does before it plays: it is a module, for the processes it starts.
SABOTAGED = """
import sys
from app import bootstrap
from app.ui.tour.eyes import Eyes

Eyes.patience = {patience}
{sabotage}

if __name__ == "__main__":
    sys.exit(bootstrap.main(["tour", "--out", sys.argv[1]]))
"""

# The command forgets the last mark that it is given, where there are several: a paste.
FORGETS_A_MARK = """
from dataclasses import replace
from app.office.councils import entering
from app.ui.rooms.councils import gestures

whole = entering.enter_marks.act

def forgetful(work, council_id, edits):
    return whole(work, council_id, edits[:-1] if len(edits) > 1 else edits)

gestures.enter_marks = replace(entering.enter_marks, act=forgetful)
"""

REFUSES_TO_CREATE = """
from app.errors import Refusal
from app.ui.welcome import gestures

def refuse(*_all):
    raise Refusal("Le disque de l'essai est plein.")

gestures.create_file = refuse
"""

STUMBLES = """
from app.ui.rooms.councils import gestures

def stumble(*_all):
    raise RuntimeError("a defect of the program")

gestures.Gestures.enter = stumble
"""


def run(words):
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, timeout=LONG, check=False
    )


def play(folder):
    return run(["-m", "app.bootstrap", "tour", "--out", str(folder)])


def verify(folder):
    return run(["-m", "app.bootstrap", "tour", "--verify", "--out", str(folder)])


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A tour played where another one left its results, and what it said."""
    folder = tmp_path_factory.mktemp("tour")
    for left in ("failed.png", "lettres.pdf", "lettres/ancienne.pdf", "tour-files/ecole.matricule"):
        (folder / left).parent.mkdir(exist_ok=True)
        (folder / left).write_bytes(b"left")
    return folder, play(folder)


@pytest.fixture
def copy(played, tmp_path):
    """The results of the tour, to be spoilt."""
    folder = tmp_path / "copy"
    shutil.copytree(played[0], folder)
    record = folder / "tour.json"
    typed = json.loads(record.read_text("utf-8"))
    typed["file"]["path"] = str(folder / "tour-files" / "ecole.matricule")
    record.write_text(json.dumps(typed), "utf-8")
    return folder


@pytest.fixture
def sabotaged(tmp_path):
    """Plays a tour in a program that does something wrong."""

    def play_sabotaged(sabotage, patience=60):
        program = tmp_path / "sabotaged.py"
        program.write_text(SABOTAGED.format(sabotage=sabotage, patience=patience), "utf-8")
        return tmp_path / "out", run([str(program), str(tmp_path / "out")])

    return play_sabotaged


def spoil(folder, change):
    """Change the file behind the program's back."""
    typed = json.loads((folder / "tour.json").read_text("utf-8"))
    path = folder / "tour-files" / "ecole.matricule"
    file = open_school(path, typed["file"]["account"], typed["file"]["password"], NOW)
    try:
        with unit_of_work(file.engine, file.path) as session:
            change(session)
    finally:
        file.close(NOW)


def test_the_tour_passes(played):
    folder, run = played
    assert run.returncode == 0, run.stdout + run.stderr
    assert "FAILED" not in run.stdout
    assert run.stderr == ""
    for room in ("today", "pupils", "absences", "council", "mail", "settings", "welcome"):
        assert (folder / f"{room}.png").stat().st_size > 10_000
    assert (folder / "proces-verbal.pdf").exists()
    assert (folder / "lettres.pdf").exists()
    assert len(list((folder / "lettres").glob("*.pdf"))) == 14
    assert not (folder / "failed.png").exists()


def test_what_was_not_touched_passes_again(copy):
    checked = verify(copy)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_mark_changed_behind_its_back_is_named(copy):
    def change(session):
        mark = session.exec(select(Mark).order_by(col(Mark.id))).first()
        pupil, course = (
            session.exec(
                select(Pupil)
                .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
                .where(col(Enrolment.id) == mark.enrolment_id)
            ).one(),
            session.get(Course, mark.course_id),
        )
        assert (pupil.last_name, course.code) == ("Bourguignon", "FR")
        mark.value = Decimal("1.5")
        session.add(mark)

    spoil(copy, change)
    checked = verify(copy)
    assert checked.returncode == 1
    assert "mark of Bourguignon Maja in FR: typed 16,5, stored 1,5" in checked.stdout
    assert checked.stdout.count("DIFFERS") == 1


@pytest.mark.parametrize(
    ("model", "field", "value", "told"),
    [
        (Decision, "motivation", "autre chose", "decision on Bourguignon Maja, motivation: typed"),
        (Pupil, "birth_place", "Ailleurs", "birth_place: typed Andenne, stored Ailleurs"),
        (Absence, "minutes_late", 5, "stored A 5 min"),
        (Letter, "status", "issued", "status: typed posted, stored issued"),
    ],
)
def test_what_is_stored_otherwise_is_named(copy, model, field, value, told):
    def change(session):
        row = session.exec(select(model).order_by(col(model.id))).first()
        setattr(row, field, value)
        session.add(row)

    spoil(copy, change)
    checked = verify(copy)
    assert checked.returncode == 1
    assert told in checked.stdout


def test_a_letter_in_the_place_of_another_is_named(copy):
    letters = sorted((copy / "lettres").glob("*.pdf"))
    about = {name: next(one for one in letters if name in one.name) for name in ("CHEN", "MÜLLER")}
    shutil.copy(about["CHEN"], about["MÜLLER"])
    checked = verify(copy)
    assert checked.returncode == 1
    assert "one file is about Müller Zakaria: none" in checked.stdout


def test_a_command_that_forgets_a_mark_fails_the_tour(sabotaged):
    _folder, run = sabotaged(FORGETS_A_MARK)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "mark of Yıldız Agathe in TP: typed 38,5, stored nothing" in run.stdout
    assert "FAILED" in run.stdout.splitlines()[-1]
    assert "compare what is stored" in run.stdout.splitlines()[-1]


def test_a_step_that_does_not_do_what_it_should_stops_the_tour(sabotaged):
    folder, run = sabotaged(REFUSES_TO_CREATE, patience=12)
    assert run.returncode == 1
    assert "Le disque de l'essai est plein." in run.stdout
    assert "create a school" in run.stdout.splitlines()[-1]
    assert (folder / "failed.png").exists()
    assert not (folder / "tour.json").exists()


def test_a_defect_of_the_program_stops_the_tour(sabotaged):
    folder, run = sabotaged(STUMBLES, patience=20)
    assert run.returncode == 1
    assert "no defect of the program" in run.stdout
    assert "type its marks" in run.stdout.splitlines()[-1]
    assert (folder / "failed.png").exists()
