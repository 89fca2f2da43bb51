"""A council read from its tables: a fixed number of statements, however many pupils."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import _
from app.models import (
    Council,
    CouncilMember,
    Course,
    CourseFollowed,
    CourseGroup,
    Decision,
    Enrolment,
    Mark,
    Pupil,
    School,
    SchoolClass,
    SchoolYear,
    Staff,
    Teaching,
)
from app.office.councils.attending import enrolled_on, enrolments_on, followed_on
from app.office.councils.histories import History, histories
from app.office.councils.views import (
    FINAL,
    ClassInfo,
    CouncilView,
    CourseColumn,
    DecisionState,
    EnteredMark,
    Joined,
    MarkValue,
    MemberRow,
    Person,
    PupilRow,
    SessionInfo,
)
from app.rules.figures import Figures
from app.rules.numbers import french_number
from app.rules.regime import Regime, regime


class Sitting(NamedTuple):
    """A council's own rows."""

    council: Council
    klass: SchoolClass
    year: SchoolYear


@dataclass(frozen=True)
class _Grid:
    """What the pupils follow, and what was entered, by enrolment."""

    courses: tuple[CourseColumn, ...]
    followed: Mapping[int, list[CourseFollowed]]
    marks: Mapping[int, list[Mark]]
    decisions: Mapping[int, Decision]


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


def load_council(session: Session, found: Sitting, figures: Figures) -> CouncilView:
    """The whole council as its tables are now."""
    council, klass, year = found
    kind = regime(klass.regime).council(council.kind)
    grid = _grid(session, council)
    school = session.get(School, 1)
    people = _people(session, council)
    return CouncilView(
        id=_known(council.id),
        klass=class_info(klass, year),
        session=SessionInfo(
            kind=kind.code,
            title=kind.title,
            session=kind.session,
            held_on=council.held_on,
            begins_at=council.begins_at,
            place=council.place,
            president=people.get(council.president_id or 0),
            secretary=people.get(council.secretary_id or 0),
            head_name=school.head_name if school else "",
            head_civility=school.head_civility if school else "none",
        ),
        members=_members(session, council),
        courses=grid.courses,
        pupils=_pupils(session, found, grid),
        scale=regime(klass.regime).scale(klass.study_year, figures),
        decisions=kind.decisions_in(klass.study_year),
        decision_rule=regime(klass.regime).decision_rule,
        promotion_rule=regime(klass.regime).promotion_rule,
        vote_rule=kind.vote_rule,
        closable=tuple(f"enseignement {form.title.lower()}" for form in regime(klass.regime).forms),
    )


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


def person(staff: Staff) -> Person:
    """A member of staff as they are named on paper."""
    return Person(_known(staff.id), staff.last_name, staff.first_name, staff.civility)


def courses_taught(session: Session, class_id: int, day: date) -> dict[int, tuple[str, ...]]:
    """By staff identity, the courses that they teach to pupils of the class: "Français (5 h)"."""
    pairs = session.exec(
        select(Teaching.staff_id, Course)
        .distinct()
        .join(CourseGroup, col(CourseGroup.id) == col(Teaching.group_id))
        .join(Course, col(Course.id) == col(CourseGroup.course_id))
        .join(CourseFollowed, col(CourseFollowed.group_id) == col(CourseGroup.id))
        .where(col(CourseFollowed.enrolment_id).in_(enrolments_on(class_id, day)))
        .where(followed_on(day))
        .order_by(col(Course.position), col(Course.code))
    )
    taught: dict[int, list[str]] = defaultdict(list)
    for staff_id, course in pairs:
        taught[staff_id].append(f"{course.title} ({french_number(course.weekly_periods)}\u00a0h)")
    return {staff_id: tuple(titles) for staff_id, titles in taught.items()}


def _form_title(described: Regime, code: str) -> str:
    return next((form.title for form in described.forms if form.code == code), "")


