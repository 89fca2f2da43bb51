"""The courses that a pupil follows in a class: one more, one less, since when, which group."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import short_date
from app.i18n import N_, _
from app.models import Course, CourseFollowed, CourseGroup, Enrolment, Mark, SchoolYear
from app.office.pupils.placing import check_start
from app.office.pupils.years import year_of
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

FIRST_GROUP = "01"


@dataclass(frozen=True)
class GroupChoice:
    """A group of a course; ``classmates`` are those of the pupil's class who sit in it."""

    id: int
    name: str
    classmates: int


@dataclass(frozen=True)
class CourseChoice:
    """A course that the pupil may follow besides, its groups with most classmates first."""

    id: int
    code: str
    title: str
    groups: tuple[GroupChoice, ...]

    @property
    def in_class(self) -> bool:
        """Does somebody of the class follow it?"""
        return any(group.classmates for group in self.groups)


@query
def courses_to_follow(reading: Reading, enrolment_id: int) -> tuple[CourseChoice, ...]:
    """The courses of the year that the pupil does not follow, those of the class first."""
    row = _running(reading.session, enrolment_id)
    classmates = _classmates(reading.session, row)
    groups: dict[int, list[GroupChoice]] = defaultdict(list)
    for group in reading.session.exec(
        select(CourseGroup)
        .join(Course, col(Course.id) == col(CourseGroup.course_id))
        .where(col(Course.year_id) == row.year_id)
        .order_by(col(CourseGroup.name))
    ):
        number = group.id or 0
        groups[group.course_id].append(GroupChoice(number, group.name, classmates[number]))
    followed = select(CourseFollowed.course_id).where(
        col(CourseFollowed.enrolment_id) == enrolment_id, col(CourseFollowed.until).is_(None)
    )
    courses = reading.session.exec(
        select(Course)
        .where(col(Course.year_id) == row.year_id, col(Course.id).not_in(followed))
        .order_by(col(Course.position), col(Course.code))
    )
    found = [_choice(course, groups[course.id or 0]) for course in courses]
    return tuple(sorted(found, key=lambda one: not one.in_class))


@command(Right.ENROL, N_("Cours ajouté à un élève"))
def follow_course(
    work: Work, enrolment_id: int, course_id: int, group_id: int | None, day: date | None
) -> Done[None]:
    """Have a pupil follow a course from a day on; from the first day of the class, always.

    Without a group, the first of the course, which is made where it has none.
    """
    row = _running(work.session, enrolment_id)
    course = _course(work.session, course_id, row.year_id)
    since = _since(row, year_of(work.session, row.year_id), day)
    group = _group(work.session, course, group_id)
    before = _followed(work.session, enrolment_id, course_id)
    if before is not None and before.until is None:
        raise Refusal(_("L'élève suit déjà ce cours."), field="course_id")
    after = before or CourseFollowed(enrolment_id=enrolment_id, course_id=course_id, group_id=0)
    if before is not None and before.until is not None and since > before.until + timedelta(1):
        raise Refusal(
            _("L'élève a suivi ce cours jusqu'au {day}.").format(day=short_date(before.until)),
            _("Indiquez au plus tard le lendemain : la fiche garde une seule période par cours."),
            "since",
        )
    after.group_id = group.id or 0
    after.since = before.since if before is not None else since if since > row.start else None
    after.until = None
    work.session.add(after)
    work.note(
        "pupil", row.pupil_id, after={"course": course.id, "group": group.name, "since": since}
    )
    return done(None, Facet.PUPILS, Facet.COUNCILS, Facet.CLASSES)


@command(Right.ENROL, N_("Cours retiré à un élève"))
def leave_course(work: Work, enrolment_id: int, course_id: int, day: date | None) -> Done[None]:
    """The pupil stops following a course: ``day`` is the last one.

    Without a day it was a mistake, and nothing is kept of it; Refusal where a mark was
    given there already.
    """
    row = _running(work.session, enrolment_id)
    followed = _followed(work.session, enrolment_id, course_id)
    if followed is None or followed.until is not None:
        raise Refusal(_("L'élève ne suit plus ce cours."), _("Relisez la fiche."))
    if day is None:
        _refuse_marked(work.session, enrolment_id, course_id)
        work.session.delete(followed)
    else:
        followed.until = _until(row, followed, year_of(work.session, row.year_id), day)
        work.session.add(followed)
    work.note(
        "pupil", row.pupil_id, before={"course": course_id}, after={"course": None, "until": day}
    )
    return done(None, Facet.PUPILS, Facet.COUNCILS, Facet.CLASSES)


@command(Right.ENROL, N_("Date depuis laquelle un cours est suivi"))
def change_since(work: Work, enrolment_id: int, course_id: int, day: date | None) -> Done[None]:
    """Correct since when a pupil follows a course; from the first day of the class, always."""
    row = _running(work.session, enrolment_id)
    followed = _followed(work.session, enrolment_id, course_id)
    if followed is None or followed.until is not None:
        raise Refusal(_("L'élève ne suit plus ce cours."), _("Relisez la fiche."))
    before, since = followed.since, _since(row, year_of(work.session, row.year_id), day)
    followed.since = since if since > row.start else None
    work.session.add(followed)
    work.note(
        "pupil",
        row.pupil_id,
        before={"course": course_id, "since": before},
        after={"course": course_id, "since": followed.since},
    )
    return done(None, Facet.PUPILS, Facet.COUNCILS, Facet.CLASSES)


