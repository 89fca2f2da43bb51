"""A list and what is opened from it, in a wide and in a narrow place."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui import theme
from app.ui.side_by_side import BackToList, SideBySide


@pytest.fixture
def sides(qtbot):
    """The two and their splitter; the way back stands in what is opened."""
    listed, opened = QLabel("liste"), QWidget()
    back = BackToList()
    QHBoxLayout(opened).addWidget(back)
    split = SideBySide(listed, opened, back)
    qtbot.addWidget(split)
    split.resize(theme.NARROW_ROOM, 300)
    split.show()
    return split, listed, opened, back


def shown(sides):
    _split, listed, opened, back = sides
    return listed.isVisible(), opened.isVisible(), back.isVisible()


def test_both_are_shown_where_there_is_room(sides):
    split, *_rest = sides
    assert shown(sides) == (True, True, False)
    split.open()
    assert shown(sides) == (True, True, False)


def test_one_is_shown_where_there_is_not(sides, qtbot):
    split, *_rest = sides
    split.resize(theme.NARROW_ROOM - 1, 300)
    qtbot.waitUntil(lambda: shown(sides) == (True, False, False))
    assert not split.shows_opened
    split.open()
    assert shown(sides) == (False, True, True)
    split.open(False)
    assert shown(sides) == (True, False, False)
    split.open()
    split.resize(theme.NARROW_ROOM, 300)
    qtbot.waitUntil(lambda: shown(sides) == (True, True, False))


def test_where_nothing_can_be_opened_the_list_has_all(sides):
    split, *_rest = sides
    split.allow(False)
    assert shown(sides)[:2] == (True, False)
    split.resize(theme.NARROW_ROOM - 1, 300)
    split.open()
    assert shown(sides)[:2] == (True, False)
    split.allow(True)
    assert shown(sides)[:2] == (False, True)


def test_without_a_list_what_is_opened_stands_alone_and_leads_back_nowhere(sides, qtbot):
    split, *_rest = sides
    split.list_some(False)
    assert shown(sides) == (False, True, False)
    split.resize(theme.NARROW_ROOM - 1, 300)
    assert shown(sides) == (False, True, False)
    split.list_some(True)
    qtbot.waitUntil(lambda: shown(sides) == (True, False, False))
