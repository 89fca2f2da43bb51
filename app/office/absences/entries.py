"""Entries of the register: what a pupil's status was during a slot of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session, col, select

from app.models import Absence, Account, Enrolment


@dataclass(frozen=True)
class Mark:
    """A status as it is given: its code, minutes for a late arrival, times if typed.

    ``from_time`` and ``to_time`` ("08:25") are empty where the whole slot is missed.
    """

    code_id: int
    minutes_late: int | None = None
    from_time: str = ""
    to_time: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """A status as it stands in the register, and who wrote it when."""

    id: int
    enrolment_id: int
    day: date
    slot: str
    mark: Mark
    entered_by: str
    entered_at: datetime
    replaced_at: datetime | None = None


def class_entries(session: Session, class_id: int, days: Iterable[date]) -> tuple[Entry, ...]:
    """The entries that stand, of a class on these days."""
    statement = (
        entry_columns()
        .join(Enrolment, col(Enrolment.id) == col(Absence.enrolment_id))
        .where(col(Enrolment.class_id) == class_id)
        .where(col(Absence.day).in_(tuple(days)), col(Absence.replaced_at).is_(None))
    )
    return tuple(entry_of(row) for row in session.exec(statement))  # type: ignore[call-overload]


def entry_columns() -> Select[Any]:
    """Entries and the name of who wrote them, to be narrowed."""
    return select(Absence, Account.full_name).outerjoin(  # type: ignore[return-value]
        Account, col(Account.id) == col(Absence.entered_by)
    )


def entry_of(row: Any) -> Entry:
    """The entry of a row of `entry_columns`."""
    absence, name = row
    return Entry(
        id=absence.id,
        enrolment_id=absence.enrolment_id,
        day=absence.day,
        slot=absence.slot,
        mark=mark_of(absence),
        entered_by=name or "",
        entered_at=absence.entered_at,
        replaced_at=absence.replaced_at,
    )


def mark_of(absence: Absence) -> Mark:
    """What a stored entry says."""
    return Mark(
        absence.code_id,
        absence.minutes_late,
        absence.from_time,
        absence.to_time,
        absence.note,
    )
