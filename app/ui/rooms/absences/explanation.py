"""What a line counts for and why, with the article; and where the pupil stands."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.formats import weekday_date
from app.i18n import _
from app.office.absences.pupil_absences import AbsenceLine
from app.reports.typography import polish
from app.rules.verdict import Reason
from app.ui import theme
from app.ui.rooms.absences.parts import clear, heading, words
from app.ui.theme import Token

SHORT = 2
"""As long as the name of a period: P1."""


class Explanation(QWidget):
    """Sentences, each followed by its source."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_XS)

    def show_line(self, line: AbsenceLine | None) -> None:
        """Explain one line of the register."""
        clear(self._column)
        if line is None:
            return
        moment = _(line.slot_title)
        moment = moment.lower() if len(moment) > SHORT else moment
        title = f"{weekday_date(line.day)}, {moment}"
        self._column.addWidget(heading(title[:1].upper() + title[1:]))
        self._add_reasons(line.reasons)
        if line.why:
            self._column.addWidget(words(line.why))
        if line.would:
            self._column.addWidget(heading(_("Ce qui la justifierait")))
            for sentence in line.would:
                self._column.addWidget(words(sentence))
        self._column.addStretch(1)

    def show_reasons(self, reasons: Iterable[Reason]) -> None:
        """Show the reasons of a verdict."""
        clear(self._column)
        self._add_reasons(reasons)

    def text(self) -> str:
        """All that is said."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return " ".join(widget.text() for widget in widgets if isinstance(widget, QLabel))

    def _add_reasons(self, reasons: Iterable[Reason]) -> None:
        for reason in reasons:
            self._column.addWidget(words(polish(reason.text)))
            if reason.source:
                self._column.addWidget(words(polish(reason.source), Token.MUTED))
