"""Labels, envelopes, the counter's list, the register: seen as they will print, then printed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.office.letters.outputs import Dispatch, counter_sheet, dispatch
from app.office.letters.register import LetterLine, ids_of
from app.reports.envelopes import SIZES
from app.reports.files import safe_name
from app.reports.labels import SHEETS
from app.ui import theme
from app.ui.files import ask_save, write_file
from app.ui.forms.form import main_button
from app.ui.forms.inputs import ChoiceInput
from app.ui.preview_pane import PreviewPane
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.mail.outputs import (
    COUNTER,
    ENVELOPES,
    LABELS,
    REGISTER,
    TITLES,
    Choices,
    Output,
    output,
)
from app.ui.rooms.mail.words import letters_counted
from app.ui.scrolling import scrolled
from app.ui.tables.export import export_to
from app.ui.theme import Token
from app.ui.workbench import Workbench

_REMEMBERED: Final = "mail.outputs"

_LEAST_PREVIEW: Final = 7
"""Rows of a table that the page shown is high at least; a lower window scrolls."""


class OutputsPanel(QWidget):
    """One document at a time, for the letters chosen; ``left`` is called when it is closed."""

    def __init__(self, bench: Workbench, memory: Memory, left: Callable[[], None]) -> None:
        super().__init__()
        self._bench, self._memory, self._left = bench, memory, left
        self._lines: tuple[LetterLine, ...] = ()
        self._shown: tuple[LetterLine, ...] = ()
        self._year = 0
        self._lot: Dispatch | None = None
        self._output: Output | None = None
        self.pdf = b""
        self.heading, self.said = QLabel(), QLabel()
        self.what = ChoiceInput(tuple((key, _(title)) for key, title in TITLES.items()))
        self.sheet = ChoiceInput(tuple((key, one.title) for key, one in SHEETS.items()))
        self.envelope = ChoiceInput(tuple((key, one.title) for key, one in SIZES.items()))
        self.start = QSpinBox()
        self.together = QCheckBox(_("Une enveloppe par famille"))
        self.preview = PreviewPane(bench)
        self.book = QPushButton(_("Classeur…"))
        self.save = QPushButton(_("Enregistrer…"))
        self.print = main_button(QPushButton(_("Imprimer…")))
        self.close_button = QPushButton(_("Fermer"))
        self._lay_out()
        self._connect()
        self._recall()

    def begin(
        self, lines: Sequence[LetterLine], shown: Sequence[LetterLine], year: int, what: str = ""
    ) -> None:
        """Show a document for these letters; ``shown`` is what the register shows."""
        self._lines, self._shown, self._year = tuple(lines), tuple(shown), year
        self._lot = None
        self.heading.setText(_("Pour l'envoi : {n}").format(n=letters_counted(len(lines))))
        if what:
            self.what.set_value(what)
        self._choose()
        self._ask(None)

    def first_focus(self) -> QWidget:
        """The choice of the document."""
        return self.what

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._left()
        else:
            super().keyPressEvent(event)

    def choices(self) -> Choices:
        """What is chosen."""
        return Choices(
            self.what.value(), self.sheet.value(), self.start.value(), self.envelope.value()
        )

    def _ask(self, together: bool | None) -> None:
        self._bench.ask(self, dispatch, ids_of(self._lines), together, done=self._show)

    def _show(self, lot: Dispatch) -> None:
        self._lot = lot
        self.together.setChecked(lot.together)
        self._draw()

    def _choose(self) -> None:
        """Show the fields that the document asks for."""
        what = self.what.value()
        for widget, wanted in (
            (self._sheet_row, what == LABELS),
            (self._size_row, what == ENVELOPES),
            (self.together, what != REGISTER),
            (self.book, what == COUNTER),
        ):
            widget.setVisible(wanted)
        self.start.setMaximum(SHEETS[self.sheet.value()].labels)

    def _changed(self) -> None:
        self._choose()
        self._memory.keep(_REMEMBERED, f"{self.sheet.value()} {self.envelope.value()}")
        self._draw()

    def _draw(self) -> None:
        if self._lot is None:
            return
        self._output = output(self.choices(), self._lot, self._shown, self._year)
        self.pdf = b""
        self.said.setText(self._output.said)
        self._allow()
        if self._output.view is None or self._output.render is None:
            self.preview.show_nothing(self._output.said)
        else:
            self._bench.render(self, self._output.render, self._output.view, self._drawn)

    def _drawn(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._allow()
        self.preview.show_document(pdf, self._output.title if self._output else "")

    def _allow(self) -> None:
        for button in (self.book, self.save, self.print):
            button.setEnabled(bool(self.pdf))

    def _save(self) -> None:
        if self._output is None or not self.pdf:
            return
        proposed = Path(safe_name(f"{self._output.title} {self._bench.today()}", "pdf"))
        file = ask_save(self, _("Enregistrer"), _("Document PDF (*.pdf)"), proposed)
        if file is not None:
            call = partial(write_file, file, self.pdf)
            self._bench.runner.on_lane(self, call, self._saved, self._bench.services.trouble)

    def _saved(self, file: Path) -> None:
        self._bench.messages.say(_("Le document est dans « {file} ».").format(file=file.name))

    def _save_book(self) -> None:
        if self._lot is None:
            return
        proposed = Path(safe_name(f"{_('Recommandés')} {self._bench.today()}", "xlsx"))
        kinds = _("Classeur (*.xlsx);;Texte séparé par des points-virgules (*.csv)")
        file = ask_save(self, _("Enregistrer la liste"), kinds, proposed)
        if file is not None:
            export_to(self, self._bench, counter_sheet(self._lot), file)

    def _print(self) -> None:
        # Imported where it serves: few sessions print, and all open this room.
        from app.ui import printing

        printer = printing.choose_printer(self) if self.pdf else None
        if printer is None or self._output is None:
            return
        order = printing.PrintOrder(
            [printing.ToPrint(0, self.pdf)],
            self._output.title,
            lying=self._output.lying,
            size_mm=self._output.size_mm,
        )
        job = printing.PrintJob(self._bench, printer, order, self)
        job.ended.connect(self._printed)
        job.start()

    def _printed(self, keys: tuple[int, ...]) -> None:
        if keys:
            self._bench.messages.say(_("Le document est parti à l'imprimante."))

    def _recall(self) -> None:
        sheet, _space, size = self._memory.recall(_REMEMBERED).partition(" ")
        if sheet in SHEETS and size in SIZES:
            self.sheet.set_value(sheet)
            self.envelope.set_value(size)
        self._choose()

    def _connect(self) -> None:
        for choice in (self.what, self.sheet, self.envelope):
            choice.picked.connect(lambda _one: self._changed())
        self.start.valueChanged.connect(lambda _place: self._draw())
        self.together.clicked.connect(lambda wanted: self._ask(wanted))
        self.save.clicked.connect(self._save)
        self.book.clicked.connect(self._save_book)
        self.print.clicked.connect(self._print)
        self.close_button.clicked.connect(self._left)

    def _lay_out(self) -> None:
        self.heading.setFont(theme.heading_font(2))
        self.heading.setWordWrap(True)
        self.said.setWordWrap(True)
        theme.paint_text(self.said, Token.MUTED)
        self.what.setAccessibleName(_("Document"))
        self.start.setMinimum(1)
        self.start.setMinimumHeight(self.sheet.sizeHint().height())
        self._sheet_row = _row(
            (_("Feuille"), self.sheet), (_("Première étiquette libre"), self.start)
        )
        self._size_row = _row((_("Format"), self.envelope))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_S)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for button in (self.book, self.save, self.print):
            buttons.addWidget(button)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.SPACE_S)
        parts = (self.heading, self.what, self._sheet_row, self._size_row, self.together, self.said)
        for widget in parts:
            inside.addWidget(widget)
        self.preview.setMinimumHeight(_LEAST_PREVIEW * theme.ROW_HEIGHT)
        inside.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(scrolled(content), 1)
        column.addLayout(buttons)


def _row(*parts: tuple[str, QWidget]) -> QWidget:
    """Small fields on one line, each under its title."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.SPACE_M)
    for title, editor in parts:
        label = QLabel(title)
        label.setBuddy(editor)
        theme.paint_text(label, Token.MUTED)
        editor.setAccessibleName(title)
        cell = QVBoxLayout()
        cell.setSpacing(theme.SPACE_XS)
        cell.addWidget(label)
        cell.addWidget(editor)
        line.addLayout(cell)
    line.addStretch(1)
    return row
