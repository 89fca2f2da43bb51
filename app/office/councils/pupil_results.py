"""The results and decisions of one pupil, council after council, and one of them whole."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import decimal
from app.i18n import _
from app.models import Council, Decision, Enrolment, Mark, SchoolClass, SchoolYear
from app.office.councils.constats import Constat, marks_of
from app.office.councils.loading import sitting
from app.office.councils.marks import mark_text, maximum_of
from app.office.councils.minutes import followed_courses
from app.office.councils.opened import opened
from app.office.councils.sessions import council_title
from app.office.councils.standings import AVERAGE_DECIMALS, fails, standing
from app.office.work import Reading, query
from app.rules.numbers import french_number
from app.rules.regime import regime

Pair = tuple[int, int]
"""A council and an enrolment."""


@dataclass(frozen=True)
class ResultLine:
    """A council that was on the pupil; ``decision`` "" where it has not decided."""

    council_id: int
    enrolment_id: int
    year: str
    class_name: str
    council: str
    held_on: date
    decision: str
    motivation: str
    sealed: bool

    @property
    def key(self) -> Pair:
        """What identifies the line from one reading to the next."""
        return self.council_id, self.enrolment_id


@dataclass(frozen=True)
class CourseResult:
    """A mark as it is read; ``over`` what it is given over, ``failed`` below its threshold."""

    course: str
    mark: str
    over: str
    failed: bool


@dataclass(frozen=True)
class PupilResult:
    """One council on one pupil, whole."""

    line: ResultLine
    marks: tuple[CourseResult, ...]
    average: str
    title: str
    restrictions: tuple[str, ...]
    motivation: str
    ground: str
    constat: Constat


@query
def pupil_results(reading: Reading, pupil_id: int) -> tuple[ResultLine, ...]:
    """The councils on a pupil, the latest first; four statements."""
    session = reading.session
    enrolments = select(col(Enrolment.id)).where(col(Enrolment.pupil_id) == pupil_id)
    marked = session.exec(
        select(col(Mark.council_id), col(Mark.enrolment_id))
        .where(col(Mark.enrolment_id).in_(enrolments))
        .distinct()
    )
    pairs = {(council, enrolment) for council, enrolment in marked}
    decisions = {
        (row.council_id, row.enrolment_id): row
        for row in session.exec(select(Decision).where(col(Decision.enrolment_id).in_(enrolments)))
    }
    held = _held(session, {council for council, _enrolment in pairs | decisions.keys()})
    lines = (
        _line(held[council], enrolment, decisions.get((council, enrolment)))
        for council, enrolment in pairs | decisions.keys()
    )
    return tuple(sorted(lines, key=lambda line: (line.held_on, line.council_id), reverse=True))


@query
def pupil_result(reading: Reading, council_id: int, enrolment_id: int) -> PupilResult:
    """All that one council says of the pupil, live or as it was sealed."""
    found = sitting(reading.session, council_id)
    there = opened(reading.session, found, reading.figures)
    view = there.view
    try:
        pupil = view.pupil(enrolment_id)
    except KeyError:
        raise Refusal(_("Ce conseil ne porte plus sur cet élève.")) from None
    courses, marks = followed_courses(view, pupil), marks_of(pupil)
    decision = pupil.decision
    kind = view.decision_kind(decision.code) if decision else None
    average = standing(courses, marks, view.scale).average
    row = reading.session.exec(
        select(Decision).where(
            col(Decision.council_id) == council_id, col(Decision.enrolment_id) == enrolment_id
        )
    ).first()
    return PupilResult(
        line=_line((found.council, found.klass, found.year), enrolment_id, row),
        marks=tuple(
            CourseResult(
                course.title,
                mark_text(marks[course.id]),
                french_number(maximum_of(view.scale, course)),
                fails(marks[course.id], course, view.scale),
            )
            for course in courses
            if course.id in marks
        ),
        average="" if average is None else decimal(average, AVERAGE_DECIMALS),
        title=kind.title if kind else "",
        restrictions=decision.restrictions if decision else (),
        motivation=decision.motivation if decision else "",
        ground=decision.ground if decision else "",
        constat=there.judge.constat(pupil, marks, decision),
    )


Held = tuple[Council, SchoolClass, SchoolYear]


def _held(session: Session, council_ids: set[int]) -> dict[int, Held]:
    rows = session.exec(
        select(Council, SchoolClass, SchoolYear)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(col(Council.id).in_(council_ids))
    )
    return {council.id or 0: (council, klass, year) for council, klass, year in rows}


def _line(held: Held, enrolment_id: int, decision: Decision | None) -> ResultLine:
    council, klass, year = held
    kind = regime(klass.regime).council(council.kind)
    codes = {one.code: one.title for one in kind.decisions}
    return ResultLine(
        council_id=council.id or 0,
        enrolment_id=enrolment_id,
        year=year.label,
        class_name=klass.name,
        council=council_title(kind, council.number if kind.repeated else 0, council.addendum),
        held_on=council.held_on,
        decision=codes.get(decision.code, decision.code) if decision else "",
        motivation=decision.motivation if decision else "",
        sealed=council.status == "sealed",
    )
