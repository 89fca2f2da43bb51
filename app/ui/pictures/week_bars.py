"""Absences by week, as standing bars over the months."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.formats import day_month
from app.i18n import N_, _, ngettext
from app.reports.absence_plots_view import Picture, WeekCount
from app.ui import theme
from app.ui.pictures.brushes import JUSTIFIED, PENDING, UNJUSTIFIED, fill
from app.ui.qt import override
from app.ui.theme import Token, colour

HIGH: Final = 170
_STEPS: Final = 4
MONTHS: Final = (
    *(N_("janv."), N_("févr."), N_("mars"), N_("avril"), N_("mai"), N_("juin")),
    *(N_("juil."), N_("août"), N_("sept."), N_("oct."), N_("nov."), N_("déc.")),
)


class WeekBars(QWidget):
    """Draws a `Picture`; its accessible description says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_picture(self, picture: Picture) -> None:
        """Show these weeks."""
        self.picture = picture
        self.setAccessibleName(_("Absences par semaine, {title}").format(title=picture.title))
        self.setAccessibleDescription(picture.told)
        self.update()

    def week_at(self, x: float) -> WeekCount | None:
        """The week under a place, None beside them."""
        weeks = self.picture.weeks if self.picture else ()
        if not weeks or x < self._side():
            return None
        place = int((x - self._side()) / self._step())
        return weeks[place] if place < len(weeks) else None

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale, the bars, the months."""
        if self.picture is None:
            return
        painter = QPainter(self)
        most = scale_top(max((week.total for week in self.picture.weeks), default=0))
        self._draw_scale(painter, most)
        for place, week in enumerate(self.picture.weeks):
            self._draw_bar(painter, place, week, most)
        for place, month in month_places(self.picture.weeks):
            x = self._side() + place * self._step()
            painter.setPen(colour(Token.MUTED))
            painter.drawText(QPointF(x + 2, self.height() - 4), _(MONTHS[month - 1]))

    @override
    def event(self, event: QEvent) -> bool:
        """The numbers of the week under the pointer."""
        if isinstance(event, QHelpEvent):
            week = self.week_at(event.pos().x())
            QToolTip.showText(event.globalPos(), told(week) if week else "", self)
            return True
        return super().event(event)

    def _side(self) -> float:
        return self.fontMetrics().horizontalAdvance("0000") + theme.SPACE_S

    def _foot(self) -> float:
        return self.fontMetrics().height() + theme.SPACE_XS

    def _room(self) -> float:
        return self.height() - self._foot() - theme.SPACE_M

    def _step(self) -> float:
        weeks = self.picture.weeks if self.picture else ()
        return (self.width() - self._side()) / max(len(weeks), 1)

    def _draw_scale(self, painter: QPainter, most: int) -> None:
        base = self.height() - self._foot()
        for part in range(_STEPS + 1):
            y = base - self._room() * part / _STEPS
            painter.setPen(QPen(colour(Token.HAIRLINE if part else Token.TEXT), 1))
            painter.drawLine(QPointF(self._side(), y), QPointF(self.width(), y))
            painter.setPen(colour(Token.MUTED))
            area = QRectF(0, y - 10, self._side() - theme.SPACE_XS, 20)
            painter.drawText(
                area,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(most * part // _STEPS),
            )

    def _draw_bar(self, painter: QPainter, place: int, week: WeekCount, most: int) -> None:
        step, y = self._step(), self.height() - self._foot()
        for kind, number in (
            (JUSTIFIED, week.justified),
            (UNJUSTIFIED, week.unjustified),
            (PENDING, week.pending),
        ):
            high = self._room() * number / most
            if number:
                x = self._side() + (place + 0.15) * step
                fill(painter, QRectF(x, y - high, step * 0.7, high), kind)
            y -= high


def told(week: WeekCount) -> str:
    """A week in words."""
    justified = ngettext("{n} justifiée", "{n} justifiées", week.justified)
    unjustified = ngettext("{n} injustifiée", "{n} injustifiées", week.unjustified)
    return _("Semaine du {day} : {justified}, {unjustified}, {n} à justifier").format(
        day=day_month(week.monday),
        justified=justified.format(n=week.justified),
        unjustified=unjustified.format(n=week.unjustified),
        n=week.pending,
    )


def scale_top(most: int) -> int:
    """The top of a scale of four whole steps."""
    if most <= _STEPS:
        return _STEPS
    unit = _STEPS * int(10 ** max(len(str(most)) - 2, 0))
    return -(-most // unit) * unit


def month_places(weeks: tuple[WeekCount, ...]) -> Iterator[tuple[int, int]]:
    """Where each month begins, and which; a month of a single week has no room for a name."""
    starts = [
        place
        for place, week in enumerate(weeks)
        if not place or week.monday.month != weeks[place - 1].monday.month
    ]
    for place, following in pairwise([*starts, len(weeks)]):
        if following - place > 1:
            yield place, weeks[place].monday.month
