"""The real window on a small school whose class 4TQA has 24 pupils, absences alone."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlmodel import col, select

from app.folding import folded
from app.models import Absence, AbsenceCode, Enrolment, JournalEntry, Pupil, RollCall
from app.settings import Settings
from app.ui.rooms import catalogue
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.schools import NOW, SmallSchool, make_school

LONG = 20_000
DAY = date(2025, 6, 24)  # a Tuesday
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
MORE = 20


class MorningClock:
    """Tuesday 24 June 2025, before the first lesson."""

    def today(self):
        return DAY

    def now(self):
        return datetime(2025, 6, 24, 8, 31, tzinfo=UTC)


@pytest.fixture
def rooms(monkeypatch):
    """The absence room alone."""
    only = tuple(one for one in catalogue.ROOMS if one.name == "absences")
    monkeypatch.setattr(catalogue, "ROOMS", only)


@pytest.fixture
def school(tmp_path):
    """A small school's file; the window that opens it closes it."""
    small = make_school(tmp_path)
    with small.session() as session:
        for number in range(1, MORE + 1):
            add_pupil(session, small, number)
    return small


def add_pupil(session, small: SmallSchool, number: int) -> None:
    last, first = f"Zorn{number:02}", "Zoé"
    pupil = Pupil(
        register_number=100 + number,
        last_name=last,
        first_name=first,
        search_key=folded(f"{last} {first}"),
        birth_date=date(2009, 1, 1),
        created_at=NOW,
    )
    session.add(pupil)
    session.flush()
    session.add(
        Enrolment(
            pupil_id=pupil.id,
            year_id=small.year_id,
            class_id=small.classes["4TQA"],
            start=date(2024, 8, 26),
        )
    )


@pytest.fixture
def read_only():
    """Whether the file is shown to be read only."""
    return False


@pytest.fixture
def window(qtbot, runner, rooms, school, read_only):
    """The window with the school open in it."""
    window = MainWindow(runner, Settings(), MorningClock())

    def leave(window):
        window.close_school()
        qtbot.waitUntil(lambda: window.workspace is None, timeout=LONG)

    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1366, 768)
    window.show()
    bench = Workbench(window.services, school.file, "Institut du Test")
    if read_only:
        bench = Workbench(window.services, ReadOnly(school.file), "Institut", "Léa l'a ouvert.")
    window.show_school(bench)
    return window


class ReadOnly:
    """The file as somebody else has it open."""

    read_only = True

    def __init__(self, file):
        self._file = file

    def __getattr__(self, name):
        return getattr(self._file, name)


@dataclass
class Roll:
    """The room, driven by keys; ``pressed`` counts them."""

    qtbot: object
    window: object
    school: SmallSchool
    pressed: int = field(default=0)

    @property
    def room(self):
        return self.window.workspace.room

    @property
    def page(self):
        return self.room.page

    @property
    def view(self):
        return self.page.panel.view

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=LONG)

    def settle(self):
        """Wait until the file has it all, and the room shows it."""
        self.wait(lambda: not self.window.runner.busy)

    def press(self, key, modifiers=PLAIN):
        self.pressed += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text):
        for letter in text:
            self.pressed += 1
            self.qtbot.keyClick(QApplication.focusWidget() or self.window, letter)

    def texts(self, column):
        model = self.view.model()
        return [model.index(line, column).data() for line in range(model.rowCount())]

    def stored(self, day=DAY):
        """By (last name, slot), the code and minutes of the entries that stand."""
        self.settle()
        with self.school.session() as session:
            rows = session.exec(
                select(Pupil.last_name, Absence, AbsenceCode.code)
                .join(Enrolment, Enrolment.pupil_id == Pupil.id)
                .join(Absence, Absence.enrolment_id == Enrolment.id)
                .join(AbsenceCode, AbsenceCode.id == Absence.code_id)
                .where(Absence.day == day, Absence.replaced_at.is_(None))
            )
            return {
                (name, row.slot): code if row.minutes_late is None else f"{code}{row.minutes_late}"
                for name, row, code in rows
            }

    def calls(self, day=DAY):
        self.settle()
        names = {number: name for name, number in self.school.classes.items()}
        with self.school.session() as session:
            rows = session.exec(
                select(RollCall).where(RollCall.day == day, col(RollCall.withdrawn_at).is_(None))
            )
            return {(names[row.class_id], row.slot) for row in rows}

    def journal(self):
        self.settle()
        with self.school.session() as session:
            rows = session.exec(select(JournalEntry).order_by(JournalEntry.id))
            return [row.title for row in rows if "absences" in row.action]


@pytest.fixture
def roll(qtbot, window, school):
    """The roll of 4TQA shown, the keyboard on its first pupil."""
    roll = Roll(qtbot, window, school)
    window.activateWindow()
    roll.wait(window.isActiveWindow)
    roll.wait(lambda: roll.view.rows.rowCount() == 24)
    roll.settle()
    roll.wait(roll.view.hasFocus)
    return roll
