"""The file of one pupil: who they are, who answers for them, where they were enrolled."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import and_, func
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import decimal
from app.i18n import _
from app.models import (
    Absence,
    Course,
    CourseFollowed,
    CourseGroup,
    Decision,
    Enrolment,
    LegalRepresentative,
    Letter,
    Pupil,
    PupilRepresentative,
    SchoolClass,
    SchoolYear,
)
from app.office.pupils.ages import is_of_age
from app.office.pupils.recipients import PupilRecipients, named, recipients_of
from app.office.pupils.years import (
    ClassChoice,
    YearChoice,
    all_classes,
    all_years,
)
from app.office.rights import Right
from app.office.work import Reading, query
from app.rules.dates import age_on
from app.rules.regime import regime


@dataclass(frozen=True)
class Identity:
    """Who a pupil is; each field but the numbers is edited by itself."""

    id: int
    register_number: int
    other_number: str | None
    last_name: str
    first_name: str
    civility: str
    birth_date: date
    birth_place: str
    nationality: str
    national_number: str
    language: str
    street: str
    postal_code: str
    locality: str
    country: str
    telephone: str
    email: str

    @property
    def name(self) -> str:
        """Lambert Éloïse."""
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True)
class Relative:
    """Another pupil of the same representative."""

    id: int
    name: str
    class_name: str


@dataclass(frozen=True)
class Representative:
    """A person who answers for the pupil, and how they are tied."""

    id: int
    last_name: str
    first_name: str
    civility: str
    street: str
    postal_code: str
    locality: str
    country: str
    telephone: str
    email: str
    relation: str
    receives_letters: bool
    lives_with: bool
    shared_with: tuple[Relative, ...]

    @property
    def name(self) -> str:
        """Claire Lambert."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class EnrolmentLine:
    """One enrolment: a class from one day to another."""

    id: int
    year_id: int
    year_label: str
    class_id: int
    class_name: str
    regime_title: str
    start: date
    end: date | None
    end_reason: str
    status: str


@dataclass(frozen=True)
class FollowedCourse:
    """A course that the pupil follows, or followed, in the enrolment that runs.

    ``since`` is None where it is since the first day of the class, ``until`` the last day
    of one that is followed no more.
    """

    id: int
    code: str
    title: str
    periods: str
    group_id: int
    group: str
    groups: tuple[tuple[int, str], ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Counts:
    """How much the tabs of other rooms hold about the pupil."""

    absences: int
    decisions: int
    letters: int


@dataclass(frozen=True)
class PupilFile:
    """Everything the file of a pupil shows, but what other rooms fill."""

    identity: Identity
    age: int
    of_age: bool
    national_number_hidden: bool
    representatives: tuple[Representative, ...]
    siblings: tuple[Relative, ...]
    enrolments: tuple[EnrolmentLine, ...]
    courses: tuple[FollowedCourse, ...]
    recipients: PupilRecipients
    counts: Counts
    years: tuple[YearChoice, ...]
    classes: tuple[ClassChoice, ...]
    current: EnrolmentLine | None
    """The enrolment that runs, that of this year sooner than that of a year to come."""

    def acted_on(self, chosen: EnrolmentLine | None) -> EnrolmentLine | None:
        """What a gesture is about: an enrolment to come where it is chosen, else what runs."""
        current = self.current
        to_come = chosen is not None and chosen.end is None
        if current is not None and chosen is not None and to_come and chosen.start > current.start:
            return chosen
        return current


@query
def pupil_file(reading: Reading, pupil_id: int) -> PupilFile:
    """The file of a pupil; Refusal where the number is nobody's."""
    session = reading.session
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Refusal(_("Cet élève n'est plus dans le fichier."))
    hidden = not reading.actor.may(Right.ENROL)
    enrolments = _enrolments(session, pupil_id)
    current = _running(enrolments, reading.today)
    shared = _shared(session, pupil_id, reading.today)
    found = recipients_of(session, reading.figures, (pupil_id,), reading.today)
    return PupilFile(
        identity=_identity(pupil, hidden),
        age=age_on(pupil.birth_date, reading.today),
        of_age=is_of_age(pupil.birth_date, reading.today, reading.figures),
        national_number_hidden=hidden and bool(pupil.national_number),
        representatives=_representatives(session, pupil_id, shared),
        siblings=_siblings(shared),
        enrolments=enrolments,
        courses=_courses(session, current.id if current is not None else 0),
        recipients=found[pupil_id],
        counts=_counts(session, pupil_id),
        years=all_years(session),
        classes=all_classes(session),
        current=current,
    )


def _running(enrolments: tuple[EnrolmentLine, ...], today: date) -> EnrolmentLine | None:
    """The newest that has begun by then, else the next to begin."""
    running = [one for one in enrolments if one.end is None]
    begun = [one for one in running if one.start <= today]
    return begun[0] if begun else running[-1] if running else None


def _identity(pupil: Pupil, hidden: bool) -> Identity:
    values = {field.name: getattr(pupil, field.name) for field in fields(Identity)}
    if hidden:
        values["national_number"] = ""
    return Identity(**values)


def _shared(session: Session, pupil_id: int, today: date) -> dict[int, list[Relative]]:
    """By representative, the other pupils they answer for, with the class that runs."""
    mine = select(PupilRepresentative.representative_id).where(
        col(PupilRepresentative.pupil_id) == pupil_id
    )
    rows = session.exec(
        select(PupilRepresentative.representative_id, Pupil, SchoolClass.name)
        .join(Pupil, col(Pupil.id) == col(PupilRepresentative.pupil_id))
        .outerjoin(
            Enrolment, and_(col(Enrolment.pupil_id) == col(Pupil.id), col(Enrolment.end).is_(None))
        )
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(PupilRepresentative.representative_id).in_(mine))
        .where(col(Pupil.id) != pupil_id)
        .order_by(
            col(Pupil.birth_date),
            col(Pupil.id),
            col(Enrolment.start) > today,
            col(Enrolment.start).desc(),
        )
    )
    found: dict[int, dict[int, Relative]] = defaultdict(dict)
    for representative_id, pupil, class_name in rows:
        relative = Relative(pupil.id or 0, named(pupil).plain, class_name or "")
        found[representative_id].setdefault(relative.id, relative)
    return {one: list(relatives.values()) for one, relatives in found.items()}


