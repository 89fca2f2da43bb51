"""Small pieces that the panels of the room share."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QListWidget,
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
Choice = TypeVar("Choice", bound=QComboBox)

_CHOICE_CHARACTERS = 18


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
        outer = QVBoxLayout(self.inner)
        outer.setContentsMargins(theme.SPACE_L, theme.SPACE_M, theme.SPACE_L, theme.SPACE_M)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.SPACE_S)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.setWidget(self.inner)

    def head(self, title: str) -> None:
        """The title of a panel that is left again by a button."""
        row = QHBoxLayout()
        told = heading(title, 2)
        told.setWordWrap(True)
        row.addWidget(told, 1)
        row.addWidget(link(_("Revenir à la grille"), self._back))
        self.column.addLayout(row)

    @property
    def least_width(self) -> int:
        """How wide it must be for nothing of it to be cut."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.inner.minimumSizeHint().width() + bar

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part that was just shown."""
        layout = self.inner.layout()
        if layout is not None:
            layout.activate()
        self.inner.resize(self.inner.width(), self.inner.sizeHint().height())
        self.ensureWidgetVisible(part)

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


def flush(widget: QWidget) -> None:
    """Take away the margins of a form that stands within a panel, which has its own."""
    layout = widget.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)


def narrow(choice: Choice) -> Choice:
    """Let a choice be narrower than its longest title: panels are beside the grid."""
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    choice.setSizeAdjustPolicy(policy)
    choice.setMinimumContentsLength(_CHOICE_CHARACTERS)
    return choice


def fit_when_pressed(button: QPushButton) -> None:
    """Leave room for the words of a button in bold: so it stands when pressed in."""
    words_wide = QFontMetrics(theme.strong_font()).horizontalAdvance(button.text())
    button.setMinimumWidth(words_wide + 2 * theme.SPACE_L)


def rule() -> QFrame:
    """A hairline between two parts."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    palette = line.palette()
    palette.setColor(palette.ColorRole.WindowText, theme.colour(Token.HAIRLINE))
    line.setPalette(palette)
    return line


class ItemList(QListWidget):
    """A list of sentences: they wrap, and stand apart so that each is seen to be one."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class ElidedLabel(QLabel):
    """A line that ends with "…" where it has no room, and is whole in its tooltip."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, flags, shown)
        painter.end()


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
