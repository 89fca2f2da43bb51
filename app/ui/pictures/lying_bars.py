"""Lying bars on a common scale, one a line: what suffices is plain, what fails is hatched."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme
from app.ui.pictures.brushes import JUSTIFIED, UNJUSTIFIED, fill
from app.ui.qt import override
from app.ui.theme import Token, colour


@dataclass(frozen=True)
class LyingBar:
    """A line: its name, the plain part, the hatched one, and its words at the end."""

    label: str
    plain: int
    hatched: int
    told: str


class LyingBars(QWidget):
    """Draws bars; its accessible description says them in words."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.bars: tuple[LyingBar, ...] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_bars(self, bars: Sequence[LyingBar]) -> None:
        """Show these."""
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.label}, {bar.told}" for bar in bars))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, self._line() * len(self.bars) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each line: its name, its parts, its words."""
        painter = QPainter(self)
        names, words = self._names(), self._words()
        room = self.width() - names - words - 2 * theme.SPACE_S
        most = max((bar.plain + bar.hatched for bar in self.bars), default=0) or 1
        for place, bar in enumerate(self.bars):
            self._draw_bar(painter, bar, place * self._line(), (names, room / most))
        painter.setPen(QPen(colour(Token.MUTED), 1))
        painter.drawLine(int(names), 0, int(names), self.height())

    def _draw_bar(
        self, painter: QPainter, bar: LyingBar, top: float, scale: tuple[float, float]
    ) -> None:
        left, unit = scale
        line, inset = self._line(), theme.SPACE_XS
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = self.fontMetrics()
        painter.setPen(colour(Token.TEXT))
        name = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, int(left - theme.SPACE_S))
        painter.drawText(QRectF(0, top, left - theme.SPACE_S, line), middle, name)
        x = left
        for number, kind in ((bar.plain, JUSTIFIED), (bar.hatched, UNJUSTIFIED)):
            if number:
                fill(painter, QRectF(x, top + inset, number * unit, line - 2 * inset), kind)
            x += number * unit
        painter.setPen(colour(Token.MUTED))
        area = QRectF(x + theme.SPACE_S, top, self.width() - x, line)
        painter.drawText(area, middle, bar.told)

    def _line(self) -> int:
        return int(self.fontMetrics().height() + theme.SPACE_S)

    def _names(self) -> float:
        """Room for the longest name, two fifths of the whole at most."""
        wide = max(
            (self.fontMetrics().horizontalAdvance(bar.label) for bar in self.bars), default=0
        )
        return min(wide + 2 * theme.SPACE_S, self.width() * 0.4)

    def _words(self) -> float:
        width = self.fontMetrics().horizontalAdvance
        return max((width(bar.told) for bar in self.bars), default=0)
