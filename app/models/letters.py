"""Letters, their life, and the documents that are kept as they were issued."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, key, may_refer, not_blank, one_of, refers

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
    letter whose issue failed: it stands in the register as *annulé*. ``notified_on`` is
    the day from which its deadlines run once the post said it, and ``deadlines`` those
    days, as JSON; until then those of ``content`` hold. ``copy_of_id`` is the letter that
    this one brings to somebody else. ``about`` is the matter of a letter that no council
    asked for, a key of its document ("year:4").
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
    about: str = ""
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
    copy_of_id: int | None = may_refer("letter.id")
    notified_on: date | None = None
    deadlines: str = ""


class Applicant(SQLModel, table=True):
    """Somebody who asked to be enrolled and never was: what letters to them must say, no more.

    ``addressees`` are the names of the envelope, one a line, empty where the letters go to
    the applicant; ``studies`` says, with its article, what they asked for. A letter names
    its applicant in ``about`` ("applicant:3").
    """

    __tablename__ = "applicant"
    __table_args__ = (
        not_blank("last_name", "applicant"),
        one_of("civility", ("mr", "mrs", "none"), "ck_applicant_civility"),
    )

    id: int | None = key()
    regime: str
    year_label: str
    last_name: str
    first_name: str
    search_key: str
    civility: str = "none"
    birth_date: date
    studies: str
    addressees: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""
    entered_at: datetime = Field(sa_type=UtcDateTime)
    entered_by: int | None = may_refer("account.id")


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


class Correspondent(SQLModel, table=True):
    """Somebody to whom the school sends copies of letters: the CPMS, the DGEO.

    ``short_name`` is what lists and letters call them; ``name`` and ``service`` are the
    first lines of their envelopes.
    """

    __tablename__ = "correspondent"
    __table_args__ = (
        UniqueConstraint("short_name", name="uq_correspondent_short_name"),
        not_blank("short_name", "correspondent"),
        not_blank("name", "correspondent"),
    )

    id: int | None = key()
    short_name: str
    name: str
    service: str = ""
    street: str = ""
    postal_code: str = ""
    locality: str = ""
    email: str = ""
    active: bool = True


class Signatory(SQLModel, table=True):
    """Somebody who may sign letters for the head of the school.

    ``function`` is a key of the office's list of functions, whose feminine and masculine
    forms it knows; ``scan`` a picture of the signature, PNG or JPEG.
    """

    __tablename__ = "signatory"
    __table_args__ = (
        not_blank("name", "signatory"),
        one_of("civility", ("mr", "mrs"), "ck_signatory_civility"),
    )

    id: int | None = key()
    name: str
    civility: str
    function: str
    scan: bytes | None = None
    active: bool = True
