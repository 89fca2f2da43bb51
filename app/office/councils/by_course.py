"""A council with one mark a course, for the papers: where a course has several, the rule's."""

from collections.abc import Iterable
from dataclasses import replace

from app.office.councils.columns import course_of
from app.office.councils.constats import Judge, marks_of
from app.office.councils.views import (
    FINAL,
    CouncilView,
    CourseColumn,
    EnteredMark,
    MarkValue,
    PupilRow,
)


def by_course(view: CouncilView, judge: Judge) -> CouncilView:
    """The same council, each course with the mark that the rule makes of its parts.

    A pupil whose marks do not suffice for the rule has none. Unchanged where each course
    has one mark, and where no rule makes one of several: each then stands for itself.
    """
    if not view.promotion_rule or all(column.component == FINAL for column in view.courses):
        return view
    courses = {course_of(column.id): _whole(column) for column in view.courses}
    return replace(
        view,
        courses=tuple(courses.values()),
        pupils=tuple(_pupil(pupil, judge) for pupil in view.pupils),
    )


def _whole(column: CourseColumn) -> CourseColumn:
    return replace(
        column,
        id=course_of(column.id),
        title=column.title.rpartition(", ")[0],
        short=column.short.rpartition(" ")[0],
        component=FINAL,
        optional=False,
    )


def _pupil(pupil: PupilRow, judge: Judge) -> PupilRow:
    constat = judge.constat(pupil, marks_of(pupil), pupil.decision)
    marks = (
        EnteredMark(one.course_id, MarkValue(one.value))
        for one in sorted(constat.course_marks, key=lambda one: one.course_id)
    )
    return replace(pupil, followed=courses_in(pupil.followed), marks=tuple(marks))


def courses_in(columns: Iterable[int]) -> tuple[int, ...]:
    """The courses of these columns, each once."""
    return tuple(dict.fromkeys(course_of(column) for column in columns))
