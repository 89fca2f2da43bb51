"""The right of the room: who the pupil is in a few words, and the tabs of their file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.pupils.file import PupilFile, pupil_file
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.pupils.file_tab import FileTab
from app.ui.rooms.pupils.file_tabs import IDENTITY, REPRESENTATIVES, FileTabs
from app.ui.rooms.pupils.tab import PupilTab
from app.ui.rooms.pupils.words import born, of_age, status_title, years_old
from app.ui.side_by_side import BackToList
from app.ui.states import StateView
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
        self.tabs = FileTabs(bench)
        self.back = BackToList()
        self.name, self.facts, self.warning = QLabel(), QLabel(), QLabel()
        page = QWidget()
        self.states = StateView(page)
        self._lay_out(page)
        self.tabs.tab_made.connect(self._tab_made)
        self.tabs.changed.connect(self._tab_reached)
        self.show_nobody()

    def show_pupil(self, pupil_id: int) -> None:
        """Show the file of a pupil."""
        if pupil_id != self.pupil_id:
            self.commit_edits()
            self._say_faults()
            self.pupil_id = pupil_id
            self.states.show_loading()
        self._stale = set(self.tabs.tabs())
        self._read()

    def show_nobody(self) -> None:
        """Show that nobody is chosen."""
        self.commit_edits()
        self.pupil_id, self.file = None, None
        self.states.show_empty(_("Choisissez un élève dans la liste pour voir sa fiche."))

    def refresh(self, changes: frozenset[str]) -> None:
        """Read again what ``changes`` touch."""
        if self.pupil_id is not None:
            self._stale |= {tab for tab in self.tabs.tabs() if tab.facets & changes}
            self._read()

    def commit_edits(self) -> None:
        """Save what is being typed."""
        if self.file is not None:
            for tab in self.tabs.tabs():
                tab.commit_edits()

    def first_focus(self) -> QWidget:
        """What has the keyboard when the room comes back to the file."""
        tab = self.tabs.shown()
        return tab.first_focus() if tab is not None else self

    def enter(self, name: str = "") -> None:
        """Give the keyboard to the file, on the tab of this name if given, once it is read."""
        if name:
            self.tabs.show_tab(name)
        self._entering = self.file is None or self.file.identity.id != self.pupil_id
        if not self._entering:
            self._enter()

    def _enter(self) -> None:
        self._entering = False
        self.first_focus().setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
        if self.tabs.shown() is None:
            self.tabs.show_tab(IDENTITY)
        for tab in self.tabs.tabs():
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
        self.tabs.count(REPRESENTATIVES, len(file.representatives))
        for room, number in counts.items():
            self.tabs.count(room, number)

    def _tab_made(self, _name: str, tab: PupilTab) -> None:
        """It has all to show of the pupil, if one is shown."""
        self._stale.add(tab)
        if isinstance(tab, FileTab) and self.file is not None:
            tab.show_file(self.file)

    def _tab_reached(self) -> None:
        tab = self.tabs.shown()
        if tab in self._stale and tab is not None and self.file is not None:
            self._stale.discard(tab)
            tab.show_pupil(self.file.identity.id)

    def _say_faults(self) -> None:
        """What was refused and not corrected is lost with the page: say so."""
        faults = [fault for tab in self.tabs.tabs() for fault in tab.faults()]
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
        self.back.clicked.connect(self.left)
        named = QHBoxLayout()
        named.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        named.addWidget(self.name, 1)
        head = QVBoxLayout()
        head.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_S)
        head.setSpacing(theme.SPACE_XS)
        head.addLayout(named)
        for label in (self.name, self.facts, self.warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if label is not self.name:
                head.addWidget(label)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.states)
