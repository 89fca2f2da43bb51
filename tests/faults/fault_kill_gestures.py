"""Processes killed while they import a list, seal a council, issue letters, upgrade a file."""

import os
import random
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

from app.db.migrate import known_revisions
from app.office.files.creation import open_school
from tests.bench.harness import Row
from tests.faults.killing import BASES, Content, Killed, content_of, killed
from tests.faults.olden import ACCOUNT, make_old, make_recent
from tests.schools import NOW, PASSWORD

RUNS = int(os.environ.get("MATRICULE_FAULT_RUNS", "12"))
"""Of each gesture; half are killed before a statement, half by the clock."""


def rows() -> Iterable[Row]:
    """Files that hold half a gesture, and what was acknowledged and is lost."""
    chance = random.Random(2025)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for gesture in ("import", "seal"):
            yield from _whole_or_nothing(gesture, BASES[gesture](folder / gesture), chance)
        yield from _letters(BASES["letters"](folder / "letters"), chance)
        recent = make_recent(folder / "recent")
        for revision in known_revisions()[:-1]:
            old = make_old(recent, folder / revision, revision)
            yield from _whole_or_nothing("migrate", old, chance, ACCOUNT)


def lost_letters(run: Killed) -> list[str]:
    """What is wrong with letters after a kill: said for each, none where all is well."""
    open_school(run.path, "anne", PASSWORD, NOW).close(NOW)  # gives up what was being issued
    content = content_of(run.path)
    return list(_faults_of(content, run.acknowledged))


def _faults_of(content: Content, acknowledged: tuple[str, ...]) -> Iterator[str]:
    letters = [dict(row) for row in content["letter"]]
    by_reference = {f"{one['year']}/{one['number']:04}": one for one in letters}
    for reference in acknowledged:
        if by_reference.get(reference, {}).get("status") != "issued":
            yield f"{reference} was acknowledged and is not issued"
    for reference, one in by_reference.items():
        if one["status"] not in ("issued", "void"):
            yield f"{reference} is {one['status']}"
        if (one["status"] == "issued") != (one["document_id"] is not None):
            yield f"{reference} is {one['status']} and its document is {one['document_id']}"
    numbers = sorted(one["number"] for one in letters)
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the register has the numbers {numbers}"
    counters = {dict(row)["name"]: dict(row)["next_number"] for row in content["register_counter"]}
    if counters.get("letters 2025", 1) != len(numbers) + 1:
        yield f"the next number is {counters}"


def _whole_or_nothing(
    gesture: str, base: Path, chance: random.Random, who: tuple[str, ...] = ()
) -> Iterator[Row]:
    before = content_of(base, *who)
    title = f"{gesture} {base.parent.name}" if who else gesture
    with tempfile.TemporaryDirectory() as folder:
        whole, longest = _timed(gesture, base, Path(folder), who)
        half = lost = midway = 0
        for run in _runs(gesture, base, Path(folder), chance, longest, who):
            midway += not run.ended
            half += run.content not in (before, whole.content)
            lost += bool(run.acknowledged) and run.content != whole.content
    yield Row(f"{title}: runs killed midway, of {RUNS}", midway, "runs")
    yield Row(f"{title}: files with half of it", half, "files", 0)
    yield Row(f"{title}: acknowledged and not there", lost, "files", 0)


def _letters(base: Path, chance: random.Random) -> Iterator[Row]:
    acknowledged = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        _whole, longest = _timed("letters", base, Path(folder))
        for run in _runs("letters", base, Path(folder), chance, longest):
            acknowledged += len(run.acknowledged)
            wrong += len(lost_letters(run))
    yield Row("letters: acknowledged before a kill", acknowledged, "letters")
    yield Row("letters: lost, half issued, or a number missing", wrong, "letters", 0)


def _runs(
    gesture: str,
    base: Path,
    folder: Path,
    chance: random.Random,
    longest: float,
    who: tuple[str, ...] = (),
) -> Iterator[Killed]:
    for number in range(RUNS):
        if number % 2:
            at, after = chance.choice((-1, *range(1, 80))), None
        else:
            at, after = 0, chance.uniform(0, longest)
        yield killed(gesture, base, folder / "run", at, after, who)


def _timed(
    gesture: str, base: Path, folder: Path, who: tuple[str, ...] = ()
) -> tuple[Killed, float]:
    """The gesture done to its end, and how long it can have taken."""
    start = perf_counter()
    whole = killed(gesture, base, folder / "whole", who=who)
    assert whole.ended
    return whole, (perf_counter() - start) / 2
