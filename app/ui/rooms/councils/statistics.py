"""The statistics of a council as they are drawn in the window: the figures of the paper."""

from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.formats import decimal
from app.i18n import _
from app.reports.council_statistics_view import (
    CouncilStatisticsView,
    CourseResults,
    DecisionShare,
)
from app.ui import theme
from app.ui.pictures.lying_bars import LyingBar, LyingBars
from app.ui.rooms.councils.panel_parts import clear, heading, words
from app.ui.theme import Token

Part = tuple[str, list[LyingBar]]


class StatisticsBoard(QWidget):
    """A picture a matter, one under the other, each with its heading."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE_XS)

    def show_statistics(self, view: CouncilStatisticsView) -> None:
        """Draw these figures."""
        clear(self.column)
        told = words(Token.MUTED)
        told.setText(_("{group} · {session}").format(group=view.group, session=view.session))
        self.column.addWidget(told)
        for title, bars in _parts(view):
            self.column.addSpacing(theme.SPACE_S)
            self.column.addWidget(heading(title))
            picture = LyingBars(title)
            picture.show_bars(bars)
            self.column.addWidget(picture)
        key = words(Token.MUTED)
        key.setText(_("Les hachures sont ce qui ne suffit pas."))
        self.column.addWidget(key)


def _parts(view: CouncilStatisticsView) -> Iterator[Part]:
    if view.decisions:
        yield _("Décisions"), [_decision(one, one.now, view.pupils) for one in view.decisions]
        if view.before:
            whole = sum(one.before or 0 for one in view.decisions)
            title = _("L'année précédente : {council}").format(council=view.before)
            yield title, [_decision(one, one.before or 0, whole) for one in view.decisions]
    if any(one.count for one in view.averages):
        bars = [
            LyingBar(one.label, *((0, one.count) if one.fails else (one.count, 0)), str(one.count))
            for one in view.averages
        ]
        yield _("Moyennes, en pour cent"), bars
    courses = [_course(one) for one in view.courses if one.marked]
    if courses:
        yield _("Résultats par cours"), courses


def _decision(one: DecisionShare, count: int, whole: int) -> LyingBar:
    share = f" ({decimal(Decimal(100 * count) / whole, 0)} %)" if whole and count else ""
    return LyingBar(one.title, count, 0, f"{count}{share}")


def _course(one: CourseResults) -> LyingBar:
    mean = f" · {decimal(one.average, 1)} %" if one.average is not None else ""
    told = _("{failed} sur {marked}").format(failed=one.failed, marked=one.marked)
    return LyingBar(one.title, one.marked - one.failed, one.failed, f"{told}{mean}")
