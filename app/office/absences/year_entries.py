"""All entries of a school year, by pupil, read in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from app.folding import folded
from app.office.absences.codes import all_codes
from app.office.absences.entries import Mark
from app.office.absences.settled import Settled, settled_duties
from app.office.absences.year_statements import Asked, covers_asked, entries_asked, seats_asked


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
class Stay:
    """The days of a pupil in one class; ``end`` None while they are there."""

    enrolment_id: int
    class_id: int
    regime: str
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        """Is the pupil in the class that day?"""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class PupilYear:
    """A pupil of a school year: the class they are in last, and the entries of all.

    ``stays`` are the classes of the year, the last one at the end; entries outside the
    days of the enrolment that they were noted in are left out. ``reported`` are the
    half-days signalled already, as `half_day_key` writes them; ``warned_on`` the day of a
    warning of repeated absences that stands.
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
    stays: tuple[Stay, ...] = ()
    reported: frozenset[str] = frozenset()
    warned_on: date | None = None


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
    asked = Asked(year_id, among if pupil_id is None else (pupil_id,))
    entries = _entries(session, asked)
    covers = _covers(session, asked)
    settled = settled_duties(session, asked)
    found = [
        _pupil_year(seats, entries[number], covers, settled[number])
        for number, seats in _seats(session, asked).items()
    ]
    return tuple(sorted(found, key=lambda one: (one.class_rank, folded(one.name))))


def _seats(session: Session, asked: Asked) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(*seats_asked(asked)):
        found[row.pupil_id].append(row)
    return found


def _pupil_year(
    seats: Sequence[Any],
    entries: Sequence[YearEntry],
    covers: Mapping[int, tuple[Cover, ...]],
    settled: Settled,
) -> PupilYear:
    last = seats[-1]
    stays = tuple(
        Stay(one.enrolment_id, one.class_id, one.regime, one.start, one.end) for one in seats
    )
    return PupilYear(
        pupil_id=last.pupil_id,
        enrolment_id=last.enrolment_id,
        name=f"{last.last_name} {last.first_name}".strip(),
        birth_date=last.birth_date,
        class_id=last.class_id,
        class_name=last.class_name,
        class_rank=(last.position, last.class_name),
        regime=last.regime,
        study_year=last.study_year,
        since=last.start,
        left_on=last.end,
        entries=tuple(entries),
        covers={one.id: covers[one.id] for one in entries if one.id in covers},
        stays=stays,
        reported=settled.reported,
        warned_on=settled.warned_on,
    )


def _entries(session: Session, asked: Asked) -> Mapping[int, list[YearEntry]]:
    """Columns, not rows of the table: a school of 1,500 has tens of thousands."""
    codes = {code.id: code for code in all_codes(session)}
    found: dict[int, list[YearEntry]] = defaultdict(list)
    for owner, class_id, absence_id, day, slot, code_id, *rest in session.execute(
        *entries_asked(asked)
    ):
        code = codes[code_id]
        mark = Mark(code_id, *rest)
        found[owner].append(
            YearEntry(absence_id, day, slot, mark, code.code, code.title, code.effect, class_id)
        )
    return found


def _covers(session: Session, asked: Asked) -> dict[int, tuple[Cover, ...]]:
    found: dict[int, list[Cover]] = defaultdict(list)
    for absence_id, *cover in session.execute(*covers_asked(asked)):
        found[absence_id].append(Cover(*cover))
    return {absence_id: tuple(covers) for absence_id, covers in found.items()}
