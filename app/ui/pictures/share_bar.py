"""What part of the absences was justified: one lying bar, its numbers under it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _, ngettext
from app.reports.absence_plots_view import Picture
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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_picture(self, picture: Picture) -> None:
        """Show its shares."""
        self._shares = picture.shares
        self.setAccessibleName(_("Part justifiée"))
        self.setAccessibleDescription(", ".join(self.words()))
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
            text.format(n=number, share=round(100 * number / whole))
            for number, text in zip(self._shares, texts, strict=True)
        ]

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, _BAR + theme.SPACE_S + self.fontMetrics().height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the parts, then a square and its words for each."""
        painter, whole, x = QPainter(self), sum(self._shares), 0.0
        for number, kind in zip(self._shares, _FILLINGS, strict=True):
            wide = (self.width() - 1) * number / whole if whole else 0
            if number:
                fill(painter, QRectF(x, 0, wide, _BAR), kind)
            x += wide
        line = self.fontMetrics().height()
        for place, text in enumerate(self.words()):
            left, top = self.width() * place / 3, _BAR + theme.SPACE_XS
            fill(painter, QRectF(left + 1, top + 3, line - 6, line - 6), _FILLINGS[place])
            painter.setPen(colour(Token.MUTED))
            area = QRectF(left + line, top, self.width() / 3 - line, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
