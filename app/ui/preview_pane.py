"""A document as it will print, page by page, drawn in a process."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.reports.letter_view import LetterView
from app.reports.preview import PagePicture, render_page_across
from app.ui import theme
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.runner import Job
from app.ui.theme import Token
from app.ui.workbench import Workbench

_LARGER = 1.25
_LARGEST, _SMALLEST = 4.0, 0.5
_NARROWEST = 160


class PreviewPane(QWidget):
    """Shows one page at a time, as wide as the pane at first; PgUp and PgDn turn the pages."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._job: Job | None = None
        self._pdf = b""
        self._about = ""
        self._zoom = 1.0
        self._drawn_across = 0
        self.page = 0
        self.pages = 0
        self.where = QLabel()
        self.picture = QLabel()
        self.area = _Pages(self.turn)
        self._previous = self._button(_("Page précédente"), "previous", lambda: self.turn(-1))
        self._next = self._button(_("Page suivante"), "next", lambda: self.turn(1))
        self._smaller = self._button(_("Réduire la page"), "zoom-out", lambda: self.zoom(-1))
        self._larger = self._button(_("Agrandir la page"), "zoom-in", lambda: self.zoom(1))
        self._lay_out()
        self.show_nothing()

    def show_nothing(self, why: str = "") -> None:
        """No document: say why, if there is something to say."""
        self._cancel()
        self._pdf, self.page, self.pages = b"", 0, 0
        self.picture.clear()
        self.picture.setText(why)
        self.area.hold_bar(False)
        self.where.clear()
        self._allow()

    def show_document(self, pdf: bytes, about: str, keep_page: bool = False) -> None:
        """Show the first page of a document; ``about`` names it to screen readers.

        ``keep_page`` shows the page that was shown, for a document that is being changed.
        """
        if pdf == self._pdf:
            return
        self._cancel()
        self._pdf, self._about = pdf, about
        self.page = self.page if keep_page else 0
        self._draw()

    def show_draft(self, view: LetterView, keep_page: bool = False) -> None:
        """Show a letter that has no number yet, marked as a draft."""
        # Imported where it serves: the room opens sooner.
        from app.reports.letter import render_letter

        self._cancel()
        self._pdf = b""
        if not self.pages:
            self.picture.setText(_("La lettre se dessine…"))
        about = f"{view.label.letter}, {view.label.person}"
        self._job = self._bench.render(
            self,
            render_letter,
            replace(view, draft=True),
            lambda pdf: self.show_document(pdf, about, keep_page),
        )

    def turn(self, step: int) -> bool:
        """Show another page; False where there is none."""
        if not 0 <= self.page + step < self.pages:
            return False
        self.page += step
        self._draw()
        return True

    def zoom(self, step: int) -> None:
        """Draw the page larger (1), smaller (-1), or as wide as the pane (0)."""
        wanted = 1.0 if step == 0 else self._zoom * _LARGER**step
        self._zoom = min(max(wanted, _SMALLEST), _LARGEST)
        self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf and abs(self._across() - self._drawn_across) > theme.SPACE_L:
            self._draw()

    def _across(self) -> int:
        """How many pixels of the screen the page is wide."""
        room = self.area.viewport().width() - 2 * theme.SPACE_S
        return round(max(_NARROWEST, room) * self._zoom)

    def _draw(self) -> None:
        if not self._pdf:
            return
        self._cancel()
        self.area.hold_bar(True)
        self._drawn_across = self._across()
        pixels = round(self._drawn_across * self.devicePixelRatioF())
        draw = partial(render_page_across, self._pdf, pixels=pixels)
        self._job = self._bench.render(self, draw, self.page, self._show)

    def _show(self, page: PagePicture) -> None:
        picture = QPixmap()
        picture.loadFromData(page.png)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(picture)
        self.pages = page.pages
        self.page = min(self.page, page.pages - 1)
        said = _("Page {page} sur {pages}").format(page=self.page + 1, pages=page.pages)
        self.where.setText(said)
        self.picture.setAccessibleName(f"{self._about}, {said}")
        self._allow()

    def _allow(self) -> None:
        self._previous.setEnabled(self.page > 0)
        self._next.setEnabled(self.page + 1 < self.pages)
        for button in (self._smaller, self._larger):
            button.setEnabled(self.pages > 0)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _button(self, title: str, picture: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _lay_out(self) -> None:
        theme.paint_text(self.where, Token.MUTED)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.picture.setWordWrap(True)
        self.area.setWidget(self.picture)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        row.addWidget(self._previous)
        row.addWidget(self.where)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(self._smaller)
        row.addWidget(self._larger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.area, 1)


class _Pages(QScrollArea):
    """Scrolls within the page; at its end, PgDn goes to the next one."""

    def __init__(self, turn: Callable[[int], bool]) -> None:
        super().__init__()
        self._turn = turn
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Lettre"))

    def hold_bar(self, held: bool) -> None:
        """Keep the bar beside a document: coming and going, it would change its width."""
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if held else policy.ScrollBarAsNeeded
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            if self._turn(1):
                bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            if self._turn(-1):
                bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
