"""What was read of a file: titles and lines, whatever it was written in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.formats import short_date

Cell = str | date

MOST_LINES: Final = 100_000
MOST_COLUMNS: Final = 300

# An apostrophe before what a spreadsheet would compute: our own exports put it there.
_DEFUSED: Final = re.compile(r"^'(?=[=+\-@])")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@dataclass(frozen=True)
class Line:
    """One line of a list; ``number`` is the one that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        """The cell of a column, empty where the line ends before it."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """One list of a file: ``name`` tells the file (and its sheet) to the user."""

    name: str
    titles: tuple[str, ...]
    lines: tuple[Line, ...]


def cleaned(text: str) -> str:
    """The text of a cell as it is kept: composed accents, no unseen signs, single spaces.

    It stays plain text: formulas and markup in it are signs like others.
    """
    if text.isascii() and text.isprintable():
        kept = text
    else:
        composed = unicodedata.normalize("NFC", text)
        kept = "".join(
            " " if sign.isspace() else sign
            for sign in composed
            if sign.isspace() or unicodedata.category(sign) not in _UNSEEN
        )
    return _DEFUSED.sub("", " ".join(kept.split()), count=1)


def shown(cell: Cell) -> str:
    """A cell as it is shown: dates as an office writes them."""
    return short_date(cell) if isinstance(cell, date) else cell
