"""A pupil's year day by day: a column a week, a row a weekday, a letter for each absence."""

from collections import Counter
from itertools import groupby
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.formats import weekday_date
from app.i18n import N_, _
from app.reports.absence_plots_view import DayCell, DayMark
from app.ui import theme
from app.ui.pictures.brushes import JUSTIFIED, UNJUSTIFIED, fill
from app.ui.pictures.week_bars import MONTHS
from app.ui.qt import override
from app.ui.theme import Token, colour

WORDS: Final = {
    DayMark.CLOSED: N_("pas d'école"),
    DayMark.AHEAD: N_("à venir"),
    DayMark.PRESENT: N_("présent"),
    DayMark.AWAY: N_("présent ailleurs"),
    DayMark.LATE: N_("en retard"),
    DayMark.JUSTIFIED: N_("absence justifiée"),
    DayMark.PENDING: N_("absence à justifier"),
    DayMark.UNJUSTIFIED: N_("absence injustifiée"),
}
LETTERS: Final = {
    DayMark.UNJUSTIFIED: "I",
    DayMark.JUSTIFIED: "J",
    DayMark.PENDING: "?",
    DayMark.LATE: "R",
    DayMark.AWAY: "·",
}
_KINDS: Final = {
    DayMark.JUSTIFIED: JUSTIFIED,
    DayMark.UNJUSTIFIED: UNJUSTIFIED,
}
_ROWS: Final = 5
_LARGEST: Final = 20


class YearMap(QWidget):
    """Draws the days of a year; its accessible description counts them in words."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: tuple[DayCell, ...] = ()
        self._weeks: tuple[tuple[DayCell, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Année de l'élève, jour par jour"))

    def show_cells(self, cells: tuple[DayCell, ...]) -> None:
        """Show this year."""
        self.cells = cells
        groups = groupby(cells, key=lambda cell: cell.day.isocalendar()[:2])
        self._weeks = tuple(tuple(group) for _week, group in groups)
        self.setAccessibleDescription(told(cells))
        self.updateGeometry()
        self.update()

    def cell_at(self, x: float, y: float) -> DayCell | None:
        """The day under a place."""
        size = self._size()
        place, row = int((x - self._side()) / size), int((y - self._head()) / size)
        if not 0 <= place < len(self._weeks) or x < self._side() or y < self._head():
            return None
        return next((cell for cell in self._weeks[place] if cell.day.weekday() == row), None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, round(self._head() + _ROWS * self._size()) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months above, the letters of the days beside, and each day."""
        painter, size = QPainter(self), self._size()
        self._draw_days(painter)
        before = 0
        for place, week in enumerate(self._weeks):
            month = week[0].day.month
            if month != before and place + 1 < len(self._weeks):
                if self._weeks[place + 1][0].day.month == month:
                    at = QPointF(self._side() + place * size, self._head() - theme.SPACE_XS)
                    painter.setPen(colour(Token.MUTED))
                    painter.drawText(at, _(MONTHS[month - 1]))
                before = month
            for cell in week:
                self._draw_cell(painter, cell, place)

    def _draw_days(self, painter: QPainter) -> None:
        """The letters of the days, no taller than their rows."""
        size = self._size()
        font = painter.font()
        font.setPixelSize(min(painter.fontInfo().pixelSize(), max(8, round(size * 0.8))))
        painter.save()
        painter.setFont(font)
        painter.setPen(colour(Token.MUTED))
        for row, letter in enumerate("LMMJV"):
            area = QRectF(0, self._head() + row * size - 1, self._side(), size)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, letter)
        painter.restore()

    @override
    def event(self, event: QEvent) -> bool:
        """The day under the pointer, in words."""
        if isinstance(event, QHelpEvent):
            cell = self.cell_at(event.pos().x(), event.pos().y())
            text = f"{weekday_date(cell.day)}\u00a0: {_(WORDS[cell.mark])}" if cell else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _draw_cell(self, painter: QPainter, cell: DayCell, place: int) -> None:
        size = self._size()
        x, y = self._side() + place * size, self._head() + cell.day.weekday() * size
        area = QRectF(x + 1, y + 1, size - 3, size - 3)
        if cell.mark is DayMark.CLOSED:
            painter.fillRect(area, colour(Token.HAIRLINE))
            return
        kind = _KINDS.get(cell.mark)
        if kind is not None:
            fill(painter, area, kind)
        else:
            strong = cell.mark is DayMark.PENDING
            painter.setPen(QPen(colour(Token.TEXT if strong else Token.BORDER), 1))
            painter.setBrush(colour(Token.SURFACE))
            painter.drawRect(area)
        self._draw_letter(painter, cell, area)

    def _draw_letter(self, painter: QPainter, cell: DayCell, area: QRectF) -> None:
        letter = LETTERS.get(cell.mark, "")
        if not letter:
            return
        font = theme.strong_font(self.font())
        font.setPixelSize(max(8, round(area.height() * 0.68)))
        painter.save()
        painter.setFont(font)
        if cell.mark is DayMark.UNJUSTIFIED:
            wide = painter.fontMetrics().horizontalAdvance(letter) + 4
            inside = QRectF(0, 0, wide, area.height() - 3)
            inside.moveCenter(area.center())
            painter.fillRect(inside, colour(Token.SURFACE))
        token = Token.ON_ACCENT if cell.mark is DayMark.JUSTIFIED else Token.TEXT
        painter.setPen(colour(token))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
        painter.restore()

    def _head(self) -> float:
        return self.fontMetrics().height() + theme.SPACE_XS

    def _side(self) -> float:
        return self.fontMetrics().horizontalAdvance("M") + theme.SPACE_XS

    def _size(self) -> float:
        weeks = max(len(self._weeks), 40)
        return min(_LARGEST, max(8.0, (self.width() - self._side()) / weeks))


def told(cells: tuple[DayCell, ...]) -> str:
    """How many days of each kind, in words."""
    numbers = Counter(cell.mark for cell in cells)
    shown = (DayMark.UNJUSTIFIED, DayMark.JUSTIFIED, DayMark.PENDING, DayMark.LATE, DayMark.AWAY)
    parts = [f"{_(WORDS[mark])}\u00a0: {numbers[mark]}" for mark in shown if numbers[mark]]
    return _("Jours : {said}").format(said=", ".join(parts)) if parts else _("Aucune absence.")
