"""What the school's file holds already, as rows of a list are compared with it.

Each part is read once, in one or two statements, when a list first needs it. Planning
adds to it what the rows before will have written, under numbers below zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any, Final

from sqlalchemy import Row, select
from sqlmodel import Session, SQLModel, col

from app.folding import folded
from app.models import (
    Course,
    CourseFollowed,
    CourseGroup,
    Enrolment,
    LegalRepresentative,
    Pupil,
    PupilRepresentative,
    SchoolClass,
    SchoolYear,
    Staff,
    Teaching,
)
from app.office.imports.names import Names
from app.office.pupils.years import year_of

PUPIL_FIELDS: Final[tuple[str, ...]] = (
    "other_number",
    "last_name",
    "first_name",
    "birth_date",
    "civility",
    "birth_place",
    "nationality",
    "national_number",
    "street",
    "postal_code",
    "locality",
    "country",
    "telephone",
    "email",
)
RELATIVE_FIELDS: Final[tuple[str, ...]] = (
    "last_name",
    "first_name",
    "civility",
    "street",
    "postal_code",
    "locality",
    "country",
    "telephone",
    "email",
)
COURSE_FIELDS: Final[tuple[str, ...]] = (
    "code",
    "title",
    "short_title",
    "weekly_periods",
    "maximum",
)
STAFF_FIELDS: Final[tuple[str, ...]] = (
    "code",
    "last_name",
    "first_name",
    "civility",
    "position",
    "email",
)


@dataclass
class KnownPlace:
    """Where a pupil is in the year: the enrolment that runs, or the last that ended."""

    enrolment_id: int
    class_id: int
    class_name: str
    start: date
    end: date | None = None


@dataclass
class KnownRelative:
    """Somebody who answers for a pupil."""

    id: int
    relation: str
    values: dict[str, Any]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, in no order of their own."""
        return name_words(self.values["last_name"], self.values["first_name"])


@dataclass
class KnownPupil:
    """A pupil of the file, or one that a row before will have written."""

    id: int
    values: dict[str, Any]
    place: KnownPlace | None = None
    relatives: list[KnownRelative] = field(default_factory=list)

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.values['first_name']} {self.values['last_name']}"


@dataclass
class KnownRecord:
    """A course, or a member of staff."""

    id: int
    values: dict[str, Any]

    @property
    def name(self) -> str:
        """First and last name, of a person."""
        return f"{self.values['first_name']} {self.values['last_name']}".strip()


@dataclass
class KnownFollowed:
    """A course that an enrolled pupil follows."""

    id: int
    group: str
    until: date | None = None


Identity = tuple[tuple[str, ...], date]


class KnownPupils:
    """The pupils, found by the number of the other program, or by name and birth date."""

    def __init__(self, pupils: Iterable[KnownPupil]) -> None:
        self._by_number: dict[str, KnownPupil] = {}
        self._by_identity: dict[Identity, list[KnownPupil]] = {}
        for pupil in pupils:
            self.add(pupil)

    def add(self, pupil: KnownPupil) -> None:
        """A row will write this pupil."""
        number = pupil.values["other_number"]
        if number:
            self._by_number[number] = pupil
        self._by_identity.setdefault(identity_of(pupil.values), []).append(pupil)

    def numbered(self, number: str) -> KnownPupil | None:
        """The pupil whom other lists name by this number."""
        return self._by_number.get(number)

    def like(self, values: dict[str, Any]) -> list[KnownPupil]:
        """The pupils of that name, in any order, and that birth date."""
        return self._by_identity.get(identity_of(values), [])


