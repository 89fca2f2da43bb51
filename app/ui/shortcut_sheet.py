"""The sheet of shortcuts (F1): what the keyboard does, here and now."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook, shown_keys
from app.ui.actions import HINTS, Menu
from app.ui.overlay import Overlay
from app.ui.theme import Token


class ShortcutSheet(Overlay):
    """Made each time it opens: it lists what is offered in the present room."""

    def __init__(self, window: QWidget, book: ActionBook, room: str) -> None:
        super().__init__(window, _("Raccourcis du clavier"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(theme.SPACE_XL)
        grid.setVerticalSpacing(theme.SPACE_XS)
        _fill(grid, list(_sections(book, room)))
        self._area = QScrollArea()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
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


def _fill(grid: QGridLayout, sections: list[Section]) -> None:
    """Two columns of sections, of about the same height."""
    lines = sum(len(section[1]) + 1 for section in sections)
    row = column = 0
    for title, keys in sections:
        if column == 0 and row and row + len(keys) / 2 > lines / 2:
            row, column = 0, 2
        heading = QLabel(title)
        heading.setFont(theme.heading_font(3))
        theme.paint_text(heading, Token.MUTED)
        heading.setContentsMargins(0, theme.SPACE_S if row else 0, 0, 0)
        grid.addWidget(heading, row, column, 1, 2)
        for line, (shown, meaning) in enumerate(keys, start=row + 1):
            key = QLabel(shown)
            key.setFont(theme.strong_font())
            grid.addWidget(key, line, column)
            grid.addWidget(QLabel(meaning), line, column + 1)
        row += len(keys) + 1
    grid.setRowStretch(grid.rowCount(), 1)
