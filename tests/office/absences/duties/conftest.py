"""A register and its duties, driven by a few words."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from app.models import Duty
from app.office.absences.duties.following import check_duties
from app.office.absences.duties.listing import duties
from app.office.absences.marking import StatusEdit, set_statuses
from tests.office.absences.conftest import Register

TODAY = date(2025, 5, 5)  # a Monday


class Duties(Register):
    """The register, and what its duties are on a day."""

    today = TODAY

    def miss(self, pupil, number, start=date(2025, 1, 6), code="A"):
        """So many half-days missed, on Mondays and Tuesdays from a Monday on; what was said."""
        said = []
        for day, slot in half_days(start, number):
            said += self.edit(pupil, code, day, slot)
        return said

    def edit(self, pupil, code, day, slot="am", today=None):
        mark = self.mark(code) if code else None
        edit = StatusEdit(self.enrolment(pupil), slot, mark)
        return list(self.do(set_statuses, day, (edit,), today=today).notices)

    def do(self, command, *arguments, today=None):
        from dataclasses import replace

        desk = replace(self.school.desk, today=today or self.today)
        return self.school.file.run(command, desk, *arguments)

    def lines(self, pupil=None, today=None, status="open"):
        pupil_id = self.school.pupils[self.class_name, pupil] if pupil else None
        found = self.ask(duties, pupil_id, today=today or self.today).lines
        return [line for line in found if status in ("", line.status)]

    def kinds(self, pupil=None, status="open"):
        return sorted(line.kind for line in self.lines(pupil, status=status))

    def line(self, kind, pupil="Lambert", status="open"):
        (found,) = [one for one in self.lines(pupil, status=status) if one.kind == kind]
        return found

    def pupil_id(self, pupil="Lambert"):
        return self.school.pupils[self.class_name, pupil]

    def pass_days(self, today):
        self.today = today
        return self.do(check_duties).notices

    def rows(self):
        with self.school.session() as session:
            return session.exec(select(Duty)).all()


def half_days(start, number):
    """Morning and afternoon of Mondays and Tuesdays, from a Monday on, in school weeks."""
    found, week = [], start
    while len(found) < number:
        for day in (week, week + timedelta(days=1)):
            found += [(day, "am"), (day, "pm")]
        week += timedelta(days=7)
    return found[:number]


@pytest.fixture
def register(school):
    return Duties(school)
