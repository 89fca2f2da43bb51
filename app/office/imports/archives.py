"""A workbook is an archive: what it unpacks to is measured before anything reads it."""

import re
import zipfile
from pathlib import Path
from typing import Final

from app.errors import Refusal
from app.i18n import _

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 200_000_000
"""Bytes that all the entries may unpack to."""
MOST_RATIO: Final = 120
"""How many times its packed size an entry may unpack to, once it is large."""
LARGE: Final = 5_000_000
MOST_CELLS: Final = 6_000_000
"""Cells of the rectangle that holds all cells of a sheet: readers allocate it whole."""

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


def broken(name: str) -> Refusal:
    """The refusal of a file that is no workbook, or a damaged one."""
    return Refusal(
        _("« {name} » n'est pas un classeur lisible : il est abîmé ou protégé.").format(name=name),
        _("Ouvrez-le dans un tableur et enregistrez-le à nouveau en XLSX, sans mot de passe."),
    )


def too_large(name: str) -> Refusal:
    """The refusal of a file that holds more than any list of a school."""
    return Refusal(
        _("« {name} » est trop grand pour être une liste.").format(name=name),
        _("Copiez les seules lignes utiles dans un nouveau classeur, et choisissez celui-là."),
    )


def _check_entries(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise too_large(name)
    for entry in entries:
        swollen = entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        if swollen and entry.file_size > LARGE:
            raise too_large(name)
    if "xl/workbook.xml" not in archive.namelist():
        raise broken(name)
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
