"""Letters, their life, and the documents that are kept as they were issued."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, may_refer, one_of, refers

LETTER_STATUSES = (
    "issuing",
    "issued",
    "printed",
    "posted",
    "presented",
    "acknowledged",
    "returned",
    "cancelled",
    "void",
)


class StoredDocument(SQLModel, table=True):
    """Bytes that were issued or received, kept once, named by their SHA-256."""

    __tablename__ = "stored_document"
    __table_args__ = (UniqueConstraint("sha256", name="uq_stored_document_sha256"),)

    id: int | None = key()
    sha256: str
    media_type: str
    name: str
    content: bytes
    stored_at: datetime = Field(sa_type=UtcDateTime)


class LetterBatch(SQLModel, table=True):
    """Letters that were asked for in one gesture: those of a council, of a threshold."""

    __tablename__ = "letter_batch"

    id: int | None = key()
    title: str
    council_id: int | None = may_refer("council.id")
    made_at: datetime = Field(sa_type=UtcDateTime)
    made_by: int | None = may_refer("account.id")


class Letter(SQLModel, table=True):
    """One letter, and its line in the register of outgoing mail.

    ``content`` is the frozen view it was drawn from, as JSON; ``content_digest`` tells a
    changed letter from one that would come out the same. ``void`` keeps the number of a
    letter whose issue failed: it stands in the register as *annulé*.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("year", "number", name="uq_letter_number"),
        one_of("status", LETTER_STATUSES, "ck_letter_status"),
        CheckConstraint("number > 0", name="ck_letter_number"),
        CheckConstraint(
            "status IN ('issuing', 'void') OR document_id IS NOT NULL",
            name="ck_letter_document",
        ),
        Index("ix_letter_subject", "kind", "pupil_id"),
    )

    id: int | None = key()
    year: int
    number: int
    kind: str
    regime: str
    pupil_id: int | None = may_refer("pupil.id")
    council_id: int | None = may_refer("council.id")
    decision_id: int | None = may_refer("decision.id")
    batch_id: int | None = may_refer("letter_batch.id")
    recipient_key: str = ""
    recipient: str
    address: str
    subject: str
    content: str
    content_digest: str
    verdict_digest: str = ""
    document_id: int | None = may_refer("stored_document.id")
    status: str = "issuing"
    sending: str = "plain"
    tracking_number: str = ""
    written_on: date
    printed_on: date | None = None
    posted_on: date | None = None
    replaced_by_id: int | None = may_refer("letter.id")


class LetterEvent(SQLModel, table=True):
    """One step of a letter's life, with its date and who recorded it."""

    __tablename__ = "letter_event"

    id: int | None = key()
    letter_id: int = refers("letter.id")
    status: str
    day: date
    note: str = ""
    recorded_by: int | None = may_refer("account.id")
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    document_id: int | None = may_refer("stored_document.id")
