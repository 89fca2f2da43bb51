"""What the statistics of a council are told before they are drawn."""

from dataclasses import dataclass
from decimal import Decimal

from app.reports.proces_verbal_view import USUAL_WORDS, CouncilWords
from app.reports.views import School


@dataclass(frozen=True)
class CourseResults:
    """The results in one course: how many have a mark, how many fail.

    ``lowest``, ``average`` and ``highest`` are parts of the maximum, from 0 to 100; None
    without marks. ``pass_from`` is the part from which a mark suffices; ``frauds`` counts
    those in whose evaluation one was found, who have no mark.
    """

    title: str
    marked: int
    failed: int
    lowest: Decimal | None
    average: Decimal | None
    highest: Decimal | None
    pass_from: Decimal
    frauds: int = 0


@dataclass(frozen=True)
class DecisionShare:
    """How many pupils received a decision, and how many the year before (None: unknown)."""

    title: str
    now: int
    before: int | None = None


@dataclass(frozen=True)
class Slice:
    """The averages between two bounds: "50–60", how many, below the threshold or not."""

    label: str
    count: int
    fails: bool


@dataclass(frozen=True)
class CouncilStatisticsView:
    """The figures of a council.

    ``before`` names the council of the year before that ``decisions`` compare with, ""
    where there is none.
    """

    school: School
    group: str
    session: str
    state: str
    pupils: int
    decided: int
    averages: tuple[Slice, ...]
    decisions: tuple[DecisionShare, ...]
    courses: tuple[CourseResults, ...]
    before: str = ""
    words: CouncilWords = USUAL_WORDS
