"""The counters of the year: who reached what, what it obliges to, what lapses."""

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.folding import folded
from app.formats import long_date
from app.i18n import N_, _, ngettext
from app.office.absences.thresholds import CountList, CountRow, Lapse, counters
from app.rules.regime import AbsenceUnit
from app.ui import theme
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.absences.counter_columns import COLUMNS, due, gravity
from app.ui.rooms.absences.explanation import Explanation
from app.ui.rooms.absences.parts import SidePanel, clear, heading, link, words
from app.ui.rooms.absences.presence_form import PresenceForm
from app.ui.rooms.absences.searched_page import PageWords, SearchedPage, Test
from app.ui.tables.row_model import RowModel
from app.ui.workbench import Workbench

SOON = timedelta(days=7)
FILTERS = (
    ("", N_("Tous ceux qui ont une absence")),
    ("due", N_("Quelque chose est dû")),
    ("excess", N_("Le maximum est dépassé")),
    ("lapses", N_("Un délai finit dans les sept jours")),
)


def lapse_text(unit: AbsenceUnit, lapse: Lapse) -> str:
    """What becomes unjustified, and when."""
    if unit == "half_day":
        text = ngettext(
            "{n} demi-journée (absence du {start}) devient injustifiée après le {day}.",
            "{n} demi-journées (absence du {start}) deviennent injustifiées après le {day}.",
            lapse.half_days,
        )
    else:
        text = ngettext(
            "{n} période (absence du {start}) devient injustifiée après le {day}.",
            "{n} périodes (absence du {start}) deviennent injustifiées après le {day}.",
            lapse.half_days,
        )
    return text.format(
        n=lapse.half_days,
        start=long_date(lapse.absence_starts),
        day=long_date(lapse.after),
    )


class CounterPage(SearchedPage):
    """The list to the left; the verdict on the pupil under the cursor to the right."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        self.side = SidePanel(_("Ce que dit la règle"))
        self.name = heading("", 2)
        self.verdict = Explanation()
        self._lapses = QVBoxLayout()
        self.presence = PresenceForm(bench)
        self.open_link = link(_("Ouvrir sa fiche"), self.open_file)
        self._body = QWidget()
        self._body.hide()
        said = PageWords(
            name=_("Compteurs d'absences"),
            search=_("Chercher un élève, une classe"),
            hidden=_("Personne ne répond à « {text} » parmi ceux-ci."),
            filtered=_("Le filtre « {title} » ne laisse personne."),
            empty=_("Aucune absence n'est notée cette année."),
        )
        model = RowModel[CountRow](
            COLUMNS, lambda row: row.pupil_id, lambda row: folded(f"{row.name} {row.class_name}")
        )
        super().__init__(bench, memory, "absences.counters", model, FILTERS, said)
        self._fill_side()
        self.lay_beside(self.states, self.side, 39)
        self.view.row_activated.connect(lambda _row: self._activated())

    def refresh(self) -> None:
        """Count again."""
        self.read(counters, self._show)

    def open_file(self) -> None:
        """Go to the pupil's file."""
        row = self.view.current_row()
        if row is not None:
            self._bench.show_record("pupil", row.pupil_id)

    def _activated(self) -> None:
        """The file; where the verdict has no room beside the list, it comes before."""
        if self.parts.narrow:
            self.open_side()
            self.open_link.setFocus()
        else:
            self.open_file()

    @override
    def test_of(self, code: str) -> Test | None:
        until = self._bench.today() + SOON
        tests: dict[str, Test] = {
            "due": due,
            "excess": lambda row: row.excess,
            "lapses": lambda row: row.next_lapse is not None and row.next_lapse <= until,
        }
        return tests.get(code)

    @override
    def moved(self, row: CountRow | None) -> None:
        self._body.setVisible(row is not None)
        if row is None:
            return
        self.name.setText(f"{row.name}, {row.class_name}")
        self.verdict.show_reasons(
            dict.fromkeys(reason for one in row.verdicts for reason in one.reasons)
        )
        self.presence.show_for(row.asked, row.enrolment_id, row.class_id)
        clear(self._lapses)
        for lapse in row.lapses:
            self._lapses.addWidget(words(lapse_text(row.unit, lapse)))

    def _show(self, found: CountList) -> None:
        self.show_rows(sorted(found.rows, key=gravity))

    def _fill_side(self) -> None:
        self.side.column.addWidget(self._body)
        self.side.column.addStretch(1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.open_link)
        column.addSpacing(theme.SPACE_S)
        column.addWidget(self.verdict)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._lapses)
        column.addWidget(self.presence)
