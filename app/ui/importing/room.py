"""The page: choose lists, correct what they are taken for, look, and import."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refusal
from app.i18n import _
from app.office.imports.commands import Imported, import_lists
from app.office.imports.plan import Plan
from app.office.imports.planning import plan_import
from app.office.imports.reading import FilesRead, read_files
from app.office.imports.setting import Setting, import_setting
from app.ui.action_book import ActionBook
from app.ui.files import ask_open_several
from app.ui.importing.lists_page import ROWS, ListsPage
from app.ui.importing.result_panel import ResultPanel
from app.ui.importing.saving import save_refused
from app.ui.importing.selection import ListRow, Selection, list_rows, with_refusals
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.states import StateView
from app.ui.workbench import Workbench


class Progress(QObject):
    """Carries the progress of the lane to the window's thread."""

    told = Signal(int, int)


class ImportRoom(Room):
    """Stands in the place of a room until the lists are in the file, or Esc."""

    name: ClassVar[str] = "importing"
    facets: ClassVar[frozenset[str]] = frozenset({"pupils", "classes", "settings"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self.selection = Selection()
        self.lists = ListsPage(memory)
        self.result = ResultPanel()
        self._rows: tuple[ListRow, ...] = ()
        self._setting: Setting | None = None
        self._folder: Path | None = None
        self._asked = 0
        self._writing = False
        self._progress = Progress(self)
        self._stack = QStackedWidget()
        self.states = StateView(self._stack)
        self._lay_out()
        self._connect()

    @override
    def refresh(self, changes: frozenset[str]) -> None:
        self.states.show_read_only(self.bench.read_only_reason if self.bench.read_only else "")
        if self._writing:
            return
        self.bench.ask(self, import_setting, done=self._set)

    @override
    def first_focus(self) -> QWidget:
        if self._stack.currentWidget() is self.result:
            return self.result.first_focus()
        return self.lists.view if self.selection.listings else self.states.first_focus()

    def choose(self) -> None:
        """Choose files in the dialog of the system."""
        kinds = _("Listes (*.csv *.txt *.xlsx);;Tous les fichiers (*)")
        self.read(ask_open_several(self, _("Choisir des listes"), kinds, self._folder))

    def read(self, files: Sequence[Path]) -> None:
        """Read these files; they join those that are there already."""
        if not files or self._writing:
            return
        self._folder = files[0].parent
        self.states.show_loading()
        self.bench.runner.on_lane(
            self, lambda: read_files(files), self._take, self.bench.services.trouble
        )

    def act(self) -> None:
        """Import every row that has no fault."""
        request = self.selection.request()
        if request is None or self._writing or not self.lists.foot.act.isEnabled():
            return
        self._writing = True
        self.lists.setEnabled(False)
        total = sum(len(one.table.lines) for one in request.listings)
        self.lists.foot.show_progress(0, total)
        self._decide()
        self.bench.run(self, import_lists, request, self._progress.told.emit, done=self._imported)

    def save(self) -> None:
        """Write the refused rows into files."""
        rows = with_refusals(self._rows)
        if rows and not self._writing:
            save_refused(self, self.bench, rows, self._folder)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.book.trigger("importing.back")
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.read([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _set(self, setting: Setting) -> None:
        self._setting = setting
        self.lists.offer(setting)
        self._plan()

    def _take(self, found: FilesRead) -> None:
        if found.unread:
            self.bench.messages.refuse(Refusal(" ".join(one.reason for one in found.unread)))
        if self._stack.currentWidget() is self.result and found.tables:
            self._rows = ()
            self._stack.setCurrentWidget(self.lists)
        self.lists.tabs.setCurrentIndex(ROWS)
        self.selection.add(found.tables)
        self._plan()
        self.first_focus().setFocus()

    def _plan(self) -> None:
        """Ask anew what importing would do; only the last answer is shown."""
        if self._setting is None:
            return
        if not self.selection.listings:
            self._show_start()
            return
        self.lists.read_choices(self.selection)
        request = self.selection.request()
        self.lists.foot.show_waiting()
        if request is None:
            self.states.show_content()
            return
        self._asked += 1
        asked = self._asked

        def show(plan: Plan) -> None:
            if asked == self._asked:
                self._rows = list_rows(request, plan)
                self._show_plan(plan)

        self.states.show_loading()
        self.bench.ask(self, plan_import, request, done=show)

    def _show_plan(self, plan: Plan) -> None:
        if self._writing or self._stack.currentWidget() is self.result:
            return
        self.lists.show_plan(self._rows, plan)
        self.states.show_content()
        self._decide()

    def _show_start(self) -> None:
        if self._stack.currentWidget() is self.result:
            self.states.show_content()
            return
        what = _(
            "Choisissez une ou plusieurs listes, en classeur XLSX ou en texte CSV : "
            "élèves, cours, professeurs, qui les suit et qui les donne."
        )
        when = _("Vous voyez chaque ligne avant que rien soit écrit.")
        text = f"{what}\n{when}"
        self.states.show_empty(text, _("Choisir des fichiers…"), self.choose)
        self._decide()

    def _imported(self, done: Imported) -> None:
        self._end_writing()
        self.selection.clear()
        self.result.show_result(done)
        self._stack.setCurrentWidget(self.result)
        self.states.show_content()
        self._decide()
        self.first_focus().setFocus()

    def _failed(self) -> None:
        """What stopped it is said above the room; nothing was written."""
        if self._writing:
            self._end_writing()
            self._plan()
            self.first_focus().setFocus()

    def _end_writing(self) -> None:
        self._writing = False
        self.lists.setEnabled(True)

    def _again(self) -> None:
        self._rows = ()
        self.setFocus()  # before the button that has the keyboard is hidden
        self._stack.setCurrentWidget(self.lists)
        self._show_start()
        self.choose()

    def _decide(self) -> None:
        """Offer what can be done now."""
        shown = self._stack.currentWidget()
        ready = shown is self.lists and not self._writing and bool(self.selection.listings)
        self.book.enable("importing.choose", not self._writing)
        self.book.enable("importing.back", not self._writing)
        self.book.enable("importing.import", ready and self.lists.foot.act.isEnabled())
        self.book.enable(
            "importing.save_refused", not self._writing and bool(with_refusals(self._rows))
        )

    def _connect(self) -> None:
        self.lists.changed.connect(self._plan)
        self.lists.kind_said.connect(self._say_kind)
        self.lists.matched.connect(self._match)
        self.lists.classes_said.connect(self._say_classes)
        self.lists.foot.act.clicked.connect(self.act)
        self.lists.foot.save.clicked.connect(self.save)
        self.result.save.clicked.connect(self.save)
        self.result.again.clicked.connect(self._again)
        self.result.leave.clicked.connect(lambda: self.book.trigger("go.pupils"))
        self._progress.told.connect(
            self.lists.foot.show_progress, Qt.ConnectionType.QueuedConnection
        )
        self.bench.unsaved.connect(self._failed)
        self.bind("importing.choose", self.choose)
        self.bind("importing.import", self.act, enabled=False)
        self.bind("importing.save_refused", self.save, enabled=False)

    def _say_kind(self, place: int, kind: str) -> None:
        self.selection.say_kind(place, kind)
        self._plan()

    def _match(self, place: int, column: int, name: str) -> None:
        self.selection.match(place, column, name)
        self._plan()

    def _say_classes(self, classes: object) -> None:
        self.selection.say_classes(classes)  # type: ignore[arg-type]
        self._plan()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self._stack.addWidget(self.lists)
        self._stack.addWidget(self.result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
