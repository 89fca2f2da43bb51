"""The window: it assembles its parts, shows the welcome page or a school, and closes both.

What is not needed to type a password is imported when it is first shown.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.settings import Settings
from app.ui.action_book import ActionBook
from app.ui.closing import Closing
from app.ui.dialogs import program_icon
from app.ui.editing import Editing
from app.ui.menus import Menus
from app.ui.message_bar import MessageBar
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.runner import Runner
from app.ui.status_line import StatusLine
from app.ui.workbench import Clock, Services, Workbench
from app.version import NAME

if TYPE_CHECKING:
    from app.ui.palette import Finder, Palette
    from app.ui.workspace import Workspace

FIRST_SIZE = QSize(1280, 720)
SMALLEST_SIZE = QSize(640, 360)
"""A screen of 1366 × 768 at 200 % has 683 × 384 points."""


class MainWindow(QMainWindow):
    """Holds the services and one page: the welcome, or the workspace of an open school."""

    def __init__(
        self,
        runner: Runner,
        settings: Settings,
        clock: Clock,
        fixed_day: date | None = None,
    ) -> None:
        super().__init__()
        self.runner = runner
        self.workspace: Workspace | None = None
        self.welcome: QWidget | None = None
        self.memory = Memory(settings)
        self.messages = MessageBar()
        self.services = Services(runner, settings, clock, self.messages, self.report)
        self.book = ActionBook(self)
        self.status = StatusLine(fixed_day)
        self._closing = Closing(self)
        self._pages = QStackedWidget()
        self._reporting = False
        self._assemble()
        self._bind()
        if not self.memory.window(self):
            self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))

    @cached_property
    def palette_card(self) -> "Palette":
        """The palette, made when it is first wanted."""
        from app.ui.palette import Palette

        return Palette(self, self.book)

    @property
    def bench(self) -> Workbench | None:
        """The open school, if one is."""
        return self.workspace.bench if self.workspace is not None else None

    def set_welcome(self, page: QWidget) -> None:
        """Give the page shown while no school is open, and show it."""
        self.welcome = page
        self._pages.addWidget(page)
        self.book.keep()
        self.show_welcome()

    def show_welcome(self) -> None:
        """No school is open: back to the welcome page, which takes the keyboard."""
        self._leave_school()
        self.setWindowTitle(NAME)
        self.book.forbid()
        self.book.enter_room("")
        if self.welcome is not None:
            self._pages.setCurrentWidget(self.welcome)
            self.welcome.setFocus()

    def show_school(self, bench: Workbench) -> None:
        """A school is open: its rooms, its name in the title, its actions."""
        from app.ui.finding import record_finder
        from app.ui.workspace import Workspace

        self._leave_school()
        self.messages.dismiss()
        bench.setParent(self)
        self.workspace = Workspace(bench, self.book, self.memory)
        self._pages.addWidget(self.workspace)
        self._pages.setCurrentWidget(self.workspace)
        self.book.restrict(bench.can)
        self.book.bind("app.close", self.close_school)
        self.status.enter(bench)
        self._name_school(bench.school_name)
        bench.renamed.connect(self._name_school)
        self.find_with(record_finder(bench))
        self.workspace.start()

    def find_with(self, finder: "Finder") -> None:
        """Let the palette find records of the open school."""
        if self.workspace is not None:
            self.palette_card.find_with(finder, self.workspace.show_record)

    def close_school(self, then: Callable[[], None] | None = None) -> None:
        """Save what is being typed, back up, close the file, show the welcome page."""
        self._closing.begin(then)

    def without_school(self, act: Callable[[], None]) -> None:
        """Do ``act`` on the welcome page, the open school being closed first."""
        if self.workspace is None:
            act()
        else:
            self.close_school(then=act)

    def report(self, error: BaseException) -> None:
        """Show a defect of the program; one dialog at a time."""
        if self._reporting:
            return
        from app.ui.defect import report_text
        from app.ui.report import ReportDialog

        self._reporting = True
        dialog = ReportDialog(self, report_text(error))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._reported)
        dialog.open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None or self.runner.busy:
            event.ignore()
            self.close_school(then=self._close_now)
            return
        self.memory.store(self)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard: Qt does so in dialogs only."""
        button = QApplication.focusWidget()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and isinstance(button, QPushButton | QToolButton):
            button.click()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        palette = self.__dict__.get("palette_card")
        if palette is not None and palette.isVisible():
            palette.place()

    def _assemble(self) -> None:
        self.setWindowTitle(NAME)
        self.setWindowIcon(program_icon())
        self.setMinimumSize(SMALLEST_SIZE)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        Menus(self.menuBar(), self.book)

    def _bind(self) -> None:
        self._editing = Editing(self, self.book)
        self.book.bind("app.quit", lambda: QTimer.singleShot(0, self._close_now))
        self.book.bind("app.palette", lambda: self.palette_card.open())
        self.book.bind("app.keys", self._show_keys)
        self.book.bind("app.about", self._show_about)
        self.book.bind("view.messages", self.messages.dismiss)
        self.book.bind("view.full", self._toggle_full)

    def _leave_school(self) -> None:
        if self.workspace is None:
            return
        workspace, self.workspace = self.workspace, None
        self.palette_card.find_with(None, lambda _kind, _identity: None)
        workspace.leave()
        self._pages.removeWidget(workspace)
        workspace.deleteLater()
        self.status.leave()
        workspace.bench.deleteLater()

    def _name_school(self, name: str) -> None:
        self.setWindowTitle(f"{name} · {NAME}")

    def _show_about(self) -> None:
        from app.ui.about import About

        About(self).open()

    def _show_keys(self) -> None:
        from app.ui.shortcut_sheet import ShortcutSheet

        room = self.workspace.room if self.workspace is not None else None
        ShortcutSheet(self, self.book, room.name if room is not None else "").open()

    def _toggle_full(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.book.check("view.full", self.isFullScreen())

    def _close_now(self) -> None:
        self.close()

    def _reported(self) -> None:
        self._reporting = False
