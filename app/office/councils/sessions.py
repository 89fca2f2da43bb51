"""When, where and under whom a council sits, and which one it corrects."""

from sqlmodel import Session, col, select

from app.i18n import _
from app.models import Council, School, Sealing
from app.office.councils.seats import people
from app.office.councils.views import Correction, SessionInfo
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
    if council.corrects_id is None:
        return None
    found = session.exec(
        select(col(Council.held_on), col(Sealing.fingerprint))
        .join(Sealing, col(Sealing.council_id) == col(Council.id))
        .where(col(Council.id) == council.corrects_id)
    ).first()
    if found is None:
        return None
    held_on, fingerprint = found
    return Correction(council.corrects_id, held_on, fingerprint, council.origin, council.reason)
