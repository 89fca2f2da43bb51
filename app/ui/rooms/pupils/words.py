"""How pupils and their enrolments are said in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from app.formats import long_date
from app.i18n import N_, _, ngettext
from app.office.pupils.checks import STATUSES
from app.office.pupils.listing import LEFT, NEVER

STATUS_TITLES: Final[Mapping[str, str]] = {
    **STATUSES,
    LEFT: N_("Parti"),
    NEVER: N_("Sans inscription"),
}


def choices(words: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """Words to choose from, each with its title in the language of the window."""
    return [(word, _(title)) for word, title in words.items()]


def status_title(status: str) -> str:
    """Régulier; Parti."""
    return _(STATUS_TITLES[status])


def born(civility: str, day: date) -> str:
    """Née le 3 mars 2009; both forms where the civility is not known."""
    forms = {"mrs": _("née le {day}"), "mr": _("né le {day}")}
    return forms.get(civility, _("né(e) le {day}")).format(day=long_date(day))


def years_old(age: int) -> str:
    """16 ans."""
    return ngettext("{n} an", "{n} ans", age).format(n=age)


def of_age(civility: str) -> str:
    """Majeure: she receives her own letters."""
    forms = {
        "mrs": _("majeure : le courrier lui est adressé"),
        "mr": _("majeur : le courrier lui est adressé"),
    }
    return forms.get(civility, _("majeur(e) : le courrier lui est adressé"))


def counted(number: int) -> str:
    """1 élève; 12 élèves."""
    return ngettext("{n} élève", "{n} élèves", number).format(n=number)
