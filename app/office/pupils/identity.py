"""Editing who a pupil is, field by field."""

from collections.abc import Mapping

from app.folding import folded
from app.i18n import N_
from app.models import Pupil
from app.office.pupils import checks
from app.office.pupils.edits import Check, address_checks, checked, pupil_of, set_field, text
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done


@command(Right.ENROL, N_("Modification de la fiche d'un élève"))
def edit_identity(work: Work, pupil_id: int, field: str, value: object) -> Done[None]:
    """Change one field of a pupil's identity; Refusal where the value cannot be kept."""
    pupil = pupil_of(work, pupil_id)
    kept = checked(_checks(pupil, work), field, value)
    set_field(work, pupil_id, pupil, field, kept)
    pupil.search_key = search_key(pupil.last_name, pupil.first_name)
    return done(None, Facet.PUPILS)


def search_key(last_name: str, first_name: str) -> str:
    """What a pupil is found by."""
    return folded(f"{last_name} {first_name}")


def _checks(pupil: Pupil, work: Work) -> Mapping[str, Check]:
    return {
        **address_checks(pupil.country),
        "last_name": lambda value: checks.name(value, "last_name"),
        "first_name": lambda value: checks.name(value, "first_name"),
        "civility": lambda value: checks.word(value, checks.CIVILITIES, "civility"),
        "birth_date": lambda value: _birth_date(value, pupil, work),
        "birth_place": text("birth_place"),
        "nationality": text("nationality"),
        "national_number": lambda value: checks.national_number(value, pupil.birth_date),
        "language": lambda value: checks.word(value, checks.LANGUAGES, "language"),
    }


def _birth_date(value: object, pupil: Pupil, work: Work) -> object:
    """The date must also agree with the national number that is already there."""
    kept = checks.birth_date(value, work.today)  # type: ignore[arg-type]
    checks.national_number(pupil.national_number, kept, "birth_date")
    return kept
