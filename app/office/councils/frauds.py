"""Frauds established before the council that sits: sealed councils remember them (art. 17 §5)."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, select

from app.models import Council, Enrolment, Mark
from app.office.councils.marks import FRAUD

Occasion = tuple[int, str, int]
"""The class, the kind of council and its number: an addendum is of the same occasion."""


def previous_frauds(session: Session, council: Council, pupils: Iterable[int]) -> dict[int, int]:
    """How many earlier councils found a fraud, by pupil identity; two statements in all.

    A council that an addendum corrected counts as the addendum says.
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
    latest = _latest_addenda(session, {one.class_id for _pupil, one in rows})
    found: dict[int, set[Occasion]] = defaultdict(set)
    for pupil_id, one in rows:
        occasion = _occasion(one)
        if occasion != _occasion(council) and latest[occasion] == one.addendum:
            found[pupil_id].add(occasion)
    return {pupil_id: len(occasions) for pupil_id, occasions in found.items()}


def _occasion(council: Council) -> Occasion:
    return council.class_id, council.kind, council.number


def _latest_addenda(session: Session, classes: set[int]) -> dict[Occasion, int]:
    latest: dict[Occasion, int] = {}
    rows = session.exec(
        select(Council).where(col(Council.class_id).in_(classes), col(Council.status) == "sealed")
    )
    for one in rows:
        latest[_occasion(one)] = max(one.addendum, latest.get(_occasion(one), 0))
    return latest
