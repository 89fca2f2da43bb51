"""The duties of a year as they are shown: those of all pupils, or of one."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.models import Account, Duty, Enrolment, Letter, Pupil, SchoolClass
from app.office.absences.duties.kinds import KINDS, LAPSE
from app.office.absences.duties.lapses import Lapsing, lapsing_soon
from app.office.letters.former import reference_of
from app.office.pupils.years import YearChoice, all_years, year_at
from app.office.work import Reading, query
from app.rules.regime import AbsenceUnit, regime
from app.rules.verdict import Reason


@dataclass(frozen=True)
class DutyLine:
    """One duty; ``title`` is to be translated, ``pupil`` is "" where it is the school's.

    ``letter`` is the occasion of its letter, "" where it has none, ``reference`` the
    letter that was issued for it. ``unit`` is what ``number`` counts.
    """

    id: int
    kind: str
    part: str
    title: str
    article: str
    letter: str
    regime: str
    pupil_id: int | None
    pupil: str
    class_name: str
    class_rank: tuple[int, str]
    arose_on: date
    due: date | None
    number: int
    unit: AbsenceUnit
    status: str
    settled_on: date | None
    settled_by: str
    reason: str
    reference: str
    covers: tuple[str, ...]
    reasons: tuple[Reason, ...]

    def late(self, today: date) -> bool:
        """Is it still to be done, after its deadline?"""
        return self.status == "open" and self.due is not None and self.due < today

    @property
    def key(self) -> tuple[int, str, str, int | None]:
        """What it is known by from one reading to the next."""
        return (self.id, self.kind, self.part, self.pupil_id)

    @property
    def by_hand(self) -> bool:
        """May the office note it as done itself?"""
        return KINDS[self.kind].by_hand


@dataclass(frozen=True)
class DutyList:
    """The duties of a year: those open first, the most urgent on top."""

    year: YearChoice | None
    lines: tuple[DutyLine, ...]


@query
def duties(
    reading: Reading, pupil_id: int | None = None, *, year_id: int | None = None
) -> DutyList:
    """The duties of a year, the present one where none is named; of one pupil where asked."""
    years = all_years(reading.session)
    year = next((one for one in years if one.id == year_id), year_at(years, reading.today))
    if year is None:
        return DutyList(None, ())
    lines = _lines(reading.session, year.id, pupil_id)
    lines += [_lapse(one) for one in lapsing_soon(reading, year, pupil_id)]
    return DutyList(year, tuple(sorted(lines, key=urgency)))


def urgency(line: DutyLine) -> tuple[bool, date, str, str]:
    """Open before settled, by deadline, those without one last; then by pupil."""
    settled = line.status != "open"
    return (settled, line.due or date.max, line.pupil, line.kind)


def _lines(session: Session, year_id: int, pupil_id: int | None) -> list[DutyLine]:
    statement = (
        select(Duty, Pupil, Letter, Account.full_name)
        .outerjoin(Pupil, col(Pupil.id) == col(Duty.pupil_id))
        .outerjoin(Letter, col(Letter.id) == col(Duty.letter_id))
        .outerjoin(Account, col(Account.id) == col(Duty.settled_by))
        .where(col(Duty.year_id) == year_id)
    )
    if pupil_id is not None:
        statement = statement.where(col(Duty.pupil_id) == pupil_id)
    rows = session.exec(statement).all()
    places = _places(session, year_id, {row.pupil_id for row, *_rest in rows if row.pupil_id})
    return [
        _line(row, pupil, letter, name or "", places.get(row.pupil_id or 0, (0, "")))
        for row, pupil, letter, name in rows
    ]


def _places(
    session: Session, year_id: int, pupil_ids: Collection[int]
) -> dict[int, tuple[int, str]]:
    """The class in which each pupil is, or was last."""
    rows = session.exec(
        select(Enrolment.pupil_id, SchoolClass.position, SchoolClass.name)
        .join(SchoolClass, col(SchoolClass.id) == col(Enrolment.class_id))
        .where(col(Enrolment.year_id) == year_id, col(Enrolment.pupil_id).in_(pupil_ids))
        .order_by(col(Enrolment.start), col(Enrolment.id))
    )
    return {pupil_id: (position, name) for pupil_id, position, name in rows}


def _lapse(one: Lapsing) -> DutyLine:
    """An absence that lapses, among what is to be done: its last day is the deadline."""
    kind, row, lapse = KINDS[LAPSE], one.row, one.lapse
    return DutyLine(
        id=0,
        kind=LAPSE,
        part=lapse.absence_starts.isoformat(),
        title=kind.title,
        article=kind.article,
        letter=kind.letter if row.unit == "half_day" else "",
        regime=row.regime,
        pupil_id=row.pupil_id,
        pupil=row.name,
        class_name=row.class_name,
        class_rank=row.class_rank,
        arose_on=lapse.absence_starts,
        due=lapse.after,
        number=lapse.half_days,
        unit=row.unit,
        status="open",
        settled_on=None,
        settled_by="",
        reason="",
        reference="",
        covers=(),
        reasons=(),
    )


def _line(
    row: Duty, pupil: Pupil | None, letter: Letter | None, settled_by: str, place: tuple[int, str]
) -> DutyLine:
    kind = KINDS[row.kind]
    return DutyLine(
        id=row.id or 0,
        kind=row.kind,
        part=row.part,
        title=kind.title,
        article=kind.article,
        letter=kind.letter,
        regime=row.regime,
        pupil_id=row.pupil_id,
        pupil=f"{pupil.last_name} {pupil.first_name}".strip() if pupil else "",
        class_name=place[1],
        class_rank=place,
        arose_on=row.arose_on,
        due=row.due,
        number=row.number,
        unit=regime(row.regime).absence_unit if row.regime else "half_day",
        status=row.status,
        settled_on=row.settled_on,
        settled_by=settled_by,
        reason=row.reason,
        reference=reference_of(letter.year, letter.number) if letter else "",
        covers=tuple(row.covers),
        reasons=kept_reasons(row.verdict),
    )


def kept_reasons(verdict: str) -> tuple[Reason, ...]:
    """The reasons of a frozen verdict."""
    reasons = json.loads(verdict)["reasons"] if verdict else []
    return tuple(Reason(one["code"], one["text"], one["source"]) for one in reasons)
