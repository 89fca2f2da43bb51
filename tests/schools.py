"""A small school for tests: one year, four classes, courses, pupils, parents, accounts."""

import atexit
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp

from sqlmodel import Session, SQLModel, select

from app.db.keys import Cost, keys_path
from app.db.unit_of_work import unit_of_work
from app.folding import folded
from app.models import (
    Course,
    CourseFollowed,
    CourseGroup,
    Enrolment,
    LegalRepresentative,
    Pupil,
    PupilRepresentative,
    RegisterCounter,
    SchoolClass,
    SchoolYear,
    Staff,
    Teaching,
)
from app.office.files.creation import FirstAccount, NewSchool, create_school, open_school
from app.office.files.school_file import SchoolFile
from app.office.rights import Role
from app.office.settings.calendars import proposed_calendar
from app.office.work import Actor, Desk
from tests import portability

CHEAP = Cost(8, 1, 1)
NOW = datetime(2025, 6, 24, 12, 0, tzinfo=UTC)
TODAY = date(2025, 6, 24)
PASSWORD = "une phrase de passe"

CLASSES = (
    # name, regime, study year, form, option
    ("4TQA", "fwb", 4, "technical_qualification", "Électricité"),
    ("2C", "fwb", 2, "general", ""),
    ("5P", "cefa", 5, "professional", "Maçonnerie"),
    ("S4A", "european", 4, "", ""),
    ("UE1", "promsoc", 1, "", "Comptabilité"),
)
COURSES = (
    # code, title, weekly periods, subject
    ("FR", "Français", "5", "language_1"),
    ("MA", "Mathématique", "4", "mathematics"),
    ("NL", "Néerlandais", "4", "language_2"),
    ("SC", "Sciences", "3", "biology"),
    ("EP", "Éducation physique", "2", "physical_education"),
)
NAMES = (
    # last name, first name, civility, birth
    ("Lambert", "Éloïse", "mrs", date(2009, 3, 3)),
    ("Dubois", "Noé", "mr", date(2009, 11, 14)),
    ("Van Damme", "Inès", "mrs", date(2007, 2, 1)),
    ("Peeters", "Loïc", "mr", date(2009, 6, 30)),
)


@dataclass(frozen=True)
class SmallSchool:
    """The open file, who acts, and the numbers of what it holds, by name."""

    file: SchoolFile
    desk: Desk
    year_id: int
    classes: dict[str, int]
    courses: dict[tuple[str, str], int]
    pupils: dict[tuple[str, str], int]
    enrolments: dict[tuple[str, str], int]
    staff: dict[str, int]

    def as_role(self, role: Role) -> Desk:
        """The same desk, held by somebody of another role."""
        actor = self.desk.actor
        return Desk(
            Actor(actor.account_id, actor.name, actor.full_name, frozenset({role})),
            self.desk.today,
            self.desk.now,
        )

    def session(self):
        """A unit of work on the file, to arrange and to look at what is stored."""
        return unit_of_work(self.file.engine, self.file.path)


def make_school(folder: Path, name: str = "ecole") -> SmallSchool:
    """Open a copy of the small school: in each class the four pupils of ``NAMES``.

    Keys of ``pupils`` and ``enrolments`` are (class, last name), of ``courses``
    (class, code). The first pupil of each class has two separated parents, the second
    one household, the third is of age in June 2025, the fourth has no representative.
    """
    filled = _filled()
    file = open_copy(filled.path, folder, name)
    return SmallSchool(
        file,
        Desk(file.actor, TODAY, NOW),
        filled.year_id,
        dict(filled.classes),
        dict(filled.courses),
        dict(filled.pupils),
        dict(filled.enrolments),
        dict(filled.staff),
    )


def make_file(folder: Path, name: str = "ecole") -> SchoolFile:
    """Open a copy of the file of a school where nobody is enrolled yet."""
    return open_copy(_empty(), folder, name)


@dataclass(frozen=True)
class _Filled:
    """The file that is copied, closed, and the numbers of what it holds."""

    path: Path
    year_id: int
    classes: dict[str, int]
    courses: dict[tuple[str, str], int]
    pupils: dict[tuple[str, str], int]
    enrolments: dict[tuple[str, str], int]
    staff: dict[str, int]


@cache
def _filled() -> _Filled:
    """Made once a process: making the tables takes longer than most tests."""
    file = open_copy(_empty(), _empty().parent / "filled", "filled")
    with unit_of_work(file.engine, file.path) as session:
        made = _fill(session, file)
    numbers = (made.year_id, made.classes, made.courses, made.pupils, made.enrolments, made.staff)
    file.close(NOW)
    return _Filled(file.path, *numbers)


