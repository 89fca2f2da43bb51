"""Pages under tabs that are all in view: the tabs go on below where the line is full.

A page may be promised: it is made when it is first shown, so that what holds many pages
opens as fast as one.
"""

from collections.abc import Callable
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
        self._pages: dict[int, QWidget] = {}
        self._promises: dict[int, Callable[[], QWidget]] = {}
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

    def promise(self, title: str, make: Callable[[], QWidget]) -> int:
        """Add a tab behind the others, its page to be made when it is wanted; its place."""
        place = len(self._tabs)
        tab = QPushButton(title)
        tab.setCheckable(True)
        tab.setProperty("tab", True)
        self._promises[place] = make
        self._group.addButton(tab, place)
        self._tabs.append(tab)
        self._strip.addWidget(tab)
        return place

    def pages(self) -> list[QWidget]:
        """The pages that were made, in the order of their tabs."""
        return [page for _place, page in sorted(self._pages.items())]

    def place(self) -> int:
        """Where the tab stands whose page is shown; -1 before any is."""
        return self._group.checkedId()

    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.get(self.place())

    def page_at(self, place: int) -> QWidget:
        """The page of a tab, made if it was not."""
        if place not in self._pages:
            page = self._promises.pop(place)()
            self._pages[place] = page
            self._stack.addWidget(page)
        return self._pages[place]

    def show_place(self, place: int) -> None:
        """Show the page of a tab."""
        self._tabs[place].setChecked(True)

    def show_page(self, page: QWidget) -> None:
        """Show a page that was made."""
        self.show_place(next(place for place, one in self._pages.items() if one is page))

    def titles(self) -> list[str]:
        """What the tabs say."""
        return [tab.text() for tab in self._tabs]

    def entitle(self, place: int, title: str) -> None:
        """Have a tab say this."""
        self._tabs[place].setText(title)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab and Ctrl+Shift+Tab walk the tabs round."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        tab = self._tabs[(self.place() + step) % len(self._tabs)]
        tab.setChecked(True)
        tab.setFocus()

    def _toggled(self, place: int, checked: bool) -> None:
        if checked:
            self._stack.setCurrentWidget(self.page_at(place))
            self.changed.emit()
