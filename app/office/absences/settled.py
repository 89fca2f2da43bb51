"""What duties done leave on record for the counts: half-days reported, a warning given."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from app.office.absences.duties.kinds import RECTIFY, REPORTS
from app.office.absences.year_statements import Asked, settled_asked


@dataclass(frozen=True)
class Settled:
    """The half-days that stand reported, and the day of a warning of repeated absences.

    What was rectified since is neither.
    """

    reported: frozenset[str] = frozenset()
    warned_on: date | None = None


NOTHING: Final = Settled()


def settled_duties(session: Session, asked: Asked) -> defaultdict[int | None, Settled]:
    """By pupil; `NOTHING` of those who have none."""
    rows: dict[int | None, list[Any]] = defaultdict(list)
    for row in session.execute(*settled_asked(asked)):
        rows[row.pupil_id].append(row)
    found: defaultdict[int | None, Settled] = defaultdict(lambda: NOTHING)
    found.update((pupil_id, _settled(own)) for pupil_id, own in rows.items())
    return found


def _settled(rows: Iterable[Any]) -> Settled:
    """The duties in the order in which they arose: a report, what was put right of it, another."""
    reported: set[str] = set()
    warnings: dict[str, date] = {}
    for row in rows:
        if row.kind in REPORTS:
            reported.update(row.covers)
        elif row.kind == RECTIFY:
            reported.difference_update(row.covers)
            warnings.pop(row.part, None)
        else:
            warnings[str(row.id)] = row.settled_on
    return Settled(frozenset(reported), min(warnings.values(), default=None))
