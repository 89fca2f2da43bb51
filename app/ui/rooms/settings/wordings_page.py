"""The wordings of letters: a searchable list by regime, and one letter's texts to edit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.folding import folded
from app.i18n import N_, _, ngettext
from app.office.letters.rewording import WordingLine, wording_lines
from app.ui import theme
from app.ui.icons import icon
from app.ui.remember import Memory
from app.ui.rooms.settings.page import SettingsPage
from app.ui.rooms.settings.wording_editor import WordingEditor
from app.ui.states import StateView
from app.ui.tables.column import Align, Column
from app.ui.tables.row_model import RowModel
from app.ui.tables.table_view import TableView
from app.ui.theme import Token
from app.ui.workbench import Workbench


class WordingsPage(SettingsPage):
    """Enter on a letter opens its texts; Escape comes back to the list."""

    title = N_("Textes des lettres")
    icon = "letter"

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__(bench, memory)
        self.search = QLineEdit()
        self.total = QLabel()
        self.rows: RowModel[WordingLine] = RowModel(_COLUMNS, _key, _searched)
        self.list: TableView[WordingLine] = TableView(
            self.rows, "settings.wordings", _("Textes des lettres"), memory
        )
        self.states = StateView(self.list)
        self.editor = WordingEditor(bench, memory, self._leave)
        self._stack = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.list.row_activated.connect(self._open)

    def refresh(self) -> None:
        """Read the list again, and the letter being edited."""
        self.bench.ask(self, wording_lines, done=self._show)
        if self._stack.currentWidget() is self.editor:
            self.editor.refresh()

    def first_focus(self) -> QWidget:
        """The search, or the texts of the letter that is open."""
        on_editor = self._stack.currentWidget() is self.editor
        return self.editor.first_focus() if on_editor else self.search

    def commit_edits(self) -> None:
        """Keep the text being typed."""
        self.editor.commit()

    def open_letter(self, regime: str, letter: str) -> None:
        """Show the texts of a letter."""
        self._stack.setCurrentWidget(self.editor)
        self.editor.open(regime, letter)
        self.editor.first_focus().setFocus()

    def _open(self, line: WordingLine) -> None:
        self.open_letter(line.regime, line.letter)

    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
        self.list.setFocus()

    def _show(self, lines: tuple[WordingLine, ...]) -> None:
        self.rows.set_rows(lines)
        if self.list.current_row() is None and lines:
            self.list.go_to(0)
        self._say()

    def _narrow(self, typed: str) -> None:
        self.rows.search(typed)
        self._say()

    def _say(self) -> None:
        shown, known = len(self.rows.shown_rows()), self.rows.all_rows()
        own = sum(bool(line.own) for line in known)
        letters = ngettext("{n} lettre", "{n} lettres", len(known)).format(n=len(known))
        changed = (
            ngettext(
                "dont {n} avec des textes de l'école", "dont {n} avec des textes de l'école", own
            ).format(n=own)
            if own
            else _("toutes avec les textes du programme")
        )
        self.total.setText(f"{letters}, {changed}")
        if shown or not known:
            self.states.show_content()
        else:
            said = _("Aucune lettre ne correspond à « {text} ».").format(text=self.search.text())
            self.states.show_nothing_found(said, self.search.clear)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Chercher une lettre, un régime, une mention…"))
        self.search.setAccessibleName(_("Chercher une lettre"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", Token.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        theme.paint_text(self.total, Token.MUTED)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self.search, 1)
        row.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        column.addWidget(self.states, 1)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.editor)
        self.column.addWidget(self._stack, 1)


def _key(line: WordingLine) -> tuple[str, str]:
    return line.regime, line.letter


def _searched(line: WordingLine) -> str:
    return folded(" ".join((line.regime_title, line.title, *line.mentions)))


def _state(line: WordingLine) -> str:
    if line.problems:
        return _("À corriger")
    if not line.own:
        return _("Texte du programme")
    return (
        _("{n} textes de l'école").format(n=line.own) if line.own > 1 else _("Un texte de l'école")
    )


_COLUMNS = (
    Column[WordingLine](N_("Régime"), lambda line: line.regime_title, width=30),
    Column[WordingLine](N_("Lettre"), lambda line: line.title, width=44),
    Column[WordingLine](
        N_("Texte"),
        _state,
        width=22,
        strong=lambda line: bool(line.own),
        tone=lambda line: Token.FAIL if line.problems else Token.ACCENT if line.own else None,
        icon=lambda line: "fail" if line.problems else "edit" if line.own else "",
        tooltip=lambda line: "\n".join(line.problems),
    ),
    Column[WordingLine](
        N_("Mentions obligatoires"),
        lambda line: str(len(line.mentions)) if line.mentions else "–",
        width=20,
        align=Align.END,
        sort=lambda line: len(line.mentions),
        value=lambda line: len(line.mentions),
        tooltip=lambda line: "\n".join(line.mentions),
    ),
)
