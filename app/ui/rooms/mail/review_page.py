"""Letters reviewed before they are issued: the list, each letter as a draft, what is missing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import Refusal
from app.i18n import _
from app.office.letters.occasions.preparing import prepare_documents
from app.office.letters.preparing import prepare
from app.office.letters.views import Gap, LetterAsk, Preparation, PreparedLetter, Subject
from app.office.rights import Right
from app.ui import theme
from app.ui.forms.form import main_button
from app.ui.preview_pane import PreviewPane
from app.ui.remember import Memory
from app.ui.rooms.mail.complements_form import ComplementsForm
from app.ui.rooms.mail.issuer import IssueEnd, Issuer
from app.ui.rooms.mail.options_bar import OptionsBar
from app.ui.rooms.mail.review_list import ReviewList
from app.ui.rooms.mail.words import issue_button, letters_done
from app.ui.states import StateView
from app.ui.theme import Token
from app.ui.workbench import Workbench

FOLLOW = 80
"""Milliseconds that the cursor rests on a letter before it is drawn."""


class ReviewPage(QWidget):
    """Prepares the letters of councils or of occasions, shows them, issues them."""

    issued = Signal(object)
    """All were issued, or as many as could be: an `IssueEnd`."""

    def __init__(self, bench: Workbench, memory: Memory) -> None:
        super().__init__()
        self._bench = bench
        self.preparation: Preparation | None = None
        self._councils: tuple[int, ...] = ()
        self._subjects: tuple[Subject, ...] = ()
        self._asked = 0
        self.options = OptionsBar()
        self.list = ReviewList(memory)
        self.states = StateView(self.list)
        self.complements = ComplementsForm(bench, self._complements_kept, self._show_letter)
        self.preview = PreviewPane(bench)
        self.missing = QLabel()
        self.complete = QPushButton(_("Compléter"))
        self.summary, self.progress = QLabel(), QProgressBar()
        self.stop = QPushButton(_("Interrompre"))
        self.issue = main_button(QPushButton(issue_button(0)))
        self.issuer = Issuer(bench, self)
        self._pane = QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FOLLOW)
        self._lay_out(memory)
        self._connect()

    def review(self, councils: tuple[int, ...]) -> None:
        """Prepare the letters of these councils, with what is proposed for them."""
        self._begin_review(councils, ())

    def review_documents(self, subjects: tuple[Subject, ...]) -> None:
        """Prepare the letters of these subjects, which no council asks for."""
        self._begin_review((), subjects)

    def _begin_review(self, councils: tuple[int, ...], subjects: tuple[Subject, ...]) -> None:
        if self.issuer.busy:
            return
        self._councils, self._subjects, self.preparation = councils, subjects, None
        self.list.skipped.clear()
        self.list.rows.set_rows(())
        self.preview.show_nothing()
        self.states.show_loading()
        self._prepare()

    def refresh(self) -> None:
        """Prepare again: something that letters are made of changed."""
        if (self._councils or self._subjects) and not self.issuer.busy:
            self._prepare()

    def first_focus(self) -> QWidget:
        """The list, or the complements where they are asked for."""
        if self._pane.currentWidget() is self.complements:
            return self.complements
        return self.list

    def issue_all(self) -> None:
        """Issue the letters that may be and were not set aside."""
        if self.preparation is None or not self.issue.isEnabled():
            return
        options = self.preparation.options
        asks = [LetterAsk.of(letter, options) for letter in self.list.to_issue()]
        self.issuer.start(self.preparation.title, asks)
        self._show_summary()

    def show_complements(self) -> None:
        """Show the form of the complements, where these letters ask for any."""
        if self.preparation is not None and self.preparation.complements:
            self._pane.setCurrentWidget(self.complements)
            self.complements.enter()

    def pupil_id(self) -> int | None:
        """The pupil of the letter under the cursor."""
        letter = self.list.current_row()
        return letter.pupil_id if letter is not None else None

    def _prepare(self) -> None:
        self._asked += 1
        asked, options = self._asked, None
        if self.preparation is not None:
            options = self.options.options()
            if options is None:
                return

        def show(preparation: Preparation) -> None:
            if asked == self._asked and not self.issuer.busy:
                self._show(preparation)

        ask, failed = self._bench.ask, self._failed
        if self._subjects:
            ask(self, prepare_documents, self._subjects, options, done=show, failed=failed)
        else:
            ask(self, prepare, self._councils, options, done=show, failed=failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal) and self.options.refuse(error):
            return
        self._bench.services.trouble(error)
        if self.preparation is None:
            self.states.show_error(str(error), "", retry=self.refresh)

    def _show(self, preparation: Preparation) -> None:
        first, self.preparation = self.preparation is None, preparation
        self.options.show_preparation(preparation)
        self.options.ask_when_learnt(preparation.learnt)
        self.list.show_letters(preparation.letters)
        self.complements.show_complements(preparation.complements)
        if preparation.letters:
            self.states.show_content()
        else:
            self.states.show_empty(
                _("Rien de ce choix ne s'annonce plus par lettre.")
                if self._subjects
                else _("Ce conseil n'a pris aucune décision qui s'annonce par lettre.")
            )
        if first:
            self._begin(preparation)
        self._show_summary()
        self._show_current()

    def _begin(self, preparation: Preparation) -> None:
        """At first: what is missing for many letters, else the first letter."""
        self.list.go_to(0)
        missing = any(not one.given for one in preparation.complements)
        if missing and self._bench.can(Right.WRITE_LETTERS):
            self.show_complements()
        else:
            self._show_letter()

    def _show_letter(self) -> None:
        self._pane.setCurrentIndex(0)
        self._show_current()
        if self.isVisible():
            self.list.setFocus()

    def _complements_kept(self) -> None:
        self._show_letter()

    def _reached(self, _letter: object) -> None:
        self._rest.start()

    def _show_current(self) -> None:
        letter = self.list.current_row()
        gap = letter.gaps[0] if letter is not None and letter.gaps else None
        told = [*(one.text for one in letter.gaps), *letter.warnings] if letter else []
        self.missing.setText("\n".join(told))
        theme.paint_text(self.missing, Token.FAIL if gap else Token.WARN)
        self.missing.setVisible(bool(told))
        self.complete.setVisible(gap is not None and gap.record_kind not in ("", "council"))
        if letter is None or letter.view is None:
            self.preview.show_nothing(_("Cette lettre ne peut encore être montrée."))
        else:
            self.preview.show_draft(letter.view)

    def _opened(self, letter: PreparedLetter) -> None:
        """Enter: complete what is missing, or read the letter."""
        if letter.gaps:
            self._complete(letter.gaps[0])
        else:
            self._pane.setCurrentIndex(0)
            self.preview.area.setFocus()

    def _complete_current(self) -> None:
        letter = self.list.current_row()
        if letter is not None and letter.gaps:
            self._complete(letter.gaps[0])

    def _complete(self, gap: Gap) -> None:
        if gap.record_kind == "complement":
            self.show_complements()
        elif gap.record_kind:
            self._bench.show_record(gap.record_kind, gap.record_id)

    def _show_summary(self) -> None:
        number = len(self.list.to_issue())
        busy = self.issuer.busy
        self.issue.setText(issue_button(number))
        self.issue.setVisible(self._bench.can(Right.WRITE_LETTERS))
        self.issue.setEnabled(number > 0 and not busy)
        for widget in (self.progress, self.stop):
            widget.setVisible(busy)
        self.options.setEnabled(not busy)
        if self.preparation is not None and not busy:
            self.summary.setText(_counted(self.preparation, number))

    def _progressed(self, done: int, asked: int) -> None:
        self.progress.setRange(0, asked)
        self.progress.setValue(done)
        self.summary.setText(letters_done(done, asked))

    def _ended(self, end: IssueEnd) -> None:
        self._show_summary()
        if end.trouble is not None:
            self._bench.services.trouble(end.trouble)
        self.refresh()
        self.issued.emit(end)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._show_current)
        self.options.changed.connect(self._prepare)
        self.list.current_changed.connect(self._reached)
        self.list.row_activated.connect(self._opened)
        self.list.skipped_changed.connect(self._show_summary)
        self.complete.clicked.connect(self._complete_current)
        self.issue.clicked.connect(self.issue_all)
        self.stop.clicked.connect(self.issuer.stop)
        self.issuer.progressed.connect(self._progressed)
        self.issuer.ended.connect(self._ended)

    def _lay_out(self, memory: Memory) -> None:
        theme.paint_text(self.summary, Token.MUTED)
        self.summary.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.missing.setWordWrap(True)
        self.complete.setProperty("link", True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.stop)
        foot.addWidget(self.issue)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, 0, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.options)
        column.addWidget(self.states, 1)
        column.addLayout(foot)
        letter = QVBoxLayout(right)
        letter.setContentsMargins(theme.SPACE_S, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        letter.setSpacing(theme.SPACE_XS)
        letter.addWidget(self.missing)
        letter.addWidget(self.complete, 0, Qt.AlignmentFlag.AlignLeft)
        letter.addWidget(self.preview, 1)
        self._pane.addWidget(right)
        self._pane.addWidget(self.complements)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._pane)
        split.setSizes([700, 460])
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        memory.splitter("mail.review", split)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)


def _counted(preparation: Preparation, number: int) -> str:
    """12 à émettre · 1 impossible · 30 déjà émises."""
    counts = preparation.counted()
    parts = [_("{n} à émettre").format(n=number)]
    skipped = counts["new"] + counts["changed"] - number
    if counts["impossible"]:
        parts.append(
            _("{n} impossibles").format(n=counts["impossible"])
            if counts["impossible"] > 1
            else _("une impossible")
        )
    if counts["unchanged"]:
        parts.append(
            _("{n} déjà émises").format(n=counts["unchanged"])
            if counts["unchanged"] > 1
            else _("une déjà émise")
        )
    if skipped:
        parts.append(_("{n} écartées").format(n=skipped) if skipped > 1 else _("une écartée"))
    return " · ".join(parts)
