"""The groups of a course: what they are called, who teaches them, how many sit in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Course, CourseFollowed, CourseGroup, Staff, Teaching
from app.office.rights import Right
from app.office.settings.new_course import Teacher
from app.office.work import Done, Facet, Reading, Work, command, done, query


@dataclass(frozen=True)
class GroupLine:
    """A group as the settings list it."""

    id: int
    name: str
    teachers: tuple[Teacher, ...]
    pupils: int


@query
def groups_of(reading: Reading, course_id: int) -> tuple[GroupLine, ...]:
    """The groups of a course by name."""
    session = reading.session
    rows = session.exec(
        select(CourseGroup)
        .where(col(CourseGroup.course_id) == course_id)
        .order_by(col(CourseGroup.name))
    ).all()
    taught = _taught(session, [row.id or 0 for row in rows])
    counts: dict[int, int] = dict(
        session.exec(
            select(CourseFollowed.group_id, func.count())
            .where(col(CourseFollowed.course_id) == course_id)
            .group_by(col(CourseFollowed.group_id))
        ).all()
    )
    return tuple(
        GroupLine(row.id or 0, row.name, taught.get(row.id or 0, ()), counts.get(row.id or 0, 0))
        for row in rows
    )


@command(Right.EDIT_SETTINGS, N_("Modification d'un groupe de cours"))
def save_group(
    work: Work, course_id: int, group_id: int | None, name: str, teacher_ids: Sequence[int]
) -> Done[int]:
    """Name a group and say who teaches it; ``group_id`` is None for one more group.

    Councils already opened keep the members that they have.
    """
    row = _group(work, course_id, group_id)
    _check(work, row, name, teacher_ids)
    before = _told(work.session, row) if row.id is not None else None
    row.name = name.strip()
    work.session.add(row)
    work.session.flush()
    wanted = set(teacher_ids)
    for teaching in _teachings(work.session, row.id or 0):
        if teaching.staff_id in wanted:
            wanted.discard(teaching.staff_id)
        else:
            work.session.delete(teaching)
    for staff_id in sorted(wanted):
        work.session.add(Teaching(group_id=row.id or 0, staff_id=staff_id))
    work.session.flush()
    work.note("course", course_id, before=before, after=_told(work.session, row))
    return done(row.id or 0, Facet.CLASSES, Facet.PUPILS, Facet.COUNCILS)


@command(Right.EDIT_SETTINGS, N_("Retrait d'un groupe de cours"))
def drop_group(work: Work, group_id: int) -> Done[None]:
    """Remove a group in which nobody ever sat; a course keeps one group at least."""
    row = work.session.get(CourseGroup, group_id)
    if row is None:
        raise _gone()
    followed = work.session.exec(
        select(func.count()).where(col(CourseFollowed.group_id) == group_id)
    ).one()
    if followed:
        raise Refusal(
            _("Des élèves suivent ce cours dans le groupe {name}.").format(name=row.name),
            _("Mettez-les d'abord dans un autre groupe, dans leur fiche."),
        )
    groups = select(func.count()).where(col(CourseGroup.course_id) == row.course_id)
    if work.session.exec(groups).one() < 2:
        raise Refusal(_("Un cours garde au moins un groupe."))
    before = _told(work.session, row)
    for teaching in _teachings(work.session, group_id):
        work.session.delete(teaching)
    work.session.flush()
    work.session.delete(row)
    work.note("course", row.course_id, before=before)
    return done(None, Facet.CLASSES, Facet.PUPILS, Facet.COUNCILS)


def _group(work: Work, course_id: int, group_id: int | None) -> CourseGroup:
    if work.session.get(Course, course_id) is None:
        raise Refusal(_("Ce cours n'est plus dans le fichier."))
    if group_id is None:
        return CourseGroup(course_id=course_id, name="")
    row = work.session.get(CourseGroup, group_id)
    if row is None or row.course_id != course_id:
        raise _gone()
    return row


def _gone() -> Refusal:
    return Refusal(_("Ce groupe n'est plus dans le fichier."))


def _check(work: Work, row: CourseGroup, name: str, teacher_ids: Sequence[int]) -> None:
    if not name.strip():
        raise Refusal(_("Donnez un nom au groupe, par exemple 01."), field="name")
    same = select(CourseGroup).where(
        col(CourseGroup.course_id) == row.course_id,
        func.lower(col(CourseGroup.name)) == name.strip().lower(),
    )
    if any(one.id != row.id for one in work.session.exec(same)):
        raise Refusal(
            _("Ce cours a déjà un groupe {name}.").format(name=name.strip()), field="name"
        )
    if any(work.session.get(Staff, staff_id) is None for staff_id in teacher_ids):
        raise Refusal(_("Cette personne n'est plus dans le fichier."), field="teacher_id")


def _told(session: Session, row: CourseGroup) -> dict[str, object]:
    staff = sorted(one.staff_id for one in _teachings(session, row.id or 0))
    return {"group": row.name, "teacher": staff}


def _teachings(session: Session, group_id: int) -> Sequence[Teaching]:
    return session.exec(select(Teaching).where(col(Teaching.group_id) == group_id)).all()


def _taught(session: Session, group_ids: Sequence[int]) -> dict[int, tuple[Teacher, ...]]:
    rows = session.exec(
        select(Teaching.group_id, Staff)
        .join(Staff, col(Staff.id) == col(Teaching.staff_id))
        .where(col(Teaching.group_id).in_(group_ids))
        .order_by(col(Staff.last_name), col(Staff.first_name))
    )
    found: dict[int, tuple[Teacher, ...]] = {}
    for group_id, staff in rows:
        name = f"{staff.last_name} {staff.first_name}".strip()
        found[group_id] = (*found.get(group_id, ()), Teacher(staff.id or 0, name))
    return found
