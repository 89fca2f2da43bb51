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
    """The sheet of one teacher; ``title`` names its file."""

    title: str
    teacher: str
    council: str
    scale: str
    columns: tuple[EntryColumn, ...]
    lines: tuple[EntryLine, ...]
