"""A council on the class 4TQA of the small school, with what tests do to it in a word."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from sqlalchemy import event

from app.office.councils.deciding import decide
from app.office.councils.entering import MarkEdit, enter_marks
from app.office.councils.opened import council
from app.office.councils.opening import NewCouncil, SessionDetails, open_council
from app.office.councils.sealing import closing, seal
from app.office.councils.views import DecisionState, MarkValue
from app.reports.proces_verbal import render_proces_verbal
from tests.schools import SmallSchool

COURSES = ("FR", "MA", "NL", "SC", "EP")


@dataclass
class Sitting:
    """An open council and its gestures."""

    school: SmallSchool
    class_name: str
    id: int

    def enrolment(self, pupil: str) -> int:
        return self.school.enrolments[self.class_name, pupil]

    def course(self, code: str) -> int:
        return self.school.courses[self.class_name, code]

    def edit(self, pupil: str, code: str, mark) -> MarkEdit:
        if isinstance(mark, str):
            value = MarkValue(None, mark) if mark.isalpha() else MarkValue(Decimal(mark))
        else:
            value = mark
        return MarkEdit(self.enrolment(pupil), self.course(code), value)

    def enter(self, pupil: str, *marks: str | None) -> None:
        edits = [
            self.edit(pupil, code, mark) for code, mark in zip(COURSES, marks, strict=False) if mark
        ]
        self.run(enter_marks, self.id, tuple(edits))

    def decide(self, pupil: str, code: str | None, **state):
        made = None if code is None else DecisionState(code, **state)
        return self.run(decide, self.id, self.enrolment(pupil), made)

    def run(self, command, *arguments):
        return self.school.file.run(command, self.school.desk, *arguments)

    def ask(self, query, *arguments):
        return self.school.file.ask(query, self.school.desk, *arguments)

    def opened(self):
        return self.ask(council, self.id)

    def row(self, pupil: str):
        return self.opened().view.pupil(self.enrolment(pupil))

    def constat(self, pupil: str):
        there = self.opened()
        row = there.view.pupil(self.enrolment(pupil))
        marks = {entered.course_id: entered.mark for entered in row.marks}
        return there.judge.constat(row, marks, row.decision)

    def complete(self) -> None:
        """Marks and decisions for the four pupils, nothing missing."""
        self.enter("Lambert", "14", "11", "9", "12", "15")
        self.enter("Dubois", "9", "12", "7", "12", "15")
        self.enter("Van Damme", "5", "4", "7.5", "6", "10")
        self.enter("Peeters", "15", "16", "14", "15", "dispensed")
        self.decide("Lambert", "aoa")
        self.decide("Dubois", "aob", restrictions=("général",), motivation="Lacunes en français.")
        self.decide("Van Damme", "aoc", motivation="Trop d'échecs.")
        self.decide("Peeters", "adjourned")

    def seal(self):
        end = self.ask(closing, self.id)
        assert end.view is not None, end.missing
        return self.run(seal, self.id, end.fingerprint, render_proces_verbal(end.view))


def sit(school: SmallSchool, class_name: str, kind: str = "class_council_june") -> Sitting:
    new = NewCouncil(
        school.classes[class_name],
        kind,
        SessionDetails(school.desk.today, "14:05", "Local 12", None, school.staff["MAR"]),
        tuple(school.staff.values()),
    )
    return Sitting(school, class_name, school.file.run(open_council, school.desk, new).value)


@pytest.fixture
def sitting(school) -> Sitting:
    return sit(school, "4TQA")


@pytest.fixture
def statements(school):
    """The SQL statements executed since the list was last cleared."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(school.file.engine, "before_cursor_execute", note)
    yield seen
    event.remove(school.file.engine, "before_cursor_execute", note)


def replaced(state, **changes):
    return replace(state, **changes)
