"""The figures of a council: decisions, averages, results by course, the year before."""

from collections import Counter
from fractions import Fraction
from typing import Final

from sqlmodel import Session, col, select

from app.models import Council, Decision, SchoolClass, SchoolYear
from app.office.councils.by_course import by_course
from app.office.councils.constats import marks_of
from app.office.councils.loading import sitting
from app.office.councils.marks import FRAUD, maximum_of
from app.office.councils.minutes import followed_courses, words_of
from app.office.councils.papers import (
    group_line,
    marked_in,
    session_line,
    state_line,
    there_is,
)
from app.office.councils.sealing import school_view
from app.office.councils.standings import fails, standing
from app.office.councils.views import CouncilView, CourseColumn
from app.office.work import Reading, query
from app.reports.council_statistics_view import (
    CouncilStatisticsView,
    CourseResults,
    DecisionShare,
    Slice,
)
from app.rules.numbers import rounded_half_up

_SLICES: Final = tuple((low, low + 10) for low in range(0, 100, 10))


@query
def council_statistics(reading: Reading, council_id: int) -> CouncilStatisticsView:
    """The figures of the council, beside those of the same class a year before."""
    there = there_is(reading, council_id)
    view = by_course(there.view, there.judge)
    before, title = _year_before(reading.session, council_id)
    made = Counter(pupil.decision.code for pupil in view.pupils if pupil.decision)
    return CouncilStatisticsView(
        school=school_view(reading.session),
        group=group_line(view),
        session=session_line(view),
        state=state_line(there.seal),
        pupils=len(view.pupils),
        decided=sum(made.values()),
        averages=_slices(view),
        decisions=tuple(
            DecisionShare(kind.title, made[kind.code], before[kind.code] if title else None)
            for kind in view.decisions
            if made[kind.code] or before[kind.code]
        ),
        courses=tuple(_results(view, course) for course in view.courses),
        before=title,
        words=words_of(view),
    )


def _results(view: CouncilView, course: CourseColumn) -> CourseResults:
    marked = marked_in(view, course)
    maximum = maximum_of(view.scale, course)
    parts = [Fraction(100 * value) / Fraction(maximum) for _mark, value in marked]
    mean = sum(parts, Fraction(0)) / len(parts) if parts else None
    return CourseResults(
        title=course.title,
        marked=len(marked),
        failed=sum(fails(mark, course, view.scale) for mark, _value in marked),
        lowest=rounded_half_up(min(parts), 1) if parts else None,
        average=None if mean is None else rounded_half_up(mean, 1),
        highest=rounded_half_up(max(parts), 1) if parts else None,
        pass_from=100 * view.scale.pass_share,
        frauds=_frauds(view, course),
    )


def _frauds(view: CouncilView, course: CourseColumn) -> int:
    """In the course itself: its several marks are never of a kind that knows of frauds."""
    marks = (marks_of(pupil).get(course.id) for pupil in view.pupils)
    return sum(mark is not None and mark.special == FRAUD for mark in marks)


def _slices(view: CouncilView) -> tuple[Slice, ...]:
    """How many averages lie in each tenth of the scale; the last holds the maximum too."""
    counted: Counter[int] = Counter()
    for pupil in view.pupils:
        results = standing(followed_courses(view, pupil), marks_of(pupil), view.scale)
        if results.average is not None:
            share = 100 * results.average / view.scale.maximum
            counted[min(int(share // 10), len(_SLICES) - 1)] += 1
    threshold = 100 * view.scale.pass_share
    return tuple(
        Slice(f"{low}–{high}", counted[place], fails=high <= threshold)
        for place, (low, high) in enumerate(_SLICES)
    )


def _year_before(session: Session, council_id: int) -> tuple[Counter[str], str]:
    """The decisions of the same kind of council, for the class of that name, a year before."""
    found = sitting(session, council_id)
    row = session.exec(
        select(Council, SchoolYear)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(
            col(SchoolClass.name) == found.klass.name,
            col(SchoolClass.regime) == found.klass.regime,
            col(Council.kind) == found.council.kind,
            col(SchoolYear.last_day) < found.year.first_day,
        )
        .order_by(col(SchoolYear.first_day).desc(), col(Council.addendum).desc())
        .limit(1)
    ).first()
    if row is None:
        return Counter(), ""
    council, year = row
    codes = session.exec(select(col(Decision.code)).where(col(Decision.council_id) == council.id))
    return Counter(codes), f"{found.klass.name}, {year.label}"
