"""What a council ticks of a pupil for the rules: no mark tells it."""

from app.errors import Refusal
from app.i18n import N_, _
from app.models import PupilCircumstance
from app.office.councils.loading import open_view, pupil_of
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.DECIDE, N_("Circonstance d'un élève pour les règles"))
def set_circumstance(
    work: Work, council_id: int, enrolment_id: int, code: str, ticked: bool
) -> Done[None]:
    """Tick something of a pupil, or no longer; Refusal where the council does not know it."""
    view = open_view(work, council_id)
    pupil = pupil_of(view, enrolment_id)
    if code not in {one.code for one in view.circumstances}:
        raise Refusal(_("Ce conseil ne retient pas cette circonstance."))
    if (code in pupil.circumstances) == ticked:
        return done(None)
    key = (council_id, enrolment_id, code)
    row = work.session.get(PupilCircumstance, key)
    if ticked and row is None:
        work.session.add(
            PupilCircumstance(council_id=council_id, enrolment_id=enrolment_id, code=code)
        )
    elif row is not None:
        work.session.delete(row)
    work.note("council", council_id, after={"circumstance": [enrolment_id, code, ticked]})
    return done(None, Facet.COUNCILS)