@command(Right.ENROL, N_("Changement de groupe d'un cours"))
def change_group(work: Work, enrolment_id: int, course_id: int, group_id: int) -> Done[None]:
    """Have a pupil sit in another group of a course that they follow."""
    row = _running(work.session, enrolment_id)
    followed = _followed(work.session, enrolment_id, course_id)
    if followed is None or followed.until is not None:
        raise Refusal(_("L'élève ne suit plus ce cours."), _("Relisez la fiche."))
    old = work.session.get(CourseGroup, followed.group_id)
    new = work.session.get(CourseGroup, group_id)
    if new is None or new.course_id != course_id:
        raise Refusal(_("Ce groupe n'est pas de ce cours."), field="group_id")
    followed.group_id = group_id
    work.session.add(followed)
    work.note(
        "pupil",
        row.pupil_id,
        before={"course": course_id, "group": old.name if old else ""},
        after={"course": course_id, "group": new.name},
    )
    return done(None, Facet.PUPILS, Facet.COUNCILS, Facet.CLASSES)


def _running(session: Session, enrolment_id: int) -> Enrolment:
    row = session.get(Enrolment, enrolment_id)
    if row is None:
        raise Refusal(_("Cette inscription n'est plus dans le fichier."))
    if row.end is not None:
        raise Refusal(
            _("Cette inscription a pris fin le {day}.").format(day=short_date(row.end)),
            _("Rouvrez-la d'abord, ou réinscrivez l'élève."),
        )
    return row


def _classmates(session: Session, row: Enrolment) -> dict[int, int]:
    """How many of the class sit in each group."""
    rows = session.exec(
        select(CourseFollowed.group_id)
        .join(Enrolment, col(Enrolment.id) == col(CourseFollowed.enrolment_id))
        .where(col(Enrolment.class_id) == row.class_id, col(Enrolment.end).is_(None))
        .where(col(CourseFollowed.until).is_(None))
    )
    found: dict[int, int] = defaultdict(int)
    for group_id in rows:
        found[group_id] += 1
    return found


def _choice(course: Course, groups: list[GroupChoice]) -> CourseChoice:
    usual = sorted(groups, key=lambda group: -group.classmates)
    return CourseChoice(course.id or 0, course.code, course.title, tuple(usual))


def _course(session: Session, course_id: int, year_id: int) -> Course:
    course = session.get(Course, course_id)
    if course is None or course.year_id != year_id:
        raise Refusal(_("Ce cours n'est pas de cette année scolaire."), field="course_id")
    return course


def _group(session: Session, course: Course, group_id: int | None) -> CourseGroup:
    if group_id is not None:
        group = session.get(CourseGroup, group_id)
        if group is None or group.course_id != course.id:
            raise Refusal(_("Ce groupe n'est pas de ce cours."), field="group_id")
        return group
    first = session.exec(
        select(CourseGroup)
        .where(col(CourseGroup.course_id) == course.id)
        .order_by(col(CourseGroup.name))
        .limit(1)
    ).first()
    if first is None:
        first = CourseGroup(course_id=course.id or 0, name=FIRST_GROUP)
        session.add(first)
        session.flush()
    return first


def _followed(session: Session, enrolment_id: int, course_id: int) -> CourseFollowed | None:
    return session.exec(
        select(CourseFollowed).where(
            col(CourseFollowed.enrolment_id) == enrolment_id,
            col(CourseFollowed.course_id) == course_id,
        )
    ).first()


def _since(row: Enrolment, year: SchoolYear, day: date | None) -> date:
    since = check_start(year, day, "since")
    if since < row.start:
        raise Refusal(
            _("L'élève n'est dans sa classe que depuis le {day}.").format(
                day=short_date(row.start)
            ),
            _("Indiquez ce jour-là, ou un jour qui le suit."),
            "since",
        )
    return since


def _until(row: Enrolment, followed: CourseFollowed, year: SchoolYear, day: date) -> date:
    first = followed.since or row.start
    if not first <= day <= year.last_day:
        raise Refusal(
            _("L'élève suit ce cours depuis le {first}.").format(first=short_date(first)),
            _("Indiquez un jour de ce moment-là au {last}.").format(last=short_date(year.last_day)),
            "until",
        )
    return day


def _refuse_marked(session: Session, enrolment_id: int, course_id: int) -> None:
    marked = session.exec(
        select(Mark.id)
        .where(col(Mark.enrolment_id) == enrolment_id, col(Mark.course_id) == course_id)
        .limit(1)
    ).first()
    if marked is not None:
        raise Refusal(
            _("Une note a déjà été donnée à l'élève dans ce cours."),
            _("Indiquez plutôt le dernier jour où le cours a été suivi."),
            "until",
        )
