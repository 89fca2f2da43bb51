"""Who sits in a council: presence, voice, and those added to or taken from it."""

from sqlalchemy import or_
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Convocation, CouncilMember, Recusal
from app.office.councils.loading import open_sitting, sitting
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.rules.regime import CouncilKind, regime


@command(Right.DECIDE, N_("Présence d'un membre du conseil"))
def set_presence(
    work: Work, council_id: int, staff_id: int, presence: str, replaced_by: int | None = None
) -> Done[None]:
    """Say whether a member is ``present``, ``excused``, ``absent``, or ``replaced`` by another.

    Refusal where nobody is named in their place, or somebody who sits already.
    """
    row = _member(work.session, council_id, staff_id)
    other = replaced_by if presence == "replaced" else None
    if presence == "replaced":
        _check_replacement(work.session, council_id, staff_id, other)
    work.note(
        "council",
        council_id,
        before={"member": staff_id, "presence": row.presence, "replaced_by": row.replaced_by_id},
        after={"member": staff_id, "presence": presence, "replaced_by": other},
    )
    row.presence, row.replaced_by_id = presence, other
    work.session.add(row)
    return done(None, Facet.COUNCILS)


@command(Right.DECIDE, N_("Qualité d'un membre du conseil"))
def set_role(work: Work, council_id: int, staff_id: int, role: str) -> Done[None]:
    """Say in what quality a member sits; they take the voice that goes with it."""
    row = _member(work.session, council_id, staff_id)
    kind = kind_of(work.session, council_id)
    if role not in {one.code for one in kind.roles}:
        raise Refusal(_("Ce conseil ne connaît pas cette qualité."), field="role")
    before = {"member": staff_id, "role": row.role, "voice": row.voice}
    row.role, row.voice = role, kind.role(role).voice
    work.session.add(row)
    after = {"member": staff_id, "role": row.role, "voice": row.voice}
    work.note("council", council_id, before=before, after=after)
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
def add_member(work: Work, council_id: int, staff_id: int, role: str = "") -> Done[None]:
    """Seat somebody, present, with the voice of their role; Refusal where they sit already."""
    open_sitting(work.session, council_id)
    kind = kind_of(work.session, council_id)
    if work.session.get(CouncilMember, (council_id, staff_id)) is not None:
        raise Refusal(_("Cette personne siège déjà."), field="staff_id")
    seat = kind.role(role or kind.roles[0].code)
    work.session.add(
        CouncilMember(council_id=council_id, staff_id=staff_id, role=seat.code, voice=seat.voice)
    )
    work.note("council", council_id, after={"member": staff_id, "role": seat.code})
    return done(None, Facet.COUNCILS)


@command(Right.DECIDE, N_("Retrait d'un membre du conseil"))
def remove_member(work: Work, council_id: int, staff_id: int) -> Done[None]:
    """Unseat somebody who was seated by mistake; who is missing is absent, not removed."""
    row = _member(work.session, council_id, staff_id)
    _check_free(work.session, council_id, staff_id)
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


def kind_of(session: Session, council_id: int) -> CouncilKind:
    """What kind of council it is."""
    found = sitting(session, council_id)
    return regime(found.klass.regime).council(found.council.kind)


def _check_replacement(session: Session, council_id: int, staff_id: int, other: int | None) -> None:
    if other is None or other == staff_id:
        raise Refusal(_("Dites par qui cette personne est remplacée."), field="replaced_by")
    taken = session.exec(
        select(CouncilMember).where(
            col(CouncilMember.council_id) == council_id,
            col(CouncilMember.staff_id) != staff_id,
            or_(col(CouncilMember.staff_id) == other, col(CouncilMember.replaced_by_id) == other),
        )
    ).first()
    if taken is not None:
        raise Refusal(
            _("Cette personne siège déjà : une voix ne compte qu'une fois."), field="replaced_by"
        )


def _check_free(session: Session, council_id: int, staff_id: int) -> None:
    """Who stood aside for a pupil, or was convened, stays in the list."""
    for model in (Recusal, Convocation):
        told = session.exec(
            select(model).where(
                col(model.council_id) == council_id, col(model.staff_id) == staff_id
            )
        ).first()
        if told is not None:
            raise Refusal(
                _("Cette personne a été convoquée ou récusée : elle reste dans la liste."),
                _("Notez-la absente ou excusée."),
                field="staff_id",
            )
