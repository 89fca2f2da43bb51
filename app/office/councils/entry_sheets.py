"""The sheets in which teachers enter their marks at home: one a teacher, their courses alone."""

from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from app.models import CourseFollowed, CourseGroup, Staff, Teaching
from app.office.councils.attending import attending_ids, followed_on
from app.office.councils.columns import course_of
from app.office.councils.constats import marks_of
from app.office.councils.loading import sitting
from app.office.councils.mark_files import CODE_SIGN
from app.office.councils.marks import mark_text, maximum_of, scale_of
from app.office.councils.opened import opened
from app.office.councils.seats import person
from app.office.councils.sheet_origins import ORIGIN_TITLE, origin_of
from app.office.councils.views import CouncilView, CourseColumn, Person
from app.office.work import Reading, query
from app.reports.entry_sheet_view import EntryColumn, EntryLine, EntrySheet

WORDS: Final = ("abs", "disp")
WORDS_WITH_FRAUD: Final = (*WORDS, "fraude")


@dataclass(frozen=True)
class MissingMarks:
    """The marks that a teacher still owes: by course, the pupils without one.

    ``person`` is None for courses that nobody teaches.
    """

    person: Person | None
    courses: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def count(self) -> int:
        """How many marks are missing."""
        return sum(len(pupils) for _title, pupils in self.courses)


@query
def entry_sheets(reading: Reading, council_id: int) -> tuple[EntrySheet, ...]:
    """One sheet a teacher, in the order of their names; what was entered stands in it."""
    found = sitting(reading.session, council_id)
    view = opened(reading.session, found, reading.figures).view
    taught = _taught(reading.session, council_id)
    return tuple(
        _sheet(view, staff, cells) for staff, cells in taught.items() if staff is not None and cells
    )


@query
def missing_marks(reading: Reading, council_id: int) -> tuple[MissingMarks, ...]:
    """The marks that are missing, by teacher; those who entered all of theirs are left out."""
    found = sitting(reading.session, council_id)
    view = opened(reading.session, found, reading.figures).view
    by_teacher = dict(_taught(reading.session, council_id))
    attributed = {cell for cells in by_teacher.values() for cell in cells}
    everyone = {
        (pupil.enrolment_id, course_of(column))
        for pupil in view.pupils
        for column in pupil.open_courses
    }
    told = [_owed(view, staff, cells) for staff, cells in by_teacher.items()]
    told.append(_owed(view, None, everyone - attributed))
    return tuple(one for one in told if one.count)


_Cells = set[tuple[int, int]]
"""Enrolments and courses."""


def _taught(session: Session, council_id: int) -> dict[Person, _Cells]:
    """The cells of each teacher: the pupils who follow one of their groups."""
    council = sitting(session, council_id).council
    rows = session.exec(
        select(Staff, col(CourseFollowed.enrolment_id), col(CourseFollowed.course_id))
        .join(Teaching, col(Teaching.staff_id) == col(Staff.id))
        .join(CourseGroup, col(CourseGroup.id) == col(Teaching.group_id))
        .join(CourseFollowed, col(CourseFollowed.group_id) == col(CourseGroup.id))
        .where(col(CourseFollowed.enrolment_id).in_(attending_ids(council)))
        .where(followed_on(council.held_on))
        .order_by(col(Staff.last_name), col(Staff.first_name))
    )
    found: dict[Person, _Cells] = {}
    for staff, enrolment_id, course_id in rows:
        found.setdefault(person(staff), set()).add((enrolment_id, course_id))
    return found


def _sheet(view: CouncilView, staff: Person, cells: _Cells) -> EntrySheet:
    own = {course_id for _enrolment, course_id in cells}
    columns = [course for course in view.courses if course_of(course.id) in own]
    lines = []
    for pupil in view.pupils:
        marks = marks_of(pupil)
        taken = [
            (pupil.enrolment_id, course_of(course.id)) in cells and course.id in pupil.open_courses
            for course in columns
        ]
        if any(taken):
            texts = tuple(
                mark_text(marks.get(course.id)) if open_ else None
                for course, open_ in zip(columns, taken, strict=True)
            )
            lines.append(EntryLine(pupil.number, pupil.name, texts))
    return EntrySheet(
        title=f"{view.klass.name} {staff.last_name}".strip(),
        teacher=staff.name,
        council=f"{view.klass.name}, {view.session.title}",
        scale=view.scale.title,
        columns=tuple(_column(view, course) for course in columns),
        lines=tuple(lines),
        origin_title=ORIGIN_TITLE,
        origin=origin_of(view, staff.name),
        words=WORDS_WITH_FRAUD if view.frauds else WORDS,
    )


def _column(view: CouncilView, course: CourseColumn) -> EntryColumn:
    name = course.code or course.short
    return EntryColumn(
        f"{name}{CODE_SIGN}{course.title}",
        maximum_of(view.scale, course),
        scale_of(view.scale, course).step,
    )


def _owed(view: CouncilView, staff: Person | None, cells: _Cells) -> MissingMarks:
    courses = []
    for course in view.courses:
        pupils = tuple(
            pupil.enrolment_id
            for pupil in view.pupils
            if (pupil.enrolment_id, course_of(course.id)) in cells
            and course.id in pupil.open_courses
            and course.id not in marks_of(pupil)
        )
        if pupils:
            courses.append((course.title, pupils))
    return MissingMarks(staff, tuple(courses))
