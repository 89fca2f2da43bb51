"""Who sits in a council: presence, voice, and those added to or taken from it."""

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import CouncilMember
from app.office.councils.loading import open_sitting
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.DECIDE, N_("Présence d'un membre du conseil"))
def set_presence(work: Work, council_id: int, staff_id: int, presence: str) -> Done[None]:
    """Say whether a member is ``present``, ``excused`` or ``absent``."""
    row = _member(work.session, council_id, staff_id)
    work.note(
        "council",
        council_id,
        before={"member": staff_id, "presence": row.presence},
        after={"member": staff_id, "presence": presence},
    )
    row.presence = presence
    work.session.add(row)
    return done(None, Facet.COUNCILS)


@command(Right.DECIDE, N_("Voix d'un membre du conseil"))
def set_voice(work: Work, council_id: int, staff_id: int, voice: str) -> Done[None]:
    """Say whether a member's voice is ``deliberative``, ``consultative`` or ``none``."""
    row = _member(work.session, council_id, staff_id)
    work.note(
        "council",
        council_id,
        before={"member": staff_id, "voice": row.voice},
        after={"member": staff_id, "voice": voice},
    )
    row.voice = voice
    work.session.add(row)
    return done(None, Facet.COUNCILS)


@command(Right.DECIDE, N_("Ajout d'un membre au conseil"))
def add_member(work: Work, council_id: int, staff_id: int) -> Done[None]:
    """Seat somebody, present and deliberating; Refusal where they sit already."""
    open_sitting(work.session, council_id)
    if work.session.get(CouncilMember, (council_id, staff_id)) is not None:
        raise Refusal(_("Cette personne siège déjà."), field="staff_id")
    work.session.add(CouncilMember(council_id=council_id, staff_id=staff_id))
    work.note("council", council_id, after={"member": staff_id})
    return done(None, Facet.COUNCILS)


@command(Right.DECIDE, N_("Retrait d'un membre du conseil"))
def remove_member(work: Work, council_id: int, staff_id: int) -> Done[None]:
    """Unseat somebody who was seated by mistake; who is missing is absent, not removed."""
    row = _member(work.session, council_id, staff_id)
    work.session.delete(row)
    work.note("council", council_id, before={"member": staff_id, "presence": row.presence})
    return done(None, Facet.COUNCILS)


def _member(session: Session, council_id: int, staff_id: int) -> CouncilMember:
    open_sitting(session, council_id)
    row = session.exec(
        select(CouncilMember).where(
            col(CouncilMember.council_id) == council_id, col(CouncilMember.staff_id) == staff_id
        )
    ).first()
    if row is None:
        raise Refusal(_("Cette personne ne siège pas dans ce conseil."), field="staff_id")
    return row
