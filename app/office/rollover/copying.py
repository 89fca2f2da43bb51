"""Making the classes of a new year like those of the year before, with their courses."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from app.models import Course, CourseGroup, SchoolClass, Teaching
from app.office.imports.writing import tie_rows
from app.office.rollover.places import Classes, Place
from app.office.rollover.programmes import Programme, Teachings

_KEPT = (
    "code",
    "title",
    "short_title",
    "weekly_periods",
    "maximum",
    "subject",
    "vehicular",
    "position",
)


@dataclass
class Copies:
    """In the new year: the class of each name, and what each course and group became."""

    classes: dict[str, int] = field(default_factory=dict)
    courses: dict[int, int] = field(default_factory=dict)
    groups: dict[int, int] = field(default_factory=dict)

    def of(self, programme: Programme) -> Programme:
        """The same programme in the new year, as far as its courses are there."""

        def there(seats: dict[int, int]) -> dict[int, int]:
            return {
                self.courses[course]: self.groups[group]
                for course, group in seats.items()
                if course in self.courses and group in self.groups
            }

        return Programme(there(dict(programme.common)), there(dict(programme.chosen)))


def make_classes(
    session: Session, year_id: int, places: Sequence[Place], classes: Classes
) -> dict[str, int]:
    """Make those that are not there yet; the number of each of them by name."""
    models = [classes.before[one.model_id or 0] for one in places if not one.exists]
    rows = [
        {
            "year_id": year_id,
            "regime": model.regime,
            "name": model.name,
            "study_year": model.study_year,
            "form": model.form,
            "option": model.option,
            "seventh_kind": model.seventh_kind,
            "form_teacher_id": model.form_teacher_id,
            "position": model.position,
        }
        for model in models
    ]
    tie_rows(session, SchoolClass, rows)
    there = select(SchoolClass.name, SchoolClass.id).where(col(SchoolClass.year_id) == year_id)
    return {name: identity or 0 for name, identity in session.exec(there)}


def copy_courses(
    session: Session, year_id: int, before: int, wanted: frozenset[int], known: Teachings
) -> Copies:
    """Copy these courses of the year before with their groups and teachers.

    A course of the same code in the new year is kept as it is, and so is a group of the
    same name: what the office prepared by hand stands.
    """
    copies = Copies()
    there = known.called(year_id)
    missing = sorted(key for key in wanted if known.courses[key].code not in there)
    rows = [
        {"year_id": year_id, **{name: getattr(known.courses[key], name) for name in _KEPT}}
        for key in missing
    ]
    tie_rows(session, Course, rows)
    now = select(Course.code, Course.id).where(col(Course.year_id) == year_id)
    numbers = dict(session.exec(now).all())
    for code, key in known.called(before).items():
        if code in numbers:
            copies.courses[key] = numbers[code] or 0
    _copy_groups(session, wanted, known, copies)
    return copies


def _copy_groups(
    session: Session, wanted: frozenset[int], known: Teachings, copies: Copies
) -> None:
    there = {(group.course_id, group.name): key for key, group in known.groups.items()}
    missing = []
    for key, group in sorted(known.groups.items()):
        course = copies.courses.get(group.course_id)
        if course is None:
            continue
        if (course, group.name) in there:
            copies.groups[key] = there[course, group.name]
        elif group.course_id in wanted:
            missing.append(key)
    names = {
        key: (copies.courses[known.groups[key].course_id], known.groups[key].name)
        for key in missing
    }
    rows = [{"course_id": course, "name": name} for course, name in names.values()]
    tie_rows(session, CourseGroup, rows)
    courses = {course for course, _name in names.values()}
    now = select(CourseGroup).where(col(CourseGroup.course_id).in_(courses))
    numbers = {(group.course_id, group.name): group.id or 0 for group in session.exec(now)}
    made = {key: numbers[name] for key, name in names.items()}
    copies.groups |= made
    taught = [
        {"group_id": group, "staff_id": staff}
        for key, group in made.items()
        for staff in known.teachers.get(key, ())
    ]
    tie_rows(session, Teaching, taught)
