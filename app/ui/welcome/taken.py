"""The sentence that says who has a file open."""

from datetime import datetime

from app.formats import short_date, time_of_day
from app.i18n import _
from app.ui.welcome.gestures import Taken


def taken_words(taken: Taken) -> str:
    """Who has the file open, and what can be done all the same."""
    if not taken.person:
        return _("Elle est ouverte ailleurs ; elle peut être lue ici, sans rien changer.")
    since = datetime.fromisoformat(taken.since)
    return _(
        "{person} l'a ouverte sur « {computer} » le {day} à {time}. Elle peut être lue ici, "
        "sans rien changer."
    ).format(
        person=taken.person,
        computer=taken.computer,
        day=short_date(since.date()),
        time=time_of_day(since.time()),
    )


def read_only_words(taken: Taken) -> str:
    """Why nothing can be changed, above each room."""
    if not taken.person:
        return _("Lecture seule : l'école est ouverte ailleurs.")
    return _(
        "Lecture seule : {person} a l'école ouverte sur « {computer} », depuis {time}."
    ).format(
        person=taken.person,
        computer=taken.computer,
        time=time_of_day(datetime.fromisoformat(taken.since).time()),
    )