@cache
def _empty() -> Path:
    folder = Path(mkdtemp(prefix="matricule-tests-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    file = _created(folder)
    file.close(NOW)
    return file.path


def open_copy(source: Path, folder: Path, name: str) -> SchoolFile:
    """Copy a closed file with its keys, and open the copy, watched for portability."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.matricule"
    copyfile(source, target)
    copyfile(keys_path(source), keys_path(target))
    file = open_school(target, "anne", PASSWORD, NOW)
    portability.watch(file.engine)
    return file


def _created(folder: Path) -> SchoolFile:
    calendar = proposed_calendar("2024-2025")
    assert calendar is not None
    created = create_school(
        folder / "empty.matricule",
        NewSchool(
            name="Institut du Test",
            street="Rue de l'Essai 1",
            postal_code="5000",
            locality="Namur",
            fase_number="1234",
            head_name="Anne Exemple",
            head_civility="mrs",
            regimes=("fwb", "cefa", "promsoc", "european"),
            calendar=calendar,
        ),
        FirstAccount("anne", "Anne Exemple", PASSWORD),
        NOW,
        CHEAP,
    )
    return created.file


def _fill(session: Session, file: SchoolFile) -> SmallSchool:
    year = session.exec(select(SchoolYear)).one()
    staff = _staff(session)
    school = SmallSchool(file, Desk(file.actor, TODAY, NOW), year.id, {}, {}, {}, {}, staff)
    number = 0
    for position, (name, regime, study_year, form, option) in enumerate(CLASSES):
        row = SchoolClass(
            year_id=year.id,
            regime=regime,
            name=name,
            study_year=study_year,
            form=form,
            option=option,
            position=position,
        )
        school.classes[name] = _added(session, row)
        groups = _courses(session, school, name)
        for last, first, civility, birth in NAMES:
            number += 1
            _pupil(session, school, name, number, (last, first, civility, birth), groups)
    counter = session.get(RegisterCounter, "pupils")
    counter.next_number = number + 1
    session.add(counter)
    return school


def _staff(session: Session) -> dict[str, int]:
    rows = [
        Staff(code=code, last_name=last, first_name=first, civility=civility)
        for code, last, first, civility in (
            ("LEJ", "Lejeune", "Anne", "mrs"),
            ("MAR", "Martin", "Paul", "mr"),
            ("SIM", "Simon", "Luc", "mr"),
        )
    ]
    return {row.code: _added(session, row) for row in rows}


def _courses(session: Session, school: SmallSchool, class_name: str) -> list[tuple[int, int]]:
    groups = []
    teachers = list(school.staff.values())
    for position, (code, title, periods, subject) in enumerate(COURSES):
        course = Course(
            year_id=school.year_id,
            code=f"{class_name}:{code}",
            title=title,
            short_title=code,
            weekly_periods=Decimal(periods),
            maximum=Decimal(20),
            subject=subject,
            position=position,
        )
        course_id = _added(session, course)
        group_id = _added(session, CourseGroup(course_id=course_id, name="01"))
        session.add(Teaching(group_id=group_id, staff_id=teachers[position % len(teachers)]))
        school.courses[class_name, code] = course_id
        groups.append((course_id, group_id))
    return groups


def _pupil(
    session: Session,
    school: SmallSchool,
    class_name: str,
    number: int,
    person: tuple[str, str, str, date],
    groups: Iterable[tuple[int, int]],
) -> None:
    last, first, civility, birth = person
    pupil_id = _added(
        session,
        Pupil(
            register_number=number,
            last_name=last,
            first_name=first,
            search_key=folded(f"{last} {first}"),
            civility=civility,
            birth_date=birth,
            street="Rue des Élèves 5",
            postal_code="5000",
            locality="Namur",
            created_at=NOW,
        ),
    )
    enrolment_id = _added(
        session,
        Enrolment(
            pupil_id=pupil_id,
            year_id=school.year_id,
            class_id=school.classes[class_name],
            start=date(2024, 8, 26),
        ),
    )
    for course_id, group_id in groups:
        session.add(
            CourseFollowed(enrolment_id=enrolment_id, course_id=course_id, group_id=group_id)
        )
    school.pupils[class_name, last] = pupil_id
    school.enrolments[class_name, last] = enrolment_id
    _parents(session, pupil_id, last)


def _parents(session: Session, pupil_id: int, last: str) -> None:
    situations = {
        "Lambert": (("mother", "Rue du Puits 3"), ("father", "Avenue du Lac 8 bte 2")),
        "Dubois": (("mother", "Rue Haute 7"), ("father", "Rue Haute 7")),
        "Van Damme": (("mother", "Rue Basse 9"),),
    }
    for position, (relation, street) in enumerate(situations.get(last, ())):
        representative_id = _added(
            session,
            LegalRepresentative(
                last_name=last,
                first_name="Claire" if relation == "mother" else "Marc",
                civility="mrs" if relation == "mother" else "mr",
                street=street,
                postal_code="5000",
                locality="Namur",
            ),
        )
        session.add(
            PupilRepresentative(
                pupil_id=pupil_id,
                representative_id=representative_id,
                relation=relation,
                position=position,
            )
        )


def _added(session: Session, row: SQLModel) -> int:
    session.add(row)
    session.flush()
    return row.id
