"""What is done with the council that is open: its actions, its closing, its document."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.errors import Refusal
from app.i18n import _
from app.office.councils.marks import ABSENT, DISPENSED, FRAUD
from app.office.councils.opening import SessionDetails, change_session
from app.office.councils.proposing import Proposal, proposal
from app.office.councils.sealing import Closing, SealedDocument, closing, seal, sealed_document
from app.office.councils.verification import SealFault, seal_faults
from app.office.councils.views import MarkValue
from app.ui.action_book import ActionBook
from app.ui.files import ask_save, write_file
from app.ui.message_bar import Message
from app.ui.rooms.councils.assembly import Assembly
from app.ui.rooms.councils.clerk import Clerk
from app.ui.rooms.councils.closing_panel import ClosingPanel
from app.ui.rooms.councils.council_page import CouncilPage
from app.ui.rooms.councils.marks_desk import MarksDesk
from app.ui.rooms.councils.paper_desk import PaperDesk
from app.ui.rooms.councils.projector import Projector
from app.ui.rooms.councils.session_form import SessionPanel
from app.ui.theme import Token
from app.ui.workbench import Workbench

Handler = Callable[[], None]

_OPEN_ONLY: Final = frozenset(
    {
        "fill_down",
        "fill",
        "try",
        "read_marks",
        "missing",
        "dispense",
        "absent",
        "fraud",
        "restrict",
        "motivate",
        "phrases",
        "remark",
    }
    | {"session", "seal", "convene", "vote", "edit_phrases", "resit", "drop_addendum"}
    | {"comment", "second", "compare"}
)
# While marks are entered again, the council itself waits.
_WHILE_SECOND: Final = frozenset(
    {"back", "previous", "next", "fill_down", "fill", "dispense", "absent", "fraud"}
    | {"sort", "part", "larger", "smaller", "usual_size", "second", "compare"}
)
_SEALED_ONLY: Final = frozenset({"document", "save", "verify", "reopen"})
# What a council on no pupil has no use for.
_OF_PUPILS: Final = frozenset(
    {
        "previous",
        "next",
        "fill_down",
        "fill",
        "try",
        "read_marks",
        "missing",
        "dispense",
        "absent",
        "fraud",
        "restrict",
        "motivate",
    }
    | {"phrases", "remark", "vote", "edit_phrases", "resit", "reopen", "project"}
    | {"comment", "second", "compare", "side"}
)


class Sitting(QObject):
    """Binds the actions of the room to the page of one council, and withdraws them."""

    def __init__(
        self,
        page: CouncilPage,
        bench: Workbench,
        book: ActionBook,
        leave: Handler,
        go: Callable[[int], None],
    ) -> None:
        super().__init__(page)
        self.page = page
        self._bench = bench
        self._book = book
        self.assembly = Assembly(page, bench)
        self.clerk = Clerk(page, bench, go, leave)
        self.papers = PaperDesk(page, bench)
        self.marks = MarksDesk(page, bench)
        self.projector = Projector(page)
        self._acts = self._handlers(leave)
        page.beside.when_made(
            SessionPanel, lambda one: one.form.changed.connect(self._change_session)
        )
        page.beside.when_made(ClosingPanel, lambda one: one.seal_wanted.connect(self._render))
        page.again.turned.connect(page.undone)

    @property
    def council_id(self) -> int:
        """The council."""
        return self.page.opened.view.id

    def offer_actions(self) -> None:
        """Bind what can be done now: it changes with the seal."""
        if self.page.opened.second:
            self.projector.stop()
        self.projector.refresh()
        hidden = self._hidden()
        for name, act in self._acts.items():
            self._book.bind(f"councils.{name}", act)
            if name in hidden:
                self._book.unbind(f"councils.{name}")

    def withdraw(self) -> None:
        """The council is left: its actions with it."""
        self.projector.stop()
        for name in self._acts:
            self._book.unbind(f"councils.{name}")

    def _hidden(self) -> frozenset[str]:
        """What cannot be done with this council, or not now."""
        view = self.page.opened.view
        hidden = _OPEN_ONLY if self.page.opened.seal is not None else _SEALED_ONLY
        if self.page.opened.second:
            hidden |= self._acts.keys() - _WHILE_SECOND
        if not view.frauds:
            hidden |= {"fraud"}
        if not self.page.sheet.parts:
            hidden |= {"part"}
        if not view.double_entry:
            hidden |= {"second", "compare"}
        if view.session.correction is None:
            hidden |= {"drop_addendum"}
        if not any(pupil.resits for pupil in view.pupils):
            hidden |= {"resit"}
        return hidden | _OF_PUPILS if self.page.matters is not None else hidden

    def _handlers(self, leave: Handler) -> dict[str, Handler]:
        return {"back": leave, **self._grid_handlers(), **self._side_handlers()} | {
            "members": self.assembly.ask_members,
            "convene": self.clerk.ask_convening,
            "edit_phrases": self.clerk.ask_phrases,
            "resit": self.clerk.turn_resit,
            "reopen": self.clerk.ask_reopening,
            "drop_addendum": self.clerk.drop_addendum,
            "session": self._ask_session,
            "seal": self._ask_closing,
            "document": self._ask_document,
            "papers": self.papers.open,
            "project": self.projector.toggle,
            "save": self._ask_to_save,
            "verify": self._verify,
        }

    def _grid_handlers(self) -> dict[str, Handler]:
        """What is done in the grid and to its look."""
        page, marks = self.page, self.page.grid.marks
        return {
            "previous": lambda: page.step(-1),
            "next": lambda: page.step(1),
            "try": page.trying.turn,
            "sort": page.look.turn_order,
            "part": page.look.turn_part,
            "larger": page.look.larger,
            "smaller": page.look.smaller,
            "usual_size": page.look.usual,
            "fill_down": marks.fill_down,
            "fill": marks.fill,
            "dispense": lambda: marks.mark_special(MarkValue(None, DISPENSED)),
            "absent": lambda: marks.mark_special(MarkValue(None, ABSENT)),
            "fraud": lambda: marks.mark_special(MarkValue(None, FRAUD)),
            "second": page.again.turn,
            "compare": self.marks.compare,
            "read_marks": self.marks.ask_file,
            "missing": self.marks.ask_missing,
        }

    def _side_handlers(self) -> dict[str, Handler]:
        """What is beside the grid: the panel of the pupil, and its fields."""
        page = self.page
        return {
            "side": page.toggle_side,
            "restrict": lambda: page.go_to("restrictions"),
            "motivate": lambda: page.go_to("motivation"),
            "phrases": lambda: page.go_to("phrases"),
            "remark": lambda: page.go_to("remark"),
            "comment": lambda: page.go_to("comment"),
            "vote": lambda: page.go_to("vote"),
        }

    def _ask_session(self) -> None:
        class_id = self.page.opened.view.klass.id
        self._bench.ask(self, proposal, class_id, done=self._show_session)

    def _show_session(self, proposed: Proposal) -> None:
        self.page.show_session(proposed.staff)

    def _change_session(self, details: SessionDetails) -> None:
        form, elsewhere = self.page.beside.session.form, self._bench.messages.refuse
        self._bench.run(
            self,
            change_session,
            self.council_id,
            details,
            done=lambda _none: self.page.show_pupil(),
            refused=lambda refusal: form.refuse_or(refusal, elsewhere),
        )

    # closing

    def _ask_closing(self) -> None:
        """What is being typed goes to the file first: the lane keeps the order."""
        self.page.commit()
        now = self._bench.services.clock.now()
        self._bench.ask(self, closing, self.council_id, now, done=self._show_closing)

    def _show_closing(self, end: Closing) -> None:
        self.page.show_panel(self.page.beside.closing)
        self.page.beside.closing.show_closing(end)

    def _render(self, end: Closing) -> None:
        # Imported when it serves: the window opens without the library of documents.
        from app.reports.proces_verbal import render_proces_verbal

        if end.view is None:
            return
        self.page.beside.closing.say_preparing()
        self._bench.render(
            self,
            render_proces_verbal,
            end.view,
            done=lambda pdf: self._seal(end, pdf),
            failed=self._render_failed,
        )

    def _render_failed(self, error: BaseException) -> None:
        self._bench.services.trouble(error)
        self._ask_closing()

    def _seal(self, end: Closing, pdf: bytes) -> None:
        self._bench.run(
            self,
            seal,
            self.council_id,
            end.fingerprint,
            pdf,
            end.view.ended if end.view else None,
            done=self._sealed,
            refused=self._seal_refused,
        )

    def _seal_refused(self, refusal: Refusal) -> None:
        self._bench.services.trouble(refusal)
        self._ask_closing()

    def _sealed(self, _document: int) -> None:
        self._bench.messages.show_message(
            Message(_("Le conseil est clôturé et scellé."), tone=Token.SEALED)
        )
        self._ask_document()

    # the document

    def _ask_document(self) -> None:
        self._bench.ask(self, sealed_document, self.council_id, done=self._show_document)

    def _show_document(self, document: SealedDocument) -> None:
        self.page.show_panel(self.page.beside.document)
        self.page.beside.document.show_document(document.content)

    def _ask_to_save(self) -> None:
        self._bench.ask(self, sealed_document, self.council_id, done=self._save)

    def _save(self, document: SealedDocument) -> None:
        title = _("Enregistrer le procès-verbal")
        chosen = ask_save(self.page, title, "PDF (*.pdf)", Path(document.name))
        if chosen is not None:
            self._bench.runner.on_lane(
                self,
                lambda: write_file(chosen, document.content),
                self._saved,
                self._bench.services.trouble,
            )

    def _saved(self, file: Path) -> None:
        self._bench.messages.say(
            _("« {name} » est enregistré.").format(name=file.name),
            _("Ouvrir"),
            lambda: _open_elsewhere(file),
        )

    def _verify(self) -> None:
        self._bench.ask(self, seal_faults, self.council_id, done=self._show_faults)

    def _show_faults(self, faults: tuple[SealFault, ...]) -> None:
        if faults:
            text = " ".join(fault.text for fault in faults)
            advice = _("Comparez avec le document signé et prévenez la direction.")
            self._bench.messages.show_message(Message(text, advice, Token.FAIL))
            return
        text = _("Le sceau est intact : contenu, décisions et procès-verbal sont ceux d'origine.")
        self._bench.messages.show_message(Message(text, tone=Token.OK))


def _open_elsewhere(file: Path) -> None:
    """In whatever the computer opens such files with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
