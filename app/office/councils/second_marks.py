"""Marks entered a second time, as the tables hold them, beside those of the grid."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session, col, select

from app.models import SecondMark
from app.office.councils.columns import column_of
from app.office.councils.views import CouncilView, EnteredMark, MarkValue, PupilRow

SecondMarks = Mapping[int, Mapping[int, MarkValue]]
"""By enrolment and column."""


def second_marks(session: Session, council_id: int) -> SecondMarks:
    """What was entered a second time for a council; one statement."""
    found: dict[int, dict[int, MarkValue]] = {}
    rows = session.exec(select(SecondMark).where(col(SecondMark.council_id) == council_id))
    for row in rows:
        column = column_of(row.course_id, row.component)
        found.setdefault(row.enrolment_id, {})[column] = MarkValue(row.value, row.special)
    return found


def with_unsettled(session: Session, view: CouncilView) -> CouncilView:
    """The council of a school that has marks entered twice: where the entries differ."""
    second = second_marks(session, view.id)
    pupils = tuple(
        replace(pupil, unsettled=unsettled(pupil, second.get(pupil.enrolment_id, {})))
        for pupil in view.pupils
    )
    return replace(view, pupils=pupils, double_entry=True)


def unsettled(pupil: PupilRow, second: Mapping[int, MarkValue]) -> tuple[int, ...]:
    """The columns that were entered a second time, and otherwise than the first."""
    first = {entered.course_id: entered.mark for entered in pupil.marks}
    return tuple(
        column
        for column in pupil.open_courses
        if column in second and second[column] != first.get(column)
    )


def seen_again(view: CouncilView, second: SecondMarks) -> CouncilView:
    """The council as the second entry knows it: its marks alone, and no decision."""
    return replace(
        view,
        pupils=tuple(_seen(pupil, second.get(pupil.enrolment_id, {})) for pupil in view.pupils),
    )


def _seen(pupil: PupilRow, second: Mapping[int, MarkValue]) -> PupilRow:
    """What cannot be entered again stays: the marks of a first session."""
    open_again = set(pupil.open_courses)
    kept = [one for one in pupil.marks if one.course_id not in open_again]
    again = [EnteredMark(at, mark) for at, mark in second.items() if at in open_again]
    marks = sorted((*kept, *again), key=lambda one: one.course_id)
    return replace(pupil, marks=tuple(marks), decision=None, votes=(), unsettled=())
