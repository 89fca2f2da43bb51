"""What the page of a pupil's year is told before it is drawn."""

from dataclasses import dataclass

from app.reports.absence_plots_view import DayCell, Picture
from app.reports.views import School


@dataclass(frozen=True)
class MonthCount:
    """A month of the pupil's year."""

    month: str
    unjustified: int
    justified: int
    pending: int
    late: int


@dataclass(frozen=True)
class YearLine:
    """One entry of the register, as it counts."""

    day: str
    slot: str
    status: str
    counts: str
    why: str


@dataclass(frozen=True)
class PupilYearView:
    """All that the page shows; ``facts`` are short sentences under the name."""

    school: School
    name: str
    school_year: str
    as_of: str
    facts: tuple[str, ...]
    picture: Picture
    cells: tuple[DayCell, ...]
    months: tuple[MonthCount, ...]
    lines: tuple[YearLine, ...]
    reasons: tuple[str, ...]
    spells: tuple["Spell", ...]


@dataclass(frozen=True)
class Spell:
    """Entries that follow each other and say the same: when, what, how they count."""

    when: str
    status: str
    counts: str
    why: str
