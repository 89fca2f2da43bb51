"""The figures of law: the program's, and those that the school enters."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from app.errors import Refusal
from app.folding import folded
from app.formats import decimal, long_date
from app.i18n import N_, _
from app.office.rights import Right
from app.office.settings import own_figures as office
from app.office.settings.own_figures import FigureLine
from app.rules.regime import regimes
from app.ui.forms.form import Form
from app.ui.forms.inputs import TextInput
from app.ui.forms.parsing import parsed_date, parsed_decimal
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class FiguresPage(SettingsPage):
    """A searchable list; below, the figure chosen, to be replaced with its source."""

    title = N_("Chiffres légaux")
    icon = "figures"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Chercher un chiffre, une source…"))
        self.search.setAccessibleName(_("Chercher un chiffre"))
        self.rows: RowModel[FigureLine] = RowModel(_columns(), _key, _searched)
        self.search.textChanged.connect(self.rows.search)
        self.list = TableView(self.rows, "settings.figures", _("Chiffres légaux"), memory)
        self.list.current_changed.connect(self._show_chosen)
        self.form = self._form()
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.form)

    def refresh(self) -> None:
        """Read the figures again."""
        self.bench.ask(self, office.figures, done=self._show)

    def first_focus(self) -> QWidget:
        """The search."""
        return self.search

    def _show(self, lines: tuple[FigureLine, ...]) -> None:
        self.rows.set_rows(lines)
        self._show_chosen(self.list.current_row())

    def _form(self) -> Form:
        form = Form()
        self.heading = form.group(_("Choisissez un chiffre"))
        self.year, self.value, self.source = TextInput(12), TextInput(16), TextInput(60)
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
            self.back.setVisible(bool(row.author))

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
        Column(N_("Régime"), _regime, width=24),
        Column(
            N_("Valeur"), _shown, width=18, align=Align.END, strong=lambda row: bool(row.author)
        ),
        Column(N_("De quoi"), lambda row: row.unit, width=50, tooltip=lambda row: row.unit),
        Column(N_("Année"), lambda row: row.school_year, width=11),
        Column(N_("Source"), lambda row: row.source, width=40, tooltip=lambda row: row.source),
        Column(N_("Saisi par"), lambda row: row.author, width=18, tone=lambda _row: Token.ACCENT),
        Column(N_("Nom dans les règles"), lambda row: row.name, width=36),
    )


def _key(row: FigureLine) -> tuple[str, str]:
    return row.name, row.school_year


def _regime(row: FigureLine) -> str:
    return regimes()[row.name.partition(".")[0]].title


def _searched(row: FigureLine) -> str:
    return folded(f"{row.name} {row.unit} {row.source} {row.author} {row.school_year}")


def _shown(row: FigureLine) -> str:
    return _text(row.value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, int | Decimal):
        return decimal(Decimal(value))
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, tuple):
        return " ; ".join(_text(item) for item in value)
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
    if isinstance(row.value, int | Decimal):
        number = parsed_decimal(typed)
        if number is None:
            raise ValueError(typed)
        return format(number, "f")
    return '"' + typed.replace("\\", "\\\\").replace('"', '\\"') + '"'
