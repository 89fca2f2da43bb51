"""All entries of a school year, by pupil, read in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, true
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from app.models import (
    Absence,
    Duty,
    Enrolment,
    Justification,
    JustifiedAbsence,
    Pupil,
    SchoolClass,
)
from app.office.absences.codes import all_codes
from app.office.absences.entries import Mark

REPORTS: Final = ("report_first", "report_monthly")
"""The kinds of duties that signal half-days to the administration."""


@dataclass(frozen=True)
class YearEntry:
    """One entry that stands, what its status means, and the class it was noted in."""

    id: int
    day: date
    slot: str
    mark: Mark
    code: str
    title: str
    effect: str
    class_id: int = 0


@dataclass(frozen=True)
class Cover:
    """A justification that covers an entry."""

    justification_id: int
    kind: str
    motive: str
    status: str
    received_on: date
    reason: str
    verdict: str


@dataclass(frozen=True)
class PupilYear:
    """A pupil of a school year: the class they are in last, and the entries of all.

    ``reported`` are the half-days signalled already, as `half_day_key` writes them.
    """

    pupil_id: int
    enrolment_id: int
    name: str
    birth_date: date
    class_id: int
    class_name: str
    class_rank: tuple[int, str]
    regime: str
    study_year: int
    since: date
    left_on: date | None
    entries: tuple[YearEntry, ...]
    covers: Mapping[int, tuple[Cover, ...]]
    reported: frozenset[str] = frozenset()


def half_day_key(day: date, half: str) -> str:
    """How a half-day is kept among those that a duty covers: "2025-05-20 am"."""
    return f"{day.isoformat()} {half}"


def pupil_years(
    session: Session,
    year_id: int,
    pupil_id: int | None = None,
    *,
    among: Collection[int] | None = None,
) -> tuple[PupilYear, ...]:
    """The pupils of a year, or one or some of them, in the order of classes and names."""
    wanted = among if pupil_id is None else (pupil_id,)
    seats = _seats(session, year_id, wanted)
    entries = _entries(session, year_id, wanted)
    covers = _covers(session, year_id, wanted)
    reported = _reported(session, year_id, wanted)
    found = [
        _pupil_year(pupil, enrolment, row, entries[pupil.id or 0], covers, reported)
        for pupil, enrolment, row in seats.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.class_rank, one.name)))


def _only(column: Any, wanted: Collection[int] | None) -> ColumnElement[bool]:
    return true() if wanted is None else col(column).in_(wanted)


def _reported(
    session: Session, year_id: int, wanted: Collection[int] | None
) -> dict[int | None, frozenset[str]]:
    rows = session.execute(
        sa_select(col(Duty.pupil_id), col(Duty.covers))
        .where(col(Duty.year_id) == year_id, col(Duty.kind).in_(REPORTS))
        .where(col(Duty.status) == "done", _only(Duty.pupil_id, wanted))
    )
    found: dict[int | None, frozenset[str]] = defaultdict(frozenset)
    for owner, covers in rows:
        found[owner] |= frozenset(covers)
    return found


def _seats(
    session: Session, year_id: int, wanted: Collection[int] | None
) -> dict[int, tuple[Pupil, Enrolment, SchoolClass]]:
    statement = (
        select(Pupil, Enrolment, SchoolClass)
        .join(Enrolment, col(Enrolment.pupil_id) == col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(Enrolment.year_id) == year_id, _only(Pupil.id, wanted))
        .order_by(col(Enrolment.start), col(Enrolment.id))
    )
    # The last enrolment of each pupil stays.
    return {pupil.id or 0: (pupil, seat, row) for pupil, seat, row in session.exec(statement)}


def _pupil_year(
    pupil: Pupil,
    enrolment: Enrolment,
    row: SchoolClass,
    entries: list[YearEntry],
    covers: Mapping[int, tuple[Cover, ...]],
    reported: Mapping[int | None, frozenset[str]],
) -> PupilYear:
    return PupilYear(
        pupil_id=pupil.id or 0,
        enrolment_id=enrolment.id or 0,
        name=f"{pupil.last_name} {pupil.first_name}".strip(),
        birth_date=pupil.birth_date,
        class_id=row.id or 0,
        class_name=row.name,
        class_rank=(row.position, row.name),
        regime=row.regime,
        study_year=row.study_year,
        since=enrolment.start,
        left_on=enrolment.end,
        entries=tuple(entries),
        covers={one.id: covers[one.id] for one in entries if one.id in covers},
        reported=reported[pupil.id],
    )


def _entries(
    session: Session, year_id: int, wanted: Collection[int] | None
) -> Mapping[int, list[YearEntry]]:
    """Columns, not rows of the table: a school of 1,500 has tens of thousands."""
    statement = (
        sa_select(
            col(Enrolment.pupil_id),
            col(Enrolment.class_id),
            col(Absence.id),
            col(Absence.day),
            col(Absence.slot),
            col(Absence.code_id),
            col(Absence.minutes_late),
            col(Absence.from_time),
            col(Absence.to_time),
            col(Absence.note),
        )
        .join(Absence, col(Absence.enrolment_id) == col(Enrolment.id))
        .where(col(Enrolment.year_id) == year_id, col(Absence.replaced_at).is_(None))
        .where(_only(Enrolment.pupil_id, wanted))
        .order_by(col(Absence.day), col(Absence.slot), col(Absence.id))
    )
    codes = {code.id: code for code in all_codes(session)}
    found: dict[int, list[YearEntry]] = defaultdict(list)
    for owner, class_id, absence_id, day, slot, code_id, *rest in session.execute(statement):
        code = codes[code_id]
        mark = Mark(code_id, *rest)
        found[owner].append(
            YearEntry(absence_id, day, slot, mark, code.code, code.title, code.effect, class_id)
        )
    return found


def _covers(
    session: Session, year_id: int, wanted: Collection[int] | None
) -> dict[int, tuple[Cover, ...]]:
    statement = (
        sa_select(
            col(JustifiedAbsence.absence_id),
            col(Justification.id),
            col(Justification.kind),
            col(Justification.motive),
            col(Justification.status),
            col(Justification.received_on),
            col(Justification.decision_reason),
            col(Justification.verdict),
        )
        .join(Justification, col(Justification.id) == col(JustifiedAbsence.justification_id))
        .join(Absence, col(Absence.id) == col(JustifiedAbsence.absence_id))
        .join(Enrolment, col(Enrolment.id) == col(Absence.enrolment_id))
        .where(col(Enrolment.year_id) == year_id, col(Absence.replaced_at).is_(None))
        .where(_only(Enrolment.pupil_id, wanted))
        .order_by(col(Justification.received_on), col(Justification.id))
    )
    found: dict[int, list[Cover]] = defaultdict(list)
    for absence_id, *cover in session.execute(statement):
        found[absence_id].append(Cover(*cover))
    return {absence_id: tuple(covers) for absence_id, covers in found.items()}
