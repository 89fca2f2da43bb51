"""What the slip of an arrival or a departure says."""

from dataclasses import dataclass

from app.errors import Refusal
from app.formats import time_text, weekday_date
from app.i18n import _
from app.models import Enrolment, Pupil, SchoolClass
from app.office.absences.doors import Passage
from app.office.councils.sealing import school_view
from app.office.work import Reading, query
from app.reports.door_slip_view import DoorSlip


@dataclass(frozen=True)
class Noted:
    """A passage and the sentence that said what it notes in the register."""

    passage: Passage
    said: str


@query
def door_slip(reading: Reading, noted: Noted) -> DoorSlip:
    """The slip of a passage that was noted."""
    passage = noted.passage
    seat = reading.session.get(Enrolment, passage.enrolment_id)
    pupil = reading.session.get(Pupil, seat.pupil_id) if seat else None
    if seat is None or pupil is None:
        raise Refusal(_("L'élève n'est plus dans le fichier."))
    row = reading.session.get(SchoolClass, seat.class_id)
    leaving = passage.leaving
    when = _("Départ le {day} à {time}.") if leaving else _("Arrivée le {day} à {time}.")
    moment = when.format(day=weekday_date(passage.day), time=time_text(passage.time))
    sentences = [moment, f"{noted.said}."]
    if passage.note:
        sentences.append(_("Remarque : {note}").format(note=passage.note))
    return DoorSlip(
        school=school_view(reading.session).name,
        title=_("Billet de sortie") if leaving else _("Billet de retard"),
        name=f"{pupil.last_name} {pupil.first_name}".strip(),
        class_name=row.name if row else "",
        sentences=tuple(sentences),
        signers=(_("Pour l'école"), _("Un responsable, ou l'élève majeur")),
    )
