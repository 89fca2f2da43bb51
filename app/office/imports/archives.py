"""A workbook is an archive: what it unpacks to is measured before anything reads it."""

import re
import zipfile
from pathlib import Path
from typing import Final

from app.office.imports.unreadable import broken, not_a_list, too_large

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 200_000_000
"""Bytes that all the entries may unpack to."""
MOST_RATIO: Final = 120
"""How many times its packed size an entry may unpack to, once it is large."""
LARGE: Final = 5_000_000
MOST_CELLS: Final = 6_000_000
"""Cells of the rectangle that holds all cells of a sheet: readers allocate it whole."""

_CONTENTS: Final = "xl/workbook.xml"
"""Every XLSX has it; a text document or a workbook of another format has not."""
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,8})([0-9]{1,20})["']""")


def check_workbook(path: Path) -> None:
    """Refusal where the workbook is broken, or unpacks to more than a list can be."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive, path.name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise broken(path.name) from error


def _check_entries(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise too_large(name)
    for entry in entries:
        swollen = entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        if swollen and entry.file_size > LARGE:
            raise too_large(name)
    if _CONTENTS not in archive.namelist():
        raise not_a_list(name)
    for entry in entries:
        _walk(archive, entry, name)


def _walk(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Unpack an entry without keeping it: a size that lies fails its check sum."""
    is_sheet = entry.filename.startswith("xl/worksheets/")
    columns = lines = 0
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            if not is_sheet:
                continue
            for place in _PLACE.finditer(tail + chunk):
                columns = max(columns, _column(place[1]))
                lines = max(lines, int(place[2]))
            tail = chunk[-_OVERLAP:]
            if columns * lines > MOST_CELLS:
                raise too_large(name)


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27; 0 for a line, which has no letters."""
    number = 0
    for letter in letters:
        number = number * 26 + (letter & 0x1F)
    return number
