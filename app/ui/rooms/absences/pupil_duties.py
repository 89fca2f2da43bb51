"""What a pupil's absences oblige to, in the pupil's own file: each leads to its duty."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.formats import long_date
from app.i18n import _
from app.office.absences.duties.listing import DutyLine, DutyList, duties
from app.ui import theme
from app.ui.rooms.absences.duty_columns import title_text
from app.ui.rooms.absences.parts import clear, heading, link
from app.ui.workbench import Workbench


class PupilDuties(QWidget):
    """A link for each duty that is open, with its deadline; then those done."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self.lines: tuple[DutyLine, ...] = ()
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_S, 0, 0)
        column.addWidget(heading(_("Obligations")))
        column.addLayout(self._links)
        self.hide()

    def show_pupil(self, pupil_id: int) -> None:
        """Read the duties of this pupil."""
        self._asked += 1
        number = self._asked

        def show(found: DutyList) -> None:
            if number == self._asked:
                self._show(found)

        self._bench.ask(self, duties, pupil_id, done=show)

    def _show(self, found: DutyList) -> None:
        self.lines = tuple(line for line in found.lines if line.status != "withdrawn")
        clear(self._links)
        for line in self.lines:
            self._links.addWidget(link(_said(line), partial(self._open, line)))
        self.setVisible(bool(self.lines))

    def _open(self, line: DutyLine) -> None:
        self._bench.show_record("duty", line.id)


def _said(line: DutyLine) -> str:
    title = title_text(line)
    if line.status == "done":
        day = long_date(line.settled_on) if line.settled_on else ""
        return _("{title} : fait le {day}").format(title=title, day=day)
    if line.due is None:
        return title
    return _("{title}, avant le {day}").format(title=title, day=long_date(line.due))
