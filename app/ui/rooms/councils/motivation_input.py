"""The motivation of a decision: a text, and the school's phrases that build it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.office.councils.phrases import Phrase
from app.ui import theme
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import ItemList, link

_LINES = 4


class TextArea(QPlainTextEdit):
    """Some lines of text; Tab leaves it, and leaving it gives the text."""

    left = Signal()

    def __init__(self, title: str, lines: int = _LINES) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(title)
        height = self.fontMetrics().lineSpacing() * lines + 2 * theme.SPACE_M
        self.setFixedHeight(height)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the panel gives the keyboard back to the grid
        else:
            super().keyPressEvent(event)


class MotivationInput(QWidget):
    """The text with its list of phrases, which unfolds under it and is used by keyboard."""

    changed = Signal(str)
    """The whole text, when the keyboard leaves it or a phrase was taken."""
    kept = Signal(str)
    """Add this text to the school's phrases."""

    def __init__(self) -> None:
        super().__init__()
        self._phrases: tuple[Phrase, ...] = ()
        self._code = ""
        self._shown = ""
        self.text = TextArea(_("Motivation"))
        self.text.setObjectName("motivation")
        self.open_list = QPushButton(_("Phrases…"))
        self.open_list.clicked.connect(self.toggle_list)
        self.keep = link(_("Garder comme phrase"), self._keep)
        self.list = ItemList()
        self.list.setObjectName("phrases")
        self.list.setAccessibleName(_("Phrases de motivation"))
        self.list.itemActivated.connect(self._take)
        self.list.installEventFilter(self)
        self.list.hide()
        self.text.left.connect(self.commit)
        self._lay_out()

    def show_text(self, text: str, code: str, read_only: bool) -> None:
        """Show a motivation, and the phrases for a decision.

        What is being typed on the same pupil stays.
        """
        typing = self.text.hasFocus() and text == self._shown
        if not typing and text != self.text.toPlainText():
            self.text.setPlainText(text)
        self._shown = text
        self.text.setReadOnly(read_only)
        self.open_list.setVisible(not read_only)
        self.keep.setVisible(not read_only)
        if code != self._code:
            self._code = code
            self._fill()
        if read_only:
            self.list.hide()

    def offer(self, phrases: tuple[Phrase, ...]) -> None:
        """The school's phrases."""
        self._phrases = phrases
        self._fill()

    def commit(self) -> None:
        """Give the text, if it was changed."""
        text = self.text.toPlainText().strip()
        if text != self._shown and not self.text.isReadOnly():
            self._shown = text
            self.changed.emit(text)

    def toggle_list(self) -> None:
        """Show the phrases and go to them; or hide them."""
        self.list.setVisible(self.list.isHidden())
        if not self.list.isHidden():
            if self.list.currentRow() < 0 and self.list.count():
                self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.text.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent):
            key, pressed = event.key(), event.type() == QEvent.Type.KeyPress
            if not pressed:
                return False
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
                self._take(self.list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.toggle_list()
                return True
        return super().eventFilter(watched, event)

    def _take(self, item: QListWidgetItem) -> None:
        """Add the phrase at the end of what is there."""
        before = self.text.toPlainText().strip()
        self.text.setPlainText(f"{before} {item.text()}".strip())
        self.list.hide()
        self.text.setFocus()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.commit()

    def _keep(self) -> None:
        self.commit()
        self.kept.emit(self.text.toPlainText().strip())

    def _fill(self) -> None:
        self.list.clear()
        for phrase in self._phrases:
            if phrase.serves(self._code):
                self.list.addItem(phrase.text)
        rows = min(4, max(2, self.list.count()))
        self.list.setFixedHeight(rows * 2 * self.fontMetrics().lineSpacing() + 2 * theme.SPACE_S)
        self.open_list.setEnabled(self.list.count() > 0)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.open_list)
        row.addWidget(self.keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.list)
