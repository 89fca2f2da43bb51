"""What absences oblige to: each duty with its deadline, and what fulfils it beside it."""

from functools import partial

from app.folding import folded
from app.i18n import _
from app.office.absences.duties.listing import DutyLine, DutyList, duties
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.duty_columns import FILTERS, accepts, columns
from app.ui.rooms.absences.duty_side import DutySide
from app.ui.rooms.absences.searched_page import PageWords, SearchedPage, Test
from app.ui.tables.row_model import RowModel
from app.ui.workbench import Workbench


class DutyPage(SearchedPage):
    """The list to the left; Enter goes to what settles the duty, beside it."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        self._wanted: int | None = None
        self.side = DutySide(bench)
        said = PageWords(
            name=_("Obligations"),
            search=_("Chercher un élève, une classe, une obligation"),
            hidden=_("Rien ne répond à « {text} » parmi ces obligations."),
            filtered=_("Le filtre « {title} » ne laisse rien."),
            empty=_("Les absences de cette année n'obligent à rien."),
        )
        model = RowModel[DutyLine](
            columns(bench.today),
            lambda line: line.key,
            lambda line: folded(f"{line.pupil} {line.class_name} {_(line.title)}"),
        )
        super().__init__(bench, memory, "absences.duties", model, FILTERS, said)
        self.lay_beside(self.states, self.side, 46)
        self.view.row_activated.connect(lambda _row: self._enter_side())
        self.side.kept.connect(self.leave_side)

    def refresh(self) -> None:
        """Read again."""
        self.read(duties, self._show)

    def show_duty(self, duty_id: int) -> None:
        """Go to one duty, whatever the filter hides."""
        self._wanted = duty_id
        self.show_all()
        self._choose()

    @override
    def test_of(self, code: str) -> Test | None:
        return partial(accepts, code, today=self._bench.today()) if code else None

    @override
    def moved(self, row: DutyLine | None) -> None:
        self.side.show_line(row)

    def _enter_side(self) -> None:
        self.open_side()
        self.side.enter()

    def _show(self, found: DutyList) -> None:
        self.show_rows(found.lines)
        self._choose()

    def _choose(self) -> None:
        if self._wanted is None:
            return
        for row, line in enumerate(self.model.shown_rows()):
            if line.id == self._wanted:
                self._wanted = None
                self.view.selectRow(row)
                self.view.setFocus()
                return
