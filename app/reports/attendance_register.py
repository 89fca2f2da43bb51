"""The attendance register of a class for a month: one sheet, lying, to be signed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.reports.attendance_register_view import (
    WEEKDAYS,
    AttendanceRegister,
    Presence,
    RegisterCell,
    RegisterColumn,
    RegisterLine,
)
from app.reports.escape import one_line
from app.reports.page import HEIGHT, WIDTH, About, Paper
from app.reports.pen import Pen, size_for, whole, width
from app.reports.preview import PagePicture, render_page
from app.reports.styles import ACCENT, HAIRLINE, INK, MUTED, TINT

PAGE: Final = (HEIGHT, WIDTH)
LEFT: Final = 10 * mm
TOP: Final = WIDTH - 9 * mm
ACROSS: Final = HEIGHT - 20 * mm
NUMBER: Final = 6 * mm
NAME: Final = 47 * mm
NARROWEST: Final = 5 * mm
"""How narrow the columns may become for longer names, never narrower."""
TOTAL: Final = 9 * mm
ROW: Final = 4.1 * mm
GRID_TOP: Final = WIDTH - 21.5 * mm
FOOT: Final = 30 * mm
WIDEST: Final = 9 * mm
LINES_A_SHEET: Final = int((GRID_TOP - FOOT) / ROW) - 4
PREVIEW_DPI: Final = 110.0
_STRONG: Final = frozenset({Presence.UNJUSTIFIED, Presence.LATE})


def render_attendance_register(view: AttendanceRegister) -> bytes:
    """The register as PDF; a class of more pupils than a sheet holds goes on over the page."""
    title = f"Registre de fréquentation, {view.class_name}, {view.month}"
    paper = Paper(About(title, view.school.name, "Registre de fréquentation"))
    draw_register(paper, view)
    return paper.bytes()


def render_attendance_registers(views: Sequence[AttendanceRegister]) -> bytes:
    """The registers of several classes in one document, each named in its outline."""
    first = views[0]
    title = f"Registres de fréquentation, {first.month}"
    paper = Paper(About(title, first.school.name, "Registres de fréquentation"))
    for view in views:
        draw_register(paper, view)
    return paper.bytes()


def preview_attendance_register(view: AttendanceRegister) -> PagePicture:
    """The first sheet as a picture, for the window."""
    return render_page(render_attendance_register(view), 0, PREVIEW_DPI)


def draw_register(paper: Paper, view: AttendanceRegister) -> None:
    """Draw the sheets of one class."""
    sheets = list(_sheets(view.lines))
    for number, lines in enumerate(sheets, 1):
        paper.canvas.setPageSize(PAGE)
        if number == 1:
            paper.bookmark(view.class_name)
        _Sheet(paper.canvas, view, lines, number, len(sheets)).draw()
        paper.end_page()


def _sheets(lines: Sequence[RegisterLine]) -> Iterator[Sequence[RegisterLine]]:
    for start in range(0, max(len(lines), 1), LINES_A_SHEET):
        yield lines[start : start + LINES_A_SHEET]


class _Sheet:
    """One page: the head, the grid, the totals, the codes, the signatures."""

    def __init__(
        self,
        canvas: Canvas,
        view: AttendanceRegister,
        lines: Sequence[RegisterLine],
        number: int,
        sheets: int,
    ) -> None:
        self.canvas = canvas
        self.pen = Pen(canvas)
        self.view = view
        self.lines = lines
        self.number = number
        self.sheets = sheets
        columns = max(len(view.columns), 1)
        room = ACROSS - NUMBER - TOTAL * len(view.totals)
        longest = max((width(_name(line), 7) for line in view.lines), default=0) + 5
        self.name = max(NAME, min(longest, room - columns * NARROWEST))
        self.cell = min(WIDEST, (room - self.name) / columns)
        self.first = LEFT + NUMBER + self.name
        self.end = self.first + self.cell * len(view.columns)
        self.right = self.end + TOTAL * len(view.totals)

    def draw(self) -> None:
        """Draw it all."""
        self._head()
        top = self._titles(GRID_TOP)
        for line in self.lines:
            self._line(line, top)
            top -= ROW
        if self.number == self.sheets:
            top = self._sums(top)
        self._rules(GRID_TOP, top)
        self._foot()

    def _head(self) -> None:
        view = self.view
        title, state = view.heading
        name = one_line(view.school.name)
        size = size_for(name, 10, ACROSS - width(title, 12, bold=True) - 6 * mm, bold=True)
        self.pen.left(name, LEFT, TOP, size, bold=True, colour=ACCENT)
        fase = f"Numéro FASE\u00a0: {view.school.fase}" if view.school.fase else ""
        where = " · ".join(part for part in (*view.school.address, fase) if part)
        self.pen.left(one_line(where), LEFT, TOP - 4.4 * mm, 7, colour=MUTED)
        self.pen.right(title, LEFT + ACROSS, TOP, 12, bold=True)
        if self.sheets > 1:
            state += f" · feuille {self.number}/{self.sheets}"
        self.pen.right(state, LEFT + ACROSS, TOP - 4.8 * mm, 7.5, colour=MUTED)

    def _titles(self, top: float) -> float:
        """Two lines: the days over their columns, then the halves; where they end."""
        self.canvas.setFillColor(TINT)
        self.canvas.rect(LEFT, top - 2 * ROW, self.right - LEFT, 2 * ROW, stroke=0, fill=1)
        self.pen.left("N°", LEFT + 1, top - ROW - 2.95 * mm, 6.5, bold=True)
        self.pen.left("Élève", LEFT + NUMBER + 2, top - ROW - 2.95 * mm, 6.5, bold=True)
        x = self.first
        for day, group in groupby(self.view.columns, key=lambda column: column.day):
            columns = list(group)
            wide = self.cell * len(columns)
            name = f"{WEEKDAYS[day.weekday()]} {day.day}"
            size = size_for(name, 6.5, wide - 1.6, bold=True)
            self.pen.centre(name, x + wide / 2, top - 2.95 * mm, size, bold=True)
            x += self._halves(columns, x, top)
        for place, total in enumerate(self.view.totals):
            middle = self.end + TOTAL * (place + 0.5)
            self.pen.centre(total, middle, top - ROW - 2.95 * mm, 6, bold=True)
        return top - 2 * ROW

    def _halves(self, columns: Sequence[RegisterColumn], x: float, top: float) -> float:
        for place, column in enumerate(columns):
            middle = x + self.cell * (place + 0.5)
            self.pen.centre(column.slot, middle, top - ROW - 2.95 * mm, 6, colour=MUTED)
        return self.cell * len(columns)

    def _line(self, line: RegisterLine, top: float) -> None:
        base = top - 2.95 * mm
        self.pen.right(str(line.number), LEFT + NUMBER - 2, base, 6.5, colour=MUTED)
        name = whole(_name(line), 7, (self.name - 4, ROW - 0.5))
        self.pen.words(name, LEFT + NUMBER + 2, top - ROW / 2)
        for place, cell in enumerate(line.cells):
            self._cell(cell, self.first + self.cell * place, top)
        for place, number in enumerate(line.totals):
            edge = self.end + TOTAL * (place + 1) - 2
            self.pen.right(str(number) if number else "–", edge, base, 7, bold=bool(number))

    def _cell(self, cell: RegisterCell, x: float, top: float) -> None:
        if cell.presence is Presence.OUTSIDE:
            self.canvas.setFillColor(HAIRLINE)
            self.canvas.rect(x, top - ROW, self.cell, ROW, stroke=0, fill=1)
            return
        text = one_line(cell.shown)
        size = size_for(text, 6.6, self.cell - 1, bold=True)
        faint = cell.presence in (Presence.PRESENT, Presence.ELSEWHERE)
        self.pen.centre(
            text,
            x + self.cell / 2,
            top - 2.95 * mm,
            size,
            bold=cell.presence in _STRONG,
            colour=MUTED if faint else INK,
        )

    def _sums(self, top: float) -> float:
        """Under the last pupil: how many were missing, and whether the roll was called."""
        view, base = self.view, top - 2.95 * mm
        self.pen.left("Absents", LEFT + NUMBER + 2, base, 7, bold=True)
        self.pen.left("Appel fait", LEFT + NUMBER + 2, base - ROW, 7, bold=True)
        for place, (column, number) in enumerate(zip(view.columns, view.absents, strict=True)):
            middle = self.first + self.cell * (place + 0.5)
            self.pen.centre(str(number) if number else "", middle, base, 6.5, bold=True)
            self.pen.centre("x" if column.called else "", middle, base - ROW, 6.5)
        for place in range(len(view.totals)):
            total = sum(line.totals[place] for line in view.lines)
            edge = self.end + TOTAL * (place + 1) - 2
            self.pen.right(str(total) if total else "–", edge, base, 7, bold=True)
        return top - 2 * ROW

    def _rules(self, top: float, bottom: float) -> None:
        canvas = self.canvas
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.4)
        y = top
        while y >= bottom - 0.1:
            canvas.line(LEFT, y, self.right, y)
            y -= ROW
        ends = (self.end + TOTAL * (place + 1) for place in range(len(self.view.totals)))
        for x in (LEFT, LEFT + NUMBER, *ends):
            canvas.line(x, top, x, bottom)
        canvas.setLineWidth(0.3)
        for place in range(len(self.view.columns)):
            x = self.first + self.cell * place
            canvas.line(x, top - ROW, x, bottom)
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.7)
        before = None
        for place, column in enumerate(self.view.columns):
            if column.day != before:
                x = self.first + self.cell * place
                canvas.line(x, top, x, bottom)
            before = column.day
        canvas.line(self.end, top, self.end, bottom)

    def _foot(self) -> None:
        for text, middle in ((self.view.codes_told, 4.2), (self.view.legend, 8.2)):
            told = whole(text, 6.6, (ACROSS, 4.6 * mm))
            self.pen.words(told, LEFT, FOOT - middle * mm, colour=MUTED)
        for place, who in enumerate(self.view.signers):
            x = LEFT + place * ACROSS / 3
            self.pen.left(f"{one_line(who)}, le", x, FOOT - 13 * mm, 7.5)
            self.canvas.setStrokeColor(MUTED)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x, 8 * mm, x + ACROSS / 3 - 12 * mm, 8 * mm)


def _name(line: RegisterLine) -> str:
    """Whose line it is; a remark stays in one piece where the name needs two lines."""
    remark = f" ({line.remark})".replace(" ", "\u00a0").replace("\u00a0", " ", 1)
    return line.name + remark if line.remark else line.name
