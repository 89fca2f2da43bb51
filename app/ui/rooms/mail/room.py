"""The room of the mail: the register, the councils to write for, the letters under review."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.office.letters.copies import send_copies
from app.office.letters.lives import take_back
from app.office.letters.register import LetterLine
from app.office.letters.views import Subject
from app.ui.action_book import ActionBook
from app.ui.message_bar import Message
from app.ui.preview_pane import PreviewPane
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.mail.councils_page import CouncilsPage
from app.ui.rooms.mail.documents_page import DocumentsPage
from app.ui.rooms.mail.emailing import EmailGesture
from app.ui.rooms.mail.issuer import IssueEnd
from app.ui.rooms.mail.outputs import REGISTER
from app.ui.rooms.mail.print_gesture import PrintGesture
from app.ui.rooms.mail.register_page import RegisterPage
from app.ui.rooms.mail.review_page import ReviewPage
from app.ui.rooms.mail.saving import save_batch, save_each
from app.ui.rooms.mail.words import letters_counted, letters_issued
from app.ui.rooms.room import Room
from app.ui.tables.export import export_table
from app.ui.theme import Token
from app.ui.workbench import Workbench

OF_THE_REGISTER = (
    *("mail.post", "mail.track", "mail.take_back", "mail.save", "mail.save_each"),
    *("app.print", "app.export"),
)
Page = RegisterPage | CouncilsPage | DocumentsPage | ReviewPage
OF_THE_REVIEW = ("mail.issue", "mail.skip", "mail.complements")


class MailRoom(Room):
    """Assembles the three pages, and says what each action does on them."""

    name = "mail"
    facets = frozenset({"letters", "councils", "pupils", "settings"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self.register = RegisterPage(bench, memory)
        self.councils = CouncilsPage(bench, actions, memory)
        self.documents = DocumentsPage(bench, memory)
        self.review = ReviewPage(bench, memory)
        self.printing = PrintGesture(bench, self)
        self.emails = EmailGesture(bench, self)
        self._pages = QStackedWidget()
        for page in (self.register, self.councils, self.documents, self.review):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.councils.chosen.connect(self.show_review)
        self.documents.chosen.connect(self.show_documents)
        self.review.issued.connect(self._issued)
        self.register.chosen_changed.connect(self._allow)
        self.register.prepare_wanted.connect(self.choose_council)
        self.printing.busy_changed.connect(self._allow)
        why = bench.read_only_reason if bench.read_only else ""
        self.register.list.states.show_read_only(why)
        self._bind()
        self._allow()

    @override
    def refresh(self, changes: frozenset[str]) -> None:
        if changes & {"letters", "settings"}:
            self.register.refresh()
        page = self._pages.currentWidget()
        if page is self.councils:
            self.councils.refresh()
        elif page is self.documents:
            self.documents.refresh()
        elif page is self.review:
            self.review.refresh()

    @override
    def first_focus(self) -> QWidget:
        page = self._pages.currentWidget()
        if isinstance(page, Page):
            return page.first_focus()
        return self

    @override
    def open_record(self, kind: str, identity: object) -> None:
        if kind == "documents" and isinstance(identity, tuple):
            self.show_documents(identity)
            return
        if not isinstance(identity, int):
            return
        if kind == "letters":
            self.show_review((identity,))
        elif kind == "letter":
            self._show(self.register)
            self.register.show_letters((identity,))
        elif kind == "batch":
            self._show(self.register)
            self.register.show_batch(identity)

    def choose_council(self) -> None:
        """Ask of which council the letters are to be prepared."""
        if self.review.issuer.busy:
            self._show(self.review)
            return
        self._show(self.councils)
        self.councils.refresh()

    def choose_document(self) -> None:
        """Ask which document is to be written, and for whom."""
        if self.review.issuer.busy:
            self._show(self.review)
            return
        self._show(self.documents)
        self.documents.refresh()

    def show_review(self, council_ids: tuple[int, ...]) -> None:
        """Prepare the letters of these councils and show them."""
        self._show(self.review)
        self.review.review(council_ids)

    def show_documents(self, subjects: tuple[Subject, ...]) -> None:
        """Prepare the letters of these subjects and show them."""
        self._show(self.review)
        self.review.review_documents(subjects)

    def _show(self, page: Page) -> None:
        self._pages.setCurrentWidget(page)
        self._allow()
        page.first_focus().setFocus()

    def _back(self) -> None:
        self._show(self.register)

    def _issued(self, end: IssueEnd) -> None:
        """Where all went well, the batch is shown, ready to be printed or saved."""
        if end.refused:
            said = (
                _("{n} lettres n'ont pas été émises.")
                if len(end.refused) > 1
                else _("Une lettre n'a pas été émise.")
            )
            self.bench.messages.show_message(
                Message(said.format(n=len(end.refused)), end.refused[0], Token.WARN)
            )
        elif end.stopped:
            self.bench.messages.say(
                _("L'émission est interrompue : {letters} émises, les autres attendent.").format(
                    letters=letters_counted(len(end.issued))
                )
            )
        elif end.issued and end.trouble is None:
            self.bench.messages.say(letters_issued(len(end.issued)), _("Imprimer…"), self._print)
            self._show(self.register)
            self.register.show_letters(tuple(end.issued), batch=True)
        self._send_copies(tuple(end.issued))

    def _send_copies(self, issued: tuple[int, ...]) -> None:
        """The letters name those who receive a copy: give each copy its line too."""
        preparation = self.review.preparation
        copies = preparation.options.copies if preparation is not None else ()
        if issued and copies:
            self.bench.run(self, send_copies, issued, copies)

    def _bind(self) -> None:
        bound: tuple[tuple[str, Callable[[], None]], ...] = (
            ("mail.prepare", self.choose_council),
            ("mail.write", self.choose_document),
            ("mail.back", self._back),
            ("mail.issue", self.review.issue_all),
            ("mail.skip", self.review.list.skip),
            ("mail.complements", self.review.show_complements),
            ("mail.post", self.register.post),
            ("mail.track", self.register.track),
            ("mail.take_back", self._take_back),
            ("mail.attach", self.register.attach),
            ("mail.copies", self.register.copy),
            ("mail.email", lambda: self.emails.begin(self.register.with_document())),
            ("mail.outputs", self.register.show_outputs),
            ("mail.print_register", lambda: self.register.show_outputs(REGISTER)),
            ("mail.save", self._save),
            ("mail.save_each", self._save_each),
            ("mail.pupil", self._open_pupil),
            ("mail.next_page", lambda: self._turn(1)),
            ("mail.previous_page", lambda: self._turn(-1)),
            ("mail.zoom_in", lambda: self._preview.zoom(1)),
            ("mail.zoom_out", lambda: self._preview.zoom(-1)),
            ("mail.zoom_fit", lambda: self._preview.zoom(0)),
            ("app.print", self._print),
            ("app.export", self._export),
            ("edit.find", self._find),
        )
        for action, handler in bound:
            self.bind(action, handler)
        self.register.list.view.offer(
            self.book,
            *("app.print", "mail.outputs", "mail.save", "mail.email"),
            *("mail.post", "mail.track", "mail.attach", "mail.copies", "mail.take_back"),
            "mail.pupil",
        )
        self.review.list.offer(self.book, "mail.skip", "mail.pupil")

    def _allow(self) -> None:
        """Offer what can be done with the letters chosen on the page shown."""
        page = self._pages.currentWidget()
        lines = self.register.chosen() if page is self.register else ()
        documents = bool(self.register.with_document()) if lines else False
        allowed = {
            "mail.back": page is not self.register,
            "mail.post": bool(lines) and all(line.to_post for line in lines),
            "mail.track": bool(lines)
            and all(line.status in ("posted", "presented") for line in lines),
            "mail.take_back": bool(lines) and all(line.status in _TAKEN_BACK for line in lines),
            "mail.attach": documents,
            "mail.copies": bool(lines) and all(_may_be_copied(line) for line in lines),
            "mail.email": documents,
            "mail.outputs": documents,
            "mail.print_register": page is self.register and bool(self.register.register),
            "mail.save": documents,
            "mail.save_each": documents,
            "app.print": documents and not self.printing.busy,
            "app.export": page is self.register,
        }
        allowed |= dict.fromkeys(OF_THE_REVIEW, page is self.review)
        for action, enabled in allowed.items():
            self.enable(action, enabled)

    @property
    def _preview(self) -> PreviewPane:
        on_review = self._pages.currentWidget() is self.review
        return self.review.preview if on_review else self.register.letter.preview

    def _turn(self, step: int) -> None:
        self._preview.turn(step)

    def _find(self) -> None:
        if self._pages.currentWidget() is self.register:
            self.register.list.search.setFocus()
            self.register.list.search.selectAll()
        else:
            self.first_focus().setFocus()

    def _open_pupil(self) -> None:
        pupil: int | None
        if self._pages.currentWidget() is self.review:
            pupil = self.review.pupil_id()
        else:
            lines = self.register.chosen()
            pupil = lines[0].pupil_id if lines else None
        if pupil is not None:
            self.bench.show_record("pupil", pupil)

    def _export(self) -> None:
        register = self.register.register
        year = register.year if register is not None else self.bench.today().year
        title = _("Registre du courrier {year}").format(year=year)
        export_table(self, self.bench, self.register.list.model, title)

    def _save(self) -> None:
        lot = self.register.lot()
        if lot:
            save_batch(self, self.bench, lot, self._lot_title())

    def _save_each(self) -> None:
        lot = self.register.lot()
        if lot:
            save_each(self, self.bench, lot)

    def _lot_title(self) -> str:
        lines = self.register.chosen()
        classes = dict.fromkeys(line.class_name for line in lines if line.class_name)
        day = self.bench.today().isoformat()
        return " ".join(filter(None, (_("Courrier"), " ".join(list(classes)[:4]), day)))

    def _take_back(self) -> None:
        chosen = tuple(line.id for line in self.register.chosen())
        if chosen:
            self.bench.run(self, take_back, chosen)

    def _print(self) -> None:
        self.printing.begin(self.register.with_document())


def _may_be_copied(line: LetterLine) -> bool:
    return line.status not in ("issuing", "void", "cancelled") and not line.copy_of


_TAKEN_BACK = frozenset({"printed", "posted", "presented", "acknowledged", "returned"})
