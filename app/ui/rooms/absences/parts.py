"""Small pieces that the panels of the room share."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.qt import override
from app.ui.theme import Token

_LEAST_LINES: Final = 5


class SidePanel(QScrollArea):
    """One column that scrolls; whoever fills it ends with a stretch."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        self.column.setSpacing(theme.SPACE_XS)
        self.setWidget(inner)


class Scrolled(QScrollArea):
    """A panel at its own height where there is room, and that scrolls where there is not."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(panel)
        panel.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the panel shows changed: so does the height that it asks for."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.viewport().width(), self._panel.minimumSizeHint().width())
        high = self._panel.heightForWidth(wide)
        least = self._panel.minimumSizeHint().width()
        return QSize(least, high if high > 0 else self._panel.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().height() * _LEAST_LINES
        return QSize(self._panel.minimumSizeHint().width(), min(least, self.sizeHint().height()))


def heading(text: str, level: int = 3) -> QLabel:
    """A heading of a panel or of a part of it."""
    label = QLabel(text)
    label.setFont(theme.heading_font(level))
    label.setWordWrap(True)
    return label


def words(text: str = "", token: Token | None = None) -> QLabel:
    """A label that wraps and whose text can be copied with the mouse."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if token is not None:
        theme.paint_text(label, token)
    return label


def link(text: str, handler: Callable[[], None]) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(text)
    button.setProperty("link", True)
    button.clicked.connect(handler)
    return button


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
