"""Every icon exists in the font, differs, and takes the colour of the theme."""

import pytest
from PySide6.QtCore import QSize

from app.ui import theme
from app.ui.actions import ACTIONS
from app.ui.icons import ICONS, icon, pixmap
from app.ui.rooms.catalogue import ROOMS
from app.ui.theme import Token


def dots(name, token=Token.TEXT):
    image = pixmap(name, token, 32).toImage()
    return [image.pixelColor(x, y) for x in range(32) for y in range(32)]


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(qapp, name):
    assert any(dot.alpha() > 200 for dot in dots(name))


def test_icons_take_the_colour_asked(qapp):
    strong = [dot for dot in dots("print", Token.FAIL) if dot.alpha() == 255]
    assert strong
    assert all(dot.rgb() == theme.colour(Token.FAIL).rgb() for dot in strong)


def test_an_icon_made_before_follows_a_change_of_theme(qapp):
    made = icon("print")
    before = made.pixmap(QSize(16, 16)).toImage()
    theme.use("dark")
    after = made.pixmap(QSize(16, 16)).toImage()
    theme.use("light")
    assert before != after


def test_actions_and_rooms_name_icons_that_exist():
    assert {one.icon for one in ACTIONS if one.icon} <= set(ICONS)
    assert {one.icon for one in ROOMS} <= set(ICONS)


def test_an_unknown_meaning_is_an_error(qapp):
    with pytest.raises(KeyError):
        icon("no such meaning")
