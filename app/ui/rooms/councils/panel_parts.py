"""Small pieces that the panels of the room share."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.theme import Token

Handler = Callable[[], None]


class Panel(QScrollArea):
    """A side panel: one column that scrolls; Esc gives the keyboard back to the grid."""

    def __init__(self, back: Handler, title: str) -> None:
        super().__init__()
        self._back = back
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        self.column.setSpacing(theme.SPACE_S)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.inner)

    def head(self, title: str) -> None:
        """The title of a panel that is left again by a button."""
        row = QHBoxLayout()
        row.addWidget(heading(title, 2), 1)
        close = link(_("Revenir à l'élève"), self._back)
        row.addWidget(close)
        self.column.addLayout(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)


def heading(text: str, level: int = 3) -> QLabel:
    """A heading of a panel or of a part of it."""
    label = QLabel(text)
    label.setFont(theme.heading_font(level))
    return label


def words(token: Token | None = None) -> QLabel:
    """A label that wraps and whose text can be copied with the mouse."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if token is not None:
        theme.paint_text(label, token)
    return label


def link(text: str, handler: Handler) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(text)
    button.setProperty("link", True)
    button.clicked.connect(handler)
    return button


def rule() -> QFrame:
    """A hairline between two parts."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    palette = line.palette()
    palette.setColor(palette.ColorRole.WindowText, theme.colour(Token.HAIRLINE))
    line.setPalette(palette)
    return line


def show_text(label: QLabel, text: str) -> None:
    """Set a text only where it differs, and hide the label without any."""
    if label.text() != text:
        label.setText(text)
    if label.isHidden() == bool(text):
        label.setVisible(bool(text))


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Fold(QWidget):
    """A part that unfolds under its title."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._button = link(title, self.toggle)
        self._button.setIcon(icon("unfold"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        content.hide()

    @property
    def unfolded(self) -> bool:
        """Whether its content is shown."""
        return not self._content.isHidden()

    def unfold(self, shown: bool = True) -> None:
        """Show or hide the content."""
        if shown != self.unfolded:
            self._content.setVisible(shown)
            self._button.setIcon(icon("fold" if shown else "unfold"))

    def set_title(self, title: str) -> None:
        """Say what is inside."""
        if self._button.text() != title:
            self._button.setText(title)

    def toggle(self) -> None:
        """Fold what is unfolded, and the other way."""
        self.unfold(not self.unfolded)
