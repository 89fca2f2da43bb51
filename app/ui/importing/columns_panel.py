"""What a list and each of its columns were taken for, to be corrected."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import N_, _
from app.office.imports.kinds import kind_of
from app.office.imports.plan import Listing
from app.office.imports.recognition import lacking
from app.office.imports.tables import shown
from app.ui import theme
from app.ui.forms.form import Form
from app.ui.forms.inputs import ChoiceInput
from app.ui.importing.selection import ListRow
from app.ui.importing.side import lay_beside
from app.ui.importing.words import kind_choices
from app.ui.remember import Memory
from app.ui.tables.column import Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

_SAMPLES: Final = 3
_LOOKED_AT: Final = 200
NOT_IMPORTED: Final = N_("Non importée")


@dataclass(frozen=True)
class FileColumn:
    """A column of the file: its title, some of its cells, the field it fills."""

    place: int
    title: str
    sample: str
    field: str
    field_title: str


COLUMNS: Final = (
    Column[FileColumn](N_("Colonne du fichier"), lambda one: one.title, width=26),
    Column[FileColumn](
        N_("Correspond à"),
        lambda one: one.field_title or _(NOT_IMPORTED),
        width=26,
        tone=lambda one: None if one.field else Token.MUTED,
    ),
    Column[FileColumn](
        N_("Par exemple"), lambda one: one.sample, width=14, tone=lambda _one: Token.MUTED
    ),
)


class ColumnsPanel(QWidget):
    """The columns at the left; the kind of the list and the chosen column at the right."""

    kind_said = Signal(object)
    """The list is of this kind."""
    matched = Signal(int, str)
    """The column of that place fills this field, "" for none."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.kind: ChoiceInput[str] = ChoiceInput(kind_choices())
        self.field: ChoiceInput[str] = ChoiceInput([("", _(NOT_IMPORTED))])
        self.column = QLabel()
        self.missing = QLabel()
        self.model: RowModel[FileColumn] = RowModel(COLUMNS, lambda one: one.place)
        self.view: TableView[FileColumn] = TableView(
            self.model, "importing.columns", _("Colonnes du fichier"), memory
        )
        self._lay_out()
        self.view.current_changed.connect(self._reached)
        self.view.row_activated.connect(lambda _one: self.field.setFocus())
        self.kind.picked.connect(self.kind_said)
        self.field.picked.connect(self._picked)

    def show_list(self, row: ListRow | None) -> None:
        """Show a list and what its columns are taken for."""
        self.setEnabled(row is not None)
        if row is None:
            return
        listing = row.listing
        self.kind.set_value(listing.kind)
        self.field.set_choices(_fields(listing))
        self.model.set_rows(file_columns(listing))
        if self.view.current_row() is None:
            self.view.selectRow(0)
        self._reached(self.view.current_row())
        self.missing.setText(_lacking(listing))
        self.missing.setVisible(bool(self.missing.text()))

    def _reached(self, one: FileColumn | None) -> None:
        self.field.setEnabled(one is not None and self.kind.value() != "")
        self.column.setText(one.title if one else "")
        if one is not None:
            self.field.set_value(one.field)

    def _picked(self, name: object) -> None:
        one = self.view.current_row()
        if one is not None:
            self.matched.emit(one.place, str(name))

    def _lay_out(self) -> None:
        form = Form()
        form.group(_("La liste"))
        form.add("kind", _("Contenu"), self.kind)
        form.add_widget(self.missing)
        form.group(_("La colonne choisie"))
        form.add_widget(self.column)
        form.add("field", _("Correspond à"), self.field)
        self.column.setTextFormat(Qt.TextFormat.PlainText)
        self.column.setFont(theme.strong_font())
        for label in (self.column, self.missing):
            label.setWordWrap(True)
        theme.paint_text(self.missing, Token.FAIL)
        lay_beside(self, self.view, form)


def file_columns(listing: Listing) -> tuple[FileColumn, ...]:
    """The columns of a file as the panel lists them."""
    titles = dict(_fields(listing))
    return tuple(
        FileColumn(place, title, _sample(listing, place), field, titles[field] if field else "")
        for place, (title, field) in enumerate(
            zip(listing.table.titles, listing.matching, strict=True)
        )
    )


def _fields(listing: Listing) -> list[tuple[str, str]]:
    columns = kind_of(listing.kind).columns if listing.kind else ()
    mark = {True: " *", False: ""}
    told = [(column.field, _(column.title) + mark[column.needed]) for column in columns]
    return [("", _(NOT_IMPORTED)), *told]


def _sample(listing: Listing, place: int) -> str:
    cells = (shown(line.cell(place)) for line in listing.table.lines[:_LOOKED_AT])
    found = list(dict.fromkeys(filter(None, cells)))
    return " · ".join(found[:_SAMPLES])


def _lacking(listing: Listing) -> str:
    missing = lacking(kind_of(listing.kind), listing.matching) if listing.kind else ()
    if not missing:
        return ""
    titles = ", ".join(_(title) for title in missing)
    return _("Il manque : {titles}.").format(titles=titles)
