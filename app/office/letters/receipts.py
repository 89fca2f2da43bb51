"""What came back on paper, scanned: the post's receipts and signed acknowledgements."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlmodel import col, select

from app.errors import Refusal
from app.i18n import N_, _
from app.models import Letter, LetterEvent, StoredDocument
from app.office.letters.former import reference_of
from app.office.rights import Right
from app.office.work import Done, Facet, Reading, Work, command, done, query

KINDS: Final = (
    # how the file begins, what it is, its ending
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
)
LARGEST: Final = 15_000_000


@dataclass(frozen=True)
class ReceivedFile:
    """A scan as it was chosen: the name of its file, its bytes."""

    name: str
    content: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """What the bytes are, whatever the name says; "" where nothing that is kept."""
        return next((kind for start, kind, _end in KINDS if self.content.startswith(start)), "")


@dataclass(frozen=True)
class Receipt:
    """A scan that is kept with a letter, to be shown."""

    letter_id: int
    name: str
    media_type: str
    content: bytes = field(repr=False)


@command(Right.WRITE_LETTERS, N_("Pièce jointe à une lettre"))
def attach_receipt(
    work: Work, letter_ids: tuple[int, ...], scan: ReceivedFile, note: str = ""
) -> Done[None]:
    """Keep a scan with letters, whatever their state: one receipt may be about several."""
    document_id = keep_scan(work, scan)
    rows = work.session.exec(select(Letter).where(col(Letter.id).in_(letter_ids))).all()
    for row in rows:
        if row.document_id is None:
            raise Refusal(
                _("Le numéro {reference} est annulé : rien ne s'y joint.").format(
                    reference=reference_of(row.year, row.number)
                )
            )
        work.session.add(
            LetterEvent(
                letter_id=row.id or 0,
                status="attached",
                day=work.today,
                note=note.strip() or scan.name,
                recorded_by=work.actor.account_id,
                recorded_at=work.now,
                document_id=document_id,
            )
        )
    numbers = [reference_of(row.year, row.number) for row in rows]
    work.note("letter", _only(letter_ids), after={"letters": numbers, "attached": scan.name})
    return done(None, Facet.LETTERS)


@query
def receipt(reading: Reading, event_id: int) -> Receipt:
    """The scan of a step; Refusal where there is none."""
    row = reading.session.execute(
        select(LetterEvent.letter_id, StoredDocument)
        .join(StoredDocument, col(StoredDocument.id) == col(LetterEvent.document_id))
        .where(col(LetterEvent.id) == event_id)
    ).first()
    if row is None:
        raise Refusal(_("Aucune pièce n'est jointe à cette étape."))
    letter_id, document = row
    return Receipt(letter_id, document.name, document.media_type, document.content)


def keep_scan(work: Work, scan: ReceivedFile) -> int:
    """Store a scan once, named by its digest; Refusal where it is not one."""
    check_scan(scan)
    digest = hashlib.sha256(scan.content).hexdigest()
    known = work.session.exec(
        select(StoredDocument.id).where(col(StoredDocument.sha256) == digest)
    ).first()
    if known is not None:
        return known
    row = StoredDocument(
        sha256=digest,
        media_type=scan.media_type,
        name=scan.name,
        content=scan.content,
        stored_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    return row.id or 0


def check_scan(scan: ReceivedFile) -> None:
    """Refusal where a file is neither PDF, PNG nor JPEG, or too large to keep."""
    if not scan.media_type:
        raise Refusal(
            _("« {name} » n'est ni un PDF ni une image.").format(name=scan.name),
            _("Numérisez la pièce en PDF, PNG ou JPEG."),
            field="scan",
        )
    if len(scan.content) > LARGEST:
        raise Refusal(
            _("« {name} » dépasse 15 Mo.").format(name=scan.name),
            _("Numérisez-le en noir et blanc ou à 200 points par pouce."),
            field="scan",
        )


def _only(ids: Sequence[int]) -> int | None:
    return ids[0] if len(ids) == 1 else None
