"""The restrictions of a decision: one a line, each taken away by its button, and one more."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import clear

_AWAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The keyboard comes back from there: proposals, another window."""


class RestrictionsInput(QWidget):
    """What an AOB closes; proposals come from the forms of the regime, any text may be typed."""

    changed = Signal(object)
    """The whole list, as a tuple of texts, whenever one is added or taken away."""

    def __init__(self, proposals: tuple[str, ...]) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ()
        self._read_only = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.SPACE_XS)
        self.entry = QLineEdit()
        self.entry.setObjectName("restriction")
        self.entry.setPlaceholderText(_("Ajouter une restriction"))
        self.entry.setAccessibleName(_("Ajouter une restriction"))
        self._complete(proposals)
        self.entry.returnPressed.connect(self.commit)
        self.entry.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(self._lines)
        column.addWidget(self.entry)

    def show_texts(self, texts: tuple[str, ...], read_only: bool, same: bool) -> None:
        """Show a list; nothing is rebuilt where it is shown already.

        What is being typed stays while the pupil is the ``same``.
        """
        if not same:
            self.entry.clear()
        self.entry.setVisible(not read_only)
        if texts != self._texts or read_only != self._read_only:
            self._texts, self._read_only = texts, read_only
            self._show_lines()

    def commit(self) -> None:
        """Add what is being typed: leaving the line gives it, as leaving a text does."""
        text = self.entry.text().strip()
        self.entry.clear()
        if text and text not in self._texts and not self._read_only:
            self.changed.emit((*self._texts, text))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives up what is typed; the keyboard going elsewhere in the window adds it."""
        if watched is self.entry and isinstance(event, QFocusEvent):
            if event.lostFocus() and event.reason() not in _AWAY:
                self.commit()
        elif watched is self.entry and _escapes(event):
            self.entry.clear()
        return super().eventFilter(watched, event)

    def _chosen(self, _text: str) -> None:
        self.commit()

    def _remove(self, text: str) -> None:
        self.entry.setFocus()
        self.changed.emit(tuple(one for one in self._texts if one != text))

    def _show_lines(self) -> None:
        clear(self._lines)
        for text in self._texts:
            self._lines.addWidget(self._line(text))

    def _line(self, text: str) -> QWidget:
        label = QLabel(text)
        label.setWordWrap(True)
        line = QWidget()
        line.setObjectName("card")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.SPACE_S, 2, theme.SPACE_XS, 2)
        row.addWidget(label, 1)
        if not self._read_only:
            button = QToolButton()
            button.setIcon(icon("close"))
            button.setToolTip(_("Retirer"))
            button.setAccessibleName(_("Retirer la restriction « {text} »").format(text=text))
            button.clicked.connect(lambda: self._remove(text))
            row.addWidget(button)
        return line

    def _complete(self, proposals: tuple[str, ...]) -> None:
        completer = QCompleter(list(proposals), self.entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)
        # Queued: the line takes the text that was chosen first.
        completer.activated.connect(self._chosen, Qt.ConnectionType.QueuedConnection)


def _escapes(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape
