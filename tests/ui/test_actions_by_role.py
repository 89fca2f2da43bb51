"""Every declared action, for every role: one whose right is missing cannot be done in any way."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton

from app.i18n import _
from app.office.rights import RIGHTS, Right, Role
from app.ui.action_book import ActionBook
from app.ui.actions import ACTIONS
from app.ui.menus import Menus
from app.ui.palette import Palette
from app.ui.room_head import RoomHead
from app.ui.rooms.catalogue import PAGES, ROOMS

NAMES = [room.name for room in (*ROOMS, *PAGES)]


@pytest.fixture
def place(qtbot):
    """A window where each action is bound, and notes that it was done."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.book = ActionBook(window)
    window.done = []
    Menus(window.menuBar(), window.book)
    for one in ACTIONS:
        window.book.bind(one.id, lambda name=one.id: window.done.append(name))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def refused(role):
    return {one.id for one in ACTIONS if one.right and one.right not in RIGHTS[role]}


def act_as(place, role, room):
    place.book.restrict(lambda right: right in RIGHTS[role])
    place.book.enter_room(room)


def in_menus(menu_bar):
    found, menus = set(), [action.menu() for action in menu_bar.actions() if action.isVisible()]
    while menus:
        for action in menus.pop().actions():
            if action.menu():
                menus.append(action.menu())
            elif action.isVisible() and action.isEnabled():
                found.add(action.objectName())
    return found - {""}


def test_the_table_names_only_rights_that_roles_hold():
    assert {one.right for one in ACTIONS} - {""} <= set(Right)
    assert refused(Role.HEAD) == set()
    assert all(refused(role) for role in Role if role is not Role.HEAD)


@pytest.mark.parametrize("role", Role)
def test_what_the_role_may_not_is_in_no_menu_and_not_in_the_palette(place, role):
    palette = Palette(place, place.book)
    shown = set()
    for room in ("", *NAMES):
        act_as(place, role, room)
        palette.open()
        titles = {entry.title for entry in palette.entries()}
        menus = in_menus(place.menuBar())
        shown |= menus
        for one in ACTIONS:
            wanted = one.id not in refused(role) and one.room in ("", room)
            assert place.book.action(one.id).isEnabled() == wanted, one.id
            assert place.book.action(one.id).isVisible() == wanted, one.id
        assert not menus & refused(role)
        offered = {_(one.title).replace("&", "") for one in place.book.all_offered()}
        assert titles <= offered
        palette.close_card()
    assert shown >= {one.id for one in ACTIONS if one.right} - refused(role)


@pytest.mark.parametrize("role", Role)
def test_its_shortcut_does_nothing(place, role):
    for room in NAMES:
        act_as(place, role, room)
        for one in ACTIONS:
            if one.id in refused(role) and one.room in ("", room):
                for keys in one.keys:
                    QTest.keySequence(place, QKeySequence(keys))
                place.book.trigger(one.id)
    assert not set(place.done) & refused(role)


def test_the_shortcuts_tried_do_their_action_for_who_may(place):
    tried = {one.id for one in ACTIONS if one.right and one.keys}
    for room in NAMES:
        act_as(place, Role.HEAD, room)
        for one in ACTIONS:
            if one.id in tried and one.room in ("", room):
                QTest.keySequence(place, QKeySequence(one.keys[0]))
    assert set(place.done) >= tried


@pytest.mark.parametrize("role", Role)
def test_it_has_no_button_in_the_bar_of_its_room(place, role):
    head = RoomHead(place.book)
    place.setCentralWidget(head)
    for room in NAMES:
        act_as(place, role, room)
        head.enter(room, room)
        kinds = (QPushButton, QToolButton)
        shown = {
            button.text().removesuffix("…")
            for kind in kinds
            for button in head.findChildren(kind)
            if button.isVisibleTo(head) and button.isEnabled()
        }
        for one in place.book.in_bar(room):
            assert (_(one.title).removesuffix("…") in shown) == (one.id not in refused(role)), (
                one.id
            )
