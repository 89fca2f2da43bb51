"""Standing aside for one pupil: a member who is recused does not count in the vote on them."""

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Recusal
from app.office.councils.loading import open_sitting, open_view, pupil_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.DECIDE, N_("Récusation d'un membre pour un élève"))
def recuse(
    work: Work, council_id: int, enrolment_id: int, staff_id: int, reason: str
) -> Done[None]:
    """A member stands aside for one pupil; who presides cannot."""
    view = open_view(work, council_id)
    pupil = pupil_of(view, enrolment_id)
    if staff_id not in {member.person.staff_id for member in view.members}:
        raise Refusal(_("Cette personne ne siège pas dans ce conseil."), field="staff_id")
    if view.session.president and view.session.president.staff_id == staff_id:
        raise Refusal(
            _("La personne qui préside ne peut se récuser."),
            _("Désignez d'abord une autre présidence dans « Date, lieu et présidence »."),
            field="staff_id",
        )
    if any(one.staff_id == staff_id for one in pupil.recusals):
        raise Refusal(_("Cette personne est déjà récusée pour cet élève."), field="staff_id")
    key = {"council_id": council_id, "enrolment_id": enrolment_id, "staff_id": staff_id}
    work.session.add(Recusal(**key, reason=reason.strip()))
    work.note("council", council_id, after={"recusal": [enrolment_id, staff_id, reason.strip()]})
    return done(None, Facet.COUNCILS)


@command(Right.DECIDE, N_("Fin d'une récusation"))
def withdraw_recusal(work: Work, council_id: int, enrolment_id: int, staff_id: int) -> Done[None]:
    """A member sits again for the pupil; Refusal where they were not recused."""
    open_sitting(work.session, council_id)
    row = work.session.get(Recusal, (council_id, enrolment_id, staff_id))
    if row is None:
        raise Refusal(_("Cette personne n'est pas récusée pour cet élève."), field="staff_id")
    work.note("council", council_id, before={"recusal": [enrolment_id, staff_id, row.reason]})
    work.session.delete(row)
    return done(None, Facet.COUNCILS)
