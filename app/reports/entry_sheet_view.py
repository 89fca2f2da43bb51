"""What a teacher's entry sheet is told before it is written."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class EntryColumn:
    """A column of marks: its title, what they are over, and by which step."""

    title: str
    maximum: Decimal
    step: Decimal


@dataclass(frozen=True)
class EntryLine:
    """A pupil, and the mark of each column: "" to be entered, None where it is not taken."""

    number: int
    name: str
    marks: tuple[str | None, ...]


@dataclass(frozen=True)
class EntrySheet:
    """The sheet of one teacher; ``title`` names its file.

    ``origin`` stands in the last column of each row, under ``origin_title``: it says which
    sheet the row is of. ``words`` may stand in place of a mark.
    """

    title: str
    teacher: str
    council: str
    scale: str
    columns: tuple[EntryColumn, ...]
    lines: tuple[EntryLine, ...]
    origin_title: str = ""
    origin: str = ""
    words: tuple[str, ...] = ("abs", "disp")
