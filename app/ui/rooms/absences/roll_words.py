"""What is said of a roll: how many are there, and whether it was called."""

from collections.abc import Sequence
from datetime import date

from app.formats import day_month, time_of_day
from app.i18n import _, ngettext
from app.office.absences.roll import Taken
from app.ui.rooms.absences.roll_sheet import Counts


def taken_sentence(taken: Taken | None, day: date) -> str:
    """Whether the roll was called, when and by whom; the day where it was another."""
    if taken is None:
        return _("Appel pas encore fait")
    moment = taken.at.astimezone()
    time = time_of_day(moment.time())
    if moment.date() == day:
        return _("✓ Appel fait à {time} par {name}").format(time=time, name=taken.by)
    return _("✓ Appel fait le {day} à {time} par {name}").format(
        day=day_month(moment.date()), time=time, name=taken.by
    )


def withdrawn_sentence(calls: Sequence[Taken], day: date) -> str:
    """Each call that was noted by mistake: who noted it, who took it back; "" without any."""
    return "\n".join(
        _("{noted}, retiré à {time} par {name}").format(
            noted=taken_sentence(call, day).removeprefix("✓ "),
            time=time_of_day(call.withdrawn_at.astimezone().time()),
            name=call.withdrawn_by,
        )
        for call in calls
        if call.withdrawn_at is not None
    )


def told(counts: Counts) -> list[str]:
    """The pieces of the sentence; what is nobody's is not said."""
    pieces = [
        ngettext("{n} élève", "{n} élèves", counts.pupils).format(n=counts.pupils),
        ngettext("{n} présent", "{n} présents", counts.present).format(n=counts.present),
    ]
    if counts.late:
        pieces[-1] = _("{present} dont {n} en retard").format(present=pieces[-1], n=counts.late)
    if counts.absent:
        pieces.append(ngettext("{n} absent", "{n} absents", counts.absent).format(n=counts.absent))
    if counts.excused:
        text = ngettext("{n} excusé", "{n} excusés", counts.excused)
        pieces.append(text.format(n=counts.excused))
    if counts.away:
        pieces.append(_("{n} ailleurs").format(n=counts.away))
    return pieces
