"""How statuses are written in the room."""

from datetime import time

from app.formats import time_of_day
from app.i18n import N_, _
from app.office.absences.codes import Code
from app.office.absences.entries import Mark
from app.ui.theme import Token

PRESENT = N_("Présent")

TONES: dict[str, Token] = {
    "absent": Token.FAIL,
    "late": Token.WARN,
    "excused": Token.ACCENT,
    "away": Token.ACCENT,
}


def status_text(code: Code | None) -> str:
    """The letter and the title of a status: "A  Absent"."""
    return f"{code.code}\u2002{code.title}" if code else ""


def span_text(mark: Mark | None) -> str:
    """How long, where less than the whole slot: "12 min", "10 h 05 – 11 h 40"."""
    if mark is None:
        return ""
    if mark.minutes_late is not None:
        return f"{mark.minutes_late}\u00a0min"
    if mark.from_time and mark.to_time:
        return f"{clock(mark.from_time)} – {clock(mark.to_time)}"
    if mark.from_time:
        return _("dès {time}").format(time=clock(mark.from_time))
    return _("jusqu'à {time}").format(time=clock(mark.to_time)) if mark.to_time else ""


def clock(stored: str) -> str:
    """A stored time as it is read: "08:25" is 8 h 25."""
    return time_of_day(time.fromisoformat(stored))


def minutes_of(text: str) -> int | None:
    """Minutes as typed: "12", "12 min"; None where empty, ValueError where unreadable."""
    typed = text.lower().removesuffix("min").strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit()):
        raise ValueError(_("Écrivez un nombre de minutes."))
    return int(typed)


RELATIONS = {
    "mother": N_("mère"),
    "father": N_("père"),
    "guardian": N_("tuteur ou tutrice"),
    "foster": N_("famille d'accueil"),
    "institution": N_("institution"),
    "other": N_("autre"),
}
