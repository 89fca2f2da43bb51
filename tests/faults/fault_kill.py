"""A process killed at random moments while it enters marks: what was acknowledged is there."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from threading import Timer

from sqlmodel import col, select

from app.db.backup import verify
from app.db.unit_of_work import unit_of_work
from app.models import JournalEntry
from app.office.files.creation import open_school
from app.office.journal import broken_lines
from tests.bench.harness import Row
from tests.office.councils.conftest import sit
from tests.office.councils.test_crash import TYPIST
from tests.schools import NOW, PASSWORD, make_school

RUNS = int(os.environ.get("MATRICULE_FAULT_RUNS", "40"))
LONGEST_S = 0.6


def rows() -> Iterable[Row]:
    """Acknowledged marks that are missing, files that do not open, journals that broke."""
    chance = random.Random(2025)
    missing = damaged = broken = acknowledged = 0
    with tempfile.TemporaryDirectory() as folder:
        path, arguments = _council(Path(folder))
        entered = 0
        for _run in range(RUNS):
            said = _killed(path, arguments, chance.uniform(0, LONGEST_S))
            acknowledged += said
            found, whole, sealed = _look(path)
            missing += max(0, entered + said - found)
            damaged += not whole
            broken += not sealed
            entered = found
    yield Row("runs killed with SIGKILL", RUNS, "runs")
    yield Row("marks acknowledged before a kill", acknowledged, "marks")
    yield Row("acknowledged marks missing", missing, "marks", 0)
    yield Row("files that are not whole", damaged, "files", 0)
    yield Row("journals whose chain broke", broken, "journals", 0)


def _council(folder: Path) -> tuple[Path, list[str]]:
    school = make_school(folder)
    sitting = sit(school, "4TQA")
    courses = [sitting.course(code) for code in ("FR", "MA", "NL")]
    school.file.close(school.desk.now)
    numbers = (sitting.id, sitting.enrolment("Dubois"), *courses)
    return school.file.path, [str(number) for number in numbers]


def _killed(path: Path, arguments: list[str], after: float) -> int:
    """How many marks a typist acknowledged before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path), *arguments], stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout is not None
        said = [typist.stdout.readline()]  # the file is open, and a first mark is in it
        timer = Timer(after, typist.send_signal, (signal.SIGKILL,))
        timer.start()
        said += typist.stdout.read().split()
        timer.join()
    return len([word for word in said if word.strip()])


def _look(path: Path) -> tuple[int, bool, bool]:
    """The marks' lines in the journal, whether the file is whole, whether the chain holds."""
    file = open_school(path, "anne", PASSWORD, NOW)
    try:
        verify(path, file.key)
        with unit_of_work(file.engine, path) as session:
            entered = select(JournalEntry).where(col(JournalEntry.action).endswith("enter_marks"))
            return len(session.exec(entered).all()), True, not list(broken_lines(session))
    finally:
        file.close(NOW)
