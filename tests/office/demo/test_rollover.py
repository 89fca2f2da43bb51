"""The whole school of the demonstration goes on to its next year."""

from collections import Counter
from shutil import copyfile

from sqlmodel import func, select

from app.db.keys import keys_path
from app.db.unit_of_work import reading
from app.models import CourseFollowed, Enrolment, Pupil, SchoolClass
from app.office.files.creation import open_school
from app.office.rollover.proposing import State, rollover
from app.office.rollover.rolling import Chosen, roll_over
from app.office.work import Desk
from tests.office.demo.conftest import NOW


def test_everybody_goes_on_with_a_class_and_courses_and_only_once(demo, tmp_path):
    source, path = demo.summary.path, tmp_path / "demo.matricule"
    copyfile(source, path)
    copyfile(keys_path(source), keys_path(path))
    file = open_school(path, demo.summary.account, demo.summary.password, NOW)
    desk = Desk(file.actor, NOW.date(), NOW)
    rows = file.ask(rollover, desk).rows
    assert len(rows) > 500
    assert {row.state for row in rows} >= {State.READY, State.TO_CHOOSE}
    chosen = tuple(Chosen(row.pupil_id, row.proposed or row.class_name) for row in rows)
    rolled = file.run(roll_over, desk, "2025-2026", chosen).value
    assert (rolled.enrolled, rolled.already) == (len(rows), 0)
    assert len(set(rolled.classes)) == len({row.class_name for row in rows})
    again = file.run(roll_over, desk, "2025-2026", chosen).value
    assert (again.enrolled, again.already, again.classes) == (0, len(rows), ())
    with reading(file.engine, file.path) as session:
        new = select(Enrolment.id).where(Enrolment.year_id == rolled.year_id)
        courses = Counter(
            session.exec(
                select(CourseFollowed.enrolment_id).where(CourseFollowed.enrolment_id.in_(new))
            )
        )
        assert len(courses) == len(rows)
        assert min(courses.values()) > 5
        pupils = session.exec(select(func.count()).select_from(Pupil)).one()
        assert pupils == session.exec(select(func.max(Pupil.register_number))).one()
        names = session.exec(
            select(SchoolClass.name).where(SchoolClass.year_id == rolled.year_id)
        ).all()
        assert sorted(names) == sorted(rolled.classes)
    assert {row.state for row in file.ask(rollover, desk).rows} == {State.ENROLLED}
    file.close(NOW)