class Known:
    """What the file knows in one school year."""

    def __init__(self, session: Session, year_id: int) -> None:
        self._session = session
        self.year: SchoolYear = year_of(session, year_id)
        self._stand_ins = count(-1, -1)

    def stand_in(self) -> int:
        """A number below zero for what is not written yet."""
        return next(self._stand_ins)

    @cached_property
    def classes(self) -> Names[int]:
        """The classes of the year by name; only those that the file holds."""
        rows = self._rows(SchoolClass, ("name",), SchoolClass.year_id == self.year.id)
        return Names({row.name: row.id for row in rows})

    @cached_property
    def courses(self) -> dict[str, KnownRecord]:
        """The courses of the year by code."""
        rows = self._rows(Course, COURSE_FIELDS, Course.year_id == self.year.id)
        return {row.code: KnownRecord(row.id, _values(row, COURSE_FIELDS)) for row in rows}

    @cached_property
    def staff(self) -> dict[str, KnownRecord]:
        """The members of staff by code."""
        rows = self._rows(Staff, STAFF_FIELDS)
        return {row.code: KnownRecord(row.id, _values(row, STAFF_FIELDS)) for row in rows}

    @cached_property
    def groups(self) -> dict[tuple[int, str], int]:
        """The groups by course and name."""
        statement = (
            columns(CourseGroup.id, CourseGroup.course_id, CourseGroup.name)
            .join(Course, col(Course.id) == col(CourseGroup.course_id))
            .where(col(Course.year_id) == self.year.id)
        )
        return {(row.course_id, row.name): row.id for row in self._all(statement)}

    @cached_property
    def taught(self) -> set[tuple[int, int]]:
        """Which group is taught by whom: (group, member of staff)."""
        statement = (
            columns(Teaching.group_id, Teaching.staff_id)
            .join(CourseGroup, col(CourseGroup.id) == col(Teaching.group_id))
            .join(Course, col(Course.id) == col(CourseGroup.course_id))
            .where(col(Course.year_id) == self.year.id)
        )
        return {(row.group_id, row.staff_id) for row in self._all(statement)}

    @cached_property
    def followed(self) -> dict[tuple[int, int], KnownFollowed]:
        """What is followed, by enrolment and course."""
        statement = (
            columns(
                CourseFollowed.id,
                CourseFollowed.enrolment_id,
                CourseFollowed.course_id,
                CourseFollowed.until,
                CourseGroup.name,
            )
            .join(CourseGroup, col(CourseGroup.id) == col(CourseFollowed.group_id))
            .join(Course, col(Course.id) == col(CourseFollowed.course_id))
            .where(col(Course.year_id) == self.year.id)
        )
        return {
            (row.enrolment_id, row.course_id): KnownFollowed(row.id, row.name, row.until)
            for row in self._all(statement)
        }

    @cached_property
    def pupils(self) -> KnownPupils:
        """Every pupil of the file, of this year or not."""
        rows = self._rows(Pupil, PUPIL_FIELDS)
        found = {row.id: KnownPupil(row.id, _values(row, PUPIL_FIELDS)) for row in rows}
        for row in self._places():
            place = KnownPlace(row.id, row.class_id, row.name, row.start, row.end)
            before = found[row.pupil_id].place
            if before is None or before.end is not None:
                found[row.pupil_id].place = place
        for pupil_id, relative in self._relatives():
            found[pupil_id].relatives.append(relative)
        return KnownPupils(found.values())

    @cached_property
    def households(self) -> dict[tuple[str, ...], int]:
        """Those who answer for pupils, by name and address, to share among siblings."""
        rows = self._rows(LegalRepresentative, RELATIVE_FIELDS)
        return {household(_values(row, RELATIVE_FIELDS)): row.id for row in rows if row.street}

    def _places(self) -> Iterable[Row[Any]]:
        """The enrolments of the year, the one that runs last."""
        statement = (
            columns(
                Enrolment.id,
                Enrolment.pupil_id,
                Enrolment.class_id,
                Enrolment.start,
                Enrolment.end,
                SchoolClass.name,
            )
            .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
            .where(col(Enrolment.year_id) == self.year.id)
            .order_by(col(Enrolment.start), col(Enrolment.id))
        )
        return self._all(statement)

    def _relatives(self) -> Iterable[tuple[int, KnownRelative]]:
        wanted = [getattr(LegalRepresentative, name) for name in RELATIVE_FIELDS]
        tie = PupilRepresentative
        statement = (
            columns(tie.pupil_id, tie.relation, LegalRepresentative.id, *wanted)
            .join(tie, col(tie.representative_id) == col(LegalRepresentative.id))
            .order_by(col(tie.position), col(tie.id))
        )
        for row in self._all(statement):
            yield row.pupil_id, KnownRelative(row.id, row.relation, _values(row, RELATIVE_FIELDS))

    def _rows(
        self, model: type[SQLModel], names: tuple[str, ...], *conditions: Any
    ) -> Iterable[Row[Any]]:
        wanted = [getattr(model, name) for name in ("id", *names)]
        return self._all(columns(*wanted).where(*conditions))

    def _all(self, statement: Any) -> Iterable[Row[Any]]:
        return self._session.execute(statement).all()


def columns(*wanted: Any) -> Any:
    """The statement that reads these columns; as fields of a model they have no type."""
    return select(*wanted)


def name_words(last_name: str, first_name: str) -> tuple[str, ...]:
    """The words of a name, sorted: "DUPONT Marc" and "Marc Dupont" are one."""
    return tuple(sorted(folded(f"{last_name} {first_name}").split()))


def identity_of(values: dict[str, Any]) -> Identity:
    """By what two files name the same pupil, where no number does."""
    return name_words(values["last_name"], values.get("first_name", "")), values["birth_date"]


def household(values: dict[str, Any]) -> tuple[str, ...]:
    """Equal for one person written twice: the same name at the same address."""
    place = (folded(values[name]) for name in ("street", "postal_code", "locality"))
    return (*name_words(values["last_name"], values["first_name"]), "@", *place)


def _values(row: Row[Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
