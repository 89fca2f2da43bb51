"""Reading text whose cells are set apart by semicolons, commas, tabs or bars."""

import csv
from io import StringIO
from pathlib import Path
from typing import Final

from app.errors import Refusal
from app.i18n import _
from app.office.imports.tables import Line, cleaned
from app.office.imports.unreadable import not_a_list

DELIMITERS: Final = ";\t,|"
_SAMPLE: Final = 20
_MARKS: Final = ("<", "%PDF", "{\\rtf")
"""How pages of the web (which some programs name .xls), PDF and RTF begin."""
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, content: bytes) -> tuple[Line, ...]:
    """The lines of a text file; Refusal where it is no text, or its quotes do not close."""
    text = _decoded(path.name, content)
    delimiter = _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            cells = tuple(map(cleaned, row))
            if any(cells):
                lines.append(Line(number, cells))
    except csv.Error as error:
        raise _unclosed(path.name, number + 1) from error
    return tuple(lines)


def _decoded(name: str, content: bytes) -> str:
    """The text in whichever of the usual encodings it is written."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError as error:
        raise not_a_list(name) from error
    if "\0" in text or text.lstrip().startswith(_MARKS):
        raise not_a_list(name)
    return text


def _encoding(content: bytes) -> str:
    if content.startswith(_UTF16):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _unclosed(name: str, line: int) -> Refusal:
    return Refusal(
        _("« {name} » ne peut être lu au-delà de la ligne {line}.").format(name=name, line=line),
        _("Un guillemet y est ouvert et n'est pas fermé, ou est fermé trop tôt."),
    )


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines in the most cells, as many in each."""
    return max(DELIMITERS, key=lambda sign: _fitness(text, sign))


def _fitness(text: str, sign: str) -> tuple[float, int]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    widths: list[int] = []
    try:
        for row in reader:
            if row:
                widths.append(len(row))
            if len(widths) == _SAMPLE:
                break
    except csv.Error:
        return (0, 0)
    usual = max(set(widths), key=widths.count) if widths else 0
    return (widths.count(usual) / len(widths) if usual > 1 else 0, usual)
