"""The line under the roll: how many are there, and whether the roll was called."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.formats import day_month, time_of_day
from app.i18n import _, ngettext
from app.office.absences.roll import Taken
from app.ui import theme
from app.ui.rooms.absences.roll_sheet import Counts
from app.ui.theme import Token


class RollFoot(QWidget):
    """The counts to the left (« 24 élèves · 20 présents… »), the state of the call to the right."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = QLabel()
        self.taken = QLabel()
        theme.paint_text(self.counts, Token.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_M, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_S)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.taken)

    def show_counts(self, counts: Counts) -> None:
        """Say how many pupils are what."""
        self.counts.setText(" · ".join(told(counts)))

    def show_taken(self, taken: Taken | None) -> None:
        """Say whether the roll was called, when and by whom."""
        if taken is None:
            self.taken.setText(_("Appel pas encore fait"))
            theme.paint_text(self.taken, Token.WARN)
            return
        moment = taken.at.astimezone()
        self.taken.setText(
            _("✓ Appel fait le {day} à {time} par {name}").format(
                day=day_month(moment.date()), time=time_of_day(moment.time()), name=taken.by
            )
        )
        theme.paint_text(self.taken, Token.OK)


def told(counts: Counts) -> list[str]:
    """The pieces of the sentence; what is nobody's is not said."""
    pieces = [
        ngettext("{n} élève", "{n} élèves", counts.pupils).format(n=counts.pupils),
        ngettext("{n} présent", "{n} présents", counts.present).format(n=counts.present),
    ]
    if counts.absent:
        pieces.append(ngettext("{n} absent", "{n} absents", counts.absent).format(n=counts.absent))
    if counts.late:
        pieces.append(_("dont {n} en retard").format(n=counts.late))
    if counts.excused:
        text = ngettext("{n} excusé", "{n} excusés", counts.excused)
        pieces.append(text.format(n=counts.excused))
    if counts.away:
        pieces.append(_("{n} ailleurs").format(n=counts.away))
    return pieces
