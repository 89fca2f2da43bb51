"""The room of the pupils: the list at the left, the file of one pupil at the right."""

from functools import cached_property

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.office.pupils.listing import PupilList, pupil_list
from app.ui.action_book import ActionBook
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.pupils.details import PupilDetails
from app.ui.rooms.pupils.empty import NoPupils
from app.ui.rooms.pupils.file_gestures import FileGestures
from app.ui.rooms.pupils.file_tab import ENROL
from app.ui.rooms.pupils.file_tabs import IDENTITY, REPRESENTATIVES
from app.ui.rooms.pupils.filters import Scope
from app.ui.rooms.pupils.list_panel import ListPanel
from app.ui.rooms.pupils.new_pupil import NewPupilPage
from app.ui.rooms.pupils.next_year.page import NextYearPage
from app.ui.rooms.room import Room
from app.ui.side_by_side import SideBySide
from app.ui.tables.export import export_table
from app.ui.workbench import Workbench

LISTED = frozenset({"pupils", "classes", "settings"})
FIRST_SHARE = 600
"""What list and file each ask of the width at first; they get the same part of what there is."""
FOLLOW = 60
"""Milliseconds that the cursor rests on a pupil before the file is read."""


class PupilsRoom(Room):
    """Assembles the list, the file and the form of a new pupil."""

    name = "pupils"
    facets = frozenset({"pupils", "classes", "settings", "absences", "councils", "letters"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self.listed: PupilList | None = None
        self._scope = Scope()
        self._wanted_pupil: int | None = None
        self._wanted_class: int | None = None
        self.list = ListPanel(memory)
        self.details = PupilDetails(bench)
        self._pane, self._pages = QStackedWidget(), QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FOLLOW)
        self._lay_out(memory)
        self._connect()
        self.bind("pupils.enrol", self.enrol)
        self.bind("pupils.roll_over", self.prepare)
        self.bind("app.export", self._export)
        self.bind("edit.find", self._find)
        self._gestures = FileGestures(self, self.details, self._shows_file)

    @cached_property
    def new(self) -> NewPupilPage:
        """The form of a new pupil, made when the first is enrolled."""
        new = NewPupilPage(self.bench)
        new.enrolled.connect(self._enrolled)
        new.known_wanted.connect(self._open_known)
        new.given_up.connect(self._given_up)
        self._pane.addWidget(new)
        return new

    @cached_property
    def empty(self) -> NoPupils:
        """What a school without pupils shows."""
        empty = NoPupils(self.book)
        self._pages.addWidget(empty)
        return empty

    @cached_property
    def next_year(self) -> NextYearPage:
        """The page of the year to come, made when it is first prepared."""
        page = NextYearPage(self.bench, self.memory)
        page.left.connect(self._leave_next_year)
        self._pages.addWidget(page)
        return page

    @property
    def preparing(self) -> bool:
        """Is the page of the year to come shown?"""
        return "next_year" in self.__dict__ and self._pages.currentWidget() is self.next_year

    @property
    def enrolling(self) -> bool:
        """Is the form of a new pupil at the right?"""
        return "new" in self.__dict__ and self._pane.currentWidget() is self.new

    @override
    def refresh(self, changes: frozenset[str]) -> None:
        if changes & LISTED:
            self._read_list()
        self.details.refresh(changes)
        if self.preparing:
            self.next_year.read()

    @override
    def first_focus(self) -> QWidget:
        if self.preparing:
            return self.next_year.first_focus()
        if self._pages.currentWidget() is not self._split:
            return self.empty.first_focus()
        if self.enrolling:
            return self.new.first_focus()
        return self.details.first_focus() if self.list.isHidden() else self.list.search

    @override
    def open_record(self, kind: str, identity: object) -> None:
        if not isinstance(identity, int):
            return
        if self.preparing:
            self._pages.setCurrentWidget(self._split)
        if kind == "pupil":
            self._wanted_pupil = identity
            self._reach_wanted()
        elif kind == "class":
            self._wanted_class = identity
            self._reach_wanted()

    @override
    def commit_edits(self) -> None:
        self.details.commit_edits()

    def enrol(self) -> None:
        """Open the form of a new pupil beside the list."""
        if self.listed is None:
            return
        if self.enrolling and self.new.changed:
            self.new.first_focus().setFocus()
            return
        self.details.commit_edits()
        self._pages.setCurrentWidget(self._split)
        self._pane.setCurrentWidget(self.new)
        self._split.open()
        self.new.begin(self.listed, self.list.filters.classes.value())

    def prepare(self) -> None:
        """Open the page of the year to come in the place of list and file."""
        self.details.commit_edits()
        self._pages.setCurrentWidget(self.next_year)
        self.next_year.begin()
        self.next_year.first_focus().setFocus()

    def _leave_next_year(self) -> None:
        self._pages.setCurrentWidget(self._split)
        self.first_focus().setFocus()

    def _read_list(self) -> None:
        scope = self._scope
        if self.listed is None:
            self.list.states.show_loading()

        def show(found: PupilList) -> None:
            if scope == self._scope:
                self._show_list(found)

        self.bench.ask(self, pupil_list, scope.year_id, scope.former, done=show)

    def _show_list(self, found: PupilList) -> None:
        first, self.listed = self.listed is None, found
        self.list.show_list(found)
        nobody = not found.rows and not found.former and len(found.years) < 2
        working = self.enrolling
        if not self.preparing:
            self._pages.setCurrentWidget(self.empty if nobody and not working else self._split)
        if first and self.isVisible():
            self.first_focus().setFocus()
        self._reach_wanted()

    def _reach_wanted(self) -> None:
        """Go to the record that was asked for, once the list is there."""
        if self.listed is None:
            return
        pupil, self._wanted_pupil = self._wanted_pupil, None
        if pupil is not None:
            self._show_file(pupil)
            self._split.open()
            self.list.reach(pupil)
            if self.list.isHidden():
                self.details.enter()
        wanted = self._wanted_class
        klass = next((one for one in self.listed.classes if one.id == wanted), None)
        if klass is None:
            self._wanted_class = None
        elif self.listed.former or self.listed.year is None or self.listed.year.id != klass.year_id:
            self._read_scope(Scope(klass.year_id))
        else:
            self._wanted_class = None
            self.list.show_class(klass.name)
            self._leave_file()

    def _read_scope(self, scope: Scope) -> None:
        self._scope = scope
        self._read_list()

    def _scope_chosen(self) -> None:
        self._read_scope(self.list.filters.scope.value())

    def _reached(self, pupil_id: int | None) -> None:
        if pupil_id is not None and pupil_id != self.details.pupil_id:
            self._rest.start()

    def _rested(self) -> None:
        row = self.list.view.current_row()
        if row is not None and not self.enrolling and self._split.shows_opened:
            self._show_file(row.id)

    def _show_file(self, pupil_id: int) -> None:
        if self.enrolling and self.new.changed:
            self.new.leave()
            if self.new.changed:
                return
        self._pages.setCurrentWidget(self._split)
        self._pane.setCurrentWidget(self.details)
        if pupil_id != self.details.pupil_id:
            self.details.show_pupil(pupil_id)

    def _open_file(self) -> None:
        row = self.list.view.current_row()
        if row is not None:
            self._rest.stop()
            self._show_file(row.id)
            self._split.open()
            self.details.enter()

    def _enrolled(self, pupil_id: int) -> None:
        self._pane.setCurrentWidget(self.details)
        self._wanted_pupil = pupil_id
        self._show_file(pupil_id)
        self.details.enter(REPRESENTATIVES)

    def _open_known(self, pupil_id: int) -> None:
        self._pane.setCurrentWidget(self.details)
        self._show_file(pupil_id)
        self.list.reach(pupil_id)
        self.details.enter(IDENTITY)

    def _given_up(self) -> None:
        self._pane.setCurrentWidget(self.details)
        self._split.open(False)
        if self.listed is not None:
            self._show_list(self.listed)
        self.first_focus().setFocus()

    def _leave_file(self) -> None:
        self._split.open(False)
        self.list.view.setFocus()

    def _shows_file(self) -> bool:
        return self._split.shows_opened and self._pane.currentWidget() is self.details

    def _find(self) -> None:
        if self.preparing:
            self.next_year.narrowing.search.setFocus()
            return
        self._split.open(False)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _export(self) -> None:
        if self.preparing:
            export_table(self, self.bench, self.next_year.model, _("Année suivante"))
        else:
            export_table(self, self.bench, self.list.model, _("Élèves"))

    def _connect(self) -> None:
        self._rest.timeout.connect(self._rested)
        self.list.scope_changed.connect(self._scope_chosen)
        self.list.pupil_reached.connect(self._reached)
        self.list.pupil_opened.connect(self._open_file)
        self.details.left.connect(self._leave_file)
        self.details.tabs.sibling_wanted.connect(self._open_known)

    def _lay_out(self, memory: Memory) -> None:
        self._pane.addWidget(self.details)
        self._split = SideBySide(self.list, self._pane, self.details.back)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([FIRST_SHARE, FIRST_SHARE])
        memory.splitter("pupils", self._split)
        self._pages.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        why = "" if self.bench.can(ENROL) else self._why_read_only()
        self.details.states.show_read_only(why)

    def _why_read_only(self) -> str:
        if self.bench.read_only:
            return self.bench.read_only_reason or _("Ce fichier est ouvert en lecture seule.")
        return _("Votre compte lit les fiches ; la direction et le secrétariat les modifient.")
