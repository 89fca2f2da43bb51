"""What is done around the sitting: convocations, phrases, examinations to sit again, reopening."""

from typing import Any

from PySide6.QtCore import QObject

from app.errors import Refusal
from app.i18n import _
from app.office.councils.circumstances import set_circumstance
from app.office.councils.convening import Convening, ToConvene, record_convocations, to_convene
from app.office.councils.phrases import (
    Phrase,
    drop_phrase,
    keep_phrase,
    move_phrase,
    phrases,
    reword_phrase,
)
from app.office.councils.reopening import Reopening, drop_addendum, reopen
from app.office.councils.resits import set_resit
from app.ui.rooms.councils.convening_panel import ConveningPanel
from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.phrases_panel import PhrasesPanel
from app.ui.rooms.councils.reopening_panel import ReopeningPanel
from app.ui.workbench import Workbench


class Clerk(QObject):
    """Sends these gestures, and shows what comes of them."""

    def __init__(self, page: CouncilPage, bench: Workbench, go: Any, leave: Any) -> None:
        super().__init__(page)
        self.page = page
        self._bench = bench
        self._go = go
        self._leave = leave
        page.beside.when_made(ConveningPanel, lambda one: one.wanted.connect(self._convene))
        page.beside.when_made(ReopeningPanel, lambda one: one.wanted.connect(self._reopen))
        page.beside.when_made(PhrasesPanel, self._listen_to_phrases)
        page.panel.phrase_kept.connect(self._keep)
        page.panel.ticked.connect(self._tick)

    def _listen_to_phrases(self, panel: PhrasesPanel) -> None:
        panel.added.connect(self._add)
        panel.reworded.connect(self._reword)
        panel.moved.connect(self._move)
        panel.dropped.connect(self._drop)

    # convocations

    def ask_convening(self) -> None:
        """Show when and how the members are convened."""
        page = self.page
        page.show_panel(page.beside.convening)
        page.beside.convening.show_council(page.opened.view, self._bench.today(), page.read_only)

    def _convene(self, wanted: Convening) -> None:
        panel = self.page.beside.convening
        self._bench.ask(
            self,
            to_convene,
            self._council_id,
            wanted,
            done=lambda ready: self._render(ready, wanted),
            failed=lambda error: self._bench.services.trouble(
                error, lambda refusal: panel.refuse_or(refusal, self.page.refuse)
            ),
        )

    def _render(self, ready: ToConvene, wanted: Convening) -> None:
        # Imported when it serves: the window opens without the library of documents.
        from app.reports.convocation import render_convocations

        self.page.beside.convening.say(_("Les convocations se préparent…"))
        self._bench.render(
            self,
            render_convocations,
            ready.view,
            lambda pdf: self._record(ready, wanted, pdf),
        )

    def _record(self, ready: ToConvene, wanted: Convening, pdf: bytes) -> None:
        self._bench.run(
            self,
            record_convocations,
            self._council_id,
            wanted,
            pdf,
            done=lambda _id: self._convened(ready, pdf),
        )

    def _convened(self, ready: ToConvene, pdf: bytes) -> None:
        self.page.show_panel(self.page.beside.document)
        self.page.beside.document.show_document(pdf)
        self._bench.messages.say(
            _("{n} convocations sont enregistrées. {notice}").format(
                n=len(ready.view.members), notice=ready.notice
            )
        )

    # circumstances

    def _tick(self, enrolment_id: int, code: str, on: bool) -> None:
        self._bench.run(
            self,
            set_circumstance,
            self._council_id,
            enrolment_id,
            code,
            on,
            refused=self.page.refuse,
        )

    # phrases

    def ask_phrases(self) -> None:
        """Show the school's phrases, to be edited."""
        self.page.show_panel(self.page.beside.phrases)
        self._bench.ask(self, phrases, done=self._show_phrases)
        self.page.beside.phrases.list.setFocus()

    def _show_phrases(self, found: tuple[Phrase, ...]) -> None:
        self.page.beside.phrases.show_phrases(found)
        self.page.panel.motivation.offer(found)

    def _phrases_changed(self, _value: object) -> None:
        self._bench.ask(self, phrases, done=self._show_phrases)

    def _keep(self, text: str, code: str) -> None:
        said = self._bench.messages.say
        self._bench.run(
            self,
            keep_phrase,
            text,
            code,
            done=lambda _id: said(_("La phrase est gardée pour les prochaines motivations.")),
        )

    def _on_phrases(self, command: Any, *arguments: Any) -> None:
        self._bench.run(self, command, *arguments, done=self._phrases_changed)

    def _add(self, text: str, decision: str) -> None:
        self._on_phrases(keep_phrase, text, decision)

    def _reword(self, phrase_id: int, text: str, decision: str) -> None:
        self._on_phrases(reword_phrase, phrase_id, text, decision)

    def _move(self, phrase_id: int, places: int) -> None:
        self._on_phrases(move_phrase, phrase_id, places)

    def _drop(self, phrase_id: int) -> None:
        self._on_phrases(drop_phrase, phrase_id)

    # what comes after

    def turn_resit(self) -> None:
        """Have the pupil sit the course under the cursor again, or no longer."""
        place = self.page.grid.marks.place
        if place is None:
            return
        pupil = self.page.sheet.lines[place[0]].pupil
        course = self.page.sheet.courses[place[1]]
        again = course.id not in pupil.open_courses
        self._bench.run(
            self,
            set_resit,
            self._council_id,
            pupil.enrolment_id,
            course.id,
            again,
            refused=self.page.refuse,
        )

    def ask_reopening(self) -> None:
        """Show what an addendum needs."""
        page = self.page
        row = page.grid.row
        chosen = page.sheet.lines[row].pupil.enrolment_id if row >= 0 else None
        page.show_panel(page.beside.reopening)
        page.beside.reopening.ask(page.opened.view, chosen, self._bench.today())

    def _reopen(self, wanted: Reopening) -> None:
        panel = self.page.beside.reopening
        self._bench.run(
            self,
            reopen,
            self._council_id,
            wanted,
            done=self._go,
            refused=lambda refusal: panel.refuse_or(refusal, self.page.refuse),
        )

    def drop_addendum(self) -> None:
        """Give up an addendum that was opened by mistake."""
        self._bench.run(
            self,
            drop_addendum,
            self._council_id,
            done=lambda _none: self._leave(),
            refused=self._said,
        )

    def _said(self, refusal: Refusal) -> None:
        self.page.refuse(refusal)

    @property
    def _council_id(self) -> int:
        return self.page.opened.view.id
