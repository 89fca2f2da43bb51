"""The pages of a register as they print, or its pictures; what it lacks, said in their place."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.errors import EnvironmentFault, Refusal
from app.i18n import _
from app.office.absences.closed_months import ClosedSheet, Closing, closed_sheet
from app.office.absences.statements import IssuedStatement, StatementLine, issued_statement
from app.reports.absence_report_view import AbsenceReport
from app.ui.pictures.board import PictureBoard
from app.ui.preview_pane import PreviewPane
from app.ui.rooms.absences.papers import AbsencePaper, Choices
from app.ui.states import StateView
from app.ui.workbench import Workbench


class RegisterViewer(StateView):
    """Shows one document at a time; the last one asked for wins."""

    ready = Signal(bool)
    """The document is there, or (False) is being made."""

    def __init__(self, bench: Workbench) -> None:
        self.preview = PreviewPane(bench)
        self.pictures = PictureBoard()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.preview)
        self._pages.addWidget(self.pictures)
        super().__init__(self._pages)
        self._bench = bench
        self._asked = 0
        self._again: tuple[Any, ...] = ()
        self._title = ""
        self.shown: Any = None
        self.pdf = b""

    def show_paper(
        self, paper: AbsencePaper, choices: Choices, title: str, closing: Closing | None
    ) -> None:
        """Read and draw a paper; where it was closed, show the sheet that was kept."""
        number = self._begin(title)
        self._again = (paper, choices, title, closing)
        if closing is not None:
            self.show_closed(closing)

        def draw(view: Any) -> None:
            if number != self._asked:
                return
            self.shown = view
            if isinstance(view, AbsenceReport):
                self._show_pictures(view)
            if closing is None:
                show = partial(self._put, number)
                self._bench.render(self, paper.draw, view, show, self._failed)

        missed = partial(self._missed, number)
        self._bench.ask(self, paper.ask, *paper.given(choices), done=draw, failed=missed)

    def show_issued(self, line: StatementLine, title: str) -> None:
        """Show an attestation as it was issued."""
        number = self._begin(title)

        def show(found: IssuedStatement) -> None:
            self._put(number, found.pdf)

        self._bench.ask(self, issued_statement, line.enrolment_id, line.term, done=show)

    def show_closed(self, closing: Closing) -> None:
        """Show a sheet as it was closed, not as it would be drawn today."""
        number = self._asked

        def show(found: ClosedSheet) -> None:
            if not found.intact:
                self._bench.messages.refuse(
                    Refusal(
                        _("Ce registre n'a plus l'empreinte de sa clôture."),
                        _("Restaurez-le d'une sauvegarde, et prévenez la direction."),
                    )
                )
            self._put(number, found.pdf)

        self._bench.ask(self, closed_sheet, closing.id, done=show)

    def show_nothing(self, why: str) -> None:
        """Nothing is shown, and why."""
        self._begin("")
        self.show_empty(why)

    def _begin(self, title: str) -> int:
        self._asked += 1
        self._title = title
        self.shown, self.pdf = None, b""
        self.ready.emit(False)
        self.show_loading()
        return self._asked

    def _show_pictures(self, view: AbsenceReport) -> None:
        """Drawn in the window at once; the document to save comes behind."""
        self.pictures.show_pictures(view.pictures)
        self._pages.setCurrentWidget(self.pictures)
        self.show_content()

    def _put(self, number: int, pdf: bytes) -> None:
        if number != self._asked:
            return
        self.pdf = pdf
        if not isinstance(self.shown, AbsenceReport):
            self._pages.setCurrentWidget(self.preview)
        # Shown first: a page is drawn as wide as the pane is.
        self.show_content()
        self.preview.show_document(pdf, self._title)
        self.ready.emit(True)

    def _missed(self, number: int, error: BaseException) -> None:
        if number != self._asked:
            return
        if isinstance(error, Refusal):
            self.show_empty(f"{error.message} {error.advice}".strip())
        else:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentFault):
            self.show_error(
                error.message, error.advice, retry=lambda: self.show_paper(*self._again)
            )
        else:
            self._bench.services.trouble(error)
