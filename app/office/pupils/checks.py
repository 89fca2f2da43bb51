"""What a field about a person must satisfy: each refusal names its field and what to do."""

import re
from datetime import date
from typing import Final

from stdnum.be import bis, nn
from stdnum.exceptions import ValidationError

from app.errors import Refusal
from app.folding import folded
from app.formats import short_date
from app.i18n import N_, _
from app.office.pupils.naming import Address
from app.rules.dates import age_on

CIVILITIES: Final = {"mrs": N_("Madame"), "mr": N_("Monsieur"), "none": N_("Non précisée")}
LANGUAGES: Final = {
    "fr": N_("Français"),
    "nl": N_("Néerlandais"),
    "de": N_("Allemand"),
    "en": N_("Anglais"),
}
RELATIONS: Final = {
    "mother": N_("Mère"),
    "father": N_("Père"),
    "guardian": N_("Tuteur ou tutrice"),
    "foster": N_("Famille d'accueil"),
    "institution": N_("Institution"),
    "other": N_("Autre"),
}
STATUSES: Final = {
    "regular": N_("Régulier"),
    "free": N_("Libre"),
    "provisional": N_("Provisoire"),
}

# Beyond these, a birth date is mistyped rather than true.
YOUNGEST: Final = 2
OLDEST: Final = 100
LONGEST: Final = 120

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_BELGIAN_CODE: Final = re.compile(r"[1-9]\d{3}")


def name(text: str, field: str, *, required: bool = True) -> str:
    """A name as it is kept: without idle spaces; Refusal where it is needed and blank."""
    kept = " ".join(text.split())
    if required and not folded(kept):
        raise Refusal(_("Ce nom manque."), _("Écrivez au moins une lettre."), field)
    if len(kept) > LONGEST:
        raise Refusal(
            _("Ce texte est trop long."),
            _("Abrégez-le à {n} signes.").format(n=LONGEST),
            field,
        )
    return kept


def birth_date(day: date | None, today: date, field: str = "birth_date") -> date:
    """The birth date of a pupil; Refusal where it is missing or cannot be true."""
    if day is None:
        raise Refusal(_("La date de naissance manque."), field=field)
    if day > today:
        raise Refusal(_("Cette date de naissance est dans le futur."), field=field)
    if not YOUNGEST <= age_on(day, today) <= OLDEST:
        raise Refusal(
            _("Cette date de naissance donne {n} ans.").format(n=age_on(day, today)),
            _("Vérifiez l'année."),
            field,
        )
    return day


def national_number(text: str, birth: date, field: str = "national_number") -> str:
    """A national or BIS number as it is kept, 85.07.30-033.28; empty where it is.

    Refusal where its check digits or its birth date do not agree.
    """
    typed = text.strip()
    if not typed:
        return ""
    checked = _checked_number(typed, field)
    parts = (nn.get_birth_year(checked), nn.get_birth_month(checked), nn.get_birth_date(checked))
    known = (birth.year, birth.month, birth)
    # Parts that were unknown when the number was given are absent from it.
    if any(part is not None and part != own for part, own in zip(parts, known, strict=True)):
        raise Refusal(
            _("Ce numéro n'est pas celui d'une personne née le {day}.").format(
                day=short_date(birth)
            ),
            _("Vérifiez le numéro et la date de naissance."),
            field,
        )
    return str(nn.format(checked))


def _checked_number(typed: str, field: str) -> str:
    for kind in (nn, bis):
        try:
            return str(kind.validate(typed))
        except ValidationError:
            continue
    raise Refusal(
        _("Ce numéro national n'existe pas : ses chiffres de contrôle ne concordent pas."),
        _("Écrivez ses onze chiffres, par exemple 85.07.30-033.28, ou laissez le champ vide."),
        field,
    )


def postal_code(text: str, country: str, field: str = "postal_code") -> str:
    """A postal code; in Belgium it has four figures."""
    kept = " ".join(text.split())
    if kept and not Address(country=country).is_abroad and not _BELGIAN_CODE.fullmatch(kept):
        raise Refusal(
            _("Un code postal belge a quatre chiffres."),
            _("Pour une adresse à l'étranger, indiquez d'abord le pays."),
            field,
        )
    return kept


def email(text: str, field: str = "email") -> str:
    """An e-mail address, or nothing."""
    kept = text.strip()
    if kept and not _EMAIL.fullmatch(kept):
        raise Refusal(
            _("Cette adresse électronique est incomplète."),
            _("Elle s'écrit comme nom@exemple.be."),
            field,
        )
    return kept


def word(value: str, words: dict[str, str], field: str) -> str:
    """One of a few words; Refusal where it is another."""
    if value not in words:
        raise Refusal(_("Choisissez une valeur de la liste."), field=field)
    return value
