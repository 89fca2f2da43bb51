"""The sheet of shortcuts (F1): what the keyboard does, here and now."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook, shown_keys
from app.ui.actions import Menu
from app.ui.key_hints import HINTS
from app.ui.overlay import Overlay
from app.ui.theme import Token


class ShortcutSheet(Overlay):
    """Made each time it opens: it lists what is offered in the present room."""

    def __init__(self, window: QWidget, book: ActionBook, room: str) -> None:
        super().__init__(window, _("Raccourcis du clavier"))
        sections = list(_sections(book, room))
        room_for_two = window.width() - 4 * theme.SPACE_XL
        page = _page(_columns(sections))
        if page.sizeHint().width() > room_for_two:
            page.deleteLater()
            page = _page([sections])
        self._area = QScrollArea()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        for ground in (page, self._area.viewport()):
            ground.setAutoFillBackground(False)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumWidth(page.sizeHint().width() + theme.SPACE_XL)
        self._area.setMinimumHeight(min(page.sizeHint().height(), 200))
        self.column.addWidget(self._area, 1)

    def first_focus(self) -> QWidget:
        """The list itself: arrows scroll it."""
        return self._area

    def close_card(self) -> None:
        """Hide it for good."""
        super().close_card()
        self.deleteLater()


Section = tuple[str, list[tuple[str, str]]]


def _sections(book: ActionBook, room: str) -> Iterator[Section]:
    for menu in Menu:
        lines = [
            (shown_keys(one), _(one.title).replace("&", "").removesuffix("…"))
            for one in book.all_offered()
            if one.menu is menu and one.keys
        ]
        if lines:
            yield _(menu.value).replace("&", ""), lines
    hints = [(hint.keys, _(hint.title)) for hint in HINTS if hint.room in ("", room)]
    if hints:
        yield _("Dans la page"), hints


def _page(columns: Iterable[list[Section]]) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE_XL)
    for sections in columns:
        row.addLayout(_column(sections))
    return page


def _columns(sections: list[Section]) -> Iterator[list[Section]]:
    """Two columns of about the same height."""
    lines = sum(len(keys) + 1 for _title, keys in sections)
    left: list[Section] = []
    rest = list(sections)
    while rest and sum(len(keys) + 1 for _title, keys in left) < lines / 2:
        left.append(rest.pop(0))
    yield left
    yield rest


def _column(sections: list[Section]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.SPACE_XL)
    grid.setVerticalSpacing(theme.SPACE_XS)
    for title, keys in sections:
        heading = QLabel(title)
        heading.setFont(theme.heading_font(3))
        heading.setContentsMargins(0, theme.SPACE_S, 0, 0)
        theme.paint_text(heading, Token.MUTED)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for shown, meaning in keys:
            key = QLabel(shown)
            key.setFont(theme.strong_font())
            row = grid.rowCount()
            grid.addWidget(key, row, 0)
            grid.addWidget(QLabel(meaning), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    grid.setColumnStretch(1, 1)
    return grid
