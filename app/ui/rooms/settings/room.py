"""The room: its pages at the left, the one shown at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.remember import Memory
from app.ui.rooms.room import Room
from app.ui.rooms.settings.accounts_page import AccountsPage
from app.ui.rooms.settings.backup_page import BackupPage
from app.ui.rooms.settings.bells_page import BellsPage
from app.ui.rooms.settings.classes_page import ClassesPage
from app.ui.rooms.settings.codes_page import CodesPage
from app.ui.rooms.settings.computer_page import ComputerPage
from app.ui.rooms.settings.figures_page import FiguresPage
from app.ui.rooms.settings.mail_page import MailPage
from app.ui.rooms.settings.page import SettingsPage
from app.ui.rooms.settings.school_page import SchoolPage
from app.ui.rooms.settings.wordings_page import WordingsPage
from app.ui.rooms.settings.years_page import YearsPage
from app.ui.theme import Token
from app.ui.workbench import Workbench

PAGES: tuple[type[SettingsPage], ...] = (
    SchoolPage,
    YearsPage,
    ClassesPage,
    BellsPage,
    CodesPage,
    AccountsPage,
    FiguresPage,
    MailPage,
    WordingsPage,
    BackupPage,
    ComputerPage,
)


class SettingsRoom(Room):
    """Shows one page of settings at a time."""

    name = "settings"
    facets = frozenset({"settings", "accounts", "classes"})

    def __init__(self, bench: Workbench, actions: ActionBook, memory: Memory) -> None:
        super().__init__(bench, actions, memory)
        self.pages = [page(bench, memory) for page in PAGES]
        self.names = QListWidget()
        self.names.setAccessibleName(_("Pages des réglages"))
        self.names.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self.heading = QLabel()
        self.heading.setFont(theme.heading_font(3))
        theme.paint_text(self.heading, Token.MUTED)
        self.heading.hide()
        for page in self.pages:
            item = QListWidgetItem(icon(page.icon), _(page.title))
            item.setToolTip(_(page.title))
            self.names.addItem(item)
            self._stack.addWidget(page)
        self._whole = self.names.sizeHintForColumn(0) + theme.SPACE_L
        self.names.currentRowChanged.connect(self._enter)
        self.names.itemActivated.connect(lambda _item: self.page.first_focus().setFocus())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        row.setSpacing(theme.SPACE_M)
        shown = QVBoxLayout()
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(theme.SPACE_XS)
        shown.addWidget(self.heading)
        shown.addWidget(self._stack, 1)
        row.addWidget(self.names)
        row.addLayout(shown, 1)
        self.names.setCurrentRow(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the pictures of the pages alone, and the name of the one shown."""
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(theme.NARROW_ROOM)
        self.heading.setVisible(narrow)
        self.names.setFixedWidth(self._pictures() if narrow else self._whole)

    def _pictures(self) -> int:
        """The width of the pictures, and of the bar beside them in a low window."""
        bare = theme.ROW_HEIGHT + theme.SPACE_S
        needed = self.names.count() * self.names.sizeHintForRow(0) + 2 * theme.SPACE_M
        low = needed + 2 * self.names.frameWidth() > self.height()
        return bare + (self.names.verticalScrollBar().sizeHint().width() if low else 0)

    @property
    def page(self) -> SettingsPage:
        """The page shown."""
        return self.pages[self._stack.currentIndex()]

    def refresh(self, changes: frozenset[str]) -> None:
        """Read the page shown again; the others are read as they are entered."""
        self.page.refresh()

    def first_focus(self) -> QWidget:
        """The list of pages."""
        return self.names

    def open_record(self, kind: str, identity: object) -> None:
        """Show the page that bears this name: "school", "years", "accounts"."""
        for row, page in enumerate(self.pages):
            if type(page).__name__.removesuffix("Page").lower() == identity:
                self.names.setCurrentRow(row)
                page.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit_edits(self) -> None:
        """Save what is being typed."""
        self.page.commit_edits()

    def _enter(self, row: int) -> None:
        self.page.commit_edits()
        self._stack.setCurrentIndex(row)
        self.heading.setText(_(self.page.title))
        if self._shown:
            self.page.refresh()