def _people(session: Session, council: Council) -> dict[int, Person]:
    wanted = [one for one in (council.president_id, council.secretary_id) if one]
    rows = session.exec(select(Staff).where(col(Staff.id).in_(wanted)))
    return {_known(staff.id): person(staff) for staff in rows}


def _members(session: Session, council: Council) -> tuple[MemberRow, ...]:
    taught = courses_taught(session, council.class_id, council.held_on)
    rows = session.exec(
        select(CouncilMember, Staff)
        .join(Staff, col(Staff.id) == col(CouncilMember.staff_id))
        .where(col(CouncilMember.council_id) == council.id)
        .order_by(col(Staff.last_name), col(Staff.first_name))
    )
    return tuple(
        MemberRow(
            person(staff),
            taught.get(member.staff_id, ()),
            member.voice,
            member.presence,
            member.position,
        )
        for member, staff in rows
    )


def _grid(session: Session, council: Council) -> _Grid:
    enrolments = enrolments_on(council.class_id, council.held_on)
    pairs = session.exec(
        select(CourseFollowed, Course)
        .join(Course, col(Course.id) == col(CourseFollowed.course_id))
        .where(col(CourseFollowed.enrolment_id).in_(enrolments))
        .where(followed_on(council.held_on))
    ).all()
    marks = session.exec(
        select(Mark).where(col(Mark.council_id) == council.id, col(Mark.component) == FINAL)
    )
    decisions = session.exec(select(Decision).where(col(Decision.council_id) == council.id))
    return _Grid(
        courses=_columns(course for _followed, course in pairs),
        followed=_by_enrolment(followed for followed, _course in pairs),
        marks=_marks_by_enrolment(marks),
        decisions={row.enrolment_id: row for row in decisions},
    )


def _columns(courses: Iterable[Course]) -> tuple[CourseColumn, ...]:
    distinct = {course.id: course for course in courses}
    ordered = sorted(distinct.values(), key=lambda course: (course.position, course.code))
    return tuple(
        CourseColumn(
            id=_known(course.id),
            code=course.code,
            title=course.title,
            short=course.short_title or course.code.rpartition(":")[2],
            periods=course.weekly_periods,
            maximum=course.maximum,
            subject=course.subject,
            vehicular=course.vehicular,
        )
        for course in ordered
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


def _pupils(session: Session, found: Sitting, grid: _Grid) -> tuple[PupilRow, ...]:
    council = found.council
    rows = session.exec(
        select(Enrolment, Pupil)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(enrolled_on(council.class_id, council.held_on))
        .order_by(col(Pupil.search_key), col(Pupil.register_number))
    ).all()
    known = histories(session, council, found.klass, found.year)
    return tuple(
        _pupil(number, enrolment, pupil, grid, known.get(_known(pupil.id), History()))
        for number, (enrolment, pupil) in enumerate(rows, 1)
    )


def _pupil(
    number: int, enrolment: Enrolment, pupil: Pupil, grid: _Grid, history: History
) -> PupilRow:
    enrolment_id = _known(enrolment.id)
    followed = grid.followed.get(enrolment_id, [])
    taken = {row.course_id for row in followed}
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
    )


def _entered(rows: Iterable[Mark], taken: set[int]) -> tuple[EnteredMark, ...]:
    """The marks of the courses followed, always in one order: they are fingerprinted."""
    kept = sorted((row for row in rows if row.course_id in taken), key=lambda row: row.course_id)
    return tuple(EnteredMark(row.course_id, MarkValue(row.value, row.special)) for row in kept)


def decision_state(row: Decision | None) -> DecisionState | None:
    """A stored decision as plain data."""
    if row is None:
        return None
    return DecisionState(row.code, tuple(row.restrictions), row.motivation, row.ground, row.remark)


def _known(identity: int | None) -> int:
    """The identity of a row that is stored, which always has one."""
    if identity is None:
        raise ValueError("the row is not stored")
    return identity
