"""The register of the class 4TQA of the small school, with what tests do to it in a word."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from sqlmodel import select

from app.models import Enrolment, SchoolClass, SchoolYear
from app.office.absences.board import day_board
from app.office.absences.entries import Mark
from app.office.absences.marking import StatusEdit, set_statuses
from app.office.absences.roll import roll
from tests.schools import SmallSchool

DAY = date(2025, 6, 24)  # a Tuesday


@dataclass
class Register:
    """The school, and gestures on its register."""

    school: SmallSchool
    class_name: str = "4TQA"

    @property
    def class_id(self) -> int:
        return self.school.classes[self.class_name]

    def enrolment(self, pupil: str) -> int:
        return self.school.enrolments[self.class_name, pupil]

    def mark(self, code: str, minutes: int | None = None, **rest) -> Mark:
        codes = self.ask(day_board, DAY).codes
        return Mark(next(one.id for one in codes if one.code == code), minutes, **rest)

    def give(self, pupil: str, code: str | None, day=DAY, slot="am", **rest) -> int:
        mark = self.mark(code, **rest) if code else None
        edit = StatusEdit(self.enrolment(pupil), slot, mark)
        return len(self.run(set_statuses, day, (edit,)))

    def roll(self, day=DAY):
        return self.ask(roll, self.class_id, day)

    def status(self, pupil: str, day=DAY, slot="am") -> str:
        found = self.roll(day)
        codes = {code.id: code.code for code in found.codes}
        row = next(one for one in found.pupils if one.enrolment_id == self.enrolment(pupil))
        entry = row.entries.get((day, slot))
        return codes[entry.mark.code_id] if entry else ""

    def run(self, command, *arguments, today=None):
        desk = self.school.desk
        if today is not None:
            desk = replace(desk, today=today)
        return self.school.file.run(command, desk, *arguments).value

    def ask(self, query, *arguments, today=None):
        desk = self.school.desk
        if today is not None:
            desk = replace(desk, today=today)
        return self.school.file.ask(query, desk, *arguments)


@pytest.fixture
def register(school) -> Register:
    return Register(school)


def enrol_last_year(school, pupil_id):
    """The pupil was in another class the year before, of which no end was noted."""
    with school.session() as session:
        year = SchoolYear(
            label="2023-2024", first_day=date(2023, 8, 28), last_day=date(2024, 8, 25)
        )
        session.add(year)
        now = session.exec(select(Enrolment).where(Enrolment.pupil_id == pupil_id)).one()
        of_now = session.get(SchoolClass, now.class_id)
        session.flush()
        values = of_now.model_dump(exclude={"id", "year_id", "name"})
        old = SchoolClass(**values, year_id=year.id, name="1C")
        session.add(old)
        session.flush()
        values = now.model_dump(exclude={"id", "year_id", "class_id", "start"})
        session.add(Enrolment(**values, year_id=year.id, class_id=old.id, start=year.first_day))
