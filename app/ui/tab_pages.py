"""Pages under tabs that are all in view: the tabs go on below where the line is full."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.qt import override

_STEPS: Final = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class TabPages(QWidget):
    """Shows one of its pages; arrows go from tab to tab, Ctrl+Tab from anywhere in a page."""

    changed = Signal()
    """Another page is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[QPushButton] = []
        self._pages: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._strip = FlowLayout()
        # The words of the first tab stand under those of the head.
        self._strip.setContentsMargins(theme.SPACE_XS, 0, theme.SPACE_XS, 0)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._strip)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        self._group.idToggled.connect(self._toggled)

    def add(self, page: QWidget, title: str) -> None:
        """Add a page behind the others; the first is shown."""
        tab = QPushButton(title)
        tab.setCheckable(True)
        tab.setProperty("tab", True)
        self._group.addButton(tab, len(self._tabs))
        self._tabs.append(tab)
        self._strip.addWidget(tab)
        self._pages.append(page)
        self._stack.addWidget(page)
        if len(self._tabs) == 1:
            tab.setChecked(True)

    def pages(self) -> list[QWidget]:
        """All pages, in the order of their tabs."""
        return list(self._pages)

    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page that was added."""
        self._tab(page).setChecked(True)

    def titles(self) -> list[str]:
        """What the tabs say."""
        return [tab.text() for tab in self._tabs]

    def entitle(self, page: QWidget, title: str) -> None:
        """Have the tab of a page say this."""
        self._tab(page).setText(title)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab and Ctrl+Shift+Tab walk the tabs round."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        tab = self._tabs[(self._stack.currentIndex() + step) % len(self._tabs)]
        tab.setChecked(True)
        tab.setFocus()

    def _tab(self, page: QWidget) -> QPushButton:
        return self._tabs[self._pages.index(page)]

    def _toggled(self, place: int, checked: bool) -> None:
        if checked and place != self._stack.currentIndex():
            self._stack.setCurrentIndex(place)
            self.changed.emit()
