"""The papers of a council beside its procès-verbal: what each is told before it is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.errors import Refusal
from app.formats import decimal, long_date
from app.i18n import _
from app.office.councils.by_course import by_course
from app.office.councils.constats import marks_of
from app.office.councils.loading import sitting
from app.office.councils.marks import mark_text, maximum_of
from app.office.councils.minutes import (
    SESSIONS,
    followed_courses,
    proces_verbal_view,
    words_of,
)
from app.office.councils.opened import OpenedCouncil, opened
from app.office.councils.sealing import school_view
from app.office.councils.standings import AVERAGE_DECIMALS, Standing, fails, standing
from app.office.councils.views import CouncilView, CourseColumn, MarkValue, PupilRow, SealInfo
from app.office.letters.complements import Holding, value_of
from app.office.letters.wordings import school_wordings
from app.office.settings.calendars import rule_calendar
from app.office.work import Reading, query
from app.reports.notice_board_view import Posting
from app.reports.proces_verbal_view import ProcesVerbalView
from app.reports.summary_grid_view import (
    GridCourse,
    GridLine,
    GridMark,
    MarkState,
    SummaryGridView,
)
from app.rules.errors import RuleInputError
from app.rules.numbers import french_number, rounded_half_up
from app.rules.regime import regime
from app.rules.registry import find


@dataclass(frozen=True)
class Board:
    """The sheet for the notice board: the council and its deadlines."""

    view: ProcesVerbalView
    posting: Posting


def posts_results(view: CouncilView) -> bool:
    """Does the regime let this council post its results on the notice board?"""
    return bool(_board_rule(view))


@query
def council_paper(reading: Reading, council_id: int) -> ProcesVerbalView:
    """The procès-verbal: marked *projet* while the council is not sealed."""
    return _paper(reading, there_is(reading, council_id))


@query
def summary_grid(reading: Reading, council_id: int) -> SummaryGridView:
    """The grid of pupils × courses with what it amounts to."""
    there = there_is(reading, council_id)
    view = by_course(there.view, there.judge)
    taken = frozenset(course for pupil in view.pupils for course in pupil.followed)
    courses = [course for course in view.courses if course.id in taken]
    return SummaryGridView(
        school=school_view(reading.session),
        title=view.session.title,
        group=group_line(view),
        session=session_line(view),
        state=state_line(there.seal),
        scale=view.scale.title,
        courses=tuple(_grid_course(view, course) for course in courses),
        lines=tuple(_line(view, pupil, courses) for pupil in view.pupils),
        decisions=tuple((kind.short, kind.title) for kind in view.decisions),
        draft=there.seal is None,
        words=words_of(view),
    )


@query
def notice_board(reading: Reading, council_id: int) -> Board:
    """What may be posted; Refusal where the regime posts nothing or a decision is missing."""
    there = there_is(reading, council_id)
    view = there.view
    if not posts_results(view):
        raise Refusal(_("Ce régime n'affiche pas les résultats de ses conseils."))
    if any(pupil.decision is None for pupil in view.pupils):
        raise Refusal(
            _("Les résultats ne s'affichent pas tant qu'une décision manque."),
            _("Décidez d'abord pour chaque étudiant."),
        )
    wordings = school_wordings(reading.session)
    holding = Holding(view.klass.year_label, view.id)
    published = value_of(wordings, "date_publication", holding)
    second = value_of(wordings, "seconde_session", holding)
    day = published if isinstance(published, date) else None
    posting = _posting(reading, view, day)
    told = second if isinstance(second, str) and _has_adjourned(view) else ""
    return Board(_paper(reading, there), replace(posting, second_session=told))


def there_is(reading: Reading, council_id: int) -> OpenedCouncil:
    """The council, live or as it was sealed."""
    return opened(reading.session, sitting(reading.session, council_id), reading.figures)


def _paper(reading: Reading, there: OpenedCouncil) -> ProcesVerbalView:
    view = proces_verbal_view(there.view, there.judge, school_view(reading.session))
    if there.seal is None:
        return replace(view, draft=True)
    return replace(view, fingerprint=there.seal.fingerprint)


def _board_rule(view: CouncilView) -> str:
    return regime(view.klass.regime).council(view.session.kind).board_rule


def _posting(reading: Reading, view: CouncilView, day: date | None) -> Posting:
    rule = find(_board_rule(view))
    facts = {
        "deliberation_date": view.session.held_on,
        "published_on": day,
        "calendar": rule_calendar(reading.session, view.klass.year_id),
    }
    try:
        found = rule(rule.facts_type(**facts), reading.figures).result
    except RuleInputError as refused:
        raise Refusal(
            _("Les délais de l'affichage ne peuvent être calculés : {expected}.").format(
                expected=refused.expected
            )
        ) from None
    return Posting(found.publish_by, rule.source, day, found.consultation_until, found.appeal_until)


def _has_adjourned(view: CouncilView) -> bool:
    kinds = (view.decision_kind(one.decision.code) for one in view.pupils if one.decision)
    return any(kind is not None and kind.favourable is None for kind in kinds)


def group_line(view: CouncilView) -> str:
    """The class and its studies."""
    return " · ".join(part for part in (view.klass.name, view.klass.studies) if part)


def session_line(view: CouncilView) -> str:
    """Session, school year and day."""
    parts = (
        SESSIONS.get(view.session.session, ""),
        view.klass.year_label,
        long_date(view.session.held_on),
    )
    return " · ".join(part for part in parts if part)


def state_line(seal: SealInfo | None) -> str:
    """Whether the council was sealed, and what proves it."""
    if seal is None:
        return _("Projet : le conseil n'est pas clôturé")
    return _("Conseil scellé, empreinte {mark}").format(mark=seal.fingerprint[:16])


def marked_in(view: CouncilView, course: CourseColumn) -> list[tuple[MarkValue, Decimal]]:
    """The marks of those who take the course, with their value."""
    found = []
    for pupil in view.pupils:
        mark = marks_of(pupil).get(course.id) if course.id in pupil.followed else None
        if mark is not None and mark.value is not None:
            found.append((mark, mark.value))
    return found


def _grid_course(view: CouncilView, course: CourseColumn) -> GridCourse:
    marked = marked_in(view, course)
    total = sum((value for _mark, value in marked), Decimal(0))
    average = rounded_half_up(Fraction(total) / len(marked), AVERAGE_DECIMALS) if marked else None
    return GridCourse(
        title=course.title,
        hours=french_number(course.periods) if course.periods else "",
        maximum=french_number(maximum_of(view.scale, course)),
        marked=len(marked),
        failed=sum(fails(mark, course, view.scale) for mark, _value in marked),
        average="" if average is None else decimal(average, AVERAGE_DECIMALS),
    )


def _line(view: CouncilView, pupil: PupilRow, courses: Iterable[CourseColumn]) -> GridLine:
    marks = marks_of(pupil)
    results = standing(followed_courses(view, pupil), marks, view.scale)
    kind = view.decision_kind(pupil.decision.code) if pupil.decision else None
    return GridLine(
        number=pupil.number,
        name=pupil.name,
        marks=tuple(_cell(view, pupil, course, marks) for course in courses),
        average=_average(results),
        failures=results.failures,
        failed_hours=f"{french_number(results.failed_periods)} h" if results.failed_periods else "",
        decision=kind.short if kind else "",
    )


def _cell(
    view: CouncilView, pupil: PupilRow, course: CourseColumn, marks: Mapping[int, MarkValue]
) -> GridMark:
    if course.id not in pupil.followed:
        return GridMark("", MarkState.NOT_FOLLOWED)
    mark = marks.get(course.id)
    if mark is None:
        return GridMark("", MarkState.MISSING)
    if mark.value is None:
        return GridMark(mark_text(mark), MarkState.SPECIAL)
    failed = fails(mark, course, view.scale)
    return GridMark(mark_text(mark), MarkState.FAILED if failed else MarkState.SUFFICIENT)


def _average(results: Standing) -> str:
    return "" if results.average is None else decimal(results.average, AVERAGE_DECIMALS)
