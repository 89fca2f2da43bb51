"""A class of 24 pupils from Monday to Friday, by keys alone."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from app.formats import weekday_date
from tests.ui.rooms.absences.conftest import ALT, CTRL, KEY

MONDAY = date(2025, 6, 16)
WEDNESDAY = 2
MOST_KEYS = 35  # what was asked; a day takes 21 at most


@dataclass(frozen=True)
class SchoolDay:
    """What is typed at each call, and what the register then holds."""

    morning: str
    absent: tuple[str, ...]
    late: dict[str, str]
    afternoon: str = ""
    back: tuple[str, ...] = ()


WEEK = (
    SchoolDay("3a11a19a22r10", ("Peeters", "Zorn07", "Zorn15"), {"Zorn18": "R10"}),
    # Zorn15 is back in the afternoon: its number, then Delete.
    SchoolDay("3a11a19a5r5", ("Peeters", "Zorn07", "Zorn15"), {"Zorn01": "R5"}, "19", ("Zorn15",)),
    SchoolDay("3a11a24a22r15", ("Peeters", "Zorn07", "Zorn20"), {"Zorn18": "R15"}),
    SchoolDay("1a2a11a22r120", ("Dubois", "Lambert", "Zorn07"), {"Zorn18": "R120"}),
    SchoolDay("1a2a11a23r1", ("Dubois", "Lambert", "Zorn07"), {"Zorn19": "R1"}),
)


@pytest.fixture
def monday(roll):
    """The roll of the Monday before, its first pupil under the cursor."""
    roll.press(KEY.Key_J, CTRL)
    roll.type(MONDAY.strftime("%d/%m/%Y"))
    roll.press(KEY.Key_Return)
    on_day(roll, MONDAY)
    roll.view.setFocus()
    return roll


def on_day(roll, day):
    roll.wait(lambda: roll.page.panel.when.text().startswith(weekday_date(day)))
    roll.wait(lambda: roll.page.panel.title.text() == "4TQA")
    roll.settle()


def call(roll):
    """Note the roll as called, and come back to the class."""
    roll.press(KEY.Key_Return, CTRL)
    roll.wait(lambda: roll.page.panel.title.text() == "2C")
    roll.press(KEY.Key_Left, CTRL)
    roll.wait(lambda: roll.page.panel.title.text() == "4TQA")


def take(roll, one, halves):
    """The calls of a day."""
    roll.type(one.morning)
    call(roll)
    if "pm" in halves:
        roll.press(KEY.Key_F4)
        roll.press(KEY.Key_D, CTRL)
        if one.afternoon:
            roll.type(one.afternoon)
            roll.press(KEY.Key_Delete)
        call(roll)


def expected(one, halves):
    held = {(name, "am"): "A" for name in one.absent}
    held |= {(name, "am"): text for name, text in one.late.items()}
    if "pm" in halves:
        held |= {(name, "pm"): "A" for name in one.absent if name not in one.back}
    return held


def test_a_week_of_a_class_takes_few_keys_a_day(monday):
    roll = monday
    for number, one in enumerate(WEEK):
        day = MONDAY + timedelta(days=number)
        halves = ("am",) if number == WEDNESDAY else ("am", "pm")
        on_day(roll, day)
        before = roll.pressed
        take(roll, one, halves)
        if number + 1 < len(WEEK):
            roll.press(KEY.Key_Right, ALT)
        assert roll.pressed - before <= MOST_KEYS
        assert roll.stored(day) == expected(one, halves)
        assert {slot for name, slot in roll.calls(day) if name == "4TQA"} == set(halves)
