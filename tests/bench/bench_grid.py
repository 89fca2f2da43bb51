"""The council's grid, 30 pupils × 34 courses, in the real window on a real file.

A keystroke is measured from the key event to the end of the painting that it causes, the
whole window being shown without a screen; the mark goes to the encrypted file meanwhile.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import event
from sqlmodel import select

from app import paths
from app.models import Course, CourseFollowed, CourseGroup, Decision, Enrolment, Mark, Pupil
from app.office.councils.background import backgrounds
from app.office.councils.constats import marks_of
from app.office.councils.phrases import phrases
from app.office.councils.sealing import closing
from app.office.councils.what_if import smallest_change
from app.reports.proces_verbal import render_proces_verbal
from app.settings import Settings
from app.ui import theme
from app.ui.rooms import catalogue
from app.ui.runner import Runner
from app.ui.window import MainWindow
from app.ui.workbench import Workbench
from tests.bench.harness import Row, seconds
from tests.office.councils.conftest import Sitting, sit
from tests.schools import SmallSchool, make_school

PUPILS, COURSES = 30, 34
ALL_SHOWN = (2600, 1060)
LAPTOP = (1366, 768)
NOW = datetime(2025, 6, 24, 14, 3, tzinfo=UTC)
BETWEEN_KEYS = 30
"""Milliseconds from a keystroke painted to the next: a fast typist takes three times as long."""
FRAME, OPENING, DOCUMENT, SEARCH = 16.0, 0.150, 1.0, 100.0


class FixedClock:
    def today(self) -> date:
        return NOW.date()

    def now(self) -> datetime:
        return NOW


def rows() -> Iterator[Row]:
    """Statements, opening, keystrokes alone and beside documents, the procès-verbal."""
    with TemporaryDirectory() as folder:
        os.environ[paths.HOME_VARIABLE] = folder  # the widths of this computer's user are theirs
        school = make_school(Path(folder))
        sitting = sit(school, "4TQA")
        few = _statements(sitting)
        _fill(school, sitting)
        many = _statements(sitting)
        yield Row("statements to open a grid, 4 pupils × 5 courses", few, "")
        yield Row(f"statements to open a grid, {PUPILS} × {COURSES}", many, "", few)
        yield Row("opening a grid from the file", seconds(sitting.opened), "s", OPENING)
        yield Row("opening it with the data of all panels", _everything(sitting), "s", OPENING)
        yield from _smallest_changes(sitting)
        yield from _keystrokes(sitting)


def _statements(sitting: Sitting) -> int:
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    engine = sitting.school.file.engine
    event.listen(engine, "before_cursor_execute", note)
    sitting.opened()
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def _everything(sitting: Sitting) -> float:
    """The grid, the phrases, and what is at hand on each pupil."""

    def read() -> None:
        sitting.opened()
        sitting.ask(phrases)
        sitting.ask(backgrounds, sitting.id)

    return seconds(read)


def _smallest_changes(sitting: Sitting) -> Iterator[Row]:
    """Of the pupils, the longest search for the mark that would alter the constat."""
    opened = sitting.opened()
    view, judge = opened.view, opened.judge
    took = [
        seconds(lambda one=pupil: smallest_change(view, judge, one, marks_of(one)), times=1)
        for pupil in view.pupils
    ]
    yield Row("smallest change of a pupil, longest", max(took) * 1000, "ms", SEARCH)


def _keystrokes(sitting: Sitting) -> Iterator[Row]:
    application = QApplication.instance() or QApplication([])
    theme.install(application, "light")
    catalogue.ROOMS = tuple(one for one in catalogue.ROOMS if one.name == "councils")
    end = sitting.ask(closing, sitting.id)
    took = seconds(lambda: render_proces_verbal(end.view))
    yield Row(f"procès-verbal of {PUPILS} pupils", took, "s", DOCUMENT)
    runner = Runner()
    window = _window(runner, sitting, LAPTOP)
    marks = window.workspace.room.page.grid.marks
    sizes = ((LAPTOP, "1366 × 768"), (ALL_SHOWN, "all 34 courses in sight"))
    for first, (size, name) in enumerate(sizes):
        window.resize(*size)
        QApplication.processEvents()
        clock, busy = _95th(marks, first)
        yield Row(f"keystroke to grid, 95th of 100 keys, {name}", clock, "ms", FRAME)
        yield Row("  of which work of the window's thread, 95th", busy, "ms")
    job = runner.in_processes(
        window, render_proces_verbal, [end.view] * 200, _ignore, _ignore, _ignore
    )
    yield Row("the same while documents render", _95th(marks, 7)[0], "ms", FRAME)
    job.cancel()
    _close(window, runner)


def _95th(marks, first: int) -> tuple[float, float]:
    """Marks typed down the columns: one or two digits and Enter each.

    By the clock, and by the work of the window's thread alone: what else the computer does
    shows in their difference. ``first`` makes the marks differ from one measure to the
    next: what changes nothing is not sent to the file.
    """
    marks.go((0, 0))
    _type(marks, 20, first)  # the first keys fill caches
    took = _type(marks, 120, first + 20)
    place = len(took) * 95 // 100
    by_clock = sorted(clock for clock, _busy in took)[place]
    by_work = sorted(busy for _clock, busy in took)[place]
    return by_clock * 1000, by_work * 1000


def _type(marks, count: int, first: int) -> list[tuple[float, float]]:
    took = []
    for number in range(first, first + count):
        for key in (*str(number % 20), Qt.Key.Key_Return):
            target = marks.editor if marks.editor.active else marks
            start, busy = perf_counter(), thread_time()
            QTest.keyClick(target, key)
            QApplication.sendPostedEvents()  # the painting; the file is told after it
            took.append((perf_counter() - start, thread_time() - busy))
            QTest.qWait(BETWEEN_KEYS)
    return took


def _window(runner: Runner, sitting: Sitting, size: tuple[int, int]) -> MainWindow:
    window = MainWindow(runner, Settings(), FixedClock())
    window.set_welcome(QLineEdit())
    window.resize(*size)
    window.show()
    window.show_school(Workbench(window.services, sitting.school.file, "Mesures"))
    room = window.workspace.room
    room.show_council(sitting.id)
    _wait(lambda: room.page is not None and not runner.busy)
    return window


def _close(window: MainWindow, runner: Runner) -> None:
    window.close_school()
    _wait(lambda: window.workspace is None)
    runner.close()
    window.close()


def _wait(condition: Callable[[], bool], most: float = 30.0) -> None:
    end = monotonic() + most
    while not condition():
        QApplication.processEvents()
        if monotonic() > end:
            raise TimeoutError


def _ignore(*_what: object) -> None:
    """Nothing is made of the documents."""


def _fill(school: SmallSchool, sitting: Sitting) -> None:
    """Bring the class to 30 pupils and 34 courses, every mark but the typed ones entered."""
    with school.session() as session:
        courses = [*(sitting.course(code) for code in ("FR", "MA", "NL", "SC", "EP"))]
        for number in range(len(courses), COURSES):
            course = Course(
                year_id=school.year_id,
                code=f"4TQA:C{number}",
                title=f"Cours {number}",
                short_title=f"C{number}",
                weekly_periods=Decimal(2),
                position=number,
            )
            session.add(course)
            session.flush()
            courses.append(course.id)
        groups = {}
        for course_id in courses:
            group = CourseGroup(course_id=course_id, name="bench")
            session.add(group)
            session.flush()
            groups[course_id] = group.id
        enrolments = [sitting.enrolment(name) for name in ("Dubois", "Lambert", "Peeters")]
        enrolments += [_pupil(session, school, sitting, number) for number in range(PUPILS - 4)]
        enrolments.append(sitting.enrolment("Van Damme"))
        taken = set(session.exec(select(CourseFollowed.enrolment_id, CourseFollowed.course_id)))
        for place, enrolment_id in enumerate(enrolments):
            for at, course_id in enumerate(courses):
                if (enrolment_id, course_id) not in taken:
                    session.add(
                        CourseFollowed(
                            enrolment_id=enrolment_id,
                            course_id=course_id,
                            group_id=groups[course_id],
                        )
                    )
                session.add(
                    Mark(
                        council_id=sitting.id,
                        enrolment_id=enrolment_id,
                        course_id=course_id,
                        value=Decimal((place * 7 + at * 5) % 41) / 2,
                    )
                )
            session.add(
                Decision(
                    council_id=sitting.id, enrolment_id=enrolment_id, code="aoa", decided_at=NOW
                )
            )


def _pupil(session, school: SmallSchool, sitting: Sitting, number: int) -> int:
    pupil = Pupil(
        register_number=5000 + number,
        last_name=f"Mesure{number:02}",
        first_name="Élève",
        search_key=f"mesure{number:02} eleve",
        birth_date=date(2009, 5, 17),
        created_at=NOW,
    )
    session.add(pupil)
    session.flush()
    enrolment = Enrolment(
        pupil_id=pupil.id,
        year_id=school.year_id,
        class_id=school.classes[sitting.class_name],
        start=date(2024, 8, 26),
    )
    session.add(enrolment)
    session.flush()
    return enrolment.id
