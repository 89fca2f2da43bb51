"""What part of the absences was justified: one lying bar, its numbers under it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.formats import count
from app.i18n import _, ngettext
from app.reports.absence_plots_view import Picture, label_places
from app.ui import theme
from app.ui.pictures.brushes import JUSTIFIED, PENDING, UNJUSTIFIED, fill
from app.ui.qt import override
from app.ui.theme import Token, colour

_BAR = 18
_FILLINGS = (JUSTIFIED, UNJUSTIFIED, PENDING)


class ShareBar(QWidget):
    """Draws the shares of a `Picture`; the key of its fillings is the words themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._shares = (0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_picture(self, picture: Picture) -> None:
        """Show its shares."""
        self._shares = picture.shares
        self.setAccessibleName(_("Part justifiée"))
        self.setAccessibleDescription(", ".join(self.words()))
        self.updateGeometry()
        self.update()

    def words(self) -> list[str]:
        """The parts in words."""
        justified, unjustified, pending = self._shares
        texts = (
            ngettext("{n} justifiée ({share} %)", "{n} justifiées ({share} %)", justified),
            ngettext("{n} injustifiée ({share} %)", "{n} injustifiées ({share} %)", unjustified),
            ngettext("{n} à justifier ({share} %)", "{n} à justifier ({share} %)", pending),
        )
        whole = sum(self._shares) or 1
        return [
            text.format(n=count(number), share=round(100 * number / whole))
            for number, text in zip(self._shares, texts, strict=True)
        ]

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """A bar and the lines of words under it; nothing where nothing was missed."""
        lines = max((line for _x, line in self.places(width)), default=-1) + 1
        return _BAR + theme.SPACE_S + lines * self.fontMetrics().height() + 2 if lines else 0

    def places(self, width: float) -> tuple[tuple[float, int], ...]:
        """Where the words of each part begin, and on which line."""
        metrics, whole = self.fontMetrics(), sum(self._shares)
        starts, widths, x = [], [], 0.0
        for number, text in zip(self._shares, self.words(), strict=True):
            if number:
                starts.append(x)
                widths.append(metrics.height() + metrics.horizontalAdvance(text) + 1.0)
                x += (width - 1) * number / whole
        return label_places(starts, widths, width, theme.SPACE_M)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each part, and under it a square of its filling and its words."""
        painter, line, x = QPainter(self), self.fontMetrics().height(), 0.0
        unit = (self.width() - 1) / (sum(self._shares) or 1)
        parts = zip(self._shares, _FILLINGS, self.words(), strict=True)
        there = (part for part in parts if part[0])
        for (number, kind, text), (left, row) in zip(there, self.places(self.width()), strict=True):
            fill(painter, QRectF(x, 0, number * unit, _BAR), kind)
            top = _BAR + theme.SPACE_XS + row * line
            fill(painter, QRectF(left + 1, top + 3, line - 6, line - 6), kind)
            painter.setPen(colour(Token.MUTED))
            area = QRectF(left + line, top, self.width() - left - line, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            x += number * unit
