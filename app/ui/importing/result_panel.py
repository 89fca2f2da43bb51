"""What an import did, and what can be done next."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.formats import count
from app.i18n import N_, _, ngettext
from app.office.imports.commands import Imported, ListImported
from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.forms.form import main_button
from app.ui.icons import pixmap
from app.ui.importing.words import kind_title, lines, refused
from app.ui.scrolling import scrolled
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token

_MOST_LINES = 8


def _number(value: int) -> str:
    return count(value) if value else ""


COLUMNS = (
    Column[ListImported](N_("Fichier"), lambda one: one.name, width=30),
    Column[ListImported](N_("Contenu"), lambda one: kind_title(one.kind), width=22),
    Column[ListImported](N_("Ajoutées"), lambda one: _number(one.new), width=10, align=Align.END),
    Column[ListImported](
        N_("Modifiées"), lambda one: _number(one.changed), width=10, align=Align.END
    ),
    Column[ListImported](
        N_("Inchangées"), lambda one: _number(one.kept), width=13, align=Align.END
    ),
    Column[ListImported](
        N_("Refusées"),
        lambda one: _number(one.refused),
        width=10,
        align=Align.END,
        tone=lambda one: Token.FAIL if one.refused else None,
        strong=lambda one: bool(one.refused),
    ),
)


class ResultPanel(QWidget):
    """The lists that were imported, with their figures."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.words = QLabel()
        self.model: RowModel[ListImported] = RowModel(COLUMNS, lambda one: one.name)
        self.view: TableView[ListImported] = TableView(
            self.model, "importing.result", _("Listes importées")
        )
        self.save = QPushButton(_("Enregistrer les lignes refusées…"))
        self.again = QPushButton(_("Importer d'autres listes"))
        self.leave = main_button(QPushButton(_("Aller aux élèves")))
        self._lay_out()

    def show_result(self, done: Imported) -> None:
        """Show what was done."""
        self.title.setText(_("Importation terminée : {lines}").format(lines=lines(done.written)))
        self.words.setText(_words(done))
        self.model.set_rows(done.lists)
        self.save.setVisible(done.refused > 0)
        height = self.view.horizontalHeader().sizeHint().height()
        shown = min(len(done.lists), _MOST_LINES)
        self.view.setFixedHeight(height + shown * theme.ROW_HEIGHT + 6)

    def first_focus(self) -> QWidget:
        """Refused rows are worth a file before anything else."""
        return self.leave if self.save.isHidden() else self.save

    def _lay_out(self) -> None:
        self.title.setFont(theme.heading_font(2))
        self.words.setWordWrap(True)
        picture = QLabel()
        picture.setPixmap(pixmap("ok", Token.OK, 24))
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(picture)
        head.addWidget(self.title, 1)
        buttons = FlowLayout(across=theme.SPACE_S, between=theme.SPACE_S, at_end=True)
        for button in (self.save, self.again, self.leave):
            buttons.addWidget(button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, 0, theme.SPACE_S)
        column.setSpacing(theme.SPACE_M)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.view)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, theme.SPACE_L, theme.SPACE_S)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(buttons)


def _words(done: Imported) -> str:
    said = []
    if done.classes:
        words = ngettext("{n} classe a été créée.", "{n} classes ont été créées.", done.classes)
        said.append(words.format(n=count(done.classes)))
    if done.refused:
        said.append(
            _(
                "{lines} : enregistrez-les dans un fichier, corrigez-les, puis importez ce fichier."
            ).format(lines=refused(done.refused))
        )
    return " ".join(said) or _("Toutes les lignes sont dans le fichier de l'école.")
