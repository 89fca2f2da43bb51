"""The summary grid of a council: pupils × courses on a lying sheet of A4 or A3."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports.page import About, Paper
from app.reports.pen import Pen, size_for, whole, width
from app.reports.spreadsheet import Cell, Sheet
from app.reports.styles import ACCENT, INK, MUTED, TINT
from app.reports.summary_grid_view import (
    GridCourse,
    GridLine,
    GridMark,
    MarkState,
    PaperSize,
    SummaryGridView,
)

_SIZES: Final = {PaperSize.A4: landscape(A4), PaperSize.A3: landscape(A3)}
_MARGIN: Final = 10 * mm
_HEAD: Final = 15 * mm
_TITLES: Final = 38 * mm
_FOOT: Final = 17 * mm
_NUMBER: Final = 7 * mm
_AVERAGE: Final = 14 * mm
_FAILURES: Final = 17 * mm
_DECISION: Final = 19 * mm
_WIDEST: Final = 15 * mm
_SUMS: Final = 3
_ROWS: Final = {PaperSize.A4: (4.0 * mm, 4.9 * mm), PaperSize.A3: (5.2 * mm, 6.8 * mm)}
"""How low a row may be for all pupils to stand on one sheet, and how tall it is at most."""
_INERT: Final = HexColor(0xE3E7EC)
_SIGNS: Final = (
    ("abs.", "absence à l'évaluation"),
    ("disp.", "dispense"),
    ("fr.", "fraude à l'évaluation"),
)
_TITLE_SIZES: Final = (12.5, 9.0)
_TITLE_ROOM: Final = 8 * mm


def render_summary_grid(view: SummaryGridView, paper: PaperSize = PaperSize.A4) -> bytes:
    """The grid as PDF; more pupils than a sheet holds go on over the page."""
    document = Paper(About(f"{view.title}, {view.group}", view.school.name, view.session))
    measures = _Measures(view, paper)
    sheets = list(measures.sheets(view.lines))
    for number, lines in enumerate(sheets, 1):
        document.canvas.setPageSize(_SIZES[paper])
        if number == 1:
            document.bookmark(f"{view.title}, {view.group}")
        _SheetDrawing(document.canvas, view, measures, lines, (number, len(sheets))).draw()
        document.end_page()
    return document.bytes()


def summary_sheet(view: SummaryGridView) -> Sheet:
    """The same as a list for a workbook."""
    courses = [course.title for course in view.courses]
    words = view.words
    edges = (words.average, _sentence(words.failures), "Heures en échec", "Décision")
    titles = ("N°", words.pupil, *courses, *edges)
    return Sheet(view.group, titles, tuple(_row(line) for line in view.lines))


def _row(line: GridLine) -> tuple[Cell, ...]:
    marks = [mark.text for mark in line.marks]
    return (
        line.number,
        line.name,
        *marks,
        line.average,
        line.failures,
        line.failed_hours,
        line.decision,
    )


class _Measures:
    """Where things stand on the sheet, in points."""

    def __init__(self, view: SummaryGridView, paper: PaperSize) -> None:
        self.wide, self.high = _SIZES[paper]
        large = paper is PaperSize.A3
        self.text = 9.2 if large else 7.0
        name = (66 if large else 45) * mm
        self.left = _MARGIN
        self.first = self.left + _NUMBER + name
        self.name = name
        room = self.wide - _MARGIN - self.first - _AVERAGE - _FAILURES - _DECISION
        self.cell = min(_WIDEST, room / max(len(view.courses), 1))
        self.end = self.first + self.cell * len(view.courses)
        self.right = self.end + _AVERAGE + _FAILURES + _DECISION
        self.top = self.high - _MARGIN - _HEAD
        self.body = self.top - _TITLES
        room_below = self.body - _MARGIN - _FOOT
        lowest, tallest = _ROWS[paper]
        self.row = max(lowest, min(tallest, room_below / (len(view.lines) + _SUMS)))
        self.lines_a_sheet = int(room_below / self.row) - _SUMS

    def sheets(self, lines: Sequence[GridLine]) -> Iterator[Sequence[GridLine]]:
        """The pupils of each sheet; there is always one."""
        step = self.lines_a_sheet
        for start in range(0, max(len(lines), 1), step):
            yield lines[start : start + step]

    def base(self, top: float) -> float:
        """The base line of a row that begins at ``top``."""
        return top - self.row / 2 - self.text * 0.35


class _SheetDrawing:
    """One page: the head, the courses, the pupils, the sums, the legend."""

    def __init__(
        self,
        canvas: Canvas,
        view: SummaryGridView,
        measures: _Measures,
        lines: Sequence[GridLine],
        place: tuple[int, int],
    ) -> None:
        self.pen = Pen(canvas)
        self.view = view
        self.at = measures
        self.lines = lines
        self.number, self.total = place

    def draw(self) -> None:
        """Draw it all."""
        self._head()
        self._titles()
        top = self.at.body
        for line in self.lines:
            self._line(line, top)
            top -= self.at.row
        last = self.number == self.total
        below = self._sums(top) if last else top
        self._rules(top, below)
        self._foot()

    def _head(self) -> None:
        view, at, pen = self.view, self.at, self.pen
        top = at.high - _MARGIN - 3.5 * mm
        across = at.wide - 2 * _MARGIN
        school = size_for(view.school.name, 9, across / 2, bold=True)
        room = across - width(view.school.name, school, bold=True) - 5 * mm
        most, least = _TITLE_SIZES
        text = f"{view.title} · {view.group}"
        title = whole(text, most, (room, _TITLE_ROOM), bold=True, least=least)
        one_line = len(title.lines) == 1
        middle = top + title.size * 0.35 if one_line else top + 2.5 * mm - _TITLE_ROOM / 2
        pen.words(title, at.left, middle, bold=True, colour=ACCENT)
        pen.left(view.session, at.left, top - (5 if one_line else 8.9) * mm, 8.5)
        right = at.wide - _MARGIN
        pen.right(view.school.name, right, top, school, bold=True)
        pen.right(view.state, right, top - 5 * mm, 7.5, colour=MUTED)

    def _titles(self) -> None:
        at, pen = self.at, self.pen
        pen.box(at.left, at.body, at.right - at.left, _TITLES, TINT)
        base = at.body + 2.2 * mm
        pen.left("N°", at.left + 2, base, 7, bold=True)
        pen.left(self.view.words.pupil, at.left + _NUMBER + 2, base, 7, bold=True)
        for place, course in enumerate(self.view.courses):
            self._course(course, at.first + at.cell * place)
        self._edge_titles(base)

    def _course(self, course: GridCourse, x: float) -> None:
        middle = x + self.at.cell / 2
        room = _TITLES - 10 * mm
        largest = min(7.6, self.at.cell * 0.62)
        title = whole(course.title, largest, (room, self.at.cell - 2), bold=True, least=largest)
        for text, left in zip(title.lines, title.bases(-middle), strict=True):
            self.pen.upwards(text, -left, self.at.body + 8.6 * mm, title.size, bold=True)
        for text, height in (
            (f"{course.hours} h" if course.hours else "", 5.2 * mm),
            (f"/{course.maximum}", 2.0 * mm),
        ):
            small = size_for(text, 6.2, self.at.cell - 1)
            self.pen.centre(text, middle, self.at.body + height, small, colour=MUTED)

    def _edge_titles(self, base: float) -> None:
        x = self.at.end
        words = self.view.words
        for title, wide in (
            (words.average, _AVERAGE),
            (_sentence(words.failures), _FAILURES),
            ("Décision", _DECISION),
        ):
            lines = _halves(title) if width(title, 7, bold=True) > wide - 4 else (title,)
            for place, line in enumerate(reversed(lines or (title,))):
                size = size_for(line, 7, wide - 4, bold=True)
                self.pen.centre(line, x + wide / 2, base + place * 7.6, size, bold=True)
            x += wide

    def _line(self, line: GridLine, top: float) -> None:
        at, pen, base = self.at, self.pen, self.at.base(top)
        pen.right(str(line.number), at.left + _NUMBER - 3, base, at.text, colour=MUTED)
        name = whole(line.name, at.text, (at.name - 5, at.row - 1))
        pen.words(name, at.left + _NUMBER + 2, top - at.row / 2)
        for place, mark in enumerate(line.marks):
            self._mark(mark, at.first + at.cell * place, top)
        self._edges(line, base)

    def _mark(self, mark: GridMark, x: float, top: float) -> None:
        at = self.at
        if mark.state is MarkState.NOT_FOLLOWED:
            self.pen.box(x, top - at.row, at.cell, at.row, _INERT)
            return
        bold = mark.state is MarkState.FAILED
        size = size_for(mark.text, at.text, at.cell - 3, bold=bold)
        colour = MUTED if mark.state is MarkState.SPECIAL else INK
        self.pen.centre(mark.text, x + at.cell / 2, at.base(top), size, bold=bold, colour=colour)
        if bold:  # framed: bold alone is lost on a poor copy
            self.pen.frame(x + 1, top - at.row + 1, at.cell - 2, at.row - 2)

    def _edges(self, line: GridLine, base: float) -> None:
        hours = f" ({line.failed_hours})" if line.failed_hours else ""
        failures = f"{line.failures}{hours}" if line.failures else "–"
        x = self.at.end
        for text, wide, bold in (
            (line.average or "–", _AVERAGE, False),
            (failures, _FAILURES, line.failures > 0),
            (line.decision, _DECISION, True),
        ):
            size = size_for(text, self.at.text, wide - 4, bold=bold)
            self.pen.centre(text, x + wide / 2, base, size, bold=bold)
            x += wide

    def _sums(self, top: float) -> float:
        """Under the last pupil: marks, failures and average of each course."""
        at, pen = self.at, self.pen
        words = self.view.words
        titles = ("Notes", _sentence(words.failures), words.average)
        for place, title in enumerate(titles):
            base = at.base(top - place * at.row)
            pen.left(title, at.left + _NUMBER + 2, base, at.text, bold=True)
        for place, course in enumerate(self.view.courses):
            middle = at.first + at.cell * (place + 0.5)
            texts = (str(course.marked), str(course.failed) if course.failed else "–")
            for line, text in enumerate((*texts, course.average or "–")):
                size = size_for(text, at.text, at.cell - 2, bold=True)
                pen.centre(text, middle, at.base(top - line * at.row), size, bold=line == 1)
        return top - _SUMS * at.row

    def _rules(self, top: float, below: float) -> None:
        at, pen = self.at, self.pen
        y = at.body
        while y >= below - 0.1:
            pen.line((at.left, y), (at.right, y))
            y -= at.row
        pen.line((at.left, at.body), (at.right, at.body), 0.8, MUTED)
        pen.line((at.left, top), (at.right, top), 0.8, MUTED)
        for place in range(len(self.view.courses) + 1):
            x = at.first + at.cell * place
            pen.line((x, at.top), (x, below), 0.3)
        for x in (at.first, at.end):
            pen.line((x, at.top), (x, below), 0.8, MUTED)
        for x in (at.end + _AVERAGE, at.end + _AVERAGE + _FAILURES):
            pen.line((x, at.body + 7 * mm), (x, top), 0.3)

    def _foot(self) -> None:
        view, at, pen = self.view, self.at, self.pen
        base = _MARGIN + 6.5 * mm
        legend = whole(_legend(view), 6.8, (at.wide - 2 * _MARGIN, 4 * mm))
        pen.words(legend, at.left, base + 0.8 * mm, colour=MUTED)
        decisions = " · ".join(f"{short} {title}" for short, title in view.decisions)
        room = at.wide - 2 * _MARGIN - 16 * mm
        told = whole(decisions, 6.8, (room, 5.6 * mm))
        pen.words(told, at.left, base - 4.1 * mm, colour=MUTED)
        page = f"{self.number}/{self.total}"
        pen.right(page, at.wide - _MARGIN, base - 3.6 * mm, 7.5, colour=MUTED)


def _legend(view: SummaryGridView) -> str:
    """What the signs of the grid say; of the words, those that it holds."""
    there = {mark.text for line in view.lines for mark in line.marks}
    signs = [f"{sign}\u00a0: {told}" for sign, told in _SIGNS if sign in there]
    framed = f"gras encadré\u00a0: {view.words.failure}"
    return " · ".join((_sentence(view.scale), framed, *signs, "case grise\u00a0: cours non suivi"))


def _halves(title: str) -> tuple[str, ...]:
    """The title on two lines that are nearly as long; nothing where it is one word."""
    words = title.split(" ")
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(parts, key=lambda part: max(map(len, part)), default=())


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
