"""Finding, by a brother or a sister, somebody who already answers for a pupil here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import col, select

from app.folding import folded
from app.models import LegalRepresentative, Pupil, PupilRepresentative
from app.office.pupils.recipients import address, named
from app.office.work import Reading, query

MOST = 20


@dataclass(frozen=True)
class KnownRepresentative:
    """A representative of other pupils, told apart by the children and the address."""

    id: int
    name: str
    relation: str
    address: str
    children: tuple[str, ...]


@query
def known_representatives(
    reading: Reading, pupil_id: int, child: str
) -> tuple[KnownRepresentative, ...]:
    """Those who answer for another pupil whose name holds every word typed."""
    words = folded(child).split()
    if not words:
        return ()
    mine = select(PupilRepresentative.representative_id).where(
        col(PupilRepresentative.pupil_id) == pupil_id
    )
    statement = (
        select(LegalRepresentative, PupilRepresentative.relation, Pupil)
        .join(
            PupilRepresentative,
            col(PupilRepresentative.representative_id) == col(LegalRepresentative.id),
        )
        .join(Pupil, col(Pupil.id) == col(PupilRepresentative.pupil_id))
        .where(col(LegalRepresentative.id).not_in(mine))
        .where(*(col(Pupil.search_key).contains(word) for word in words))
        .order_by(col(Pupil.search_key), col(Pupil.id), col(PupilRepresentative.position))
        .limit(MOST * 2)
    )
    return _grouped(reading.session.exec(statement))[:MOST]


def _grouped(rows: Iterable[Any]) -> tuple[KnownRepresentative, ...]:
    found: dict[int, KnownRepresentative] = {}
    for row, relation, pupil in rows:
        child = named(pupil).plain
        known = found.get(row.id)
        if known is None:
            where = " · ".join(address(row).lines)
            known = KnownRepresentative(row.id, named(row).plain, relation, where, ())
        found[row.id] = replace(known, children=(*known.children, child))
    return tuple(found.values())
