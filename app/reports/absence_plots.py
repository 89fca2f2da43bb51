"""Absences drawn: by week, day by day over a year, justified or not; readable in grey.

Justified is plain, unjustified hatched, what still waits is left white within its outline.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from app.formats import count
from app.reports.absence_plots_view import DayCell, DayMark, Picture, WeekCount, label_places
from app.reports.pen import Pen
from app.reports.pen import width as text_width
from app.reports.plots import Part, draw_piece
from app.reports.styles import HAIRLINE, INK, MUTED, TINT

_TEXT: Final = 6.6
_FOOT: Final = 6 * mm
_BAR: Final = 5 * mm
_LINE: Final = 3.4 * mm
_KEY: Final = 5.0
_SHARES: Final = (
    ("justifiée", "justifiées"),
    ("injustifiée", "injustifiées"),
    ("à justifier", "à justifier"),
)
_SIDE: Final = 9 * mm
_CELL: Final = 3.9 * mm
_GAP: Final = 0.5 * mm
_MONTHS: Final = 4.5 * mm
_DAYS: Final = "LMMJV"
_SHORT_MONTHS: Final = (
    *("janv.", "févr.", "mars", "avril", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
LETTERS: Final = {
    DayMark.UNJUSTIFIED: "I",
    DayMark.JUSTIFIED: "J",
    DayMark.PENDING: "?",
    DayMark.LATE: "R",
    DayMark.AWAY: "·",
}
"""The letter of a day in the map of a year, for whoever sees no shade."""
MAP_KEY: Final = (
    "I : injustifié · J : justifié · ? : à justifier · R : retard · point : présent ailleurs · "
    "case vide : présent · gris : pas d'école"
)
BARS_KEY: Final = "Plein : justifié · hachuré : injustifié · blanc : à justifier"


class WeekBars(Flowable):
    """Standing bars, one a week: justified below, then unjustified, then to justify."""

    def __init__(self, weeks: Sequence[WeekCount], high: float = 46 * mm) -> None:
        super().__init__()
        self.weeks = list(weeks)
        self.high = high
        self.spaceAfter = 6

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """Its height is fixed."""
        self.width, self.height = width, self.high
        return self.width, self.height

    def draw(self) -> None:
        """Draw the scale, the bars, and the first Monday of each month."""
        most = _round_up(max((week.total for week in self.weeks), default=0))
        self._scale(most)
        step = (self.width - _SIDE) / max(len(self.weeks), 1)
        for place, week in enumerate(self.weeks):
            self._bar(week, _SIDE + place * step, step, most)
        self._months(step)

    def _room(self) -> float:
        return self.height - _FOOT - 3 * mm

    def _scale(self, most: int) -> None:
        pen = Pen(self.canv)
        for part in range(5):
            value = most * part / 4
            y = _FOOT + self._room() * part / 4
            pen.line((_SIDE, y), (self.width, y), 0.3, HAIRLINE if part else INK)
            if value == int(value):
                pen.right(str(int(value)), _SIDE - 3, y - 2, _TEXT, colour=MUTED)

    def _bar(self, week: WeekCount, x: float, step: float, most: int) -> None:
        y = _FOOT
        parts = (week.justified, week.unjustified, week.pending)
        for place, number in enumerate(parts):
            high = self._room() * number / most
            if not number:
                continue
            size = (step * 0.7, high)
            if place == 2:
                Pen(self.canv).frame(x + step * 0.15, y, *size)
            else:
                draw_piece(self.canv, x + step * 0.15, y, size, Part(number, place == 1))
            y += high

    def _months(self, step: float) -> None:
        pen = Pen(self.canv)
        for place, name in _month_starts([week.monday for week in self.weeks]):
            x = _SIDE + place * step
            pen.line((x, _FOOT), (x, _FOOT - 1.5 * mm), 0.4, MUTED)
            pen.left(name, x + 1, 1.2 * mm, _TEXT, colour=MUTED)


class YearMap(Flowable):
    """The days of a year: a column a week, a row a weekday; a letter tells each absence."""

    def __init__(self, cells: Sequence[DayCell]) -> None:
        super().__init__()
        self.cells = list(cells)
        self.spaceAfter = 6

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """Five rows and the months above; the cells shrink to the width."""
        weeks = len({cell.day.isocalendar()[:2] for cell in self.cells}) or 1
        self.cell = min(_CELL, (width - _SIDE / 2) / weeks - _GAP)
        self.width, self.height = width, _MONTHS + 5 * (self.cell + _GAP)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the months, the letters of the days, and each day."""
        pen, step = Pen(self.canv), self.cell + _GAP
        for row, letter in enumerate(_DAYS):
            y = self.height - _MONTHS - (row + 1) * step
            pen.left(letter, 0, y + self.cell * 0.28, 6, colour=MUTED)
        mondays = []
        for place, (_week, group) in enumerate(
            groupby(self.cells, key=lambda cell: cell.day.isocalendar()[:2])
        ):
            days = list(group)
            mondays.append(days[0].day)
            for cell in days:
                y = self.height - _MONTHS - (cell.day.weekday() + 1) * step
                self._cell(cell, _SIDE / 2 + place * step, y)
        for place, name in _month_starts(mondays):
            x = _SIDE / 2 + place * step
            pen.left(name, x, self.height - _MONTHS + 1.4 * mm, 6, colour=MUTED)

    def _cell(self, cell: DayCell, x: float, y: float) -> None:
        pen, size = Pen(self.canv), (self.cell, self.cell)
        if cell.mark in (DayMark.UNJUSTIFIED, DayMark.JUSTIFIED):
            draw_piece(self.canv, x, y, size, Part(1, cell.mark is DayMark.UNJUSTIFIED))
        elif cell.mark is DayMark.CLOSED:
            pen.box(x, y, *size, TINT)
        else:
            pen.frame(x, y, *size)
        letter = LETTERS.get(cell.mark, "")
        if letter:
            self._letter(letter, x, y, INK)

    def _letter(self, letter: str, x: float, y: float, colour: Color) -> None:
        pen, middle, base = Pen(self.canv), x + self.cell / 2, y + self.cell * 0.26
        if letter == "I":
            pen.box(middle - 1.6, y + 1, 3.2, self.cell - 2, Color(1, 1, 1))
        pen.centre(letter, middle, base, 6, bold=True, colour=colour)


