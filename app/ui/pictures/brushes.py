"""How parts of a picture are filled, so that they differ in grey too."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from app.ui.theme import Token, colour

JUSTIFIED, UNJUSTIFIED, PENDING = "justified", "unjustified", "pending"


def fill(painter: QPainter, area: QRectF, kind: str) -> None:
    """A part: plain where justified, hatched where unjustified, empty where it waits."""
    painter.setPen(QPen(colour(Token.TEXT), 1))
    if kind == JUSTIFIED:
        painter.setBrush(QBrush(_plain()))
    elif kind == UNJUSTIFIED:
        painter.fillRect(area, colour(Token.SURFACE))
        painter.setBrush(QBrush(colour(Token.TEXT), Qt.BrushStyle.BDiagPattern))
    else:
        painter.setBrush(QBrush(colour(Token.SURFACE)))
    painter.drawRect(area)


def _plain() -> QColor:
    return colour(Token.ACCENT)
