"""What the last council of a year decided on each pupil, as far as it is sealed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from app.models import Council, Decision, Enrolment, SchoolClass
from app.rules.regime import CouncilKind, DecisionKind, regime

SESSIONS: Final = ("first", "second")
"""The sessions that say what follows the year, in their order."""


@dataclass(frozen=True)
class Standing:
    """The decision that stands; ``kind`` is None where no council that took one is sealed."""

    kind: DecisionKind | None
    restrictions: tuple[str, ...] = ()


def standing_decisions(session: Session, year_id: int) -> dict[int, Standing]:
    """By pupil, what the year ended in; one statement. Who is on no council is not in it."""
    rows = session.execute(
        select(  # type: ignore[call-overload]
            Enrolment.pupil_id,
            SchoolClass.regime,
            Council.kind,
            Council.addendum,
            Council.held_on,
            Council.status,
            Decision.code,
            Decision.restrictions,
        )
        .join(Council, col(Council.id) == col(Decision.council_id))
        .join(Enrolment, col(Enrolment.id) == col(Decision.enrolment_id))
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .where(col(SchoolClass.year_id) == year_id)
    )
    return _standing(rows)


def _standing(rows: Iterable[Any]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    latest: dict[int, tuple[int, int, date]] = {}
    for pupil_id, code, council, addendum, held_on, status, decision, restrictions in rows:
        kind = _year_end(code, council)
        if kind is None:
            continue
        found.setdefault(pupil_id, Standing(None))
        # An addendum stands for the session that it corrects, September's for June's.
        order = (SESSIONS.index(kind.session), addendum, held_on)
        if status == "sealed" and order >= latest.get(pupil_id, order):
            latest[pupil_id] = order
            taken = next((one for one in kind.decisions if one.code == decision), None)
            found[pupil_id] = Standing(taken, tuple(restrictions))
    return found


def _year_end(regime_code: str, council: str) -> CouncilKind | None:
    """The kind of that council, where it is one that says whether a pupil passes."""
    kinds = (one for one in regime(regime_code).councils if one.code == council)
    kind = next(kinds, None)
    ends = kind is not None and kind.session in SESSIONS and kind.binding and kind.judged
    return kind if ends else None
