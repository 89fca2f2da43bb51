"""E-mails that bring issued letters: prepared here, sent by the office's own program."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session, col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Correspondent, LegalRepresentative, Letter, LetterEvent, Pupil, School
from app.office.letters.copies import PREFIX
from app.office.letters.documents import IssuedDocument
from app.office.letters.former import reference_of
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query
from app.reports.email_message import EmailView

_TABLES: Final[Mapping[str, Any]] = {
    "pupil": Pupil,
    "representatives": LegalRepresentative,
    PREFIX.rstrip(":"): Correspondent,
}
Address = tuple[str, str]


@dataclass(frozen=True)
class EmailLetter:
    """A letter as it would leave by e-mail; nobody in ``recipients`` where no address is known."""

    letter_id: int
    reference: str
    recipient: str
    subject: str
    recipients: tuple[Address, ...]


@dataclass(frozen=True)
class EmailLot:
    """The letters chosen, and the school that writes."""

    school: str
    address: str
    letters: tuple[EmailLetter, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """Those of whom no address is known."""
        return tuple(one.recipient for one in self.letters if not one.recipients)


@query
def email_lot(reading: Reading, letter_ids: tuple[int, ...]) -> EmailLot:
    """To whom these letters would leave by e-mail; a fixed number of statements."""
    session = reading.session
    school = session.get_one(School, 1)
    rows = session.exec(
        select(Letter)
        .where(col(Letter.id).in_(letter_ids), col(Letter.document_id).is_not(None))
        .order_by(col(Letter.year), col(Letter.number))
    ).all()
    known = _addresses(session, {row.recipient_key for row in rows})
    letters = tuple(
        EmailLetter(
            letter_id=row.id or 0,
            reference=reference_of(row.year, row.number),
            recipient=row.recipient,
            subject=row.subject,
            recipients=known.get(row.recipient_key, ()),
        )
        for row in rows
    )
    return EmailLot(school.name, school.email, letters)


def email_views(lot: EmailLot, documents: Sequence[IssuedDocument]) -> tuple[EmailView, ...]:
    """The messages of those letters whose reader has an address, in posting order."""
    letters = {one.letter_id: one for one in lot.letters if one.recipients}
    return tuple(
        EmailView(
            sender=(lot.school, lot.address),
            recipients=letters[one.letter_id].recipients,
            subject=f"{letters[one.letter_id].subject} – {one.reference}",
            text=_text(lot, letters[one.letter_id]),
            attachment_name=one.name,
            attachment=one.pdf,
        )
        for one in documents
        if one.letter_id in letters
    )


@command(Right.WRITE_LETTERS, N_("Préparation de courriels"))
def note_emails(work: Work, letter_ids: tuple[int, ...]) -> Done[None]:
    """Note that e-mails were prepared for these letters; they are not sent for all that."""
    rows = work.session.exec(select(Letter).where(col(Letter.id).in_(letter_ids))).all()
    if not rows:
        raise Refusal(_("Une de ces lettres n'est plus dans le fichier."))
    for row in rows:
        work.session.add(
            LetterEvent(
                letter_id=row.id or 0,
                status="prepared_email",
                day=work.today,
                recorded_by=work.actor.account_id,
                recorded_at=work.now,
            )
        )
    numbers = [reference_of(row.year, row.number) for row in rows]
    work.note("letters", None, after={"emails": numbers})
    return done(None, Facet.LETTERS)


def _text(lot: EmailLot, letter: EmailLetter) -> str:
    """Official French, whatever the language of the window."""
    return (
        "Madame, Monsieur,\n\n"
        f"Vous trouverez ci-joint la lettre {letter.reference} : {letter.subject}.\n\n"
        "Veuillez en accuser réception en répondant à ce message.\n\n"
        f"{lot.school}\n"
    )


def _addresses(session: Session, keys: Collection[str]) -> Mapping[str, tuple[Address, ...]]:
    """The e-mail addresses behind the keys of recipients: "pupil:12", "representatives:3+4"."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, _colon, numbers = key.partition(":")
        wanted[kind] |= {int(one) for one in numbers.split("+") if one.isdecimal()}
    found: dict[tuple[str, int], Address] = {}
    for kind, table in _TABLES.items():
        if wanted.get(kind):
            for row in session.exec(select(table).where(col(table.id).in_(wanted[kind]))):
                if row.email.strip():
                    found[kind, row.id or 0] = (_named(row), row.email.strip())
    return {key: _those(key, found) for key in keys}


def _named(row: Pupil | LegalRepresentative | Correspondent) -> str:
    if isinstance(row, Correspondent):
        return row.name
    return f"{row.first_name} {row.last_name}".strip()


def _those(key: str, found: Mapping[tuple[str, int], Address]) -> tuple[Address, ...]:
    kind, _colon, numbers = key.partition(":")
    ids = (int(one) for one in numbers.split("+") if one.isdecimal())
    return tuple(found[kind, one] for one in ids if (kind, one) in found)
