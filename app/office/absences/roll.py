"""The roll of a class: its pupils of the day, and the status of each in each slot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.models import Account, Enrolment, Pupil, RollCall, SchoolClass
from app.office.absences.codes import Code, all_codes
from app.office.absences.entries import Entry, class_entries
from app.office.absences.school_days import SchoolDay, school_day
from app.office.absences.slots import Slot, slots_of
from app.office.pupils.years import class_of
from app.office.work import Reading, query
from app.rules.regime import AbsenceUnit, regime

Place = tuple[date, str]


@dataclass(frozen=True)
class Taken:
    """The roll of a slot was called, when and by whom; and taken back, where it was."""

    at: datetime
    by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""

    @property
    def stands(self) -> bool:
        """Was it not taken back?"""
        return self.withdrawn_at is None


@dataclass(frozen=True)
class RollPupil:
    """One pupil of the roll; ``entries`` are those of the day and of the school day before.

    ``arrives`` and ``leaves`` are said of the first and the last day in the class.
    """

    enrolment_id: int
    pupil_id: int
    number: int
    name: str
    arrives: bool
    leaves: bool
    entries: Mapping[Place, Entry]


@dataclass(frozen=True)
class Roll:
    """The roll of a class on a day, all its slots; ``withdrawn`` are calls noted by mistake."""

    class_id: int
    class_name: str
    unit: AbsenceUnit
    day: SchoolDay
    slots: tuple[Slot, ...]
    slots_before: tuple[Slot, ...]
    taken: Mapping[str, Taken]
    pupils: tuple[RollPupil, ...]
    codes: tuple[Code, ...]
    withdrawn: Mapping[str, tuple[Taken, ...]] = field(default_factory=dict)

    def place_before(self, slot: str) -> Place | None:
        """The slot that comes before this one, of that day or of the school day before."""
        codes = [one.code for one in self.slots]
        at = codes.index(slot)
        if at:
            return self.day.day, codes[at - 1]
        if self.day.previous is None or not self.slots_before:
            return None
        return self.day.previous, self.slots_before[-1].code


@query
def roll(reading: Reading, class_id: int, day: date) -> Roll:
    """The roll of that class on that day; empty of slots where there are no lessons."""
    session = reading.session
    row = class_of(session, class_id)
    found = school_day(session, day)
    unit = regime(row.regime).absence_unit
    calls = _calls(session, class_id, day)
    return Roll(
        class_id=class_id,
        class_name=row.name,
        unit=unit,
        day=found,
        slots=slots_of(unit, day) if found.open else (),
        slots_before=slots_of(unit, found.previous) if found.previous else (),
        taken={slot: call for slot, some in calls.items() for call in some if call.stands},
        pupils=_pupils(session, row, found),
        codes=all_codes(session),
        withdrawn={
            slot: tuple(call for call in some if not call.stands) for slot, some in calls.items()
        },
    )


def _calls(session: Session, class_id: int, day: date) -> dict[str, list[Taken]]:
    """By slot, every roll that was noted, those withdrawn too, in their order."""
    ended = aliased(Account)
    rows = session.exec(
        select(RollCall, Account.full_name, ended.full_name)
        .outerjoin(Account, col(Account.id) == col(RollCall.taken_by))
        .outerjoin(ended, col(ended.id) == col(RollCall.withdrawn_by))
        .where(col(RollCall.class_id) == class_id, col(RollCall.day) == day)
        .order_by(col(RollCall.id))
    )
    found: dict[str, list[Taken]] = defaultdict(list)
    for call, taken_by, withdrawn_by in rows:
        taken = Taken(call.taken_at, taken_by or "", call.withdrawn_at, withdrawn_by or "")
        found[call.slot].append(taken)
    return found


def _pupils(session: Session, row: SchoolClass, day: SchoolDay) -> tuple[RollPupil, ...]:
    rows = session.exec(
        select(Enrolment, Pupil)
        .join(Pupil, col(Pupil.id) == col(Enrolment.pupil_id))
        .where(col(Enrolment.class_id) == row.id, col(Enrolment.start) <= day.day)
        .where(or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= day.day))
        .order_by(col(Pupil.search_key), col(Pupil.id))
    ).all()
    days = (day.day,) if day.previous is None else (day.previous, day.day)
    entries = _by_enrolment(class_entries(session, row.id or 0, days))
    return tuple(
        RollPupil(
            enrolment_id=enrolment.id or 0,
            pupil_id=pupil.id or 0,
            number=number,
            name=f"{pupil.last_name} {pupil.first_name}".strip(),
            arrives=enrolment.start == day.day and day.previous is not None,
            leaves=enrolment.end == day.day,
            entries=entries.get(enrolment.id or 0, {}),
        )
        for number, (enrolment, pupil) in enumerate(rows, 1)
    )


def _by_enrolment(entries: Iterable[Entry]) -> dict[int, dict[Place, Entry]]:
    found: dict[int, dict[Place, Entry]] = defaultdict(dict)
    for entry in entries:
        found[entry.enrolment_id][entry.day, entry.slot] = entry
    return found
