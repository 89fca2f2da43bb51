"""What the summary grid of a council is told before it is drawn: pupils × courses."""

from dataclasses import dataclass
from enum import StrEnum

from app.reports.proces_verbal_view import USUAL_WORDS, CouncilWords
from app.reports.views import School


class PaperSize(StrEnum):
    """The sheet, lying."""

    A4 = "A4"
    A3 = "A3"


class MarkState(StrEnum):
    """What a cell of the grid holds."""

    SUFFICIENT = "sufficient"
    FAILED = "failed"
    SPECIAL = "special"
    MISSING = "missing"
    NOT_FOLLOWED = "not_followed"


@dataclass(frozen=True)
class GridCourse:
    """A course: its title, its weekly hours and what its marks are over, as texts.

    ``failed`` counts the pupils below the threshold, ``marked`` those who have a mark;
    ``average`` is theirs, as a text, "" without marks.
    """

    title: str
    hours: str
    maximum: str
    marked: int
    failed: int
    average: str


@dataclass(frozen=True)
class GridMark:
    """A mark as the grid shows it, and what it is."""

    text: str
    state: MarkState


@dataclass(frozen=True)
class GridLine:
    """One pupil: a mark for each course, then what they amount to."""

    number: int
    name: str
    marks: tuple[GridMark, ...]
    average: str
    failures: int
    failed_hours: str
    decision: str


@dataclass(frozen=True)
class SummaryGridView:
    """The grid of a council at a moment.

    ``session`` names council, session and day; ``state`` says whether it was sealed;
    ``decisions`` explain the short words of the last column, ``words`` are the regime's.
    """

    school: School
    title: str
    group: str
    session: str
    state: str
    scale: str
    courses: tuple[GridCourse, ...]
    lines: tuple[GridLine, ...]
    decisions: tuple[tuple[str, str], ...]
    draft: bool = False
    words: CouncilWords = USUAL_WORDS
