"""A council read from its tables: a fixed number of statements, however many pupils."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import (
    Council,
    Course,
    CourseComment,
    CourseFollowed,
    Decision,
    Enrolment,
    EnrolmentAttendance,
    Mark,
    Pupil,
    PupilCircumstance,
    School,
    SchoolClass,
    SchoolYear,
)
from app.office.councils.absences import absence_states
from app.office.councils.attending import attending, attending_ids, followed_on
from app.office.councils.columns import column_of
from app.office.councils.composition import network_of, with_composition
from app.office.councils.frauds import previous_frauds
from app.office.councils.histories import History, histories
from app.office.councils.polling import with_quorum
from app.office.councils.seats import members_of
from app.office.councils.second_marks import with_unsettled
from app.office.councils.sessions import session_info
from app.office.councils.summonses import with_summonses
from app.office.councils.views import (
    FINAL,
    ClassInfo,
    Comment,
    CouncilView,
    CourseColumn,
    DecisionState,
    EnteredMark,
    Joined,
    MarkValue,
    MatterState,
    PupilRow,
    VotingRules,
)
from app.office.councils.voted import Polls, polls_of
from app.office.work import Work
from app.rules.figures import Figures
from app.rules.regime import Circumstance, CouncilKind, MarkPart, Regime, regime


class Sitting(NamedTuple):
    """A council's own rows."""

    council: Council
    klass: SchoolClass
    year: SchoolYear


@dataclass(frozen=True)
class _Grid:
    """What the pupils follow, and what was entered, by enrolment; ``parts`` of each course."""

    courses: tuple[CourseColumn, ...]
    parts: tuple[MarkPart, ...]
    followed: Mapping[int, list[CourseFollowed]]
    marks: Mapping[int, list[Mark]]
    decisions: Mapping[int, Decision]
    comments: Mapping[int, list[Comment]]
    circumstances: Mapping[int, list[str]]
    programmes: Mapping[int, str]


def sitting(session: Session, council_id: int) -> Sitting:
    """The council, its class and its year; Refusal where there is none of that number."""
    found = session.exec(
        select(Council, SchoolClass, SchoolYear)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .where(col(Council.id) == council_id)
    ).first()
    if found is None:
        raise Refusal(_("Ce conseil n'est plus dans le fichier."))
    return Sitting(*found)


def open_sitting(session: Session, council_id: int) -> Sitting:
    """The same for a change: Refusal where the council is sealed."""
    found = sitting(session, council_id)
    if found.council.status == "sealed":
        raise Refusal(
            _("Ce conseil est clôturé et scellé : il ne change plus."),
            _("Une correction se fait par un nouveau document, qui renvoie à celui-ci."),
        )
    return found


def open_view(work: Work, council_id: int) -> CouncilView:
    """The whole council, for a change that depends on it; Refusal where it is sealed."""
    return load_council(work.session, open_sitting(work.session, council_id), work.figures)


def pupil_of(view: CouncilView, enrolment_id: int) -> PupilRow:
    """The pupil of that enrolment; Refusal where the council is not on them."""
    try:
        return view.pupil(enrolment_id)
    except KeyError:
        raise Refusal(_("Ce conseil ne porte pas sur cet élève.")) from None


def matter_of(view: CouncilView, matter_id: int) -> MatterState:
    """The point of that number; Refusal where it is gone."""
    for matter in view.matters:
        if matter.id == matter_id:
            return matter
    raise Refusal(_("Ce point n'est plus à l'ordre du jour."))


def load_council(session: Session, found: Sitting, figures: Figures) -> CouncilView:
    """The whole council as its tables are now."""
    council, klass, year = found
    kind = regime(klass.regime).council(council.kind)
    grid = _grid(session, council, kind, regime(klass.regime))
    polls = polls_of(session, council, kind)
    view = CouncilView(
        id=_known(council.id),
        klass=class_info(klass, year),
        session=session_info(session, council, kind),
        members=members_of(session, council, kind),
        courses=grid.courses,
        pupils=_pupils(session, found, grid, polls, figures),
        scale=regime(klass.regime).scale(klass.study_year, figures),
        decisions=kind.decisions_in(klass.study_year),
        decision_rule=regime(klass.regime).decision_rule if kind.judged else "",
        promotion_rule=_result_rule(regime(klass.regime), kind),
        vote_rule=kind.vote_rule,
        closable=tuple(f"enseignement {form.title.lower()}" for form in regime(klass.regime).forms),
        voting=_voting_rules(kind),
        has_marks=kind.marks,
        binding=kind.binding,
        centre=kind.centre,
        seats=kind.roles,
        subjects=kind.matters,
        circumstances=_asked_circumstances(kind, klass.study_year),
        title_rule=regime(klass.regime).title_rule if kind.judged else "",
        matters=polls.matters,
        frauds=kind.frauds,
    )
    school = session.get(School, 1)
    if school and school.double_entry and kind.marks:
        view = with_unsettled(session, view)
    view = with_summonses(session, view, kind, year, figures)
    network = network_of(school.organising_body if school else "")
    return with_composition(with_quorum(view, figures), network, figures)