def _siblings(shared: dict[int, list[Relative]]) -> tuple[Relative, ...]:
    return tuple(dict.fromkeys(one for relatives in shared.values() for one in relatives))


def _representatives(
    session: Session, pupil_id: int, shared: dict[int, list[Relative]]
) -> tuple[Representative, ...]:
    rows = session.exec(
        select(PupilRepresentative, LegalRepresentative)
        .join(
            LegalRepresentative,
            col(LegalRepresentative.id) == col(PupilRepresentative.representative_id),
        )
        .where(col(PupilRepresentative.pupil_id) == pupil_id)
        .order_by(col(PupilRepresentative.position), col(PupilRepresentative.id))
    )
    return tuple(_representative(tie, row, shared.get(row.id or 0, [])) for tie, row in rows)


def _representative(
    tie: PupilRepresentative, row: LegalRepresentative, shared: list[Relative]
) -> Representative:
    return Representative(
        id=row.id or 0,
        last_name=row.last_name,
        first_name=row.first_name,
        civility=row.civility,
        street=row.street,
        postal_code=row.postal_code,
        locality=row.locality,
        country=row.country,
        telephone=row.telephone,
        email=row.email,
        relation=tie.relation,
        receives_letters=tie.receives_letters,
        lives_with=tie.lives_with,
        shared_with=tuple(shared),
    )


def _enrolments(session: Session, pupil_id: int) -> tuple[EnrolmentLine, ...]:
    rows = session.exec(
        select(Enrolment, SchoolClass, SchoolYear)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(Enrolment.year_id))
        .where(col(Enrolment.pupil_id) == pupil_id)
        .order_by(
            col(SchoolYear.first_day).desc(),
            col(Enrolment.start).desc(),
            col(Enrolment.id).desc(),
        )
    )
    return tuple(_enrolment(*row) for row in rows)


def _enrolment(row: Enrolment, klass: SchoolClass, year: SchoolYear) -> EnrolmentLine:
    return EnrolmentLine(
        id=row.id or 0,
        year_id=row.year_id,
        year_label=year.label,
        class_id=row.class_id,
        class_name=klass.name,
        regime_title=regime(klass.regime).title,
        start=row.start,
        end=row.end,
        end_reason=row.end_reason,
        status=row.status,
    )


def _courses(session: Session, running: int) -> tuple[FollowedCourse, ...]:
    rows = session.exec(
        select(CourseFollowed, Course)
        .join(Course, col(CourseFollowed.course_id) == col(Course.id))
        .where(col(CourseFollowed.enrolment_id) == running)
        .order_by(col(Course.position), col(Course.code))
    ).all()
    groups = _groups(session, running)
    followed = [_followed(row, course, groups[course.id or 0]) for row, course in rows]
    return tuple(sorted(followed, key=lambda one: one.until is not None))


def _groups(session: Session, enrolment_id: int) -> Mapping[int, dict[int, str]]:
    """The groups of each course followed in an enrolment."""
    mine = select(CourseFollowed.course_id).where(col(CourseFollowed.enrolment_id) == enrolment_id)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for group in session.exec(
        select(CourseGroup)
        .where(col(CourseGroup.course_id).in_(mine))
        .order_by(col(CourseGroup.name))
    ):
        found[group.course_id][group.id or 0] = group.name
    return found


def _followed(row: CourseFollowed, course: Course, groups: Mapping[int, str]) -> FollowedCourse:
    return FollowedCourse(
        id=course.id or 0,
        code=course.code,
        title=course.title,
        periods=decimal(course.weekly_periods),
        group_id=row.group_id,
        group=groups[row.group_id],
        groups=tuple(groups.items()),
        since=row.since,
        until=row.until,
    )


def _counts(session: Session, pupil_id: int) -> Counts:
    mine = select(Enrolment.id).where(col(Enrolment.pupil_id) == pupil_id)
    found = session.exec(
        select(
            select(func.count(col(Absence.id)))
            .where(col(Absence.enrolment_id).in_(mine), col(Absence.replaced_at).is_(None))
            .scalar_subquery(),
            select(func.count(col(Decision.id)))
            .where(col(Decision.enrolment_id).in_(mine))
            .scalar_subquery(),
            select(func.count(col(Letter.id)))
            .where(col(Letter.pupil_id) == pupil_id)
            .scalar_subquery(),
        )
    ).one()
    return Counts(*found)
