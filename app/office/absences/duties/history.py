"""What is kept of a pupil's duties and objectives, read for many pupils at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.models import Duty, ObjectivesContract
from app.office.absences.duties.kinds import RECTIFY

ALL: Final = frozenset({"*"})
"""Stands for everything that a duty covers."""


@dataclass
class History:
    """The duties of a pupil in a year, withdrawn ones left out, and the contract if any."""

    duties: list[Duty] = field(default_factory=list)
    contract: ObjectivesContract | None = None

    def settled(self, kind: str, part: str | None = None) -> list[Duty]:
        """Those of a kind that were done, oldest first; not those put right since as a whole."""
        return [
            row
            for row in self.duties
            if row.kind == kind
            and row.status == "done"
            and part in (None, row.part)
            and self.rectified(row) != ALL
        ]

    def rectified(self, row: Duty) -> frozenset[str]:
        """Which half-days of a duty were put right since; `ALL` where the whole of it was."""
        done = [
            one.covers
            for one in self.duties
            if one.kind == RECTIFY and one.status == "done" and one.part == str(row.id)
        ]
        return ALL if [] in done else frozenset(key for covers in done for key in covers)

    def settled_on(self, kind: str) -> date | None:
        """When a duty of that kind was done first; None where none was."""
        rows = self.settled(kind)
        return rows[0].settled_on if rows else None


def histories(
    session: Session, year_id: int, among: Collection[int] | None = None
) -> defaultdict[int, History]:
    """The histories of a year by pupil; two statements whatever their number."""
    found: defaultdict[int, History] = defaultdict(History)
    duties = (
        select(Duty)
        .where(col(Duty.year_id) == year_id, col(Duty.status) != "withdrawn")
        .where(col(Duty.pupil_id).is_not(None))
        .order_by(col(Duty.settled_on), col(Duty.id))
    )
    contracts = select(ObjectivesContract).where(col(ObjectivesContract.year_id) == year_id)
    if among is not None:
        duties = duties.where(col(Duty.pupil_id).in_(among))
        contracts = contracts.where(col(ObjectivesContract.pupil_id).in_(among))
    for row in session.exec(duties):
        found[row.pupil_id or 0].duties.append(row)
    for contract in session.exec(contracts):
        found[contract.pupil_id].contract = contract
    return found
