"""One field of a row changed in one gesture, with what the journal keeps of it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.errors import Refusal
from app.i18n import _
from app.models import Pupil
from app.office.pupils import checks
from app.office.work import Work

Check = Callable[[Any], Any]

# Fields of which the journal tells that they changed, and not what they were.
HIDDEN: Final = frozenset({"national_number"})


def pupil_of(work: Work, pupil_id: int) -> Pupil:
    """The pupil of that number; Refusal where there is none."""
    pupil = work.session.get(Pupil, pupil_id)
    if pupil is None:
        raise Refusal(_("Cet élève n'est plus dans le fichier."))
    return pupil


def text(field: str) -> Check:
    """A line of text that may be blank."""
    return lambda value: checks.name(value, field, required=False)


def address_checks(country: str) -> Mapping[str, Check]:
    """How the fields of an address and the ways to reach a person are checked."""
    return {
        "street": text("street"),
        "postal_code": lambda value: checks.postal_code(value, country),
        "locality": text("locality"),
        "country": text("country"),
        "telephone": text("telephone"),
        "email": checks.email,
    }


def checked(field_checks: Mapping[str, Check], field: str, value: object) -> Any:
    """The value as it is kept; Refusal where it cannot be, KeyError for an unknown field."""
    return field_checks[field](value)


def set_field(
    work: Work, pupil_id: int, row: Any, field: str, value: object, about: str = ""
) -> None:
    """Write a checked value, and note it under the pupil; ``about`` names whom it concerns."""
    whom = {"about": about} if about else {}
    before = getattr(row, field)
    work.note(
        "pupil",
        pupil_id,
        before=whom | {field: _kept(field, before)},
        after=whom | {field: _kept(field, value)},
    )
    setattr(row, field, value)
    work.session.add(row)


def _kept(field: str, value: object) -> object:
    return ("•••" if value else "") if field in HIDDEN else value
