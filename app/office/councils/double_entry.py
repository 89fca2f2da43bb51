"""Marks entered twice, by two people or at two times, compared, and settled one by one.

The second entry does not see the first: what differs is listed afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import Refusal
from app.i18n import N_, _
from app.models import SecondMark
from app.office.councils.constats import LiveJudge, marks_of
from app.office.councils.entering import MarkEdit, checked_edits, enter_marks
from app.office.councils.loading import (
    load_council,
    open_sitting,
    open_view,
    pupil_of,
    sitting,
)
from app.office.councils.marks import mark_text
from app.office.councils.opened import OpenedCouncil
from app.office.councils.second_marks import SecondMarks, second_marks, seen_again, unsettled
from app.office.councils.views import CouncilView, MarkValue
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query


@dataclass(frozen=True)
class Difference:
    """A cell whose two entries are not the same; ``first`` is None where there was none."""

    enrolment_id: int
    column_id: int
    pupil: str
    course: str
    first: MarkValue | None
    second: MarkValue


@dataclass(frozen=True)
class Comparison:
    """The two entries of a council: what differs, how many agree, how many came once."""

    differences: tuple[Difference, ...]
    same: int
    once: int


@query
def second_entry(reading: Reading, council_id: int) -> OpenedCouncil:
    """The council as whoever enters its marks again sees it: without those of the first."""
    found = open_sitting(reading.session, council_id)
    view = load_council(reading.session, found, reading.figures)
    seen = seen_again(view, second_marks(reading.session, council_id))
    return OpenedCouncil(seen, LiveJudge(seen, reading.figures), second=True)


@query
def comparison(reading: Reading, council_id: int) -> Comparison:
    """What the two entries of an open council have in common, and where they differ."""
    found = sitting(reading.session, council_id)
    view = load_council(reading.session, found, reading.figures)
    second = second_marks(reading.session, council_id)
    same, once = 0, 0
    for pupil in view.pupils:
        first, again = marks_of(pupil), second.get(pupil.enrolment_id, {})
        for column in pupil.open_courses:
            once += column in first and column not in again
            same += column in first and again.get(column) == first[column]
    return Comparison(tuple(_differences(view, second)), same, once)


@command(Right.ENTER_MARKS, N_("Seconde saisie des notes d'un conseil"))
def enter_second_marks(work: Work, council_id: int, edits: tuple[MarkEdit, ...]) -> Done[int]:
    """Write cells of the second entry, all or none; how many were given.

    Refusal as for the first entry, and where the school has no marks entered twice.
    """
    _check_wanted(open_view(work, council_id))
    placed = checked_edits(work, council_id, edits)
    work.note("council", council_id, after={"second_marks": [edit.told for edit in placed]})
    for edit in placed:
        _write(work, council_id, edit)
    return done(len(placed), Facet.COUNCILS)


@command(Right.ENTER_MARKS, N_("Note retenue entre deux saisies"))
def settle(work: Work, council_id: int, edit: MarkEdit) -> Done[None]:
    """Keep one mark where two entries differ: from now on both hold it; None empties both.

    Refusal as for any mark, and where the school has no marks entered twice.
    """
    view = open_view(work, council_id)
    _check_wanted(view)
    before = marks_of(pupil_of(view, edit.enrolment_id)).get(edit.course_id)
    enter_marks(work, council_id, (edit,))
    placed = edit.placed
    _write(work, council_id, placed)
    work.note(
        "council", council_id, before={"mark": mark_text(before)}, after={"settled": placed.told}
    )
    return done(None, Facet.COUNCILS)


def _check_wanted(view: CouncilView) -> None:
    if not view.double_entry:
        raise Refusal(
            _("L'école n'encode pas les notes deux fois."),
            _("La double saisie se choisit dans Réglages."),
        )


def _write(work: Work, council_id: int, edit: MarkEdit) -> None:
    key = (council_id, edit.enrolment_id, edit.course_id, edit.component)
    row = work.session.get(SecondMark, key)
    if edit.mark is None:
        if row is not None:
            work.session.delete(row)
        return
    if row is None:
        row = SecondMark(
            council_id=council_id,
            enrolment_id=edit.enrolment_id,
            course_id=edit.course_id,
            component=edit.component,
            entered_at=work.now,
        )
    row.value, row.special = edit.mark.value, edit.mark.special
    row.entered_by, row.entered_at = work.actor.account_id, work.now
    work.session.add(row)


def _differences(view: CouncilView, second: SecondMarks) -> Iterator[Difference]:
    titles = {course.id: course.title for course in view.courses}
    for pupil in view.pupils:
        first, again = marks_of(pupil), second.get(pupil.enrolment_id, {})
        for column in unsettled(pupil, again):
            yield Difference(
                pupil.enrolment_id,
                column,
                pupil.name,
                titles[column],
                first.get(column),
                again[column],
            )
