"""One letter's texts: the program's and the school's, beside the page that they make."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.i18n import _
from app.office.letters.rewording import (
    WordingPart,
    WordingSheet,
    restore_wording,
    reword,
    sheet_problem,
    wording_sheet,
)
from app.office.rights import Right
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.settings.wording_differences import differences_html
from app.ui.rooms.settings.wording_parts import FieldList, PartList
from app.ui.rooms.settings.wording_preview import WordingPreview
from app.ui.theme import Token
from app.ui.workbench import Workbench

PAUSE = 350
"""Milliseconds without a key before the page is drawn again."""


class WordingEditor(QWidget):
    """Edits one text at a time; what is typed and not kept stays until the window closes."""

    def __init__(self, bench: Workbench, memory: Memory, left: Callable[[], None]) -> None:
        super().__init__()
        self._bench = bench
        self._left = left
        self._asked = ("", "")
        self._typed: dict[tuple[str, str], dict[str, str]] = {}
        self._shown = ""
        self.sheet: WordingSheet | None = None
        self.title, self.heading, self.keeps, self.problem = (QLabel() for _n in range(4))
        self.below = QLabel()
        self.back = QPushButton(_("Toutes les lettres"))
        self.restore_all = QPushButton(_("Tout reprendre du programme"))
        self.parts, self.fields = PartList(), FieldList()
        self.text = QPlainTextEdit()
        self.compared = QTextBrowser()
        self.compare = QCheckBox(_("Montrer les différences"))
        self.restore = QPushButton(_("Texte du programme"))
        self.keep = main_button(QPushButton(_("Enregistrer ce texte")))
        self.preview = WordingPreview(bench)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out(memory)
        self._connect()

    def open(self, regime: str, letter: str) -> None:
        """Show the texts of this letter."""
        self._asked, self.sheet, self._shown = (regime, letter), None, ""
        self.preview.open(regime)
        self.refresh()

    def refresh(self) -> None:
        """Read the texts again; what is being typed stays."""
        if self._asked[1]:
            self._bench.ask(self, wording_sheet, *self._asked, done=self._show)
            self.preview.read_sample()

    def first_focus(self) -> QWidget:
        """The list of texts."""
        return self.parts

    def commit(self) -> None:
        """Keep the text under the cursor, where it may be kept."""
        part = self._part()
        if part is not None and part.key in self._pending() and not self._problem():
            self._keep()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.commit()
        self._left()

    def _pending(self) -> dict[str, str]:
        """What was typed in this letter and is not kept, by text."""
        return self._typed.setdefault(self._asked, {})

    def _part(self) -> WordingPart | None:
        if self.sheet is None or not self._shown:
            return None
        return self.sheet.part(self._shown)

    def _show(self, sheet: WordingSheet) -> None:
        if (sheet.regime, sheet.letter) != self._asked:
            return
        first, self.sheet = self.sheet is None, sheet
        self.title.setText(sheet.title)
        self.parts.show_parts(sheet.parts, self._pending())
        if first:
            self.fields.show_fields(sheet.fields)
        own = any(part.own for part in sheet.parts)
        self.restore_all.setEnabled(own and self._bench.can(Right.EDIT_SETTINGS))
        self._reach(self.parts.current_key())
        self._draw()

    def _reach(self, key: str) -> None:
        """Show another text, keeping the one that is left where it may be."""
        if key != self._shown:
            self.commit()
        part = self.sheet.part(key) if self.sheet is not None and key else None
        self._shown = key
        if part is None:
            return
        text = self._pending().get(key, part.text)
        if self.text.toPlainText() != text:
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
        self.heading.setText(" · ".join(filter(None, (part.label, part.kind))))
        self.keeps.setText(_kept(part))
        self.keeps.setVisible(bool(part.mention or part.changed_by))
        self._judge()

    def _edited(self) -> None:
        part = self._part()
        if part is None:
            return
        typed = self.text.toPlainText()
        if typed == part.text:
            self._pending().pop(part.key, None)
        else:
            self._pending()[part.key] = typed
        self._judge()
        self._pause.start()

    def _problem(self) -> str:
        part = self._part()
        if part is None or self.sheet is None:
            return ""
        return sheet_problem(self.sheet, part.key, self.text.toPlainText())

    def _judge(self) -> None:
        """Say what is wrong with the text, and offer what can be done with it."""
        part = self._part()
        if part is None:
            return
        fault, typed = self._problem(), self.text.toPlainText()
        self.problem.setText(f"▲ {fault}" if fault else "")
        self.problem.setVisible(bool(fault))
        may = self._bench.can(Right.EDIT_SETTINGS)
        self.keep.setEnabled(may and part.key in self._pending() and not fault)
        self.restore.setEnabled(may and typed != part.default)
        self.compare.setEnabled(typed != part.default)
        if typed == part.default:
            self.compare.setChecked(False)
        if self.compare.isChecked():
            self.compared.setHtml(differences_html(part.default, typed))

    def _draw(self) -> None:
        if self.sheet is not None:
            self.preview.show_texts(self.sheet, self._pending())

    def _keep(self) -> None:
        part = self._part()
        if part is None:
            return
        asked, key, typed = self._asked, part.key, self.text.toPlainText()

        def kept(_nothing: None) -> None:
            if self._typed.get(asked, {}).get(key) == typed:
                self._typed[asked].pop(key)
            self.refresh()

        self._bench.run(self, reword, *asked, key, typed, done=kept, refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.problem.setText(f"▲ {refusal}")
        self.problem.show()

    def _restore(self) -> None:
        """The program's words for this text, at once."""
        part = self._part()
        if part is not None:
            self.text.setPlainText(part.default)
            if part.own:
                self._keep()
            self.text.setFocus()

    def _restore_all(self) -> None:
        self._pending().clear()
        self._shown = ""
        self._bench.run(self, restore_wording, *self._asked, done=lambda _n: self.refresh())

    def _insert(self, written: str) -> None:
        if not self.text.isReadOnly():
            self.text.insertPlainText(written)
            self.text.setFocus()

    def _compare(self, wanted: bool) -> None:
        self.compared.setVisible(wanted)
        self.fields.setVisible(not wanted)
        self.below.setText(
            _("Barré : retiré du texte du programme. Souligné : ajouté par l'école.")
            if wanted
            else _("Champs : Entrée insère celui qui est choisi.")
        )
        self._judge()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._draw)
        self.back.clicked.connect(self._leave)
        self.parts.part_reached.connect(self._reach)
        self.fields.wanted.connect(self._insert)
        self.text.textChanged.connect(self._edited)
        self.compare.toggled.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.restore_all.clicked.connect(self._restore_all)
        self.keep.clicked.connect(self._keep)

    def _lay_out(self, memory: Memory) -> None:
        self._name_parts()
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.restore_all)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self._left_side())
        split.addWidget(self.preview)
        split.setSizes([520, 430])
        memory.splitter("settings.wording", split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(split, 1)
        self._compare(False)

    def _name_parts(self) -> None:
        self.title.setFont(theme.heading_font(2))
        self.heading.setFont(theme.strong_font())
        theme.paint_text(self.keeps, Token.SEALED)
        theme.paint_text(self.problem, Token.FAIL)
        for label in (self.title, self.heading, self.keeps, self.problem):
            label.setWordWrap(True)
        self.back.setIcon(icon("previous"))
        self.text.setAccessibleName(_("Texte"))
        self.text.setTabChangesFocus(True)
        self.text.setReadOnly(not self._bench.can(Right.EDIT_SETTINGS))
        self.compared.setAccessibleName(_("Différences avec le texte du programme"))
        self.compared.hide()

    def _left_side(self) -> QWidget:
        side = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_S)
        for button in (self.compare, self.restore):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        theme.paint_text(self.below, Token.MUTED)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.parts, 3)
        for label in (self.heading, self.keeps):
            column.addWidget(label)
        column.addWidget(self.text, 4)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        column.addWidget(self.below)
        column.addWidget(self.fields, 2)
        column.addWidget(self.compared, 2)
        return side


def _kept(part: WordingPart) -> str:
    """What the text must keep, and who changed it."""
    said = []
    if part.mention:
        said.append(_("Mention obligatoire : {mention}.").format(mention=part.mention))
    if part.keeps:
        said.append(_("À garder : {words}.").format(words=", ".join(part.keeps)))
    if part.changed_by:
        said.append(_("Changé par {author}.").format(author=part.changed_by))
    return " ".join(said)
