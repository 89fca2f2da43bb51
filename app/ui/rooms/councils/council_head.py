"""The line above the grid: which council, who is there, and what can be done with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.formats import time_of_day, time_text, weekday_date
from app.i18n import _
from app.office.councils.views import CouncilView, SealInfo
from app.ui import theme
from app.ui.action_book import ActionBook
from app.ui.forms.form import main_button
from app.ui.icons import icon, pixmap
from app.ui.qt import override
from app.ui.rooms.councils.panel_parts import ElidedLabel
from app.ui.theme import Token

_ROOMY = 110
"""Characters that the line holds where it shows the day, and its buttons their words."""


class CouncilHead(QWidget):
    """Title and day to the left; presence, documents and closing to the right."""

    def __init__(self, book: ActionBook) -> None:
        super().__init__()
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book = book
        self.back = self._tool("councils.back", words=False)
        self.lock = QLabel()
        self._whole = self._short = ""
        self.title = ElidedLabel()
        self.title.setFont(theme.heading_font(2))
        self.when = ElidedLabel()
        theme.paint_text(self.when, Token.MUTED)
        self.present = QPushButton()
        self.present.setProperty("link", True)
        self.present.clicked.connect(lambda: book.trigger("councils.members"))
        book.action("councils.project").setIconText(_("Projeter"))
        self.project = self._tool("councils.project")
        self.document = self._tool("councils.document")
        self.save = self._tool("councils.save", words=False)
        self.verify = self._tool("councils.verify", words=False)
        self.reopen = self._tool("councils.reopen", words=False)
        self.seal = main_button(QPushButton())
        self.seal.setDefault(False)
        self.seal.setText(book.action("councils.seal").text())
        self.seal.setToolTip(book.action("councils.seal").toolTip())
        self.seal.setIcon(icon("sealed", Token.ON_ACCENT))
        self.seal.clicked.connect(lambda: book.trigger("councils.seal"))
        self._lay_out()
        book.offered.connect(self._show_offered)

    def show_council(self, view: CouncilView, seal: SealInfo | None) -> None:
        """Show which council it is and whether it is sealed."""
        klass = " ".join(part for part in (view.klass.name, view.klass.option) if part)
        klass = view.klass.regime_title if view.centre else klass
        # The class first: the end is what a narrow window takes away.
        self._whole = f"{klass} · {view.session.title}"
        self._short = view.session.title if view.centre else _short(view)
        self.when.setText(" · ".join(_when(view)))
        self.title.setToolTip(f"{self._whole}\n{self.when.text()}")
        self.when.setToolTip(self.when.text())
        self.present.setText(" ".join(_present(view)))
        self.lock.setVisible(seal is not None)
        if seal is not None:
            self.lock.setPixmap(pixmap("sealed", Token.SEALED, 20))
            self.lock.setToolTip(sealed_sentence(seal))
            self.lock.setAccessibleName(sealed_sentence(seal))
        self._show_offered()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The day is whole where it takes a quarter of the line at most: the title ends first."""
        self.when.setMinimumWidth(min(self.when.sizeHint().width(), self.width() // 4))
        style = Qt.ToolButtonStyle
        roomy = self.width() >= self.fontMetrics().averageCharWidth() * _ROOMY
        beside = style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
        for button in (self.project, self.document):
            button.setToolButtonStyle(beside)
        # A long option of the class goes first, then the day: never the council's name.
        room = self.width() - self._taken()
        with_day = self.when.minimumWidth() + theme.SPACE_S if roomy else 0
        advance = self.title.fontMetrics().horizontalAdvance
        fits = advance(self._whole) + with_day <= room
        self.title.setText(self._whole if fits else self._short)
        self.when.setVisible(roomy and advance(self.title.text()) + with_day <= room)

    def _taken(self) -> int:
        """How wide all but the title and the day is."""
        buttons = (self.verify, self.reopen, self.save, self.document, self.project, self.seal)
        others = (self.back, self.lock, self.present, *buttons)
        shown = [part.sizeHint().width() for part in others if not part.isHidden()]
        return sum(shown) + (len(shown) + 3) * theme.SPACE_S

    def _show_offered(self) -> None:
        buttons = (
            ("councils.project", self.project),
            ("councils.document", self.document),
            ("councils.save", self.save),
            ("councils.verify", self.verify),
            ("councils.reopen", self.reopen),
            ("councils.seal", self.seal),
        )
        for action, button in buttons:
            button.setVisible(self._book.offers(action) and self._enabled(action))
        self._share_width()

    def _enabled(self, action: str) -> bool:
        return self._book.action(action).isEnabled()

    def _tool(self, action: str, words: bool = True) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._book.action(action))
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_M, theme.SPACE_XS)
        row.setSpacing(theme.SPACE_S)
        for part in (self.back, self.lock, self.title, self.when):
            row.addWidget(part)
        row.addStretch(1)
        row.setStretchFactor(self.title, 0)
        files = (self.verify, self.reopen, self.save, self.document)
        for button in (self.present, *files, self.project, self.seal):
            row.addWidget(button)


def _short(view: CouncilView) -> str:
    return f"{view.klass.name} · {view.session.title}"


def _present(view: CouncilView) -> list[str]:
    """As drawn, "Présents 9/11 ✓ quorum"; the rule says whether there is one."""
    there = sum(member.there for member in view.members)
    said = [_("Présents {present}/{members}").format(present=there, members=len(view.members))]
    if view.quorate is not None:
        said.append(_("✓ quorum") if view.quorate else _("! pas de quorum"))
    return said


def sealed_sentence(seal: SealInfo) -> str:
    """When and by whom it was sealed."""
    moment = seal.sealed_at.astimezone()
    return _("Scellé le {day} à {time} par {name}").format(
        day=weekday_date(moment.date()), time=time_of_day(moment.time()), name=seal.sealed_by
    )


def _when(view: CouncilView) -> list[str]:
    session = view.session
    parts = [weekday_date(session.held_on), time_text(session.begins_at), session.place]
    return [part for part in parts if part]
