"""A card laid over the window: the palette, the sheet of shortcuts, what the program is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.qt import override


class Overlay(QFrame):
    """Shown over a window, gone with Esc or once the keyboard is elsewhere.

    It gives the keyboard back to whoever had it.
    """

    def __init__(self, window: QWidget, title: str = "") -> None:
        super().__init__(window)
        self.setObjectName("overlay")
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self._host = window
        self._before: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.SPACE_M,) * 4)
        self.column.setSpacing(theme.SPACE_S)
        if title:
            heading = QLabel(title)
            heading.setFont(theme.heading_font(2))
            self.column.addWidget(heading)
        self.hide()

    def open(self) -> None:
        """Show it, in the middle of the upper part of the window."""
        self._before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        self.first_focus().setFocus()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def close_card(self) -> None:
        """Hide it, and give the keyboard back."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        had_it = self._has_keyboard()
        self.hide()
        if had_it and self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def first_focus(self) -> QWidget:
        """What has the keyboard when it opens."""
        return self

    def place(self) -> None:
        """Fit it in the window."""
        window = self._host
        wanted = self.sizeHint()
        margin = theme.SPACE_XL
        width = min(wanted.width(), window.width() - 2 * margin)
        height = min(wanted.height(), window.height() - 3 * margin)
        left, top = (window.width() - width) // 2, max(margin, window.height() // 12)
        self.setGeometry(left, min(top, window.height() - height - margin), width, height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._host:
            self.place()
        elif kind == QEvent.Type.MouseButtonPress and self._outside(watched):
            self.close_card()
        return False

    def _outside(self, watched: QObject) -> bool:
        inside = watched is self or (isinstance(watched, QWidget) and self.isAncestorOf(watched))
        return isinstance(watched, QWidget) and not inside

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)
