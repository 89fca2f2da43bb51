"""What a status may say: minutes of a late arrival, times, a day that has come."""

from datetime import date
from typing import Final

from app.errors import Refusal
from app.i18n import _
from app.models import AbsenceCode
from app.office.absences.entries import Mark

MOST_MINUTES: Final = 480
_TIME_LENGTH: Final = 5


def check_mark(mark: Mark, code: AbsenceCode | None, day: date, today: date) -> None:
    """Refuse a status that cannot be given that day."""
    if code is None:
        raise Refusal(_("Ce statut n'existe plus."), _("Relisez la page, puis recommencez."))
    if day > today and code.effect in ("absent", "late"):
        raise Refusal(
            _("Ce jour n'est pas encore venu."),
            _("Une absence déjà connue se note comme excusée, en stage ou en sortie."),
        )
    _check_minutes(mark, code)
    for text in (mark.from_time, mark.to_time):
        if text and not is_time(text):
            raise Refusal(_("« {time} » n'est pas une heure.").format(time=text), field="from_time")
    if mark.from_time and mark.to_time and mark.to_time <= mark.from_time:
        raise Refusal(_("L'heure de fin précède l'heure de début."), field="to_time")


def is_time(text: str) -> bool:
    """Is it a time of day as it is stored: "08:25"?"""
    hours, colon, minutes = text.partition(":")
    return (
        len(text) == _TIME_LENGTH
        and colon == ":"
        and hours.isascii()
        and hours.isdigit()
        and minutes.isascii()
        and minutes.isdigit()
        and int(hours) < 24
        and int(minutes) < 60
    )


def _check_minutes(mark: Mark, code: AbsenceCode) -> None:
    if mark.minutes_late is None:
        return
    if code.effect != "late":
        raise Refusal(_("Des minutes ne se notent que pour un retard."), field="minutes_late")
    if not 0 < mark.minutes_late <= MOST_MINUTES:
        raise Refusal(
            _("Un retard va de 1 à {most} minutes.").format(most=MOST_MINUTES),
            field="minutes_late",
        )
