"""Who receives the letters about a pupil, at which address, and what is missing for it.

A pupil of age receives their own. Otherwise each representative who is to receive
letters does; those of one household (the same address) receive one together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from app.i18n import _
from app.models import LegalRepresentative, Pupil, PupilRepresentative
from app.office.pupils.ages import is_of_age
from app.office.pupils.naming import Address, Named, name_lines, names_in_a_line, salutation
from app.reports.letter_view import Recipient
from app.rules.figures import Figures

# An envelope takes six lines: three names leave room for street, locality and country.
MOST_NAMES: Final = 3


@dataclass(frozen=True)
class LetterRecipient:
    """One envelope: to whom, where, and what it lacks.

    ``key`` names the recipient in the register of outgoing mail, the same from one
    letter to the next: "pupil:12", "representatives:3+4". ``name`` is for lists.
    ``missing`` are French sentences; a letter with one of them cannot be posted.
    """

    key: str
    name: str
    names: tuple[str, ...]
    address: tuple[str, ...]
    salutation: str
    missing: tuple[str, ...] = ()
    representative_ids: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the envelope, at most six, names first."""
        return (*self.names, *self.address)

    @property
    def envelope(self) -> Recipient:
        """The recipient as a letter's view takes it."""
        return Recipient(self.lines, self.salutation)


@dataclass(frozen=True)
class PupilRecipients:
    """All envelopes of one pupil; ``missing`` says why there is none, or what they lack."""

    pupil_id: int
    pupil_name: str
    of_age: bool
    recipients: tuple[LetterRecipient, ...]
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """May letters about this pupil be issued?"""
        return not self.missing


@dataclass(frozen=True)
class Answerable:
    """A representative who is to receive letters about a pupil."""

    id: int
    named: Named
    address: Address


def recipients_of(
    session: Session, figures: Figures, pupil_ids: Collection[int], on: date
) -> dict[int, PupilRecipients]:
    """The recipients of each of these pupils on a day, in two statements whatever their number.

    A number that no pupil has is left out.
    """
    pupils = session.exec(select(Pupil).where(col(Pupil.id).in_(pupil_ids))).all()
    answerable = _answerable(session, pupil_ids)
    return {
        pupil.id or 0: _recipients(pupil, answerable.get(pupil.id or 0, []), on, figures)
        for pupil in pupils
    }


def _answerable(session: Session, pupil_ids: Collection[int]) -> Mapping[int, list[Answerable]]:
    rows = session.exec(
        select(PupilRepresentative.pupil_id, LegalRepresentative)
        .join(
            LegalRepresentative,
            col(LegalRepresentative.id) == col(PupilRepresentative.representative_id),
        )
        .where(col(PupilRepresentative.pupil_id).in_(pupil_ids))
        .where(col(PupilRepresentative.receives_letters))
        .order_by(col(PupilRepresentative.position), col(PupilRepresentative.id))
    )
    found: dict[int, list[Answerable]] = defaultdict(list)
    for pupil_id, row in rows:
        found[pupil_id].append(Answerable(row.id or 0, named(row), address(row)))
    return found


def _recipients(
    pupil: Pupil, answerable: Sequence[Answerable], on: date, figures: Figures
) -> PupilRecipients:
    of_age = is_of_age(pupil.birth_date, on, figures)
    if of_age:
        envelopes: tuple[LetterRecipient, ...] = (_pupil_envelope(pupil),)
    else:
        envelopes = tuple(_envelope(household) for household in households(answerable))
    missing = tuple(sentence for one in envelopes for sentence in one.missing)
    if not envelopes:
        missing = (_nobody(named(pupil).plain),)
    return PupilRecipients(pupil.id or 0, named(pupil).plain, of_age, envelopes, missing)


def households(answerable: Iterable[Answerable]) -> list[list[Answerable]]:
    """Those who share an address, together, in their order; an incomplete one is shared by none."""
    found: dict[str, list[Answerable]] = {}
    for one in answerable:
        shared = one.address.key if not one.address.lacks else f"representative {one.id}"
        while len(found.get(shared, ())) == MOST_NAMES:
            shared += "+"
        found.setdefault(shared, []).append(one)
    return list(found.values())


def _envelope(household: Sequence[Answerable]) -> LetterRecipient:
    ordered = sorted(household, key=lambda one: one.named.civility != "mrs")
    persons = [one.named for one in ordered]
    ids = tuple(sorted(one.id for one in ordered))
    key = "representatives:" + "+".join(str(one) for one in ids)
    return _made(key, persons, household[0].address, ids)


def _pupil_envelope(pupil: Pupil) -> LetterRecipient:
    return _made(f"pupil:{pupil.id}", [named(pupil)], address(pupil), ())


def own_envelope(pupil: Pupil) -> LetterRecipient:
    """The pupil's own, whatever their age: some letters are never sent to anybody else."""
    return _pupil_envelope(pupil)


def _made(
    key: str, persons: Sequence[Named], where: Address, ids: tuple[int, ...]
) -> LetterRecipient:
    return LetterRecipient(
        key=key,
        name=names_in_a_line(persons),
        names=name_lines(persons),
        address=where.lines,
        salutation=salutation(persons),
        missing=_lacking(persons[0].full, where),
        representative_ids=ids,
    )


def _lacking(name: str, where: Address) -> tuple[str, ...]:
    lacks = where.lacks
    if not lacks:
        return ()
    if not where.lines:
        return (_("L'adresse manque pour {name}.").format(name=name),)
    parts = " et ".join(lacks)
    return (
        _("L'adresse est incomplète pour {name} : il manque {parts}.").format(
            name=name, parts=parts
        ),
    )


def _nobody(name: str) -> str:
    return _("Aucun représentant légal ne reçoit le courrier concernant {name}.").format(name=name)


def named(row: Pupil | LegalRepresentative) -> Named:
    """The person of a row."""
    return Named(row.last_name, row.first_name, row.civility)


def address(row: Pupil | LegalRepresentative) -> Address:
    """The address of a row."""
    return Address(row.street, row.postal_code, row.locality, row.country)
