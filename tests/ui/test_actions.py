"""The table of actions holds together."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import app.ui
from app.i18n import LANGUAGES, _, use_language
from app.office.rights import Right
from app.ui.actions import ACTIONS, Menu, spec
from app.ui.key_hints import HINTS
from app.ui.rooms.catalogue import PAGES, ROOMS

ROOM_NAMES = {room.name for room in (*ROOMS, *PAGES)}


def test_ids_are_unique():
    assert not [one for one, count in Counter(one.id for one in ACTIONS).items() if count > 1]


@pytest.mark.parametrize("one", ACTIONS, ids=lambda one: one.id)
def test_rights_rooms_and_keys_exist(one):
    assert not one.right or one.right in set(Right)
    assert not one.room or one.room in ROOM_NAMES
    assert all(not QKeySequence(keys).isEmpty() for keys in one.keys)
    assert one.bar <= bool(one.room)
    assert spec(one.id) is one


def test_no_two_actions_offered_together_share_a_key():
    for one, other in combinations(ACTIONS, 2):
        together = not (one.room and other.room and one.room != other.room)
        shared = {*map(QKeySequence, one.keys)} & {*map(QKeySequence, other.keys)}
        assert not (together and shared), (one.id, other.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_menus_answer_to_the_same_letter(language):
    use_language(language)
    letters = [_(menu.value).partition("&")[2][:1].lower() for menu in Menu]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_every_room_is_reached_by_a_number():
    for number, room in enumerate(ROOMS, start=1):
        assert spec(f"go.{room.name}").keys == (f"Ctrl+{number}",)


def test_hints_name_rooms():
    assert {hint.room for hint in HINTS} <= {"", *ROOM_NAMES}


def test_no_shortcut_stands_elsewhere():
    folder = Path(app.ui.__file__).parent
    for file in folder.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert "QShortcut" not in text, file
        if file.name not in ("action_book.py",):
            assert "setShortcut" not in text, file
