"""A document of the council, page by page, drawn in a process."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from app.i18n import _
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import Panel, words
from app.ui.runner import Job
from app.ui.theme import Token
from app.ui.workbench import Workbench

if TYPE_CHECKING:
    from app.reports.preview import PagePicture

_INCHES_ACROSS = 8.27  # A4 upright
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_NARROWEST, _WIDEST = 200, 900


class DocumentPanel(Panel):
    """Shows one page at a time, as wide as the panel; PgUp and PgDn turn them."""

    inches_across = _INCHES_ACROSS

    def __init__(self, bench: Workbench, back: Callable[[], None], title: str = "") -> None:
        title = title or _("Procès-verbal")
        super().__init__(back, title)
        self._bench = bench
        self._title = title
        self._pdf = b""
        self._page = self.pages = self._drawn = 0
        self._job: Job | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head(title)
        self.where = words(Token.MUTED)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.previous = self._turn(_("Page précédente"), "previous", -1)
        self.next = self._turn(_("Page suivante"), "next", 1)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.previous)
        row.addWidget(self.where)
        row.addWidget(self.next)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.picture)

    def show_document(self, pdf: bytes) -> None:
        """Show the first page of a document, and give it the keyboard."""
        self.show_pages(pdf)
        self.setFocus()

    def show_pages(self, pdf: bytes) -> None:
        """Show the first page of a document."""
        self._pdf, self._page = pdf, 0
        self._ask()

    def turn(self, step: int) -> None:
        """Show another page, if there is one."""
        if 0 <= self._page + step < self.pages:
            self._page += step
            self._ask()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNS:
            self.turn(_TURNS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf and self._across() != self._drawn:
            self._ask()

    def _across(self) -> int:
        return min(_WIDEST, max(_NARROWEST, self.viewport().width() - 2 * theme.SPACE_L))

    def _ask(self) -> None:
        # Imported when it serves: the window opens without the library that draws pages.
        from app.reports.preview import render_page

        self.where.setText(_("La page se dessine…"))
        ratio = self.devicePixelRatioF()
        self._drawn = self._across()
        dots = self._drawn * ratio / self.inches_across
        if self._job is not None:
            self._job.cancel()
        draw = partial(render_page, self._pdf, dots_per_inch=dots)
        self._job = self._bench.render(self, draw, self._page, self._show)

    def _show(self, page: "PagePicture") -> None:
        picture = QPixmap()
        picture.loadFromData(page.png)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(picture)
        self.picture.setAccessibleName(
            _("{title}, page {page}").format(title=self._title, page=self._page + 1)
        )
        self.pages = page.pages
        self.where.setText(
            _("Page {page} sur {pages}").format(page=self._page + 1, pages=page.pages)
        )
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < page.pages)

    def _turn(self, title: str, picture: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(lambda: self.turn(step))
        return button
