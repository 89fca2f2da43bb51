"""The line above a room: its title, its actions, and the way to the palette."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.action_book import ActionBook, shown_keys
from app.ui.actions import ActionSpec, spec
from app.ui.forms.form import main_button
from app.ui.icons import icon
from app.ui.qt import override
from app.ui.theme import Token


class RoomHead(QWidget):
    """Made anew for each room entered, from the actions that say ``bar``."""

    def __init__(self, book: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book = book
        self._buttons: list[tuple[ActionSpec, QWidget]] = []
        self.title = QLabel()
        self.title.setFont(theme.heading_font(1))
        self._search = QPushButton(_("Chercher partout…"))
        self._search.setObjectName("search")
        self._search.setIcon(icon("search", Token.MUTED))
        self._search.setToolTip(shown_keys(spec("app.palette")))
        self._search.clicked.connect(lambda: book.trigger("app.palette"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
        self._row.setSpacing(theme.SPACE_S)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self._row.addWidget(self._search)
        book.offered.connect(self._show_offered)

    def enter(self, room: str, title: str) -> None:
        """Show the title and the actions of a room."""
        self.title.setText(title)
        for _one, button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [(one, self._button(one)) for one in self._book.in_bar(room)]
        ordered = sorted(self._buttons, key=lambda pair: pair[0].main)
        for place, (_one, button) in enumerate(ordered):
            self._row.insertWidget(2 + place, button)
        self._show_offered()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words of the search out."""
        self._search.setText("" if narrow else _("Chercher partout…"))
        self._search.setAccessibleName(_("Chercher partout"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def first_focus(self) -> QWidget:
        """The first button that can be pressed."""
        shown = (button for _one, button in self._buttons if button.isVisible())
        return next(shown, self._search)

    def _button(self, one: ActionSpec) -> QWidget:
        return self._main(one) if one.main else self._tool(one)

    def _main(self, one: ActionSpec) -> QWidget:
        button = main_button(QPushButton(_(one.title)))
        button.setDefault(False)
        if one.icon:
            button.setIcon(icon(one.icon, Token.ON_ACCENT))
        button.setToolTip(self._book.action(one.id).toolTip())
        button.clicked.connect(lambda: self._book.trigger(one.id))
        return button

    def _tool(self, one: ActionSpec) -> QWidget:
        button = QToolButton()
        button.setDefaultAction(self._book.action(one.id))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_offered(self) -> None:
        for one, button in self._buttons:
            button.setVisible(self._book.offers(one.id))
            button.setEnabled(self._book.action(one.id).isEnabled())
        self._fit()

    def _fit(self) -> None:
        """Where all words do not fit, the lesser actions keep their pictures alone.

        Their words stay in their tips; the main action is never cut.
        """
        style = Qt.ToolButtonStyle
        self._style_tools(style.ToolButtonTextBesideIcon)
        if self._row.minimumSize().width() > self.width():
            self._style_tools(style.ToolButtonIconOnly)

    def _style_tools(self, wanted: Qt.ToolButtonStyle) -> None:
        for _one, button in self._buttons:
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(wanted)
        self._row.invalidate()
