"""The sealed councils, and how many of their letters are still to be issued."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.models import Council, Decision, Letter, SchoolClass, SchoolYear, Sealing
from app.office.councils.sessions import council_title
from app.office.letters.former import LIVE
from app.office.work import Reading, query
from app.rules.regime import regime


@dataclass(frozen=True)
class SealedLine:
    """A sealed council; ``waiting`` counts the decisions of which no letter holds."""

    council_id: int
    class_name: str
    title: str
    held_on: date
    sealed_on: date
    year_label: str
    decisions: int
    waiting: int


@query
def sealed_lines(reading: Reading, since: date | None = None) -> tuple[SealedLine, ...]:
    """The sealed councils held since a day (all, by default), newest first; three statements."""
    session = reading.session
    wanted = (
        select(Council, SchoolClass, SchoolYear.label, Sealing.sealed_at)
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .join(SchoolYear, col(SchoolYear.id) == col(SchoolClass.year_id))
        .join(Sealing, col(Sealing.council_id) == col(Council.id))
        .order_by(
            col(SchoolYear.first_day).desc(),
            col(Council.held_on).desc(),
            col(SchoolClass.position),
            col(SchoolClass.name),
        )
    )
    if since is not None:
        wanted = wanted.where(col(Council.held_on) >= since)
    rows = session.exec(wanted).all()
    decided, told = _decided(session), _told(session)
    return tuple(
        _line(council, klass, label, sealed_at.date(), decided, told)
        for council, klass, label, sealed_at in rows
    )


def _line(
    council: Council,
    klass: SchoolClass,
    year_label: str,
    sealed_on: date,
    decided: Mapping[int, Counter[str]],
    told: Mapping[int, int],
) -> SealedLine:
    council_id = council.id or 0
    kind = regime(klass.regime).council(council.kind)
    written = {one.code for one in kind.decisions_in(klass.study_year) if one.letter}
    codes = decided.get(council_id, Counter())
    asked = sum(number for code, number in codes.items() if code in written)
    return SealedLine(
        council_id=council_id,
        class_name=klass.name,
        title=council_title(kind, council.number, council.addendum),
        held_on=council.held_on,
        sealed_on=sealed_on,
        year_label=year_label,
        decisions=asked,
        waiting=max(0, asked - told.get(council_id, 0)),
    )


def _decided(session: Session) -> dict[int, Counter[str]]:
    rows = session.exec(
        select(Decision.council_id, Decision.code, func.count(col(Decision.id)))
        .join(Sealing, col(Sealing.council_id) == col(Decision.council_id))
        .group_by(col(Decision.council_id), col(Decision.code))
    )
    found: dict[int, Counter[str]] = {}
    for council_id, code, number in rows:
        found.setdefault(council_id, Counter())[code] += number
    return found


def _told(session: Session) -> dict[int, int]:
    """Decisions of which a letter holds, by council."""
    rows = session.exec(
        select(Letter.council_id, func.count(func.distinct(col(Letter.decision_id))))
        .where(col(Letter.status).in_(LIVE), col(Letter.decision_id).is_not(None))
        .group_by(col(Letter.council_id))
    )
    return {council_id: number for council_id, number in rows if council_id is not None}
