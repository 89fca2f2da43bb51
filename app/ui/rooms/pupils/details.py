"""The right of the room: who the pupil is in a few words, and the tabs of their file."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.pupils.file import PupilFile, pupil_file
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.pupils.enrolment_tab import EnrolmentTab
from app.ui.rooms.pupils.file_tab import FileTab
from app.ui.rooms.pupils.history_tab import HistoryTab
from app.ui.rooms.pupils.identity_tab import IdentityTab
from app.ui.rooms.pupils.representatives_tab import RepresentativesTab
from app.ui.rooms.pupils.tab import PupilTab, tabs_of_rooms
from app.ui.rooms.pupils.words import born, of_age, status_title, years_old
from app.ui.states import StateView
from app.ui.tab_pages import TabPages
from app.ui.theme import Token
from app.ui.workbench import Workbench


class PupilDetails(QWidget):
    """Reads a pupil's file and shows it; tabs of other rooms read when they are in view."""

    left = Signal()
    """Esc: the keyboard goes back to the list."""
    opened = Signal(object)
    """A file (`PupilFile`) is shown."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.pupil_id: int | None = None
        self.file: PupilFile | None = None
        self._stale: set[PupilTab] = set()
        self._entering = False
        self.identity = IdentityTab(bench)
        self.representatives = RepresentativesTab(bench)
        self.enrolment = EnrolmentTab(bench)
        self._rooms = dict(tabs_of_rooms(bench))
        self.tabs = TabPages()
        self.name, self.facts, self.warning = QLabel(), QLabel(), QLabel()
        page = QWidget()
        self.states = StateView(page)
        self._lay_out(page)
        self.tabs.changed.connect(self._tab_reached)
        self.show_nobody()

    def show_pupil(self, pupil_id: int) -> None:
        """Show the file of a pupil."""
        if pupil_id != self.pupil_id:
            self.commit_edits()
            self._say_faults()
            self.pupil_id = pupil_id
            self.states.show_loading()
        self._stale = set(self._all_tabs())
        self._read()

    def show_nobody(self) -> None:
        """Show that nobody is chosen."""
        self.commit_edits()
        self.pupil_id, self.file = None, None
        self.states.show_empty(_("Choisissez un élève dans la liste pour voir sa fiche."))

    def refresh(self, changes: frozenset[str]) -> None:
        """Read again what ``changes`` touch."""
        if self.pupil_id is not None:
            self._stale |= {tab for tab in self._all_tabs() if tab.facets & changes}
            self._read()

    def commit_edits(self) -> None:
        """Save what is being typed."""
        if self.file is not None:
            for tab in self._all_tabs():
                tab.commit_edits()

    def enter(self, tab: PupilTab | None = None) -> None:
        """Give the keyboard to the file, on this tab if one is given, once it is read."""
        if tab is not None:
            self.tabs.show_page(tab)
        self._entering = self.file is None or self.file.identity.id != self.pupil_id
        if not self._entering:
            self._enter()

    def _enter(self) -> None:
        self._entering = False
        tab = self.tabs.page()
        if isinstance(tab, PupilTab):
            tab.first_focus().setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _all_tabs(self) -> list[PupilTab]:
        return [tab for tab in self.tabs.pages() if isinstance(tab, PupilTab)]

    def _read(self) -> None:
        wanted = self.pupil_id

        def show(file: PupilFile) -> None:
            if wanted == self.pupil_id:
                self._show(file)

        def failed(error: BaseException) -> None:
            if isinstance(error, Refusal) and wanted == self.pupil_id:
                self.pupil_id, self.file = None, None
                self.states.show_empty(str(error))
            elif not isinstance(error, Refusal):
                self.bench.services.trouble(error)

        self.bench.ask(self, pupil_file, wanted, done=show, failed=failed)

    def _show(self, file: PupilFile) -> None:
        self.file = file
        self._show_head(file)
        for tab in self._all_tabs():
            if isinstance(tab, FileTab):
                tab.show_file(file)
        self._count(file)
        self.states.show_content()
        self._tab_reached()
        self.opened.emit(file)
        if self._entering:
            self._enter()

    def _show_head(self, file: PupilFile) -> None:
        who = file.identity
        self.name.setText(who.name)
        parts = [
            _("N° {n}").format(n=who.register_number),
            f"{born(who.civility, who.birth_date)} ({years_old(file.age)})",
            *([of_age(who.civility)] if file.of_age else []),
        ]
        self.facts.setText(" · ".join([self._place(file), *parts]))
        self.warning.setText("! " + " ".join(file.recipients.missing))
        self.warning.setVisible(not file.recipients.complete)

    def _place(self, file: PupilFile) -> str:
        running = file.current
        if running is None:
            return _("Sans inscription en cours")
        place = f"{running.class_name}, {running.year_label}"
        return place if running.status == "regular" else f"{place} ({status_title(running.status)})"

    def _count(self, file: PupilFile) -> None:
        counts = {
            "absences": file.counts.absences,
            "councils": file.counts.decisions,
            "mail": file.counts.letters,
        }
        self._entitle(self.representatives, len(file.representatives))
        for room, tab in self._rooms.items():
            self._entitle(tab, counts.get(room, 0))

    def _entitle(self, tab: PupilTab, number: int) -> None:
        name = _(tab.title)
        self.tabs.entitle(tab, f"{name} ({number})" if number else name)

    def _tab_reached(self) -> None:
        tab = self.tabs.page()
        if isinstance(tab, PupilTab) and tab in self._stale and self.file is not None:
            self._stale.discard(tab)
            tab.show_pupil(self.file.identity.id)

    def _say_faults(self) -> None:
        """What was refused and not corrected is lost with the page: say so."""
        faults = self.identity.form.faults() + self.representatives.faults()
        if faults and self.file is not None:
            self.bench.messages.say(
                _("Non enregistré pour {name} : {fields}.").format(
                    name=self.file.identity.name, fields=", ".join(faults)
                )
            )

    def _lay_out(self, page: QWidget) -> None:
        self.name.setFont(theme.heading_font(1))
        self.name.setWordWrap(True)
        self.facts.setWordWrap(True)
        self.warning.setWordWrap(True)
        theme.paint_text(self.facts, Token.MUTED)
        theme.paint_text(self.warning, Token.WARN)
        own = (self.identity, self.representatives, self.enrolment)
        for tab in (*own, *self._rooms.values(), HistoryTab(self.bench)):
            self.tabs.add(tab, _(tab.title))
        for tab in self._rooms.values():
            tab.count_changed.connect(partial(self._entitle, tab))
        head = QVBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_S)
        head.setSpacing(theme.SPACE_XS)
        for label in (self.name, self.facts, self.warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            head.addWidget(label)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.states)
