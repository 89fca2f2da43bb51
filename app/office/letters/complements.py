"""What a letter must say that neither the council nor the school's identity holds.

The office gives it once: for all its letters, for those of a school year, or for those of
one council. It is proposed where a usual wording exists, and never taken unconfirmed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import SchoolWording
from app.office.letters.wordings import ADDED, Wordings
from app.office.rights import Right
from app.office.work import Done, Facet, Work, command, done
from app.reports.compose import FieldValue
from app.reports.wording import field_infos

Scope = Literal["school", "year", "council"]


@dataclass(frozen=True)
class Asked:
    """For how long a value holds, and what is proposed the first time."""

    scope: Scope
    proposal: str = ""


ASKED: Final[Mapping[str, Asked]] = {
    "caractere": Asked("school", "non confessionnel"),
    "conciliation_comment": Asked("school", "par écrit, contre accusé de réception"),
    "epreuves_quand": Asked("year"),
    "seconde_session": Asked("council"),
    "date_publication": Asked("council"),
}


@dataclass(frozen=True)
class Complement:
    """One value that the office gives; ``text`` is "" until it did.

    ``key`` names it and what it holds for; ``kind`` is ``text`` or ``date`` (ISO);
    ``holds_for`` says so in French.
    """

    key: str
    label: str
    kind: str
    holds_for: str
    text: str
    proposal: str

    @property
    def given(self) -> bool:
        """Did the office give it?"""
        return bool(self.text)


def key_of(name: str, year: str, council_id: int) -> str:
    """What a value is stored under: its field, and what it holds for."""
    scope = ASKED[name].scope
    holds_for = {"school": "", "year": year, "council": f"council {council_id}"}[scope]
    return f"{name} {holds_for}".strip()


def value_of(wordings: Wordings, name: str, year: str, council_id: int) -> FieldValue:
    """The value given, "" where none was."""
    text = wordings.added.get(key_of(name, year, council_id), "")
    if text and field_infos()[name].kind == "date":
        return date.fromisoformat(text)
    return text


def complements(
    wordings: Wordings, asked: Iterable[tuple[str, str, int, str]]
) -> tuple[Complement, ...]:
    """Those that letters ask for: field, school year, number and name of the council."""
    found: dict[str, Complement] = {}
    for name, year, council_id, council in asked:
        key = key_of(name, year, council_id)
        found.setdefault(
            key,
            Complement(
                key=key,
                label=field_infos()[name].label,
                kind=field_infos()[name].kind,
                holds_for=_(HOLDS_FOR[ASKED[name].scope]).format(year=year, council=council),
                text=wordings.added.get(key, ""),
                proposal=ASKED[name].proposal,
            ),
        )
    return tuple(found.values())


HOLDS_FOR: Final[Mapping[Scope, str]] = {
    "school": N_("toutes les lettres"),
    "year": N_("les lettres de {year}"),
    "council": N_("ce conseil : {council}"),
}


@command(Right.WRITE_LETTERS, N_("Complément des lettres"))
def give_complement(work: Work, key: str, text: str) -> Done[None]:
    """Give a value, or change it; letters already issued keep the one they had."""
    name = key.partition(" ")[0]
    if name not in ASKED:
        raise KeyError(name)
    text = text.strip()
    _check(name, text, key)
    row = work.session.exec(
        select(SchoolWording).where(col(SchoolWording.part) == ADDED + key)
    ).first()
    before = row.text if row else ""
    if row is None:
        row = SchoolWording(
            regime="", letter="", part=ADDED + key, text=text, author="", entered_at=work.now
        )
    row.text, row.author, row.entered_at = text, work.actor.full_name, work.now
    work.session.add(row)
    work.note("letters", None, before={key: before}, after={key: text})
    return done(None, Facet.LETTERS)


def _check(name: str, text: str, key: str) -> None:
    info = field_infos()[name]
    if not text:
        raise Refusal(
            _("Il manque : {label}.").format(label=info.label),
            _("Les lettres qui le disent ne peuvent être émises sans cela."),
            field=key,
        )
    if info.kind == "date":
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise Refusal(_("Écrivez une date, par exemple 26/06/2025."), field=key) from error
