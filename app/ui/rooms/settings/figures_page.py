"""The figures of law: the program's, and those that the school enters."""

import re
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import Refusal
from app.folding import folded
from app.formats import day_month, decimal, long_date
from app.i18n import N_, _
from app.office.rights import Right
from app.office.settings import own_figures as office
from app.office.settings.own_figures import FigureLine
from app.rules.regime import regimes
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput, TextInput
from app.ui.forms.parsing import parsed_date, parsed_decimal
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage, beside
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.turning_row import RoomyRow
from app.ui.workbench import Workbench

LEAP_YEAR = 2024
"""Any year that has every day, to word a day without its year."""
_MONTH = re.compile(r"\d\d")
_MONTH_AND_DAY = re.compile(r"\d\d-\d\d")


class FiguresPage(SettingsPage):
    """A searchable list; beside it the figure chosen, to be replaced with its source."""

    title = N_("Chiffres légaux")
    icon = "figures"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher un chiffre, une source…"))
        self.search.setAccessibleName(_("Chercher un chiffre"))
        self.rows: RowModel[FigureLine] = RowModel(_columns(), _key, _searched)
        self.search.textChanged.connect(self.rows.search)
        self.regime: ChoiceInput[str] = ChoiceInput([("", _("Tous les régimes"))])
        self.regime.setAccessibleName(_("Régime"))
        self.regime.picked.connect(self._narrow)
        self.list = TableView(self.rows, "settings.figures", _("Chiffres légaux"), memory)
        self.list.verticalHeader().setDefaultSectionSize(self._two_lines())
        self.list.current_changed.connect(self._show_chosen)
        self.form = self._form()
        self._lay_out()

    def refresh(self) -> None:
        """Read the figures again."""
        self.bench.ask(self, office.figures, done=self._show)

    def first_focus(self) -> QWidget:
        """The search."""
        return self.search

    def _show(self, lines: tuple[FigureLine, ...]) -> None:
        self.regime.set_choices(
            [("", _("Tous les régimes")), *((code, one.title) for code, one in regimes().items())]
        )
        self.rows.set_rows(lines)
        if self.list.current_row() is None and lines:
            self.list.go_to(0)
        self._show_chosen(self.list.current_row())

    def _narrow(self, regime: str) -> None:
        self.rows.filter((lambda row: row.name.startswith(f"{regime}.")) if regime else None)

    def _two_lines(self) -> int:
        return 2 * self.fontMetrics().lineSpacing() + theme.SPACE_M

    def _form(self) -> Form:
        form = Form()
        self.heading = form.group(_("Choisissez un chiffre"))
        self.heading.setWordWrap(True)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.paint_text(self.facts, Token.MUTED)
        form.add_widget(self.facts)
        self.year, self.value, self.source = TextInput(12), TextInput(20), TextInput(60)
        form.add_side_by_side(
            ("school_year", _("Année scolaire"), self.year, False),
            ("value", _("Valeur"), self.value, True),
        )
        form.add(
            "source",
            _("Source"),
            self.source,
            required=True,
            help_text=_("La circulaire, le décret et son article, tels qu'ils seront cités."),
        )
        self.enter = QPushButton(_("Enregistrer ce chiffre"))
        self.back = QPushButton(_("Revenir au chiffre du programme"))
        self.enter.clicked.connect(self._save)
        self.back.clicked.connect(self._drop)
        form.buttons(self.enter, self.back)
        return form

    def _show_chosen(self, row: object) -> None:
        known = isinstance(row, FigureLine)
        self.form.setEnabled(known and self.bench.can(Right.EDIT_SETTINGS))
        if isinstance(row, FigureLine):
            self.heading.setText(row.unit[:1].upper() + row.unit[1:])
            self.year.set_value(row.school_year)
            self.value.set_value(_shown(row))
            self.source.set_value(row.source)
            self.source.setCursorPosition(0)
            self.facts.setText("\n".join(_facts(row)))
            self.back.setVisible(bool(row.author))

    def _lay_out(self) -> None:
        filters = RoomyRow(self.search, self.regime)
        left, holder = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(filters)
        column.addWidget(self.list, 1)
        beside(holder, left, self.form)
        self.column.addWidget(holder)

    def _save(self) -> None:
        row = self.list.current_row()
        if row is None or not self.form.check():
            return
        try:
            value = _toml(row, self.value.value())
        except ValueError:
            self._refused(Refusal(_("Cette valeur ne peut être lue."), field="value"))
            return
        self.bench.run(
            self,
            office.set_figure,
            row.name,
            self.year.value(),
            value,
            self.source.value(),
            refused=self._refused,
        )

    def _drop(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.bench.run(self, office.drop_figure, row.name, row.school_year)

    def _refused(self, refusal: Refusal) -> None:
        self.refuse(self.form, refusal)


def _columns() -> tuple[Column[FigureLine], ...]:
    return (
        Column(
            N_("Chiffre et source"),
            lambda row: f"{_told(row)}\n{row.source}",
            width=60,
            sort=lambda row: row.name,
            strong=lambda row: bool(row.author),
            tooltip=lambda row: f"{_told(row)}\n{row.source}",
        ),
        Column(
            N_("Année"),
            lambda row: f"{row.school_year}\n{row.author}".rstrip(),
            width=14,
            sort=lambda row: row.school_year,
            tone=lambda row: Token.ACCENT if row.author else None,
        ),
    )


def _facts(row: FigureLine) -> list[str]:
    """What the row does not say: the regime, the program's own figure, the rules' name."""
    breakable = row.name.replace(".", ".\u200b").replace("_", "_\u200b")
    facts = [_regime(row), _("Nom dans les règles : {name}").format(name=breakable)]
    if row.author:
        facts.insert(1, _("Saisi par {name}").format(name=row.author))
        if row.packaged is not None:
            own = f"{_text(row.packaged, row.unit)} {row.unit}"
            facts.insert(2, _("Chiffre du programme : {figure}").format(figure=own))
    return facts


def _key(row: FigureLine) -> tuple[str, str]:
    return row.name, row.school_year


def _regime(row: FigureLine) -> str:
    return regimes()[row.name.partition(".")[0]].title


def _searched(row: FigureLine) -> str:
    words = (row.name, _shown(row), row.unit, row.source, row.author, row.school_year, _regime(row))
    return folded(" ".join(words))


def _told(row: FigureLine) -> str:
    """20 demi-jours; 31 mai · mois et jour (inclus)."""
    counted = isinstance(row.value, int | Decimal) and not isinstance(row.value, bool)
    return f"{_shown(row)}{' ' if counted else ' · '}{row.unit}"


def _shown(row: FigureLine) -> str:
    return _text(row.value, row.unit)


def _text(value: object, unit: str) -> str:
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, int | Decimal):
        return decimal(Decimal(value))
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, str) and _MONTH_AND_DAY.fullmatch(value):
        month, day = map(int, value.split("-"))
        return day_month(date(LEAP_YEAR, month, day))
    if isinstance(value, str) and _MONTH.fullmatch(value) and "mois" in unit:
        return day_month(date(LEAP_YEAR, int(value), 1)).partition(" ")[2]
    if isinstance(value, tuple):
        return " ; ".join(_text(item, unit) for item in value)
    return str(value)


def _toml(row: FigureLine, typed: str) -> str:
    """What was typed, as the file keeps it; ValueError where it cannot be read."""
    if isinstance(row.value, bool | tuple):
        raise ValueError(typed)
    if isinstance(row.value, date):
        day = parsed_date(typed)
        if day is None:
            raise ValueError(typed)
        return day.isoformat()
    if isinstance(row.value, str) and _MONTH_AND_DAY.fullmatch(row.value):
        return f'"{_month_and_day(typed)}"'
    if isinstance(row.value, int | Decimal):
        number = parsed_decimal(typed)
        if number is None:
            raise ValueError(typed)
        return format(number, "f")
    return '"' + typed.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _month_and_day(typed: str) -> str:
    """05-31, from "31 mai", "31/5" or 05-31; ValueError where it is no day of a year."""
    if _MONTH_AND_DAY.fullmatch(typed.strip()):
        return typed.strip()
    first = date(LEAP_YEAR, 1, 1)
    for day in (first + timedelta(days=count) for count in range(366)):
        if folded(typed) in (folded(day_month(day)), f"{day.day}/{day.month}", f"{day:%d/%m}"):
            return f"{day:%m-%d}"
    raise ValueError(typed)
