"""Those to whom the school sends copies of letters: the CPMS, the DGEO, the host firm."""

import re
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Correspondent
from app.office.pupils.naming import Address
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

_TEXTS: Final = ("short_name", "name", "service", "street", "postal_code", "locality", "email")


@dataclass(frozen=True)
class CorrespondentLine:
    """One of them; ``short_name`` is how letters and lists call it, ``id`` None for a new one."""

    id: int | None
    short_name: str
    name: str
    service: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    email: str = ""
    active: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its envelope."""
        address = Address(self.street, self.postal_code, self.locality)
        return tuple(filter(None, (self.name, self.service, *address.lines)))

    @property
    def lacks_address(self) -> bool:
        """Would a letter not arrive?"""
        return bool(Address(self.street, self.postal_code, self.locality).lacks)


@query
def correspondents(reading: Reading) -> tuple[CorrespondentLine, ...]:
    """All of them by name, those who no longer receive copies included."""
    return correspondent_lines(reading.session)


def correspondent_lines(session: Session) -> tuple[CorrespondentLine, ...]:
    """The same, within another query; one statement."""
    rows = session.exec(select(Correspondent).order_by(col(Correspondent.short_name)))
    return tuple(
        CorrespondentLine(row.id, **{name: getattr(row, name) for name in (*_TEXTS, "active")})
        for row in rows
    )


@command(Right.EDIT_SETTINGS, N_("Destinataire de copies"))
def save_correspondent(work: Work, line: CorrespondentLine) -> Done[int]:
    """Add somebody who receives copies, or change what is known of them; their number."""
    texts = {name: " ".join(getattr(line, name).split()) for name in _TEXTS}
    _check(work.session, line.id, texts)
    row = work.session.get(Correspondent, line.id) if line.id is not None else None
    before = {name: getattr(row, name) for name in _TEXTS} if row is not None else {}
    row = row or Correspondent(short_name=texts["short_name"], name=texts["name"])
    for name, text in texts.items():
        setattr(row, name, text)
    row.active = line.active
    work.session.add(row)
    work.session.flush()
    work.note("correspondent", row.id, before=before, after={**texts, "active": line.active})
    return done(row.id or 0, Facet.SETTINGS, Facet.LETTERS)


def _check(session: Session, identity: int | None, texts: dict[str, str]) -> None:
    for field, sentence in (
        ("short_name", _("Le nom court manque : c'est celui que les lettres citent.")),
        ("name", _("Le nom manque : il est la première ligne de l'enveloppe.")),
    ):
        if not texts[field]:
            raise Refusal(sentence, field=field)
    if texts["email"] and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", texts["email"]):
        raise Refusal(_("Cette adresse électronique n'est pas complète."), field="email")
    same = session.exec(
        select(Correspondent.id).where(col(Correspondent.short_name) == texts["short_name"])
    ).first()
    if same is not None and same != identity:
        raise Refusal(_("Un autre destinataire porte déjà ce nom court."), field="short_name")
