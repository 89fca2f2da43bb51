"""The right of the register: one letter as it was issued, and what became of it."""

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.formats import long_date
from app.i18n import N_, _
from app.office.letters.documents import IssuedDocument, issued_documents
from app.office.letters.receipts import Receipt, receipt
from app.office.letters.register import LetterDetail, LetterLine, LetterStep, Term, letter
from app.office.letters.statuses import SENDING_TITLES
from app.ui import theme
from app.ui.preview_pane import PreviewPane
from app.ui.qt import override
from app.ui.rooms.mail.stamping import as_they_leave
from app.ui.rooms.mail.words import letters_counted, status_title
from app.ui.side_by_side import BackToList
from app.ui.theme import Token
from app.ui.workbench import Workbench

LETTER = "letter"
"""The link that shows the letter again after a scan."""
FOLLOW = 80
"""Milliseconds that the cursor rests on a letter before it is read."""
DEADLINES = {
    "conciliation_jusque": N_("Conciliation interne jusqu'au {day}"),
    "recours_externe_jusque": N_("Recours externe jusqu'au {day}"),
    "recours_interne_jusque": N_("Recours interne jusqu'au {day}"),
    "recours_exclusion_jusque": N_("Recours contre l'exclusion jusqu'au {day}"),
    "recours_college_jusque": N_("Recours au Collège communal jusqu'au {day}"),
    "recours_jusque": N_("Recours jusqu'au {day}"),
}


class LetterPanel(QWidget):
    """Reads a letter once the cursor rests on it."""

    left = Signal()
    """Esc: the keyboard goes back to the list."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._wanted: int | None = None
        self._shown: int | None = None
        self._chosen = 0
        self.detail: LetterDetail | None = None
        self.back = BackToList()
        self.title, self.facts, self.history = QLabel(), QLabel(), QLabel()
        self.preview = PreviewPane(bench)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FOLLOW)
        self._rest.timeout.connect(self.read)
        self._lay_out()
        self.show_letter(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_letter(self, line: LetterLine | None) -> None:
        """Show this letter soon; None for no letter."""
        self._wanted = line.id if line is not None else None
        if line is None:
            self._rest.stop()
            self._clear()
        elif line.id != self._shown:
            self._rest.start()

    def read(self) -> None:
        """Read the letter now, or again: something became of it."""
        self._rest.stop()
        if self._wanted is not None:
            wanted = self._wanted
            self._bench.ask(self, letter, wanted, done=self._show)

    def say_chosen(self, number: int) -> None:
        """Several letters are chosen: gestures take them all."""
        self._chosen = number
        self.title.setText(self._title())

    def _show(self, detail: LetterDetail) -> None:
        if detail.line.id != self._wanted:
            return
        self.detail = detail
        self.title.setText(self._title())
        self.facts.setText(_facts(detail))
        self.history.setText("<br>".join(_told(detail)))
        if detail.line.id == self._shown:
            return
        self._shown = detail.line.id
        if detail.has_document:
            self._bench.ask(self, issued_documents, (detail.line.id,), done=self._show_document)
        else:
            self.preview.show_nothing(_("Ce numéro est annulé : il n'a pas de lettre."))

    def _show_document(self, documents: tuple[IssuedDocument, ...]) -> None:
        as_they_leave(self, self._bench, documents, self._show_pages)

    def _show_pages(self, documents: tuple[IssuedDocument, ...]) -> None:
        if documents[0].letter_id == self._wanted:
            self.preview.show_document(documents[0].pdf, documents[0].title)

    def _follow(self, link: str) -> None:
        """Show the scan of a step, or the letter again."""
        if link == LETTER and self.detail is not None:
            self._shown = None
            self.read()
        elif link.isdecimal():
            self._bench.ask(self, receipt, int(link), done=self._show_receipt)

    def _show_receipt(self, found: Receipt) -> None:
        # Imported where it serves: few letters have scans.
        from app.reports.scan import scan_as_pdf

        if found.letter_id != self._wanted:
            return
        self._bench.render(
            self,
            scan_as_pdf,
            found.content,
            lambda pdf: self.preview.show_document(pdf, found.name),
            self._not_shown,
        )

    def _not_shown(self, _error: BaseException) -> None:
        self.preview.show_nothing(_("Cette pièce ne peut être montrée ici : elle est abîmée."))

    def _title(self) -> str:
        if self.detail is None:
            return ""
        line = self.detail.line
        title = f"{line.reference} · {status_title(line.status)}"
        if self._chosen > 1:
            title = _("{letters} choisies, dont {title}").format(
                letters=letters_counted(self._chosen), title=line.reference
            )
        return title

    def _clear(self) -> None:
        self.detail, self._shown = None, None
        for label in (self.title, self.facts, self.history):
            label.clear()
        self.preview.show_nothing(_("Choisissez une lettre pour la relire ici."))

    def _lay_out(self) -> None:
        self.title.setFont(theme.heading_font(2))
        theme.paint_text(self.facts, Token.MUTED)
        theme.paint_text(self.history, Token.MUTED)
        for label in (self.title, self.facts, self.history):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.history.setTextFormat(Qt.TextFormat.RichText)
        self.history.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.history.linkActivated.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_XS)
        self.back.clicked.connect(self.left)
        titled = QHBoxLayout()
        titled.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        titled.addWidget(self.title, 1)
        column.addLayout(titled)
        column.addWidget(self.facts)
        column.addWidget(self.preview, 1)
        column.addWidget(self.history)


def _facts(detail: LetterDetail) -> str:
    line = detail.line
    sending = " ".join(filter(None, (_(SENDING_TITLES[line.sending]), line.tracking)))
    return " · ".join(filter(None, (line.recipient, line.address, sending)))


def _told(detail: LetterDetail) -> list[str]:
    """The steps, a line each, then until when the decision can be contested."""
    steps = [_step(step) for step in detail.steps]
    days = [_term(term) for term in detail.terms]
    if days:
        steps.append(_safe(" · ".join(filter(None, (*days, _counted_from(detail))))))
    if any(step.scan_id is not None for step in detail.steps):
        steps.append(f'<a href="{LETTER}">{_safe(_("Revoir la lettre"))}</a>')
    return steps


def _step(step: LetterStep) -> str:
    """One step in a line, with the way to its scan."""
    parts = (f"{step.title}, {long_date(step.day)}", step.note, step.recorded_by)
    told = _safe(" · ".join(filter(None, parts)))
    if step.scan_id is None:
        return told
    return f'{told} · <a href="{step.scan_id}">{_safe(_("Voir la pièce"))}</a>'


def _safe(text: str) -> str:
    """A text within rich text: what was typed is never read as markup."""
    return escape(text, quote=False)


def _term(term: Term) -> str:
    """Until when, and what the letter says where the post made it another day."""
    said = _(DEADLINES[term.name]).format(day=long_date(term.day))
    if not term.moved:
        return said
    return _("{term} (la lettre annonce le {day})").format(term=said, day=long_date(term.told))


def _counted_from(detail: LetterDetail) -> str:
    if detail.notified_on is None:
        return ""
    return _("compté de la notification, le {day}").format(day=long_date(detail.notified_on))
