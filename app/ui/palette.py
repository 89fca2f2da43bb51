"""The palette (Ctrl+K): every command and every record by any fragment of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from app.folding import folded
from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook, shown_keys
from app.ui.icons import icon
from app.ui.overlay import Overlay
from app.ui.palette_delegate import DETAIL_ROLE, EntryDelegate
from app.ui.qt import override
from app.ui.theme import Token

DEBOUNCE: Final = 150
"""Milliseconds after the last key before records are looked for."""
MOST_COMMANDS: Final = 8
_WALK: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_DISPLAY: Final = Qt.ItemDataRole.DisplayRole.value
_DECORATION: Final = Qt.ItemDataRole.DecorationRole.value
_ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole.value


@dataclass(frozen=True)
class Found:
    """A record that a search found: its kind ("pupil", "class", "letter"…) names its icon."""

    kind: str
    identity: object
    title: str
    detail: str = ""


Deliver = Callable[[Sequence[Found]], None]
Finder = Callable[[str, Deliver], None]
"""Given what is typed, looks for records and delivers them, now or later."""


@dataclass(frozen=True)
class Entry:
    """One line of the palette."""

    title: str
    detail: str
    icon: str
    act: Callable[[], None]


class _Entries(QAbstractListModel):
    """The lines found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == _DISPLAY:
            return entry.title
        if role == DETAIL_ROLE:
            return entry.detail
        if role == _ACCESSIBLE:
            return f"{entry.title}, {entry.detail}" if entry.detail else entry.title
        return icon(entry.icon) if role == _DECORATION and entry.icon else None


class Palette(Overlay):
    """Finds commands at once and records a moment later; arrows and Enter choose."""

    def __init__(self, window: QWidget, book: ActionBook) -> None:
        super().__init__(window)
        self._book = book
        self._finder: Finder | None = None
        self._show_record: Callable[[str, object], None] = lambda _kind, _identity: None
        self._asked = 0
        self._records: Sequence[Entry] = ()
        self.edit = QLineEdit()
        self.edit.textChanged.connect(self._typed)
        self.edit.returnPressed.connect(self._choose)
        self.edit.installEventFilter(self)
        self._model = _Entries(self)
        self.list = QListView()
        self.list.setObjectName("lines")
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._choose)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE)
        self._pause.timeout.connect(self._search)
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        theme.paint_text(self.nothing, Token.MUTED)
        self.column.addWidget(self.edit)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.nothing, 1)

    def find_with(self, finder: Finder | None, show_record: Callable[[str, object], None]) -> None:
        """Look for records with ``finder``, and show the one chosen."""
        self._finder = finder
        self._show_record = show_record

    @override
    def open(self) -> None:
        self.setAccessibleName(_("Chercher partout"))
        self.edit.setPlaceholderText(_("Élève, classe, lettre ou commande"))
        self.edit.setAccessibleName(_("Chercher partout"))
        self.list.setAccessibleName(_("Ce qui a été trouvé"))
        self.edit.clear()
        self._typed("")
        super().open()

    @override
    def close_card(self) -> None:
        self._pause.stop()
        self._asked += 1  # what is still on its way is no longer wanted
        super().close_card()

    @override
    def first_focus(self) -> QWidget:
        return self.edit

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 440)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and _walks(event):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def entries(self) -> Sequence[Entry]:
        """The lines shown."""
        return self._model.entries

    def _typed(self, text: str) -> None:
        self._asked += 1
        self._records = ()
        waiting = bool(text.strip()) and self._finder is not None
        self._show(text, waiting)
        if waiting:
            self._pause.start()
        else:
            self._pause.stop()

    def _search(self) -> None:
        if self._finder is not None:
            self._finder(self.edit.text(), partial(self._found, self._asked))

    def _found(self, asked: int, records: Sequence[Found]) -> None:
        if asked == self._asked:
            self._records = [self._record(one) for one in records]
            self._show(self.edit.text())

    def _record(self, one: Found) -> Entry:
        act = partial(self._show_record, one.kind, one.identity)
        return Entry(one.title, one.detail, one.kind, act)

    def _show(self, text: str, waiting: bool = False) -> None:
        """Show what was found; that nothing was, once nothing is ``waiting`` to be."""
        words = folded(text).split()
        commands = self._commands(words)
        self._model.show([*self._records, *(commands[:MOST_COMMANDS] if words else commands)])
        self.list.setCurrentIndex(self._model.index(0))
        empty = not self._model.entries and not waiting
        self.nothing.setText(
            _("Rien ne répond à « {text} ». Essayez un autre morceau du nom.").format(text=text)
        )
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)

    def _commands(self, words: list[str]) -> list[Entry]:
        found = []
        for one in self._book.all_offered():
            title = _(one.title).replace("&", "")
            if one.id != "app.palette" and all(word in folded(title) for word in words):
                act = partial(self._book.trigger, one.id)
                found.append(Entry(title, shown_keys(one), one.icon or "command", act))
        return found

    def _choose(self) -> None:
        line = self.list.currentIndex().row()
        entries = self._model.entries
        if 0 <= line < len(entries):
            self.close_card()
            entries[line].act()


def _walks(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and Qt.Key(event.key()) in _WALK
