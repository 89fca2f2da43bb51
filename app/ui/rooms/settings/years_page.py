"""School years: bounds, holidays, single days off."""

from collections.abc import Hashable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.formats import short_date
from app.i18n import N_, _, ngettext, pgettext
from app.office.rights import Right
from app.office.settings import years as office
from app.office.settings.years import DayOffLine, HolidayLine, YearDetail, YearLine
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, DateInput, TextInput
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.scrolling import scrolled
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench

Off = HolidayLine | DayOffLine


class YearsPage(SettingsPage):
    """One year at a time, its days off listed and edited."""

    title = N_("Années et calendrier")
    icon = "calendar"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.year: ChoiceInput[int] = ChoiceInput()
        self.year.setMinimumContentsLength(10)
        self.year.picked.connect(lambda _year: self._read_detail())
        self.first_day, self.last_day = DateInput(), DateInput()
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.rows: RowModel[Off] = RowModel(_columns(), _key)
        self.days = TableView(self.rows, "settings.days_off", _("Congés et jours sans cours"))
        self.days.setMinimumHeight(theme.ROW_HEIGHT * 9)
        self.form = self._bounds_form()
        self.adding = self._adding_form()
        self.next_year = self._next_year_form()
        self._lay_out()
        for form in (self.form, self.adding, self.next_year):
            form.setEnabled(bench.can(Right.EDIT_SETTINGS))

    def refresh(self) -> None:
        """Read the years again."""
        self.bench.ask(self, office.school_years, done=self._show_years)

    def first_focus(self) -> QWidget:
        """The choice of the year."""
        return self.year

    def _show_years(self, years: tuple[YearLine, ...]) -> None:
        self.year.set_choices([(year.id, year.label) for year in years])
        if not self.label.value():
            self.label.set_value(_following(years[0].label))
        self._read_detail()

    def _read_detail(self) -> None:
        self.bench.ask(self, office.year_detail, self.year.value(), done=self._show_detail)

    def _show_detail(self, detail: YearDetail) -> None:
        self.first_day.set_value(detail.year.first_day)
        self.last_day.set_value(detail.year.last_day)
        self.rows.set_rows(sorted((*detail.holidays, *detail.days_off), key=_start))
        self._show_count(detail)

    def _show_count(self, detail: YearDetail) -> None:
        days = detail.school_days
        text = ngettext("{n} jour de cours", "{n} jours de cours", days).format(n=days)
        if detail.unusual:
            rule = _("le Code en demande de 180 à 184 (art. 1.9.1-1)")
            text = f"! {text} : {rule}."
        self.count.setText(text)
        theme.paint_text(self.count, Token.WARN if detail.unusual else Token.MUTED)

    def _bounds_form(self) -> Form:
        form = Form()
        form.group(_("Année scolaire"))
        save = QPushButton(_("Changer les bornes"))
        save.clicked.connect(self._save_bounds)
        form.add_side_by_side(
            ("year", _("Année"), self.year, False),
            ("first_day", _("Premier jour"), self.first_day, True),
            ("last_day", _("Dernier jour"), self.last_day, True),
        )
        form.add_widget(self.count)
        form.buttons(save)
        return form

    def _adding_form(self) -> Form:
        form = Form()
        form.group(_("Ajouter un congé ou un jour sans cours"))
        self.what, self.start, self.end = TextInput(36), DateInput(), DateInput()
        self.legal = QCheckBox(_("Jour férié légal"))
        form.add_side_by_side(
            ("title", pgettext("name of a thing", "Nom"), self.what, True),
            ("start", _("Premier jour"), self.start, True),
            ("end", _("Dernier jour"), self.end, False),
        )
        form.add_widget(self.legal)
        add = QPushButton(_("Ajouter"))
        add.clicked.connect(self._add)
        form.buttons(add)
        return form

    def _next_year_form(self) -> Form:
        form = Form()
        form.group(_("Ajouter une année scolaire"))
        self.label, self.new_first, self.new_last = TextInput(12), DateInput(), DateInput()
        form.add_side_by_side(
            ("label", _("Année"), self.label, True),
            ("new_first", _("Premier jour"), self.new_first, True),
            ("new_last", _("Dernier jour"), self.new_last, True),
        )
        add = QPushButton(_("Ajouter l'année"))
        add.clicked.connect(self._add_year)
        form.buttons(add)
        return form

    def _save_bounds(self) -> None:
        first, last = self.first_day, self.last_day
        if self.form.check():
            self.bench.run(
                self,
                office.edit_year,
                self.year.value(),
                first.value(),
                last.value(),
                refused=lambda refusal: self.refuse(self.form, refusal),
            )

    def _add(self) -> None:
        if not self.adding.check():
            return
        start, end = self.start.value(), self.end.value()
        year, title = self.year.value(), self.what.value()
        arguments = (
            (office.add_holiday, year, title, start, end)
            if end and end != start
            else (office.add_day_off, year, start, title, self.legal.isChecked())
        )
        self.bench.run(
            self,
            *arguments,
            done=lambda _row: self._added(),
            refused=lambda refusal: self.refuse(self.adding, refusal),
        )

    def _added(self) -> None:
        for field in (self.start, self.end):
            field.set_value(None)
        self.what.set_value("")
        self.what.setFocus()

    def _remove(self) -> None:
        row = self.days.current_row()
        if isinstance(row, HolidayLine):
            self.bench.run(self, office.remove_holiday, row.id)
        elif isinstance(row, DayOffLine):
            self.bench.run(self, office.remove_day_off, row.id)

    def _add_year(self) -> None:
        if not self.next_year.check():
            return
        self.bench.run(
            self,
            office.add_year,
            self.label.value(),
            self.new_first.value(),
            self.new_last.value(),
            refused=lambda refusal: self.refuse(self.next_year, refusal),
        )

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.SPACE_M, 0)
        column.addWidget(self.form)
        column.addWidget(self.days, 1)
        self.remove = QPushButton(_("Retirer le congé choisi"))
        self.remove.clicked.connect(self._remove)
        self.remove.setEnabled(False)
        may = self.bench.can(Right.EDIT_SETTINGS)
        self.days.current_changed.connect(lambda row: self.remove.setEnabled(may and bool(row)))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.remove)
        column.addLayout(line)
        column.addWidget(self.adding)
        column.addWidget(self.next_year)
        self.column.addWidget(scrolled(content))


def _columns() -> tuple[Column[Off], ...]:
    return (
        Column(N_("Congé"), lambda row: row.title, width=36),
        Column(N_("Du"), lambda row: short_date(_start(row)), width=14, sort=_start),
        Column(N_("Au"), _last, width=14),
        Column(N_("Nature"), _kind, width=22),
    )


def _key(row: Off) -> Hashable:
    return type(row).__name__, row.id


def _start(row: Off) -> date:
    return row.start if isinstance(row, HolidayLine) else row.day


def _last(row: Off) -> str:
    return short_date(row.end) if isinstance(row, HolidayLine) else ""


def _kind(row: Off) -> str:
    if isinstance(row, HolidayLine):
        return _("Congé scolaire")
    return _("Jour férié légal") if row.kind == "public_holiday" else _("Jour sans cours")


def _following(label: str) -> str:
    first = int(label.partition("-")[0]) + 1
    return f"{first}-{first + 1}"
