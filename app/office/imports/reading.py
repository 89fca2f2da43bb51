"""From a file to its lists: what it is is told by its content, not by its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.office.imports.csv_reading import read_text
from app.office.imports.headers import table_of
from app.office.imports.tables import MOST_COLUMNS, MOST_LINES, Line, Table
from app.office.imports.unreadable import empty, locked, not_a_list, of_old, too_large
from app.office.imports.xlsx_reading import read_workbook

MOST_BYTES: Final = 30_000_000
_ARCHIVE: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Unread:
    """A file of which nothing could be read, and the sentence that says why."""

    name: str
    reason: str


@dataclass(frozen=True)
class FilesRead:
    """The lists found in the files chosen, and the files that hold none."""

    tables: tuple[Table, ...]
    unread: tuple[Unread, ...]


def read_files(paths: Sequence[Path]) -> FilesRead:
    """Read all these files; one that cannot be read does not stop the others."""
    tables: list[Table] = []
    unread: list[Unread] = []
    for path in paths:
        try:
            tables += read_file(path)
        except (Refusal, EnvironmentFault) as error:
            unread.append(Unread(path.name, str(error)))
    return FilesRead(tuple(tables), tuple(unread))


def read_file(path: Path) -> tuple[Table, ...]:
    """The lists of a file: one, or one for each visible sheet of a workbook.

    Refusal where it is empty, too large, no list, or its columns have no titles;
    EnvironmentFault where the disk does not give it.
    """
    content = _content(path)
    if not content.strip():
        raise empty(path.name)
    if content.startswith(_COMPOUND):
        raise _compound(path.name, content)
    if content.startswith(_ARCHIVE):
        tables = _tables(path, read_workbook(path))
        if len(tables) == 1:
            return (Table(path.name, tables[0].titles, tables[0].lines),)
        return tables
    return _tables(path, (("", read_text(path, content)),))


def _tables(path: Path, sheets: Iterable[tuple[str, tuple[Line, ...]]]) -> tuple[Table, ...]:
    found = []
    for title, lines in sheets:
        if len(lines) > MOST_LINES or any(len(line.cells) > MOST_COLUMNS for line in lines):
            raise too_large(path.name)
        name = f"{path.name} · {title}" if title else path.name
        if lines:
            found.append(table_of(name, lines))
    if not found:
        raise empty(path.name)
    return tuple(found)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFault(
            _("« {name} » n'a pas pu être lu.").format(name=path.name),
            _("Vérifiez qu'il est toujours là et n'est pas ouvert dans un autre programme."),
        ) from error


def _compound(name: str, content: bytes) -> Refusal:
    """The refusal of a file of the shape that old workbooks and locked ones share."""
    if _LOCKED in content:
        return locked(name)
    return of_old(name) if name.lower().endswith(".xls") else not_a_list(name)
