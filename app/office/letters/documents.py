"""The documents of issued letters, byte for byte, to show, print, save and join."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import col

from app.errors import Refusal
from app.i18n import _
from app.models import Letter, StoredDocument
from app.office.letters.envelopes import posting_order, siblings_together
from app.office.letters.former import reference_of
from app.office.work import Reading, query
from app.reports.files import safe_name

_COLUMNS: Final[tuple[Any, ...]] = (
    *(Letter.id, Letter.pupil_id, Letter.year, Letter.number, Letter.printed_on, Letter.content),
    *(
        Letter.sending,
        Letter.copy_of_id,
        Letter.recipient,
        StoredDocument.name,
        col(StoredDocument.content).label("pdf"),
    ),
)


@dataclass(frozen=True)
class IssuedDocument:
    """A letter as it was issued.

    ``title`` is its bookmark, ``group`` the class it stands under, ``name`` the name of
    its file; ``printed`` whether it was printed before, so that another is a duplicata;
    ``copy_for`` to whom a copy goes, "" where it is no copy.
    """

    letter_id: int
    pupil_id: int | None
    reference: str
    group: str
    title: str
    name: str
    printed: bool
    copy_for: str = ""
    pdf: bytes = field(default=b"", repr=False)


@query
def issued_documents(
    reading: Reading, letter_ids: tuple[int, ...], together: bool | None = None
) -> tuple[IssuedDocument, ...]:
    """The documents of these letters, in posting order; two statements.

    By number, and where siblings share an envelope (``together``; None for what the school
    prefers) those of a household one after the other. Refusal where none has a document.
    """
    if together is None:
        together = siblings_together(reading.session)
    rows = reading.session.execute(
        select(*_COLUMNS)
        .join(StoredDocument, col(StoredDocument.id) == col(Letter.document_id))
        .where(col(Letter.id).in_(letter_ids))
        .order_by(col(Letter.year), col(Letter.number))
    ).all()
    if not rows:
        raise Refusal(
            _("Ces lettres n'ont pas de document."),
            _("Un numéro annulé n'a jamais eu de lettre."),
        )
    found = []
    for row in posting_order(rows, together):
        label = json.loads(row.content)["view"]["label"]
        found.append(
            IssuedDocument(
                letter_id=row.id,
                pupil_id=row.pupil_id,
                reference=reference_of(row.year, row.number),
                group=label["group"],
                title=f"{label['person']} – {label['letter']}",
                name=_file_name(row),
                printed=row.printed_on is not None,
                copy_for=row.recipient if row.copy_of_id else "",
                pdf=row.pdf,
            )
        )
    return tuple(found)


def _file_name(row: Any) -> str:
    """The name of its file; a copy is named after the letter, and says for whom it is."""
    if not row.copy_of_id:
        return str(row.name)
    stem = str(row.name).removesuffix(".pdf")
    reference = reference_of(row.year, row.number)
    return safe_name(
        _("{stem} - copie {who} {reference}").format(
            stem=stem, who=row.recipient, reference=reference
        ),
        "pdf",
    )


@query
def letters_of_batch(reading: Reading, batch_id: int) -> tuple[int, ...]:
    """The letters of a batch that have a document, in posting order."""
    return tuple(
        letter_id or 0
        for letter_id in reading.session.scalars(
            select(col(Letter.id))
            .where(col(Letter.batch_id) == batch_id, col(Letter.document_id).is_not(None))
            .order_by(col(Letter.year), col(Letter.number))
        )
    )


def by_pupil(documents: Sequence[IssuedDocument]) -> tuple[tuple[IssuedDocument, ...], ...]:
    """The documents of each pupil together, pupils in the order of their first letter."""
    found: dict[object, list[IssuedDocument]] = {}
    for one in documents:
        key = one.pupil_id if one.pupil_id is not None else f"letter {one.letter_id}"
        found.setdefault(key, []).append(one)
    return tuple(tuple(some) for some in found.values())
