"""The counters of the year: who reached what, what it obliges to, what lapses."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from app.folding import folded
from app.formats import long_date
from app.i18n import N_, _, ngettext
from app.office.absences.thresholds import CountList, CountRow, Lapse, counters
from app.rules.regime import AbsenceUnit
from app.ui import theme
from app.ui.forms.inputs import ChoiceInput
from app.ui.remember import Memory
from app.ui.rooms.absences.counter_columns import COLUMNS, due, gravity
from app.ui.rooms.absences.explanation import Explanation
from app.ui.rooms.absences.parts import SidePanel, clear, heading, link, words
from app.ui.rooms.absences.presence_form import PresenceForm
from app.ui.states import StateView
from app.ui.tables.export import export_table
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
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


class CounterPage(QWidget):
    """The list to the left; the verdict on the pupil under the cursor to the right."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self._asked = 0
        self._list: CountList | None = None
        self.model = RowModel[CountRow](
            COLUMNS, lambda row: row.pupil_id, lambda row: folded(f"{row.name} {row.class_name}")
        )
        self.model.setParent(self)
        self.view = TableView(self.model, "absences.counters", _("Compteurs d'absences"), memory)
        self.states = StateView(self.view)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher un élève, une classe…"))
        self.search.setAccessibleName(_("Chercher un élève, une classe"))
        self.search.setClearButtonEnabled(True)
        self.filter = ChoiceInput([(code, _(title)) for code, title in FILTERS])
        self.filter.setAccessibleName(_("Filtre"))
        self.side = SidePanel(_("Ce que dit la règle"))
        self.name = heading("", 2)
        self.verdict = Explanation()
        self._lapses = QVBoxLayout()
        self.presence = PresenceForm(bench)
        self._body = QWidget()
        self._body.hide()
        self._lay_out(memory)
        self._connect()
        self.states.show_loading()

    def refresh(self) -> None:
        """Count again."""
        self._asked += 1
        number = self._asked

        def show(found: CountList) -> None:
            if number == self._asked:
                self._show(found)

        self.states.show_loading()
        self._bench.ask(self, counters, done=show)

    def first_focus(self) -> QWidget:
        """Where a name is typed."""
        return self.search

    def export(self) -> None:
        """Write the list as shown."""
        export_table(self, self._bench, self.model, _("Compteurs d'absences"))

    def open_file(self) -> None:
        """Go to the pupil's file."""
        row = self.view.current_row()
        if row is not None:
            self._bench.show_record("pupil", row.pupil_id)

    def _show(self, found: CountList) -> None:
        self._list = found
        self.model.set_rows(sorted(found.rows, key=gravity))
        self._filter()

    def _filter(self) -> None:
        wanted, until = self.filter.value(), self._bench.today() + SOON
        tests = {
            "due": due,
            "excess": lambda row: row.excess,
            "lapses": lambda row: row.next_lapse is not None and row.next_lapse <= until,
        }
        self.model.filter(tests.get(wanted))
        self._show_state()

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._show_state()

    def _show_state(self) -> None:
        if self.model.shown_rows():
            self.states.show_content()
            if self.view.current_row() is None:
                self.view.selectRow(0)
        elif self.model.all_rows():
            self.states.show_nothing_found(self._hidden_by(), self._show_all)
        else:
            self.states.show_empty(_("Aucune absence n'est notée cette année."))
        self._moved(self.view.current_row() if self.model.shown_rows() else None)

    def _hidden_by(self) -> str:
        text = self.search.text().strip()
        if text:
            return _("Personne ne répond à « {text} » parmi ceux-ci.").format(text=text)
        return _("Le filtre « {title} » ne laisse personne.").format(
            title=self.filter.currentText()
        )

    def _show_all(self) -> None:
        self.filter.set_value("")
        self.search.clear()
        self._filter()

    def _moved(self, row: CountRow | None) -> None:
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

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.view.setFocus)
        self.filter.picked.connect(self._filter)
        self.view.current_changed.connect(self._moved)
        self.view.row_activated.connect(lambda _row: self.open_file())

    def _lay_out(self, memory: Memory) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_S)
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self.search, 1)
        top.addWidget(self.filter)
        self.side.column.addWidget(self._body)
        self.side.column.addStretch(1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(link(_("Ouvrir sa fiche"), self.open_file))
        column.addSpacing(theme.SPACE_S)
        column.addWidget(self.verdict)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._lapses)
        column.addWidget(self.presence)
        self.side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.states)
        parts.addWidget(self.side)
        parts.setStretchFactor(0, 1)
        memory.splitter("absences.counters", parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(parts, 1)