def _voting_rules(kind: CouncilKind) -> VotingRules:
    return VotingRules(
        kind.vote_rule,
        kind.vote_needed,
        kind.abstention,
        kind.notice_rule,
        kind.composition_rule,
    )


def _result_rule(described: Regime, kind: CouncilKind) -> str:
    """The rule that judges the pupils' results, "" where the council is sovereign."""
    return kind.result_rule or (described.promotion_rule if kind.judged else "")


def _asked_circumstances(kind: CouncilKind, study_year: int) -> tuple[Circumstance, ...]:
    """None where no rule knows the decisions of the year: nothing asks for them."""
    ruled = any(one.ruled for one in kind.decisions_in(study_year))
    return kind.circumstances if ruled or kind.result_rule else ()


def class_info(klass: SchoolClass, year: SchoolYear) -> ClassInfo:
    """The class as a council names it."""
    described = regime(klass.regime)
    return ClassInfo(
        id=_known(klass.id),
        name=klass.name,
        regime=klass.regime,
        regime_title=described.title,
        study_year=klass.study_year,
        form=klass.form,
        form_title=_form_title(described, klass.form),
        option=klass.option,
        seventh_kind=klass.seventh_kind,
        year_id=_known(year.id),
        year_label=year.label,
        year_start=year.first_day,
    )


def _form_title(described: Regime, code: str) -> str:
    return next((form.title for form in described.forms if form.code == code), "")


def _grid(session: Session, council: Council, kind: CouncilKind, described: Regime) -> _Grid:
    enrolments = attending_ids(council)
    pairs = session.exec(
        select(CourseFollowed, Course)
        .join(Course, col(Course.id) == col(CourseFollowed.course_id))
        .where(col(CourseFollowed.enrolment_id).in_(enrolments))
        .where(followed_on(council.held_on))
    ).all()
    components = [part.code for part in kind.parts] or [FINAL]
    marks = session.exec(
        select(Mark).where(col(Mark.council_id) == council.id, col(Mark.component).in_(components))
    )
    decisions = session.exec(select(Decision).where(col(Decision.council_id) == council.id))
    return _Grid(
        courses=_columns((course for _followed, course in pairs), kind.parts),
        parts=kind.parts,
        followed=_by_enrolment(followed for followed, _course in pairs),
        marks=_marks_by_enrolment(marks),
        decisions={row.enrolment_id: row for row in decisions},
        comments=_comments(session, council),
        circumstances=_circumstances(session, council, kind),
        programmes=_programmes(session, council) if described.title_rule else {},
    )


def _comments(session: Session, council: Council) -> dict[int, list[Comment]]:
    found: dict[int, list[Comment]] = defaultdict(list)
    rows = session.exec(
        select(CourseComment)
        .where(col(CourseComment.council_id) == council.id)
        .order_by(col(CourseComment.course_id))
    )
    for row in rows:
        found[row.enrolment_id].append(Comment(row.course_id, row.text))
    return found


def _circumstances(session: Session, council: Council, kind: CouncilKind) -> dict[int, list[str]]:
    if not kind.circumstances:
        return {}
    found: dict[int, list[str]] = defaultdict(list)
    rows = session.exec(
        select(PupilCircumstance)
        .where(col(PupilCircumstance.council_id) == council.id)
        .order_by(col(PupilCircumstance.code))
    )
    for row in rows:
        found[row.enrolment_id].append(row.code)
    return found


def _programmes(session: Session, council: Council) -> dict[int, str]:
    rows = session.exec(
        select(col(EnrolmentAttendance.enrolment_id), col(EnrolmentAttendance.programme)).where(
            col(EnrolmentAttendance.enrolment_id).in_(attending_ids(council))
        )
    )
    return dict(rows.all())


def _columns(courses: Iterable[Course], parts: tuple[MarkPart, ...]) -> tuple[CourseColumn, ...]:
    distinct = {course.id: course for course in courses}
    ordered = sorted(distinct.values(), key=lambda course: (course.position, course.code))
    if not parts:
        return tuple(_column(course) for course in ordered)
    return tuple(_part_column(_column(course), part) for course in ordered for part in parts)


