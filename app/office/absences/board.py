"""The classes of a day: which were called, and how many pupils are not there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from app.models import Absence, AbsenceCode, Enrolment, RollCall, SchoolClass
from app.office.absences.codes import Code, all_codes
from app.office.absences.school_days import SchoolDay, school_day
from app.office.absences.slots import Slot, slots_of
from app.office.absences.standing_rows import roll_stands
from app.office.work import Reading, query
from app.rules.regime import AbsenceUnit, regime


@dataclass(frozen=True)
class SlotState:
    """One slot of a class: called or not, and its pupils by effect of their status."""

    slot: Slot
    taken: bool
    absent: int
    late: int
    excused: int
    away: int

    @property
    def missing(self) -> int:
        """Those who are not at school: absent, or excused."""
        return self.absent + self.excused


@dataclass(frozen=True)
class ClassLine:
    """One class of the day."""

    id: int
    name: str
    unit: AbsenceUnit
    pupils: int
    slots: tuple[SlotState, ...]

    def state(self, slot: str) -> SlotState | None:
        """The state of that slot, None where the class has none such that day."""
        return next((one for one in self.slots if one.slot.code == slot), None)


@dataclass(frozen=True)
class Board:
    """All that the day's list shows; no classes where there are no lessons."""

    day: SchoolDay
    classes: tuple[ClassLine, ...]
    codes: tuple[Code, ...]
    has_classes: bool


@query
def day_board(reading: Reading, day: date) -> Board:
    """The classes of that day with the state of each slot."""
    session = reading.session
    found = school_day(session, day)
    classes = _classes(session, found.year_id)
    return Board(
        day=found,
        classes=_lines(session, classes, day) if found.open else (),
        codes=all_codes(session),
        has_classes=bool(classes) or found.year_id is None,
    )


def _classes(session: Session, year_id: int | None) -> list[SchoolClass]:
    if year_id is None:
        return []
    rows = session.exec(
        select(SchoolClass)
        .where(col(SchoolClass.year_id) == year_id)
        .order_by(col(SchoolClass.position), col(SchoolClass.name))
    )
    return list(rows)


def _lines(session: Session, classes: Iterable[SchoolClass], day: date) -> tuple[ClassLine, ...]:
    pupils = _pupils(session, day)
    effects = _effects(session, day)
    taken = _taken(session, day)
    return tuple(_line(row, day, pupils, effects, taken) for row in classes)


def _line(
    row: SchoolClass,
    day: date,
    pupils: Mapping[int, int],
    effects: Mapping[tuple[int, str], Counter[str]],
    taken: frozenset[tuple[int, str]],
) -> ClassLine:
    unit, class_id = regime(row.regime).absence_unit, row.id or 0
    states = []
    for slot in slots_of(unit, day):
        found = effects.get((class_id, slot.code), Counter())
        states.append(
            SlotState(
                slot,
                (class_id, slot.code) in taken,
                absent=found["absent"],
                late=found["late"],
                excused=found["excused"],
                away=found["away"],
            )
        )
    return ClassLine(class_id, row.name, unit, pupils.get(class_id, 0), tuple(states))


def _pupils(session: Session, day: date) -> dict[int, int]:
    rows = session.exec(
        select(Enrolment.class_id, func.count(col(Enrolment.id)))
        .where(col(Enrolment.start) <= day)
        .where(or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= day))
        .group_by(col(Enrolment.class_id))
    )
    return dict(rows.all())


def _effects(session: Session, day: date) -> dict[tuple[int, str], Counter[str]]:
    rows = session.exec(
        select(
            Enrolment.class_id,
            Absence.slot,
            AbsenceCode.effect,
            func.count(col(Absence.id)),
        )
        .join(Enrolment, col(Enrolment.id) == col(Absence.enrolment_id))
        .join(AbsenceCode, col(AbsenceCode.id) == col(Absence.code_id))
        .where(col(Absence.day) == day, col(Absence.replaced_at).is_(None))
        .where(or_(col(Enrolment.end).is_(None), col(Enrolment.end) >= day))
        .group_by(col(Enrolment.class_id), col(Absence.slot), col(AbsenceCode.effect))
    )
    found: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for class_id, slot, effect, number in rows:
        found[class_id, slot][effect] += number
    return found


def _taken(session: Session, day: date) -> frozenset[tuple[int, str]]:
    rows = session.exec(
        select(RollCall.class_id, RollCall.slot).where(col(RollCall.day) == day, roll_stands())
    )
    return frozenset((class_id, slot) for class_id, slot in rows)
