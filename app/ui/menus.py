"""The menu bar, made from the table of actions."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import _
from app.ui.action_book import ActionBook
from app.ui.actions import ACTIONS, Menu


class Menus(QObject):
    """Fills a menu bar; a menu without anything to offer is not shown."""

    def __init__(self, bar: QMenuBar, book: ActionBook) -> None:
        # A child of the bar: it hears no more of the book once the menus are gone.
        super().__init__(bar)
        self._menus = [self._made(bar, menu, book) for menu in Menu]
        book.offered.connect(self._show_offered)
        self._show_offered()

    def _made(self, bar: QMenuBar, menu: Menu, book: ActionBook) -> QMenu:
        shown = bar.addMenu(_(menu.value))
        group = None
        for one in ACTIONS:
            if one.menu is not menu:
                continue
            if group is not None and (one.group, one.room) != group:
                shown.addSeparator()
            group = (one.group, one.room)
            shown.addAction(book.action(one.id))
        return shown

    def _show_offered(self) -> None:
        for shown in self._menus:
            offered = any(
                action.isVisible() and not action.isSeparator() for action in shown.actions()
            )
            shown.menuAction().setVisible(offered)
