"""A course that a year did not have: its group, who teaches it, the class that follows it."""

from dataclasses import dataclass
from decimal import Decimal

from sqlmodel import col, func, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import (
    Course,
    CourseFollowed,
    CourseGroup,
    Enrolment,
    SchoolClass,
    SchoolYear,
    Staff,
    Teaching,
)
from app.office.rights import Right
from app.office.settings.classes import HIGHEST_MAXIMUM, MOST_PERIODS, check_number
from app.office.work import Done, Facet, Reading, Work, command, done, query

FIRST_GROUP = "01"


@dataclass(frozen=True)
class CourseDraft:
    """What is typed of a new course; ``class_id`` and ``teacher_id`` are None where not yet known.

    ``code`` tells it apart from every other course of the year; ``maximum`` is what its marks
    are given over.
    """

    code: str
    title: str
    short_title: str
    weekly_periods: Decimal
    maximum: Decimal = Decimal(20)
    class_id: int | None = None
    teacher_id: int | None = None


@dataclass(frozen=True)
class Teacher:
    """Somebody who may teach a course."""

    id: int
    name: str


@query
def teachers(reading: Reading) -> tuple[Teacher, ...]:
    """The staff still in the school, by name."""
    rows = reading.session.exec(
        select(Staff)
        .where(col(Staff.active).is_(True))
        .order_by(col(Staff.last_name), col(Staff.first_name))
    )
    return tuple(Teacher(row.id or 0, f"{row.last_name} {row.first_name}".strip()) for row in rows)


@command(Right.EDIT_SETTINGS, N_("Ajout d'un cours"))
def add_course(work: Work, year_id: int, draft: CourseDraft) -> Done[int]:
    """Add a course to a year, with its first group.

    Where a class is named, all who are in it follow the course since they came in; where a
    teacher is, they teach the group. Refusal where the course exists already.
    """
    _check(work, year_id, draft)
    course = Course(
        year_id=year_id,
        code=draft.code.strip(),
        title=draft.title.strip(),
        short_title=draft.short_title.strip(),
        weekly_periods=draft.weekly_periods,
        maximum=draft.maximum,
        position=_next_position(work, year_id),
    )
    work.session.add(course)
    work.session.flush()
    group = CourseGroup(course_id=course.id or 0, name=FIRST_GROUP)
    work.session.add(group)
    work.session.flush()
    if draft.teacher_id is not None:
        work.session.add(Teaching(group_id=group.id or 0, staff_id=draft.teacher_id))
    followers = _followed_by_class(work, draft.class_id, group)
    work.note("course", course.id, after=_told(course, draft, followers))
    return done(course.id or 0, Facet.CLASSES, Facet.PUPILS, Facet.COUNCILS)


def _followed_by_class(work: Work, class_id: int | None, group: CourseGroup) -> int:
    """All who are in the class follow the course; how many they are."""
    if class_id is None:
        return 0
    enrolments = work.session.exec(
        select(Enrolment.id).where(
            col(Enrolment.class_id) == class_id, col(Enrolment.end).is_(None)
        )
    ).all()
    for enrolment_id in enrolments:
        work.session.add(
            CourseFollowed(
                enrolment_id=enrolment_id or 0,
                course_id=group.course_id,
                group_id=group.id or 0,
            )
        )
    return len(enrolments)


def _told(course: Course, draft: CourseDraft, followers: int) -> dict[str, object]:
    told: dict[str, object] = {
        "title": course.title,
        "periods": course.weekly_periods,
        "maximum": course.maximum,
        "group": FIRST_GROUP,
    }
    if draft.teacher_id is not None:
        told["teacher"] = draft.teacher_id
    if draft.class_id is not None:
        told |= {"classes": [draft.class_id], "pupils": followers}
    return told


def _next_position(work: Work, year_id: int) -> int:
    last = work.session.exec(
        select(func.max(Course.position)).where(col(Course.year_id) == year_id)
    ).one()
    return (last or 0) + 1


def _check(work: Work, year_id: int, draft: CourseDraft) -> None:
    if work.session.get(SchoolYear, year_id) is None:
        raise Refusal(_("Cette année scolaire n'est plus dans le fichier."))
    if not draft.code.strip():
        raise Refusal(
            _("Donnez un code au cours : c'est par lui que les listes importées le désignent."),
            field="code",
        )
    if not draft.title.strip():
        raise Refusal(_("Donnez un nom au cours."), field="title")
    _check_unknown(work, year_id, draft.code.strip())
    check_number(draft.weekly_periods, MOST_PERIODS, "weekly_periods", least=Decimal(0))
    check_number(draft.maximum, HIGHEST_MAXIMUM, "maximum", least=Decimal(1))
    if draft.class_id is not None:
        row = work.session.get(SchoolClass, draft.class_id)
        if row is None or row.year_id != year_id:
            raise Refusal(_("Cette classe n'est pas de cette année scolaire."), field="class_id")
    if draft.teacher_id is not None and work.session.get(Staff, draft.teacher_id) is None:
        raise Refusal(_("Cette personne n'est plus dans le fichier."), field="teacher_id")


def _check_unknown(work: Work, year_id: int, code: str) -> None:
    same = work.session.exec(
        select(Course).where(
            col(Course.year_id) == year_id, func.lower(col(Course.code)) == code.lower()
        )
    ).first()
    if same is not None:
        raise Refusal(
            _("Le code {code} est déjà celui du cours « {title} ».").format(
                code=same.code, title=same.title
            ),
            _("Choisissez-en un autre, ou modifiez ce cours-là."),
            field="code",
        )
