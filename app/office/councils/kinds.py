"""Which councils a class may still hold, and which one of its kind comes next."""

from collections.abc import Iterable

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.models import Council, SchoolClass
from app.rules.regime import CouncilKind, regime


def kinds_left(klass: SchoolClass, held: Iterable[str]) -> tuple[CouncilKind, ...]:
    """The kinds of council that the class may still hold in its study year."""
    known = set(held)
    return tuple(
        kind
        for kind in regime(klass.regime).councils
        if (kind.repeated or kind.code not in known)
        and kind.held_in(klass.study_year, klass.form)
        and (kind.decisions_in(klass.study_year) or kind.pupils == "none")
    )


def held_by(session: Session, klass: SchoolClass) -> dict[str, int]:
    """How many councils of each kind there are; a centre's are counted for all its classes."""
    rows = session.exec(
        select(col(Council.kind), func.max(col(Council.number)))
        .where(col(Council.class_id) == klass.id)
        .group_by(col(Council.kind))
    )
    held = dict(rows.all())
    shared = [kind.code for kind in regime(klass.regime).councils if kind.centre]
    rows = session.exec(
        select(col(Council.kind), func.max(col(Council.number)))
        .join(SchoolClass, col(SchoolClass.id) == col(Council.class_id))
        .where(
            col(SchoolClass.year_id) == klass.year_id,
            col(SchoolClass.regime) == klass.regime,
            col(Council.kind).in_(shared),
        )
        .group_by(col(Council.kind))
    )
    return held | dict(rows.all())
