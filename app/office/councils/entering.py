"""Entering marks: a batch of cells in one gesture, undone by the batch that says the contrary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Council, Course, CourseFollowed, Enrolment, Mark, Resit
from app.office.councils.attending import attending, followed_on
from app.office.councils.columns import place_of
from app.office.councils.loading import open_sitting
from app.office.councils.marks import FRAUD, SPECIAL_TEXTS, check_mark, mark_text
from app.office.councils.views import FINAL, MarkValue
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.rules.regime import MarkPart, MarkScale, regime

Cell = tuple[int, int]
Stored = Mapping[tuple[int, int, str], Mark]


@dataclass(frozen=True)
class MarkEdit:
    """What a cell is to hold from now on; ``mark`` None empties it.

    ``course_id`` is the number of the cell's column: it tells the component too.
    """

    enrolment_id: int
    course_id: int
    mark: MarkValue | None
    component: str = FINAL

    @property
    def key(self) -> tuple[int, int, str]:
        """The pupil, the course and the component."""
        return self.enrolment_id, self.course_id, self.component

    @property
    def placed(self) -> "MarkEdit":
        """The same by the number of its course and its component."""
        course_id, component = place_of(self.course_id)
        if component == FINAL:
            return self
        return replace(self, course_id=course_id, component=component)

    @property
    def told(self) -> dict[str, object]:
        """The cell as the journal keeps it."""
        return _told(self, self.mark)


@command(Right.ENTER_MARKS, N_("Notes d'un conseil"))
def enter_marks(work: Work, council_id: int, edits: tuple[MarkEdit, ...]) -> Done[int]:
    """Write the cells, all or none; how many were changed.

    Refusal where the council is sealed, a pupil does not take the course, or a mark is
    not on the scale. A fixed number of questions for any number of cells.
    """
    edits = checked_edits(work, council_id, edits)
    stored = _stored(work.session, council_id, edits)
    changed = [edit for edit in edits if _value(stored.get(edit.key)) != edit.mark]
    work.note(
        "council",
        council_id,
        before={"marks": [_told(edit, _value(stored.get(edit.key))) for edit in changed]},
        after={"marks": [edit.told for edit in changed]},
    )
    for edit in changed:
        _write(work.session, council_id, stored.get(edit.key), edit)
    return done(len(changed), Facet.COUNCILS)


def checked_edits(work: Work, council_id: int, edits: tuple[MarkEdit, ...]) -> tuple[MarkEdit, ...]:
    """The cells by course and component, once each may be written so; Refusal elsewhere."""
    found = open_sitting(work.session, council_id)
    placed = tuple(edit.placed for edit in edits)
    described = regime(found.klass.regime)
    scale = described.scale(found.klass.study_year, work.figures)
    kind = described.council(found.council.kind)
    maxima = _maxima(work.session, found.council, placed)
    _check(placed, maxima, {part.code: _scale_in(scale, part) for part in kind.parts}, scale)
    if not kind.frauds:
        _check_no_fraud(placed)
    return placed


def _maxima(session: Session, council: Council, edits: Sequence[MarkEdit]) -> dict[Cell, Decimal]:
    """The maximum of each cell that may be written: of pupils there, in courses they take."""
    rows = session.exec(
        select(col(CourseFollowed.enrolment_id), col(CourseFollowed.course_id), col(Course.maximum))
        .join(Course, col(Course.id) == col(CourseFollowed.course_id))
        .join(Enrolment, col(Enrolment.id) == col(CourseFollowed.enrolment_id))
        .where(attending(council))
        .where(followed_on(council.held_on))
        .where(col(CourseFollowed.enrolment_id).in_({edit.enrolment_id for edit in edits}))
        .where(col(CourseFollowed.course_id).in_({edit.course_id for edit in edits}))
    )
    again = _resits(session, council, edits)
    return {
        (enrolment_id, course_id): maximum
        for enrolment_id, course_id, maximum in rows
        if not again.get(enrolment_id) or course_id in again[enrolment_id]
    }


def _resits(session: Session, council: Council, edits: Sequence[MarkEdit]) -> dict[int, set[int]]:
    """The courses to sit again, of those who sit some: their other marks stand."""
    found: dict[int, set[int]] = {}
    rows = session.exec(
        select(col(Resit.enrolment_id), col(Resit.course_id)).where(
            col(Resit.council_id) == council.id,
            col(Resit.enrolment_id).in_({edit.enrolment_id for edit in edits}),
        )
    )
    for enrolment_id, course_id in rows:
        found.setdefault(enrolment_id, set()).add(course_id)
    return found


def _scale_in(scale: MarkScale, part: MarkPart) -> MarkScale:
    return scale if part.step is None else replace(scale, step=part.step)


def _check(
    edits: Sequence[MarkEdit],
    maxima: Mapping[Cell, Decimal],
    parts: Mapping[str, MarkScale],
    scale: MarkScale,
) -> None:
    for edit in edits:
        maximum = maxima.get((edit.enrolment_id, edit.course_id))
        if maximum is None:
            raise Refusal(
                _("Cet élève ne suit pas ce cours à la date du conseil, ou ne le représente pas."),
                _("Ses cours se complètent dans son dossier."),
                field="mark",
            )
        own = parts.get(edit.component, scale)
        _check_value(edit.mark, own, maximum if own.own_maximum else own.maximum)


def _check_value(mark: MarkValue | None, scale: MarkScale, maximum: Decimal) -> None:
    if mark is None:
        return
    if (mark.value is None) == (not mark.special) or mark.special not in ("", *SPECIAL_TEXTS):
        raise ValueError(f"a mark is a value or one of the words: {mark}")
    if mark.value is not None:
        check_mark(mark.value, scale, maximum)


def _check_no_fraud(edits: Sequence[MarkEdit]) -> None:
    if any(edit.mark is not None and edit.mark.special == FRAUD for edit in edits):
        raise Refusal(
            _("Ce conseil ne note pas de fraude à la place d'un résultat."),
            _("Donnez la note qui revient à l'épreuve, et motivez la décision."),
            field="mark",
        )


def _stored(session: Session, council_id: int, edits: Sequence[MarkEdit]) -> Stored:
    rows = session.exec(
        select(Mark)
        .where(col(Mark.council_id) == council_id)
        .where(col(Mark.enrolment_id).in_({edit.enrolment_id for edit in edits}))
        .where(col(Mark.course_id).in_({edit.course_id for edit in edits}))
    )
    return {(row.enrolment_id, row.course_id, row.component): row for row in rows}


def _write(session: Session, council_id: int, row: Mark | None, edit: MarkEdit) -> None:
    if edit.mark is None:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = Mark(
            council_id=council_id,
            enrolment_id=edit.enrolment_id,
            course_id=edit.course_id,
            component=edit.component,
        )
    row.value, row.special = edit.mark.value, edit.mark.special
    session.add(row)


def _value(row: Mark | None) -> MarkValue | None:
    return MarkValue(row.value, row.special) if row else None


def _told(edit: MarkEdit, mark: MarkValue | None) -> dict[str, object]:
    """A cell as the journal keeps it."""
    return {"enrolment": edit.enrolment_id, "course": edit.course_id, "mark": mark_text(mark)}
