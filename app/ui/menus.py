"""The menu bar, made from the table of actions."""

from PySide6.QtWidgets import QMenu, QMenuBar

from app.i18n import _
from app.ui.action_book import ActionBook
from app.ui.actions import ACTIONS, Menu


def fill_menu_bar(bar: QMenuBar, book: ActionBook) -> None:
    """Make the menus; one without anything to offer is not shown."""
    menus = [(bar.addMenu(_(menu.value)), menu) for menu in Menu]
    for shown, menu in menus:
        _fill(shown, menu, book)

    def show_offered() -> None:
        for shown, _menu in menus:
            shown.menuAction().setVisible(any(_offered(shown)))

    book.offered.connect(show_offered)
    show_offered()


def _fill(shown: QMenu, menu: Menu, book: ActionBook) -> None:
    group = None
    for one in ACTIONS:
        if one.menu is not menu:
            continue
        if group is not None and (one.group, one.room) != group:
            shown.addSeparator()
        group = (one.group, one.room)
        shown.addAction(book.action(one.id))


def _offered(menu: QMenu) -> list[bool]:
    return [action.isVisible() and not action.isSeparator() for action in menu.actions()]
