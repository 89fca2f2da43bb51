"""When, where and under whom a council sits, and which one it corrects."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from app.i18n import _
from app.models import Council, School, Sealing
from app.office.councils.seats import people
from app.office.councils.views import Corrected, Correction, SessionInfo
from app.rules.regime import CouncilKind


def session_info(session: Session, council: Council, kind: CouncilKind) -> SessionInfo:
    """The session as it is named; three statements."""
    school = session.get(School, 1)
    known = people(session, (council.president_id, council.secretary_id))
    number = council.number if kind.repeated else 0
    return SessionInfo(
        kind=kind.code,
        title=council_title(kind, number, council.addendum),
        session=kind.session,
        held_on=council.held_on,
        begins_at=council.begins_at,
        place=council.place,
        president=known.get(council.president_id or 0),
        secretary=known.get(council.secretary_id or 0),
        head_name=school.head_name if school else "",
        head_civility=school.head_civility if school else "none",
        number=number,
        addendum=council.addendum,
        presidency=council.presidency,
        delegation=council.delegation,
        agenda=tuple(council.agenda),
        correction=_correction(session, council),
    )


def council_title(kind: CouncilKind, number: int, addendum: int) -> str:
    """The title of one session: "Conseil de classe, période 2"."""
    title = kind.title
    if kind.repeated and number:
        # "Conseil de classe, période 2" reads by itself; others are numbered.
        title += f" {number}" if "," in kind.title else f" n°\N{NO-BREAK SPACE}{number}"
    if not addendum:
        return title
    return _("{title} · addendum {number}").format(title=title, number=addendum)


def _correction(session: Session, council: Council) -> Correction | None:
    """What the addendum follows, with all that came before it: one statement."""
    if council.corrects_id is None:
        return None
    rows = session.exec(
        select(Council, col(Sealing.fingerprint))
        .join(Sealing, col(Sealing.council_id) == col(Council.id))
        .where(*same_council(council), col(Council.addendum) < council.addendum)
        .order_by(col(Council.addendum).desc())
    )
    chain = [Corrected(one.id or 0, one.addendum, one.held_on, mark) for one, mark in rows]
    last = next((one for one in chain if one.council_id == council.corrects_id), None)
    if last is None:
        return None
    return Correction(
        last.council_id,
        last.held_on,
        last.fingerprint,
        council.origin,
        council.reason,
        last.addendum,
        tuple(one for one in chain if one.council_id != last.council_id),
    )


def same_council(council: Council) -> tuple[ColumnElement[bool], ...]:
    """The conditions of a council and all its addenda."""
    return (
        col(Council.class_id) == council.class_id,
        col(Council.kind) == council.kind,
        col(Council.number) == council.number,
    )
