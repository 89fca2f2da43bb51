"""A gesture killed in the middle, and what the file then holds: all of it, or nothing."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from app.db.backup import verify
from app.db.engine import connect
from app.db.keys import keys_path, read_ring
from app.office.files.school_file import SchoolFile
from tests.faults.gestures import LIST
from tests.office.councils.conftest import sit
from tests.office.imports.conftest import make_empty
from tests.office.letters.conftest import Mail
from tests.schools import NOW, PASSWORD, make_school

Content = dict[str, list[tuple[tuple[str, Any], ...]]]
"""By table, the rows; of a row, the names and values of its columns."""

PUPILS = 120


@dataclass(frozen=True)
class Killed:
    """A file whose process was killed: what was acknowledged, what it then holds."""

    path: Path
    acknowledged: tuple[str, ...]
    content: Content
    ended: bool
    """It was done before it could be killed."""


def killed(
    name: str, base: Path, folder: Path, at: int = 0, after: float | None = None, who: Any = ()
) -> Killed:
    """Do the gesture on a copy of ``base`` and kill it: at a statement, or after seconds."""
    path = copied(base, folder)
    command = [sys.executable, "-m", "tests.faults.gestures", name, str(path), str(at), *who]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline()]
        if after is not None:
            timer = Timer(after, process.send_signal, (signal.SIGKILL,))
            timer.start()
        said += process.stdout.readlines()
        if after is not None:
            timer.join()
    assert said[0] == "ready\n", said
    assert process.returncode in (0, -signal.SIGKILL), process.returncode
    words = tuple(word.strip() for word in said[1:])
    return Killed(path, words, content_of(path, *who), process.returncode == 0)


def copied(base: Path, folder: Path) -> Path:
    """The file, its keys and the lists beside it, in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for beside in (base, keys_path(base), base.with_name(LIST)):
        if beside.exists():
            shutil.copyfile(beside, folder / beside.name)
    return folder / base.name


def content_of(path: Path, account: str = "anne", password: str = PASSWORD) -> Content:
    """Every row of every table of a file that must be whole, whatever its schema."""
    key = read_ring(keys_path(path)).unwrap(account, password)
    with closing(connect(path, key)) as connection:  # plays back what was half done
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        names = [name for (name,) in connection.execute(named).fetchall()]
        found = {name: _rows(connection, name) for name in names}
    verify(path, key)
    return found


def _rows(connection: Any, table: str) -> list[tuple[tuple[str, Any], ...]]:
    cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - its own table
    columns = [column[0] for column in cursor.description]
    return sorted((tuple(zip(columns, row, strict=True)) for row in cursor), key=repr)


def to_import(folder: Path) -> Path:
    """A school without pupils, and a list of some beside it."""
    file = make_empty(folder)
    file.close(NOW)
    lines = ["Nom;Prénom;Date de naissance;Classe"]
    lines += [
        f"Nom{_letters(n)};Prénom;{n % 28 + 1:02}/03/2010;{n % 5 + 1}A" for n in range(PUPILS)
    ]
    file.path.with_name(LIST).write_text("\n".join(lines), encoding="utf-8")
    return file.path


def to_seal(folder: Path) -> Path:
    """A council where nothing is missing."""
    school = make_school(folder)
    sit(school, "4TQA").complete()
    return _closed(school.file)


def to_notify(folder: Path) -> Path:
    """A council sealed, with four letters to write."""
    school = make_school(folder)
    council = sit(school, "4TQA")
    council.complete()
    council.seal()
    Mail(school, council).give()
    return _closed(school.file)


BASES: dict[str, Callable[[Path], Path]] = {
    "import": to_import,
    "seal": to_seal,
    "letters": to_notify,
}


def _closed(file: SchoolFile) -> Path:
    file.close(NOW)
    return file.path


def _letters(number: int) -> str:
    return chr(97 + number // 26) + chr(97 + number % 26)
