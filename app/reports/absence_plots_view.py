"""What pictures of absences are told: weeks, a year day by day, shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class WeekCount:
    """A week of the year: its Monday, what was missed in it, justified or not."""

    monday: date
    justified: int
    unjustified: int
    pending: int

    @property
    def total(self) -> int:
        """All that was missed."""
        return self.justified + self.unjustified + self.pending


class DayMark(StrEnum):
    """How a day of a pupil's year is shown, from nothing to the gravest."""

    CLOSED = "closed"
    AHEAD = "ahead"
    PRESENT = "present"
    AWAY = "away"
    LATE = "late"
    JUSTIFIED = "justified"
    PENDING = "pending"
    UNJUSTIFIED = "unjustified"


@dataclass(frozen=True)
class DayCell:
    """A day of the heat map: its mark, and how much of it was missed (units)."""

    day: date
    mark: DayMark
    missed: int


@dataclass(frozen=True)
class Picture:
    """Absences by week of a class, of a school or of a pupil.

    ``unit`` names what is counted in the plural; ``told`` says in words what is drawn.
    """

    title: str
    unit: str
    weeks: tuple[WeekCount, ...]
    told: str

    @property
    def shares(self) -> tuple[int, int, int]:
        """Justified, unjustified, to justify, over the whole."""
        return (
            sum(week.justified for week in self.weeks),
            sum(week.unjustified for week in self.weeks),
            sum(week.pending for week in self.weeks),
        )


def label_places(
    starts: Sequence[float], widths: Sequence[float], room: float, gap: float
) -> tuple[tuple[float, int], ...]:
    """Where the label of each part begins, and on which line.

    Under the beginning of its part; moved aside where its neighbour needs the place or the
    end is near; one under the other where one line has no room for all.
    """
    if sum(widths) + gap * max(len(widths) - 1, 0) > room:
        places = zip(starts, widths, strict=True)
        return tuple((max(min(x, room - wide), 0.0), line) for line, (x, wide) in enumerate(places))
    found: list[tuple[float, int]] = []
    free = 0.0
    for place, (start, wide) in enumerate(zip(starts, widths, strict=True)):
        after = sum(widths[place:]) + gap * (len(widths) - place - 1)
        x = max(min(start, room - after), free)
        found.append((x, 0))
        free = x + wide + gap
    return tuple(found)
