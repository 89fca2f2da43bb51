"""The statuses of the roll call, as the school names them."""

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import select as sa_select
from sqlmodel import Session, col

from app.models import AbsenceCode

Effect = Literal["absent", "late", "away", "excused"]

SPARED: frozenset[str] = frozenset({"away", "excused"})
"""Known and accepted already: what is done to a whole class leaves these as they are."""


@dataclass(frozen=True)
class Code:
    """One status: the letter shown, its title, the key that gives it, what it means.

    ``effect``: ``absent`` counts, ``late`` counts minutes, ``away`` is a presence
    elsewhere, ``excused`` an absence known and accepted.
    """

    id: int
    code: str
    title: str
    key: str
    effect: str
    active: bool = True


_CODES: Final = sa_select(
    col(AbsenceCode.id),
    col(AbsenceCode.code),
    col(AbsenceCode.title),
    col(AbsenceCode.key),
    col(AbsenceCode.effect),
    col(AbsenceCode.active),
).order_by(col(AbsenceCode.position), col(AbsenceCode.id))


def all_codes(session: Session) -> tuple[Code, ...]:
    """Every status, those no longer given included, in the order of the school."""
    return tuple(Code(*row) for row in session.execute(_CODES))
