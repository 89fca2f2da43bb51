"""The school's identity: what its letterhead, its letters and its window show."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlmodel import select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import School, SchoolRegime
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.rules.regime import regimes


@dataclass(frozen=True)
class SchoolIdentity:
    """The school as Réglages shows it; texts are "" where unknown."""

    name: str
    subtitle: str
    organising_body: str
    street: str
    postal_code: str
    locality: str
    telephone: str
    email: str
    website: str
    fase_number: str
    head_name: str
    head_civility: str
    window_side: str
    window_right_mm: int
    window_down_mm: int
    conciliation_contact: str
    conciliation_accepts_form: bool
    siblings_together: bool
    double_entry: bool
    logo: bytes | None
    regimes: tuple[str, ...]


EDITABLE = frozenset(SchoolIdentity.__dataclass_fields__) - {"logo", "regimes"}
LARGEST_LOGO = 2_000_000
FARTHEST_MM = 30


@query
def school_name(reading: Reading) -> str:
    """The name of the school."""
    return _school(reading).name


@query
def identity(reading: Reading) -> SchoolIdentity:
    """All that Réglages shows of the school."""
    school = _school(reading)
    running = set(reading.session.exec(select(SchoolRegime.regime)))
    values = {name: getattr(school, name) for name in EDITABLE}
    return SchoolIdentity(
        **values,
        logo=school.logo,
        regimes=tuple(code for code in regimes() if code in running),
    )


@command(Right.EDIT_SETTINGS, N_("Modification de l'école"))
def edit_identity(work: Work, field: str, value: str | int | bool) -> Done[None]:
    """Change one field of the school; Refusal where the value cannot be accepted."""
    if field not in EDITABLE:
        raise KeyError(field)
    school = _school(work.reading)
    checked = _checked(field, value)
    work.note("school", 1, before={field: getattr(school, field)}, after={field: checked})
    setattr(school, field, checked)
    work.session.add(school)
    return done(None, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Changement du logo"))
def set_logo(work: Work, picture: bytes | None) -> Done[None]:
    """Give the letterhead its logo, a PNG or JPEG file of at most 2 MB, or take it away."""
    if picture is not None:
        _check_logo(picture)
    school = _school(work.reading)
    work.note("school", 1, after={"logo": len(picture) if picture else 0})
    school.logo = picture
    work.session.add(school)
    return done(None, Facet.SETTINGS)


@command(Right.EDIT_SETTINGS, N_("Ajout d'un régime"))
def add_regime(work: Work, code: str) -> Done[None]:
    """Let the school run one more regime."""
    if code not in regimes():
        raise KeyError(code)
    if work.session.get(SchoolRegime, code) is None:
        work.session.add(SchoolRegime(regime=code))
    work.note("school", 1, after={"regime": code})
    return done(None, Facet.SETTINGS)


def _school(reading: Reading) -> School:
    school = reading.session.get(School, 1)
    if school is None:
        raise LookupError("a school's file holds its school")
    return school


def _checked(field: str, value: str | int | bool) -> str | int | bool:
    if isinstance(value, str):
        value = value.strip()
        check = _CHECKS.get(field)
        if check is not None:
            check(value)
    elif field in ("window_right_mm", "window_down_mm") and abs(value) > FARTHEST_MM:
        raise Refusal(
            _("Un décalage de plus de {mm} mm sort l'adresse de la fenêtre.").format(
                mm=FARTHEST_MM
            ),
            field=field,
        )
    return value


def _check_name(value: str) -> None:
    if not value:
        raise Refusal(_("L'école a besoin d'un nom : il paraît sur chaque lettre."), field="name")


def _check_postal_code(value: str) -> None:
    if value and not re.fullmatch("[1-9][0-9]{3}", value):
        raise Refusal(
            _("Un code postal belge a quatre chiffres."),
            _("Écrivez par exemple 5000."),
            field="postal_code",
        )


def _check_email(value: str) -> None:
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise Refusal(
            _("Cette adresse électronique n'est pas complète."),
            _("Écrivez-la comme ecole@exemple.be."),
            field="email",
        )


def _check_fase(value: str) -> None:
    if value and not re.fullmatch("[0-9]{1,6}", value):
        raise Refusal(_("Un numéro FASE n'a que des chiffres."), field="fase_number")


_CHECKS: Mapping[str, Callable[[str], None]] = {
    "name": _check_name,
    "postal_code": _check_postal_code,
    "email": _check_email,
    "fase_number": _check_fase,
}


def _check_logo(picture: bytes) -> None:
    if not picture.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise Refusal(_("Le logo est une image PNG ou JPEG."), field="logo")
    if _for_the_press(picture):
        raise Refusal(
            _("Cette image est faite pour l'imprimerie (CMJN) : ses couleurs ne s'archivent pas."),
            _("Enregistrez-la en RVB, ou en PNG."),
            field="logo",
        )
    if len(picture) > LARGEST_LOGO:
        raise Refusal(
            _("Cette image dépasse 2 Mo."), _("Réduisez-la avant de la choisir."), field="logo"
        )


def _for_the_press(picture: bytes) -> bool:
    """Is it a JPEG of four inks? Its frame header (SOF) counts its components."""
    found = re.search(rb"\xff[\xc0-\xc3\xc5-\xc7]..\x08....(.)", picture, re.DOTALL)
    return picture.startswith(b"\xff\xd8\xff") and found is not None and found[1] == b"\x04"
