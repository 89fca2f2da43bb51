"""Frauds established before the council that sits: sealed councils remember them (art. 17 §5)."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.models import Council, CouncilPupil, Enrolment, Mark
from app.office.councils.marks import FRAUD

Occasion = tuple[int, str, int]
"""The class, the kind of council and its number: an addendum is of the same occasion."""


def previous_frauds(session: Session, council: Council, pupils: Iterable[int]) -> dict[int, int]:
    """How many earlier councils found a fraud, by pupil identity; two statements in all.

    Where an addendum corrected a council for a pupil, it counts as the addendum says.
    """
    rows = session.exec(
        select(Enrolment.pupil_id, Council)
        .join(Mark, col(Mark.enrolment_id) == col(Enrolment.id))
        .join(Council, col(Council.id) == col(Mark.council_id))
        .where(
            col(Enrolment.pupil_id).in_(list(pupils)),
            col(Mark.special) == FRAUD,
            col(Council.status) == "sealed",
            col(Council.held_on) <= council.held_on,
        )
    ).all()
    if not rows:
        return {}
    latest = _latest_addenda(session, {pupil_id for pupil_id, _council in rows})
    found: dict[int, set[Occasion]] = defaultdict(set)
    for pupil_id, one in rows:
        occasion = _occasion(one)
        if occasion != _occasion(council) and latest.get((pupil_id, occasion), 0) == one.addendum:
            found[pupil_id].add(occasion)
    return {pupil_id: len(occasions) for pupil_id, occasions in found.items()}


def _occasion(council: Council) -> Occasion:
    return council.class_id, council.kind, council.number


def _latest_addenda(session: Session, pupils: set[int]) -> dict[tuple[int, Occasion], int]:
    """The last sealed addendum on each pupil, by occasion; none where nothing was corrected."""
    rows = session.exec(
        select(Enrolment.pupil_id, Council)
        .join(CouncilPupil, col(CouncilPupil.enrolment_id) == col(Enrolment.id))
        .join(Council, col(Council.id) == col(CouncilPupil.council_id))
        .where(
            col(Enrolment.pupil_id).in_(pupils),
            col(Council.status) == "sealed",
            col(Council.addendum) > 0,
        )
    )
    latest: dict[tuple[int, Occasion], int] = {}
    for pupil_id, one in rows:
        key = pupil_id, _occasion(one)
        latest[key] = max(one.addendum, latest.get(key, 0))
    return latest
