"""Applicants who were never enrolled: only what a letter to them must say is kept."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, String, and_, cast, literal
from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Applicant, Letter
from app.office.pupils.ages import is_of_age
from app.office.pupils.identity import search_key
from app.office.pupils.naming import ANYBODY, Address, Named, salutation
from app.office.pupils.recipients import MOST_NAMES, LetterRecipient
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

ABOUT: Final = "applicant:"
"""How the matter of a letter names the applicant whom it is about."""
_TEXTS: Final = (
    *("year_label", "last_name", "first_name", "civility", "studies"),
    *("street", "postal_code", "locality", "country"),
)


@dataclass(frozen=True)
class ApplicantLine:
    """One of them; ``id`` is None for a new one.

    ``studies`` is what they asked for, with its article; ``addressees`` the names of the
    envelope, one a line, empty where it is the applicant's own.
    """

    id: int | None
    regime: str
    year_label: str
    last_name: str
    first_name: str
    civility: str
    birth_date: date | None
    studies: str
    addressees: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""


@query
def applicant(reading: Reading, applicant_id: int) -> ApplicantLine:
    """One of them; Refusal where there is none of that number."""
    row = reading.session.get(Applicant, applicant_id)
    if row is None:
        raise Refusal(_("Ce candidat n'est plus dans le fichier."))
    return _known(row)


@command(Right.WRITE_LETTERS, N_("Candidat non inscrit"))
def save_applicant(work: Work, line: ApplicantLine) -> Done[int]:
    """Keep what letters to an applicant must say, or change it; their number."""
    texts: dict[str, Any] = {name: " ".join(getattr(line, name).split()) for name in _TEXTS}
    names = [" ".join(one.split()) for one in line.addressees.splitlines() if one.strip()]
    _check(work, line, texts, names)
    row = work.session.get(Applicant, line.id) if line.id is not None else None
    before = asdict(_known(row)) if row is not None else {}
    values = texts | {
        "regime": line.regime,
        "birth_date": line.birth_date,
        "addressees": "\n".join(names),
        "search_key": search_key(texts["last_name"], texts["first_name"]),
    }
    row = row or Applicant(**values, entered_at=work.now, entered_by=work.actor.account_id)
    for name, value in values.items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()
    work.note("applicant", row.id, before=before, after=asdict(_known(row)))
    return done(row.id or 0, Facet.LETTERS)


@command(Right.WRITE_LETTERS, N_("Retrait d'un candidat non inscrit"))
def remove_applicant(work: Work, applicant_id: int) -> Done[None]:
    """Forget an applicant to whom nothing was written; Refusal once a letter has its number."""
    row = work.session.get_one(Applicant, applicant_id)
    told = select(Letter.id).where(col(Letter.about) == about(applicant_id))
    if work.session.exec(told).first() is not None:
        raise Refusal(
            _("Une lettre du registre concerne ce candidat : il reste dans le fichier."),
            _("Corrigez ses données, puis émettez une lettre qui remplace la première."),
        )
    work.note("applicant", applicant_id, before={"last_name": row.last_name})
    work.session.delete(row)
    return done(None, Facet.LETTERS)


def about(applicant_id: int) -> str:
    """The matter of the letters to an applicant."""
    return f"{ABOUT}{applicant_id}"


def concerns_applicant() -> ColumnElement[bool]:
    """A letter and the applicant whom it is about, in a statement that reads both."""
    matter: ColumnElement[str] = literal(ABOUT) + cast(col(Applicant.id), String)
    return and_(col(Letter.pupil_id).is_(None), col(Letter.about) == matter)


def applicants_of(session: Session, code: str) -> list[Applicant]:
    """Those of a regime, the newest first; one statement."""
    wanted = select(Applicant).where(col(Applicant.regime) == code)
    return list(session.exec(wanted.order_by(col(Applicant.id).desc())))


def envelope(row: Applicant) -> LetterRecipient:
    """To whom the letters about an applicant go."""
    named = Named(row.last_name, row.first_name, row.civility)
    names = tuple(row.addressees.splitlines()) or (named.full,)
    where = Address(row.street, row.postal_code, row.locality, row.country)
    missing = _("L'adresse est incomplète pour {name}.").format(name=names[0])
    return LetterRecipient(
        key=about(row.id or 0),
        name=" et ".join(names),
        names=names,
        address=where.lines,
        salutation=_greeting(names) if row.addressees else salutation((named,)),
        missing=(missing,) if where.lacks else (),
    )


def _greeting(names: tuple[str, ...]) -> str:
    """How a letter greets one person whose name says it; anybody otherwise."""
    if len(names) == 1:
        for title in ("Madame", "Monsieur"):
            if names[0].startswith(f"{title} ") and " et " not in names[0]:
                return title
    return ANYBODY


def _known(row: Applicant) -> ApplicantLine:
    values = {name: getattr(row, name) for name in _TEXTS}
    return ApplicantLine(
        row.id, row.regime, birth_date=row.birth_date, addressees=row.addressees, **values
    )


def _check(work: Work, line: ApplicantLine, texts: dict[str, Any], names: list[str]) -> None:
    for field, sentence in (
        ("last_name", _("Le nom manque.")),
        ("first_name", _("Le prénom manque.")),
        ("year_label", _("Écrivez l'année scolaire demandée, par exemple 2025-2026.")),
        ("studies", _("Écrivez les études demandées, avec l'article : « la 3e année… ».")),
        ("street", _("La rue et le numéro manquent : la lettre n'arriverait pas.")),
        ("locality", _("La localité manque : la lettre n'arriverait pas.")),
    ):
        if not texts[field]:
            raise Refusal(sentence, field=field)
    where = Address(texts["street"], texts["postal_code"], texts["locality"], texts["country"])
    if where.lacks:
        raise Refusal(_("Le code postal manque."), field="postal_code")
    if line.birth_date is None or line.birth_date >= work.today:
        raise Refusal(
            _("Écrivez la date de naissance, par exemple 03/03/2009."), field="birth_date"
        )
    if len(names) > MOST_NAMES:
        raise Refusal(_("Une enveloppe porte au plus trois noms."), field="addressees")
    if not names and not is_of_age(line.birth_date, work.today, work.figures):
        raise Refusal(
            _("Le candidat est mineur : écrivez le nom de ses responsables."), field="addressees"
        )
