"""Where an enrolment may stand in its year, and the courses that come with a class."""

from collections import Counter, defaultdict
from datetime import date

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.formats import short_date
from app.i18n import _
from app.models import CourseFollowed, Enrolment, SchoolYear
from app.office.pupils.years import year_of

LAST_MONTH = 8
LAST_DAY = 31


def check_start(year: SchoolYear, day: date | None, field: str = "start") -> date:
    """The first day in a class; Refusal where it is missing or outside the school year."""
    if day is None:
        raise Refusal(_("La date manque."), field=field)
    if not year.first_day <= day <= year.last_day:
        raise Refusal(
            _("Cette date n'est pas dans l'année scolaire {label}.").format(label=year.label),
            _("Elle va du {first} au {last}.").format(
                first=short_date(year.first_day), last=short_date(year.last_day)
            ),
            field,
        )
    return day


def check_end(year: SchoolYear, start: date, day: date | None, field: str = "end") -> date:
    """The last day in a class: from the first one to the summer that closes the year."""
    if day is None:
        raise Refusal(_("La date manque."), field=field)
    if day < start:
        raise Refusal(
            _("L'inscription a commencé le {start}.").format(start=short_date(start)),
            _("Indiquez ce jour-là, ou un jour qui le suit."),
            field,
        )
    latest = max(year.last_day, date(year.last_day.year, LAST_MONTH, LAST_DAY))
    if day > latest:
        raise Refusal(
            _("L'année {label} est alors terminée.").format(label=year.label),
            _("Indiquez au plus tard le {day}.").format(day=short_date(latest)),
            field,
        )
    return day


def refuse_second(session: Session, pupil_id: int, year_id: int) -> None:
    """Refuse to open an enrolment where the year already has one that runs."""
    found = session.exec(
        select(Enrolment.id)
        .where(col(Enrolment.pupil_id) == pupil_id, col(Enrolment.year_id) == year_id)
        .where(col(Enrolment.end).is_(None))
    ).first()
    if found is not None:
        year = year_of(session, year_id)
        raise Refusal(
            _("Cet élève a déjà une inscription en cours en {label}.").format(label=year.label),
            _("Changez-le de classe, ou mettez d'abord fin à cette inscription."),
        )


def give_courses(session: Session, enrolment: Enrolment, earlier: int | None = None) -> None:
    """Have a new enrolment follow what its class follows.

    The courses that every classmate follows come by themselves, in the group where most
    of them sit; of the others, those that the pupil followed in the ``earlier``
    enrolment are kept, in their group. The rest is chosen by the office.
    """
    classmates = _followed_in(session, enrolment)
    everybody = set.intersection(*map(set, classmates.values())) if classmates else set()
    offered = {course for courses in classmates.values() for course in courses}
    groups = {course: _usual_group(classmates, course) for course in everybody}
    if earlier is not None:
        groups |= {
            course: group
            for course, group in _followed_by(session, earlier).items()
            if course in offered and course not in groups
        }
    session.add_all(
        CourseFollowed(enrolment_id=enrolment.id or 0, course_id=course, group_id=group)
        for course, group in sorted(groups.items())
    )


def _followed_in(session: Session, enrolment: Enrolment) -> dict[int, dict[int, int]]:
    """By classmate, the group of each course that they follow."""
    rows = session.exec(
        select(CourseFollowed)
        .join(Enrolment, col(Enrolment.id) == col(CourseFollowed.enrolment_id))
        .where(col(Enrolment.class_id) == enrolment.class_id, col(Enrolment.end).is_(None))
        .where(col(Enrolment.id) != enrolment.id, col(CourseFollowed.until).is_(None))
    )
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for row in rows:
        found[row.enrolment_id][row.course_id] = row.group_id
    return found


def _followed_by(session: Session, enrolment_id: int) -> dict[int, int]:
    rows = session.exec(
        select(CourseFollowed).where(
            col(CourseFollowed.enrolment_id) == enrolment_id,
            col(CourseFollowed.until).is_(None),
        )
    )
    return {row.course_id: row.group_id for row in rows}


def _usual_group(classmates: dict[int, dict[int, int]], course: int) -> int:
    groups = Counter(courses[course] for courses in classmates.values())
    return groups.most_common(1)[0][0]
