"""The telephone log: who called about a pupil, when, and what was said."""

from dataclasses import dataclass
from datetime import date

from app.errors import Refusal
from app.i18n import N_, _
from app.models import PhoneCall, Pupil
from app.office.absences.marks import is_time
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@dataclass(frozen=True)
class NewCall:
    """A call to write down; ``at`` is "08:25", or empty where nobody noted it."""

    pupil_id: int
    day: date
    at: str
    caller: str
    said: str


@command(Right.TAKE_ABSENCES, N_("Appel téléphonique noté"))
def note_call(work: Work, call: NewCall) -> Done[None]:
    """Write a call down; Refusal where who called, or what was said, is missing."""
    if work.session.get(Pupil, call.pupil_id) is None:
        raise Refusal(_("Cet élève n'est plus dans le fichier."))
    caller, said = call.caller.strip(), call.said.strip()
    if not caller:
        raise Refusal(_("Écrivez qui a téléphoné."), field="caller")
    if not said:
        raise Refusal(_("Écrivez ce qui a été dit."), field="said")
    if call.at and not is_time(call.at):
        raise Refusal(_("Écrivez l'heure ainsi : 8:25."), field="at")
    if call.day > work.today:
        raise Refusal(_("Ce jour n'est pas encore venu."), field="at")
    work.session.add(
        PhoneCall(
            pupil_id=call.pupil_id,
            day=call.day,
            at=call.at,
            caller=caller,
            said=said,
            taken_by=work.actor.account_id,
        )
    )
    work.note("pupil", call.pupil_id, after={"day": call.day, "caller": caller, "said": said})
    return done(None, Facet.ABSENCES)