class ShareBar(Flowable):
    """One lying bar: what part was justified, unjustified, and still waits."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.shares = picture.shares
        self.spaceAfter = 6

    def wrap(self, width: float, _height: float = 0) -> tuple[float, float]:
        """A bar and the lines under it; nothing where nothing was missed."""
        self.width, self.places = width, self._places(width)
        lines = max((line for _x, line in self.places), default=-1) + 1
        self.height = (_BAR + 2 * mm + lines * _LINE) if lines else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts, and under each its filling, its number and its share."""
        pen, unit = Pen(self.canv), self.width / max(sum(self.shares), 1)
        x, bottom = 0.0, self.height - _BAR
        for (place, number, told), (at, line) in zip(self._parts(), self.places, strict=True):
            self._piece(place, x, bottom, (number * unit, _BAR))
            base = bottom - 2 * mm - (line + 1) * _LINE + 1.6 * mm
            self._piece(place, at, base - 0.3, (_KEY, _KEY))
            pen.left(told, at + _KEY + 3, base, _TEXT, colour=MUTED)
            x += number * unit

    def _piece(self, place: int, x: float, y: float, size: tuple[float, float]) -> None:
        if place == 2:
            Pen(self.canv).frame(x, y, *size)
        else:
            draw_piece(self.canv, x, y, size, Part(1, place == 1))

    def _parts(self) -> list[tuple[int, int, str]]:
        """Those that are not empty: which, how many, in words."""
        found = []
        for place, (number, names) in enumerate(zip(self.shares, _SHARES, strict=True)):
            if number:
                share = round(100 * number / sum(self.shares))
                found.append((place, number, f"{count(number)} {names[number > 1]} ({share} %)"))
        return found

    def _places(self, width: float) -> tuple[tuple[float, int], ...]:
        parts, starts = self._parts(), [0.0]
        for _place, number, _told in parts:
            starts.append(starts[-1] + width * number / sum(self.shares))
        widths = [_KEY + 3 + text_width(told, _TEXT) for _place, _number, told in parts]
        return label_places(starts[:-1], widths, width, 4 * mm)


def _round_up(most: int) -> int:
    """The top of a scale of four steps."""
    if most <= 4:
        return 4
    unit = 4 * int(10 ** max(len(str(most)) - 2, 0))
    return -(-most // unit) * unit


def _month_starts(mondays: Sequence[date]) -> Iterator[tuple[int, str]]:
    """Where each month begins among the weeks, and its name cut short."""
    starts = [
        place
        for place, monday in enumerate(mondays)
        if not place or monday.month != mondays[place - 1].month
    ]
    for place, following in pairwise([*starts, len(mondays)]):
        if following - place > 1:  # a week alone has no room for a name
            yield place, _SHORT_MONTHS[mondays[place].month - 1]
