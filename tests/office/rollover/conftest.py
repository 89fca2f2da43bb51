"""The small school with classes to go on to, and councils that decided."""

from datetime import date

import pytest

from app.models import Council, Decision, SchoolClass
from app.office.rollover.proposing import rollover

JUNE, SEPTEMBER = "class_council_june", "class_council_september"


class Ending:
    """Adds to the small school what its year ends in, and asks what follows."""

    def __init__(self, school):
        self.school = school

    def a_class(self, name, regime, study_year, form="", option=""):
        with self.school.session() as session:
            row = SchoolClass(
                year_id=self.school.year_id,
                regime=regime,
                name=name,
                study_year=study_year,
                form=form,
                option=option,
                position=study_year + 10,
            )
            session.add(row)
            session.flush()
            return row.id

    def decided(self, name, code, kind=JUNE, *, status="sealed", addendum=0, restrictions=()):
        """The council of a class decides on Lambert, and on nobody else."""
        place, pupil = name, "Lambert"
        with self.school.session() as session:
            council = Council(
                class_id=self.school.classes[place],
                kind=kind,
                addendum=addendum,
                held_on=date(2025, 9, 1) if kind == SEPTEMBER else date(2025, 6, 24),
                status=status,
            )
            session.add(council)
            session.flush()
            session.add(
                Decision(
                    council_id=council.id,
                    enrolment_id=self.school.enrolments[place, pupil],
                    code=code,
                    restrictions=list(restrictions),
                    decided_at=self.school.desk.now,
                )
            )

    def ask(self, label=None):
        return self.school.file.ask(rollover, self.school.desk, label)

    def of(self, name, pupil="Lambert"):
        """The row of a pupil of the small school."""
        wanted = self.school.pupils[name, pupil]
        return next(row for row in self.ask().rows if row.pupil_id == wanted)


@pytest.fixture
def ending(school):
    return Ending(school)
