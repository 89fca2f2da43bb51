"""Bell schedules: the periods of each, and the classes and weekdays that have it."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.errors import Refusal
from app.formats import long_date, short_date
from app.i18n import N_, _, pgettext
from app.office.absences import bell_settings as office
from app.office.absences.bell_settings import AssignmentLine, BellPage, ScheduleLine
from app.office.absences.school_days import WEEKDAYS
from app.office.rights import Right
from app.ui.forms.check_input import CheckInput
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.remember import Memory
from app.ui.rooms.absences.words import clock
from app.ui.rooms.settings.page import SettingsPage, beside
from app.ui.rooms.settings.periods_input import PeriodsInput
from app.ui.states import StateView
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.workbench import Workbench

ALL_CLASSES = 0
DEFAULT_SCHEDULE = 0


class BellsPage(SettingsPage):
    """The schedules with their periods, and whom each is given to."""

    title = N_("Horaires")
    icon = "waiting"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.schedules = SchedulesPart(self, memory)
        self.assignments = AssignmentsPart(self, memory)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.schedules, _("Périodes"))
        self.tabs.addTab(self.assignments, _("Classes et jours"))
        self.column.addWidget(self.tabs)

    def refresh(self) -> None:
        """Read the schedules again."""
        self.bench.ask(self, office.bell_page, done=self._show)

    def first_focus(self) -> QWidget:
        """The list of schedules."""
        return self.schedules.list

    def _show(self, found: BellPage) -> None:
        self.schedules.show_page(found)
        self.assignments.show_page(found)


class SchedulesPart(QWidget):
    """The schedules of the school, and the periods of one."""

    def __init__(self, page: BellsPage, memory: Memory) -> None:
        super().__init__()
        self.page = page
        self._found: BellPage | None = None
        self._wanted: int | None = None
        self.rows: RowModel[ScheduleLine] = RowModel(_schedule_columns(), lambda row: row.id)
        self.list = TableView(self.rows, "settings.bells", _("Horaires"), memory)
        self.form = Form()
        self.name, self.valid_from = TextInput(30), DateInput()
        self.periods = PeriodsInput()
        self.save, self.new = QPushButton(_("Enregistrer")), QPushButton(_("Ajouter"))
        self._build()
        self.states = StateView(self.list)
        beside(self, self.states, self.form)
        self.list.current_changed.connect(self._show)
        self.form.setEnabled(page.bench.can(Right.EDIT_SETTINGS))

    def show_page(self, found: BellPage) -> None:
        """List the schedules; without any, the default is proposed as the first."""
        first = self._found is None
        self._found = found
        self.rows.set_rows(found.schedules)
        if found.schedules:
            self.states.show_content()
        else:
            self.states.show_empty(_("L'école suit les périodes de 45 minutes du programme."))
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        if found.schedules and self.list.current_row() is None:
            self.list.selectRow(0)
        elif not found.schedules and first:
            self.periods.set_value(found.proposed)
            self.valid_from.set_value(self.page.bench.today())
        self.save.setEnabled(self.list.current_row() is not None)

    def _show(self, row: ScheduleLine | None) -> None:
        self.save.setEnabled(row is not None)
        if row is None:
            return
        self.name.set_value(row.title)
        self.valid_from.set_value(self.page.bench.today())
        self.periods.set_value(row.bells)
        self.form.accept()

    def _save(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self._send(row.id)

    def _send(self, schedule_id: int | None) -> None:
        if not self.form.check():
            return
        self.page.bench.run(
            self,
            office.save_schedule,
            schedule_id,
            self.name.value(),
            self.valid_from.value() or self.page.bench.today(),
            self.periods.value(),
            done=lambda number: self._kept(number),
            refused=self._refused,
        )

    def _kept(self, number: int) -> None:
        self.page.bench.messages.say(
            _("L'horaire vaut à partir du {day}. Les jours d'avant gardent le leur.").format(
                day=long_date(self.valid_from.value() or self.page.bench.today())
            )
        )
        self._wanted = number

    def _refused(self, refusal: Refusal) -> None:
        self.page.refuse(self.form, refusal)

    def _build(self) -> None:
        form = self.form
        form.add("title", pgettext("name of a thing", "Nom"), self.name, required=True)
        form.add(
            "valid_from",
            _("Valable à partir du"),
            self.valid_from,
            required=True,
            help_text=_("Les jours d'avant restent comptés comme ils l'étaient."),
        )
        form.add(
            "periods",
            _("Périodes"),
            self.periods,
            help_text=_("Écrivez 825 pour 8 h 25. Suppr vide la ligne."),
        )
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(lambda: self._send(None))
        form.buttons(self.save, self.new)


class AssignmentsPart(QWidget):
    """Which schedule rings for whom, on which weekdays, from when."""

    def __init__(self, page: BellsPage, memory: Memory) -> None:
        super().__init__()
        self.page = page
        self.rows: RowModel[AssignmentLine] = RowModel(_assignment_columns(), lambda row: row.id)
        self.list = TableView(self.rows, "settings.bell_days", _("Classes et jours"), memory)
        self.form = Form()
        self.schedule: ChoiceInput[int] = ChoiceInput()
        self.owner: ChoiceInput[int] = ChoiceInput()
        for choice in (self.schedule, self.owner):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(20)
        self.days = {day: CheckInput(_(WEEKDAYS[day - 1])) for day in range(1, 7)}
        self.valid_from = DateInput()
        self._newest = DEFAULT_SCHEDULE
        self.give = QPushButton(_("Donner l'horaire"))
        self.withdraw = QPushButton(_("Retirer"))
        self._build()
        self.states = StateView(self.list)
        beside(self, self.states, self.form)
        self.list.current_changed.connect(self._show)
        self.form.setEnabled(page.bench.can(Right.EDIT_SETTINGS))

    def show_page(self, found: BellPage) -> None:
        """Show who has which schedule, and offer those there are."""
        self.rows.set_rows(found.assignments)
        if found.assignments:
            self.states.show_content()
        else:
            self.states.show_empty(_("Aucune classe n'a d'autre horaire que celui par défaut."))
        default = (DEFAULT_SCHEDULE, _("Par défaut, 45 minutes"))
        self.schedule.set_choices([*((one.id, one.title) for one in found.schedules), default])
        newest = max((one.id for one in found.schedules), default=DEFAULT_SCHEDULE)
        if newest != self._newest:  # what was just made is what one gives next
            self._newest = newest
            self.schedule.set_value(newest)
        self.owner.set_choices([(ALL_CLASSES, _("Toutes les classes")), *found.classes])
        if not self.valid_from.text():
            self.valid_from.set_value(self.page.bench.today())
        self.withdraw.setEnabled(self.list.current_row() is not None)

    def _show(self, row: AssignmentLine | None) -> None:
        self.withdraw.setEnabled(row is not None)
        if row is None:
            return
        self.schedule.set_value(row.schedule_id or DEFAULT_SCHEDULE)
        self.owner.set_value(row.class_id or ALL_CLASSES)
        self.valid_from.set_value(row.valid_from)
        for day, box in self.days.items():
            box.set_value(day == row.weekday)

    def _give(self) -> None:
        if not self.form.check():
            return
        owner = self.owner.value()
        self.page.bench.run(
            self,
            office.assign_schedule,
            self.schedule.value() or None,
            () if owner == ALL_CLASSES else (owner,),
            tuple(day for day, box in self.days.items() if box.value()),
            self.valid_from.value() or self.page.bench.today(),
            refused=self._refused,
        )

    def _withdraw(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.page.bench.run(self, office.withdraw_assignment, row.id, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.page.refuse(self.form, refusal)

    def _build(self) -> None:
        form = self.form
        days = QWidget()
        column = QVBoxLayout(days)
        column.setContentsMargins(0, 0, 0, 0)
        for box in self.days.values():
            column.addWidget(box)
        form.add("schedule", _("Horaire"), self.schedule)
        form.add("owner", _("Pour"), self.owner)
        form.add("weekdays", _("Jours"), days)
        form.add("valid_from", _("À partir du"), self.valid_from, required=True)
        self.give.clicked.connect(self._give)
        self.withdraw.clicked.connect(self._withdraw)
        form.buttons(self.give, self.withdraw)


def _schedule_columns() -> tuple[Column[ScheduleLine], ...]:
    return (
        Column(N_("Horaire"), lambda row: row.title, width=20),
        Column(N_("Périodes"), lambda row: str(len(row.bells)), width=8),
        Column(N_("De"), lambda row: clock(row.bells[0].start) if row.bells else "", width=8),
        Column(N_("À"), lambda row: clock(row.bells[-1].end) if row.bells else "", width=8),
        Column(
            N_("Changé le"),
            lambda row: ", ".join(_day(day) for day in reversed(row.versions)),
            width=22,
            sort=lambda row: row.valid_from,
        ),
    )


def _assignment_columns() -> tuple[Column[AssignmentLine], ...]:
    return (
        Column(N_("Classe"), lambda row: row.class_name or _("Toutes les classes"), width=18),
        Column(
            N_("Jour"),
            lambda row: _(WEEKDAYS[row.weekday - 1]),
            width=10,
            sort=lambda row: row.weekday,
        ),
        Column(N_("Horaire"), lambda row: row.schedule or _("Par défaut"), width=20),
        Column(
            N_("Depuis le"),
            lambda row: _day(row.valid_from),
            width=12,
            sort=lambda row: row.valid_from,
        ),
    )


def _day(day: date) -> str:
    return short_date(day)
