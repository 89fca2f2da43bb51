"""The journal as it is read: its lines, and the names of the records that they speak of."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlmodel import Session, col, select

from app.formats import short_date
from app.models import (
    Account,
    Council,
    Course,
    Enrolment,
    JournalEntry,
    Letter,
    Pupil,
    SchoolClass,
    SchoolYear,
    Staff,
)
from app.office.journal import JournalLine, shown
from app.office.letters.former import reference_of
from app.office.work import Reading, query

MOST: Final = 500

_KINDS: Final[Mapping[str, str]] = {
    "pupil": "pupil",
    "pupil_id": "pupil",
    "enrolment": "enrolment",
    "enrolment_id": "enrolment",
    "enrolments": "enrolment",
    "class_id": "class",
    "classes": "class",
    "course": "course",
    "course_id": "course",
    "council": "council",
    "council_id": "council",
    "councils": "council",
    "member": "staff",
    "president": "staff",
    "secretary": "staff",
    "president_id": "staff",
    "secretary_id": "staff",
    "staff_id": "staff",
    "teacher": "staff",
}
"""The fields of the journal that hold the number of a record, and its kind."""

Names = Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class JournalPage:
    """Lines, newest first; ``names`` of the records they speak of, by kind and number."""

    lines: tuple[JournalLine, ...] = ()
    names: Names = field(default_factory=dict)

    def about(self, line: JournalLine) -> str:
        """The name of the line's own record, "" where it has none."""
        return self.names.get((line.record_kind, line.record_id or 0), "")


def kind_of(field_name: str) -> str:
    """The kind of the records whose number a field holds, "" where it holds none."""
    return _KINDS.get(field_name, "")


@query
def latest(reading: Reading, most: int = MOST) -> JournalPage:
    """The last lines of the journal."""
    rows = reading.session.exec(
        select(JournalEntry).order_by(col(JournalEntry.id).desc()).limit(most)
    )
    return _page(reading.session, [shown(row) for row in rows])


@query
def about_record(reading: Reading, record_kind: str, record_id: int) -> JournalPage:
    """The lines about one record."""
    rows = reading.session.exec(
        select(JournalEntry)
        .where(
            col(JournalEntry.record_kind) == record_kind, col(JournalEntry.record_id) == record_id
        )
        .order_by(col(JournalEntry.id).desc())
    )
    return _page(reading.session, [shown(row) for row in rows])


def _page(session: Session, lines: Sequence[JournalLine]) -> JournalPage:
    wanted: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line.record_id:
            wanted[line.record_kind].add(line.record_id)
        for text in (line.before, line.after):
            for kind, number in _numbers(json.loads(text) if text else {}):
                wanted[kind].add(number)
    return JournalPage(tuple(lines), _names(session, wanted))


def _numbers(value: Any, key: str = "") -> Iterator[tuple[str, int]]:
    """Every number of a record in what a line keeps, however deep."""
    if isinstance(value, dict):
        for name, item in value.items():
            first, _space, rest = name.partition(" ")
            if rest and first.isdigit():
                yield "pupil", int(first)
            yield from _numbers(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item, key)
    elif isinstance(value, int) and not isinstance(value, bool) and key in _KINDS:
        yield _KINDS[key], value


def _names(session: Session, wanted: Mapping[str, set[int]]) -> Names:
    """One statement a kind of record, whatever the number of lines."""
    readers = {
        "pupil": _pupils,
        "enrolment": _enrolments,
        "class": _classes,
        "course": _courses,
        "council": _councils,
        "staff": _staff,
        "letter": _letters,
        "account": _accounts,
        "school_year": _years,
    }
    return {
        (kind, number): name
        for kind, read in readers.items()
        if wanted.get(kind)
        for number, name in read(session, wanted[kind])
    }


Named = Iterable[tuple[int, str]]


def _pupils(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(Pupil.id, Pupil.last_name, Pupil.first_name).where(col(Pupil.id).in_(numbers))
    )
    return [(number or 0, f"{last} {first}") for number, last, first in rows]


def _enrolments(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(Enrolment.id, Pupil.last_name, Pupil.first_name)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(col(Enrolment.id).in_(numbers))
    )
    return [(number or 0, f"{last} {first}") for number, last, first in rows]


def _classes(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(SchoolClass.id, SchoolClass.name).where(col(SchoolClass.id).in_(numbers))
    )
    return [(number or 0, name) for number, name in rows]


def _courses(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(select(Course.id, Course.title).where(col(Course.id).in_(numbers)))
    return [(number or 0, title) for number, title in rows]


def _councils(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(col(Council.id), col(SchoolClass.name), col(Council.held_on))
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .where(col(Council.id).in_(numbers))
    )
    return [(number or 0, f"{name}, {short_date(day)}") for number, name, day in rows]


def _staff(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(Staff.id, Staff.last_name, Staff.first_name).where(col(Staff.id).in_(numbers))
    )
    return [(number or 0, f"{last} {first}".strip()) for number, last, first in rows]


def _letters(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(Letter.id, Letter.year, Letter.number).where(col(Letter.id).in_(numbers))
    )
    return [(letter or 0, reference_of(year, number)) for letter, year, number in rows]


def _accounts(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(select(Account.id, Account.name).where(col(Account.id).in_(numbers)))
    return [(number or 0, name) for number, name in rows]


def _years(session: Session, numbers: set[int]) -> Named:
    rows = session.exec(
        select(SchoolYear.id, SchoolYear.label).where(col(SchoolYear.id).in_(numbers))
    )
    return [(number or 0, label) for number, label in rows]