def _column(course: Course) -> CourseColumn:
    return CourseColumn(
        id=_known(course.id),
        code=course.code,
        title=course.title,
        short=course.short_title or course.code.rpartition(":")[2],
        periods=course.weekly_periods,
        maximum=course.maximum,
        subject=course.subject,
        vehicular=course.vehicular,
    )


def _part_column(course: CourseColumn, part: MarkPart) -> CourseColumn:
    return replace(
        course,
        id=column_of(course.id, part.code),
        title=f"{course.title}, {part.title}",
        short=f"{course.short} {part.short}",
        # Its hours are counted once for the course, hence for none of its marks.
        periods=Decimal(0),
        component=part.code,
        optional=part.optional,
        course=course.title,
        step=part.step,
    )


def _by_enrolment(rows: Iterable[CourseFollowed]) -> dict[int, list[CourseFollowed]]:
    found: dict[int, list[CourseFollowed]] = defaultdict(list)
    for row in rows:
        found[row.enrolment_id].append(row)
    return found


def _marks_by_enrolment(rows: Iterable[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    for row in rows:
        found[row.enrolment_id].append(row)
    return found


def _pupils(
    session: Session, found: Sitting, grid: _Grid, polls: Polls, figures: Figures
) -> tuple[PupilRow, ...]:
    council = found.council
    rows = session.exec(
        select(Enrolment, Pupil)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(attending(council))
        .order_by(col(Pupil.search_key), col(Pupil.register_number))
    ).all()
    known = histories(session, council, found.klass, found.year)
    ids = [_known(pupil.id) for _enrolment, pupil in rows]
    described = regime(found.klass.regime)
    absences = absence_states(session, council, found.year, described, ids, figures)
    knows_frauds = described.council(council.kind).frauds
    frauds = previous_frauds(session, council, ids) if knows_frauds else {}
    return tuple(
        polls.added_to(
            replace(
                _pupil(number, enrolment, pupil, grid, known.get(_known(pupil.id), History())),
                absences=absences.get(_known(pupil.id)),
                previous_frauds=frauds.get(_known(pupil.id), 0),
            )
        )
        for number, (enrolment, pupil) in enumerate(rows, 1)
    )


def _pupil(
    number: int, enrolment: Enrolment, pupil: Pupil, grid: _Grid, history: History
) -> PupilRow:
    enrolment_id = _known(enrolment.id)
    followed = grid.followed.get(enrolment_id, [])
    taken = _taken(followed, grid.parts)
    return PupilRow(
        enrolment_id=enrolment_id,
        pupil_id=_known(pupil.id),
        number=number,
        last_name=pupil.last_name,
        first_name=pupil.first_name,
        civility=pupil.civility,
        birth_date=pupil.birth_date,
        status=enrolment.status,
        followed=tuple(course.id for course in grid.courses if course.id in taken),
        marks=_entered(grid.marks.get(enrolment_id, ()), taken),
        decision=decision_state(grid.decisions.get(enrolment_id)),
        joined=tuple(
            Joined(row.course_id, row.since)
            for row in sorted(followed, key=lambda row: row.course_id)
            if row.since
        ),
        first_entry=history.first_entry,
        years_in_class=history.years_in_class,
        circumstances=tuple(grid.circumstances.get(enrolment_id, ())),
        comments=tuple(grid.comments.get(enrolment_id, ())),
        programme=grid.programmes.get(enrolment_id, ""),
    )


def _taken(followed: Iterable[CourseFollowed], parts: tuple[MarkPart, ...]) -> set[int]:
    """The columns of the courses that a pupil follows."""
    if not parts:
        return {row.course_id for row in followed}
    return {column_of(row.course_id, part.code) for row in followed for part in parts}


def _entered(rows: Iterable[Mark], taken: set[int]) -> tuple[EnteredMark, ...]:
    """The marks of the courses followed, always in one order: they are fingerprinted."""
    marks = {column_of(row.course_id, row.component): row for row in rows}
    return tuple(
        EnteredMark(column, MarkValue(row.value, row.special))
        for column, row in sorted(marks.items())
        if column in taken
    )


def decision_state(row: Decision | None) -> DecisionState | None:
    """A stored decision as plain data."""
    if row is None:
        return None
    return DecisionState(
        row.code, tuple(row.restrictions), row.motivation, row.ground, row.remark, row.days
    )


def _known(identity: int | None) -> int:
    """The identity of a row that is stored, which always has one."""
    if identity is None:
        raise ValueError("the row is not stored")
    return identity
